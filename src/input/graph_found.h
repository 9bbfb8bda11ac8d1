#ifndef AKT_INPUT_GRAPH_FOUND_H
#define AKT_INPUT_GRAPH_FOUND_H

#include "base/buffer.h"
#include "base/list.h"
#include "parse/text_file.h"

#include <stdbool.h>

/* A graph as it was found in a file of another kind: what all readers of graphs fill, and one writer
 * (graph_dataset.h) makes a dataset of. All texts are in its pool. It is sticky: who adds to it
 * need not look whether there was memory; akt_pool_has_failed tells in the end. */

typedef enum akt_found_type {
    AKT_FOUND_TEXT,
    AKT_FOUND_NUMBER,
    AKT_FOUND_BOOL,
    AKT_FOUND_JSON /* an object or array, as checked JSON; no field is one */
} akt_found_type;

/* What the file says of a node or an edge beyond its ends: an attribute. */
typedef struct akt_found_value {
    const char *name, *text; /* as the file has them */
    akt_found_type type;     /* as the file declares it; text may still be no number */
    bool is_used;            /* by a field of the model; for the writer */
    struct akt_found_value *next;
} akt_found_value;

typedef struct akt_found_values {
    akt_found_value *first, *last;
    size_t count; /* AKT_FOUND_VALUES_MAX + 1: there were more, which are not kept */
} akt_found_values;

/* The most attributes of one node or edge; more are a fault. */
#define AKT_FOUND_VALUES_MAX 1000

typedef struct akt_found_node {
    const char *key;    /* that edges name it by, unique in a sound file */
    const char *id;     /* that it bears for people; NULL = none: it is made of the label */
    const char *label;  /* or NULL */
    const char *parent; /* the key of the node that it lies in, or NULL */
    akt_found_values values;
    akt_text_mark at;
} akt_found_node;

typedef struct akt_found_edge {
    const char *id;        /* or NULL */
    const char *from, *to; /* keys */
    bool is_directed;
    bool is_part; /* it stands for an end of a hyperedge, of which a file says no more */
    akt_found_values values;
    akt_text_mark at;
} akt_found_edge;

/* What a dataset has no place for, and how often. */
typedef struct akt_found_left_out {
    const char *what;
    size_t count;
} akt_found_left_out;

typedef struct akt_found_graph {
    akt_pool *pool;
    akt_diagnostics *faults;
    const char *file;         /* its name */
    const char *title;        /* or NULL */
    akt_list nodes;           /* of akt_found_node *, in the order of the file */
    akt_list edges;           /* of akt_found_edge * */
    akt_list left_out;        /* of akt_found_left_out */
    bool ends_make_nodes;     /* an edge's end that no node has is a node */
    akt_found_node lost_node; /* stand for those that there was no memory for */
    akt_found_edge lost_edge;
} akt_found_graph;

akt_found_graph akt_found_graph_of(akt_pool *pool, akt_diagnostics *faults,
                                   const akt_text_file *file);
void akt_found_graph_dispose(akt_found_graph *graph);

/* A text kept with the graph; never NULL. */
const char *akt_found_keep(akt_found_graph *graph, const char *text, size_t size);

/* A node, an edge, with nothing but its place; key, from and to are copied, id is the key. Never
 * NULL: without memory, one that counts for nothing. */
akt_found_node *akt_found_add_node(akt_found_graph *graph, const char *key, akt_text_mark at);
akt_found_edge *akt_found_add_edge(akt_found_graph *graph, const char *from, const char *to,
                                   akt_text_mark at);

/* Adds an attribute; copies the texts. Nothing where the text is NULL, empty or that of the
 * first attribute of that name, which is still unused, or there are AKT_FOUND_VALUES_MAX. */
void akt_found_set(akt_found_graph *graph, akt_found_values *values, const char *name,
                   const char *text, akt_found_type type);

/* The same for what is made of the file's own attributes, when these are bounded: however many there
 * are. */
void akt_found_note(akt_found_graph *graph, akt_found_values *values, const char *name,
                    const char *text, akt_found_type type);

/* akt_found_set where there is none of that name; nothing where values is NULL. */
void akt_found_set_default(akt_found_graph *graph, akt_found_values *values, const char *name,
                           const char *text, akt_found_type type);

/* Notes one more of something that a dataset has no place for; all are told at once where it is made.
 * Of very many kinds, those from the hundredth on are told together. */
void akt_found_leave_out(akt_found_graph *graph, const char *what);
void akt_found_tell_left_out(akt_found_graph *graph);

/* The attribute of that name, or NULL. */
akt_found_value *akt_found_get(const akt_found_values *values, const char *name);

/* The text of the attribute of that name, which is then used; NULL where there is none. */
const char *akt_found_take(const akt_found_values *values, const char *name);

/* Adds a fault at a place in the file. */
void akt_found_fault(akt_found_graph *graph, akt_fault fault, akt_text_mark at, const char *first,
                     const char *second);

/* The type by which a file declares values, as "double", "long", "boolean", "string". */
akt_found_type akt_found_type_of(const char *declared);

/* Whether a text says yes, as "true", "True" and "1" do. */
bool akt_found_is_true(const char *text);

/* Whether a text is a number, and as JSON has it; out may be NULL. "1." is 1.0, "+.5" is 0.5; NaN and
 * infinities are no numbers. */
bool akt_found_number(const char *text, akt_buffer *out);

#endif
