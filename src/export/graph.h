#ifndef AKT_EXPORT_GRAPH_H
#define AKT_EXPORT_GRAPH_H

#include "base/list.h"
#include "base/pool.h"
#include "model/dataset.h"

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

typedef struct akt_graph {
    akt_list nodes; /* of akt_graph_node, in the order of the dataset */
    akt_list
        edges; /* of akt_graph_edge: ties, flows, then what programmes, forums and units imply */
    akt_pool *pool;
    const akt_dataset *dataset;
    akt_lang lang;                          /* of the labels */
    bool has_node_column[AKT_NODE_COLUMNS]; /* some node states it */
    bool has_edge_column[AKT_EDGE_COLUMNS];
    bool has_places;      /* akt_graph_place */
    double width, height; /* within which they lie */
} akt_graph;

/* The diameter of a node where a format asks for one, in px. */
#define AKT_GRAPH_NODE_SIZE 20.0

/* Everything is made, AKT_ENOMEM else; to be disposed of, also on failure. O(records + parties x
 * roles). */
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
