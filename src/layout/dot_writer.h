#ifndef AKT_LAYOUT_DOT_WRITER_H
#define AKT_LAYOUT_DOT_WRITER_H

#include "base/buffer.h"

/* A directed graph that is to become DOT, Graphviz' own format. The worker aktorkart-layout
 * (base/worker.h) writes it through cgraph; it is told in plain words, so nothing is quoted here and
 * no name can end its quotes. Calls are sticky as a buffer's. */

typedef struct akt_dot {
    akt_buffer words;
} akt_dot;

#define AKT_DOT_INIT                                                                               \
    {                                                                                              \
        AKT_BUFFER_INIT                                                                            \
    }

void akt_dot_dispose(akt_dot *dot);

/* A subgraph; Graphviz draws it as a frame where its name begins with "cluster". */
void akt_dot_cluster(akt_dot *dot, const char *name);

/* cluster: of one told before, or NULL. */
void akt_dot_node(akt_dot *dot, const char *name, const char *cluster);

/* Between nodes told before; each call is an edge of its own. */
void akt_dot_edge(akt_dot *dot, const char *from, const char *to);

/* What is set next is of all nodes, or edges, that are told later. Before any of these calls it is
 * of the graph. */
void akt_dot_nodes(akt_dot *dot);
void akt_dot_edges(akt_dot *dot);

/* An attribute of the last of these, as Graphviz takes it. Not for words of a dataset but names. */
void akt_dot_set(akt_dot *dot, const char *key, const char *value);
void akt_dot_set_number(akt_dot *dot, const char *key, double value); /* with two decimals */

/* The same for label, tooltip and their like: drawn as it stands, each '\n' as a line break. */
void akt_dot_text(akt_dot *dot, const char *key, const char *value);

/* Adds the graph as DOT to out: the same bytes for the same calls. AKT_ENOMEM, or what
 * akt_worker_run gives: also where an end of an edge was not told. */
akt_status akt_dot_finish(akt_buffer *out, const akt_dot *dot, akt_error *err);

#endif
