#ifndef AKT_EXPORT_GRAPH_H
#define AKT_EXPORT_GRAPH_H

#include "base/list.h"
#include "base/pool.h"
#include "model/dataset.h"

/* A dataset as other people's graph tools take it: nodes (actors, programmes and forums, each one), and edges,
 * one a record: ties, flows, who owns, operates and takes part in a programme, who is a member of a
 * forum, whose unit an actor is. Values are text as a format writes it, NULL where nothing is stated:
 * unknown is never zero. Names of columns are English and fixed. */

typedef enum akt_graph_type {
    AKT_GRAPH_STRING,
    AKT_GRAPH_INTEGER,
    AKT_GRAPH_NUMBER,
    AKT_GRAPH_BOOL
} akt_graph_type;

typedef struct akt_graph_column {
    const char *name;
    akt_graph_type type;
} akt_graph_column;

typedef enum akt_graph_node_column {
    AKT_NODE_ID,
    AKT_NODE_LABEL,
    AKT_NODE_TYPE, /* actor, programme, forum */
    AKT_NODE_KIND, /* the code */
    AKT_NODE_LEVEL,
    AKT_NODE_SECTOR,
    AKT_NODE_CATEGORY,
    AKT_NODE_DRIVER,
    AKT_NODE_PARENT,
    AKT_NODE_ORGNR,
    AKT_NODE_URL,
    AKT_NODE_FROM,
    AKT_NODE_TO,
    AKT_NODE_ROLES, /* "educator:agencies_state:clear", joined by | */
    AKT_NODE_SOURCES,
    AKT_NODE_COLUMNS
} akt_graph_node_column;

typedef enum akt_graph_edge_column {
    AKT_EDGE_ID,
    AKT_EDGE_FROM,
    AKT_EDGE_TO,
    AKT_EDGE_LABEL,
    AKT_EDGE_LAYER,
    AKT_EDGE_KIND,
    AKT_EDGE_DIRECTED,
    AKT_EDGE_AMOUNT,
    AKT_EDGE_CURRENCY,
    AKT_EDGE_YEAR,
    AKT_EDGE_STATUS,
    AKT_EDGE_VIA,
    AKT_EDGE_SHARE,
    AKT_EDGE_SINCE,
    AKT_EDGE_UNTIL,
    AKT_EDGE_SOURCES,
    AKT_EDGE_COLUMNS
} akt_graph_edge_column;

extern const akt_graph_column akt_graph_node_columns[AKT_NODE_COLUMNS];
extern const akt_graph_column akt_graph_edge_columns[AKT_EDGE_COLUMNS];

typedef struct akt_graph_node {
    const char *values[AKT_NODE_COLUMNS];
    akt_ref ref;
} akt_graph_node;

typedef struct akt_graph_edge {
    const char *values[AKT_EDGE_COLUMNS];
    size_t from, to; /* nodes */
    bool is_directed;
} akt_graph_edge;

typedef struct akt_graph {
    akt_list nodes; /* of akt_graph_node, in the order of the dataset */
    akt_list edges; /* of akt_graph_edge: ties, flows, then what programmes, forums and units imply */
    akt_pool *pool;
    const akt_dataset *dataset;
    akt_lang lang; /* of the labels */
} akt_graph;

/* Everything is made, AKT_ENOMEM else; to be disposed of, also on failure. O(records + parties x roles). */
akt_status akt_graph_make(akt_graph *out, const akt_dataset *dataset, akt_lang lang,
                          akt_error *err);
void akt_graph_dispose(akt_graph *graph);

#endif
