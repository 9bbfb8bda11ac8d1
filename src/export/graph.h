#ifndef AKT_EXPORT_GRAPH_H
#define AKT_EXPORT_GRAPH_H

#include "base/buffer.h"
#include "base/pool.h"
#include "model/dataset.h"
#include "model/schema.h"

/* A dataset as other people's graph tools take it: nodes (actors, programmes and forums, each
 * one), and edges, one a record: ties, flows, who owns, operates and takes part in a programme,
 * who is a member of a forum, whose unit an actor is. Values are text as a format writes it,
 * NULL where nothing is stated: unknown is never zero. Names of columns are English and fixed:
 * those of the tables' csv, lists joined by |, but for an edge's ends (source, target) and its
 * time (since, until). */

typedef enum akt_graph_type {
    AKT_GRAPH_STRING,
    AKT_GRAPH_INTEGER,
    AKT_GRAPH_NUMBER,
    AKT_GRAPH_BOOL
} akt_graph_type;

typedef struct akt_graph_column {
    const char *name;
    akt_graph_type type;
    const char *field; /* of the record, where the column is one; else NULL */
    akt_lang lang;     /* of a text */
} akt_graph_column;

/* The columns that are more than a field, or that some format has a place of its own for; the other
 * fields follow. */
typedef enum akt_graph_node_column {
    AKT_NODE_ID,
    AKT_NODE_LABEL, /* in the language asked for */
    AKT_NODE_TYPE,  /* actor, programme, forum */
    AKT_NODE_KIND,  /* the code */
    AKT_NODE_FROM,
    AKT_NODE_TO,
    AKT_NODE_ROLES, /* "educator:agencies_state:clear", joined by | */
    AKT_NODE_FIELDS,
    AKT_NODE_COLUMNS = AKT_NODE_FIELDS + 28
} akt_graph_node_column;

typedef enum akt_graph_edge_column {
    AKT_EDGE_ID, /* of a flow its own; no two edges and no node have the same */
    AKT_EDGE_FROM,
    AKT_EDGE_TO,
    AKT_EDGE_LABEL, /* in the language asked for */
    AKT_EDGE_LAYER,
    AKT_EDGE_KIND,
    AKT_EDGE_DIRECTED,
    AKT_EDGE_SINCE,
    AKT_EDGE_UNTIL,
    AKT_EDGE_AMOUNT,
    AKT_EDGE_STATUS,
    AKT_EDGE_SOURCES,
    AKT_EDGE_FIELDS,
    AKT_EDGE_COLUMNS = AKT_EDGE_FIELDS + 20
} akt_graph_edge_column;

extern const akt_graph_column akt_graph_node_columns[AKT_NODE_COLUMNS];
extern const akt_graph_column akt_graph_edge_columns[AKT_EDGE_COLUMNS];

typedef struct akt_graph_node {
    const char *values[AKT_NODE_COLUMNS];
    akt_ref ref;
    const char *colour; /* "#rrggbb", of its category on the map */
    double x, y;        /* y downwards; only where the graph has places */
} akt_graph_node;

typedef struct akt_graph_edge {
    const char *values[AKT_EDGE_COLUMNS];
    size_t from, to; /* nodes */
    akt_layer layer;
    bool is_directed;
} akt_graph_edge;

enum { AKT_GRAPH_PARTIES = 3, AKT_GRAPH_STATED = 2 };

/* Nodes and edges are not held: they are made of the dataset's records one at a time (akt_graph_walk),
 * so that a graph takes 16 bytes a node. */
typedef struct akt_graph {
    const akt_dataset *dataset;
    akt_lang lang; /* of the labels */
    akt_pool *pool;
    size_t node_count;
    const double (*places)[2]; /* of each node, x and y; NULL = none (akt_graph_place) */
    double width, height;      /* within which they lie */
    /* Which field of a record a column takes: of actors, programmes and forums, of ties and flows. */
    const akt_field *node_fields[AKT_GRAPH_PARTIES][AKT_NODE_COLUMNS];
    const akt_field *edge_fields[AKT_GRAPH_STATED][AKT_EDGE_COLUMNS];
    /* The role records of node i: role_order[role_start[i]] to before role_start[i + 1]. */
    uint32_t *role_start, *role_order;
} akt_graph;

/* Goes through the nodes, actors first, then programmes and forums, or through the edges: ties, flows,
 * then what forums, programmes and units imply. */
typedef struct akt_graph_walk {
    const akt_graph *graph;
    bool is_bare;
    const bool *known; /* columns that need not be filled, or NULL: all are */
    akt_pool *scratch; /* of the texts of some rows */
    size_t rows;
    bool failed;
    int table;
    size_t record, list, item, count;
    akt_graph_node node;
    akt_graph_edge edge;
} akt_graph_walk;

akt_graph_walk akt_graph_walk_start(const akt_graph *graph);

/* The same, quicker: only what needs no text to be made is filled in; ids of edges are not. */
akt_graph_walk akt_graph_walk_bare(const akt_graph *graph);

/* The next, valid until the call after; NULL behind the last, and without memory. */
const akt_graph_node *akt_graph_next_node(akt_graph_walk *walk);
const akt_graph_edge *akt_graph_next_edge(akt_graph_walk *walk);

/* To be called at the end; where the walk had too little memory, out fails. */
void akt_graph_walk_end(akt_graph_walk *walk, akt_buffer *out);

/* Which columns some node, and some edge, states. */
typedef struct akt_graph_stated {
    bool by_node[AKT_NODE_COLUMNS], by_edge[AKT_EDGE_COLUMNS];
} akt_graph_stated;

/* Goes through the graph once; out fails without memory. */
akt_graph_stated akt_graph_find_stated(const akt_graph *graph, akt_buffer *out);

/* The diameter of a node where a format asks for one, in px. */
#define AKT_GRAPH_NODE_SIZE 20.0

/* AKT_OK or AKT_ENOMEM; to be disposed of, also on failure. The dataset is borrowed. O(parties +
 * roles); a walk is O(records). */
akt_status akt_graph_make(akt_graph *out, const akt_dataset *dataset, akt_lang lang,
                          akt_error *err);
void akt_graph_dispose(akt_graph *graph);

/* Gives every node a place (layout/layout.h), in px; it depends on ids and edges alone, not on
 * the order of records. fault tells why the nodes stand in a grid, AKT_OK where they do not.
 * AKT_ENOMEM. 300 nodes in 0.3 s. */
akt_status akt_graph_place(akt_graph *graph, akt_error *fault, akt_error *err);

/* Red, green and blue of "#rrggbb". */
void akt_graph_rgb(unsigned out[3], const char *colour);

#endif
