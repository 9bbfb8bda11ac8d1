#ifndef AKT_LAYOUT_LAYOUT_H
#define AKT_LAYOUT_LAYOUT_H

#include "base/pool.h"
#include "base/status.h"

#include <stddef.h>

/* Places the nodes of a network freely, by the worker aktorkart-layout (base/worker.h) on Graphviz,
 * or, where that fails, in a grid of our own. Units are CSS pixels, y downwards. */

typedef enum akt_layout_engine {
    AKT_LAYOUT_DOT,  /* in layers */
    AKT_LAYOUT_SFDP, /* by springs, no two nodes over each other */
    AKT_LAYOUT_GRID  /* in rows, in the order of the nodes */
} akt_layout_engine;

typedef struct akt_layout_place {
    double x, y;
} akt_layout_place;

typedef struct akt_layout_node {
    double width, height; /* > 0 */
} akt_layout_node;

typedef struct akt_layout_edge {
    size_t from, to;
} akt_layout_edge;

typedef struct akt_layout_graph {
    const akt_layout_node *nodes;
    size_t node_count;
    const akt_layout_edge *edges;
    size_t edge_count;
} akt_layout_graph;

typedef struct akt_layout_options {
    akt_layout_engine engine; /* the first to try; the others follow in their order */
    double seconds;           /* that each may take; 0 = 20 */
    double aspect;            /* width / height that it should come near; 0 = 1.5 */
} akt_layout_options;

typedef struct akt_layout {
    akt_layout_engine engine;  /* that placed them */
    akt_layout_place *centres; /* node_count */
    double width, height;      /* all nodes lie within 0 to these */
    akt_error fault;           /* why an engine before it did not; AKT_OK where all was well */
} akt_layout;

/* What it finds lives in pool. The same places for the same graph; they depend on the order of nodes
 * and edges. AKT_ENOMEM is all that can fail. sfdp: 300 nodes in 0.3 s, 1 000 in 1.5 s. */
akt_status akt_layout_find(akt_layout *out, const akt_layout_graph *graph,
                           const akt_layout_options *options, akt_pool *pool, akt_error *err);

#endif
