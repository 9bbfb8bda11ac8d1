#include "export/graph.h"

#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

/* The nodes by id, and each pair of them that any edge ties: what is laid out. */
typedef struct placing {
    akt_graph *graph;
    size_t *order;  /* nodes, by id */
    size_t *number; /* of each node in that order */
    akt_layout_node *nodes;
    akt_layout_edge *edges;
    size_t edge_count;
} placing;

typedef struct named {
    const char *id;
    size_t node;
} named;

static int compare_names(const void *left, const void *right)
{
    return strcmp(((const named *)left)->id, ((const named *)right)->id);
}

static int compare_edges(const void *left, const void *right)
{
    const akt_layout_edge *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static bool number_nodes(placing *p)
{
    akt_graph_walk walk = akt_graph_walk_bare(p->graph);
    akt_buffer fault = AKT_BUFFER_INIT;
    size_t count = p->graph->node_count;
    akt_pool *pool = p->graph->pool;
    named *names = akt_pool_get(pool, (count + 1) * sizeof *names);
    p->order = akt_pool_get(pool, (count + 1) * sizeof *p->order);
    p->number = akt_pool_get(pool, (count + 1) * sizeof *p->number);
    p->nodes = akt_pool_get(pool, (count + 1) * sizeof *p->nodes);
    if (akt_pool_has_failed(pool))
        return false;
    for (const akt_graph_node *node; (node = akt_graph_next_node(&walk));)
        names[walk.count - 1] = (named){
            akt_dataset_party(p->graph->dataset, node->ref)->record.id, walk.count - 1};
    akt_graph_walk_end(&walk, &fault);
    if (fault.failed)
        return false;
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        p->order[i] = names[i].node;
        p->number[names[i].node] = i;
        p->nodes[i] = (akt_layout_node){2 * AKT_GRAPH_NODE_SIZE, 2 * AKT_GRAPH_NODE_SIZE};
    }
    return true;
}

/* Each edge between two nodes, once; into p->edges where that is not NULL. False without memory. */
static bool gather_pairs(placing *p, size_t *found)
{
    akt_graph_walk walk = akt_graph_walk_bare(p->graph);
    akt_buffer fault = AKT_BUFFER_INIT;
    *found = 0;
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&walk));) {
        size_t a = p->number[edge->from], b = p->number[edge->to];
        if (a == b)
            continue;
        if (p->edges)
            p->edges[*found] = (akt_layout_edge){a < b ? a : b, a < b ? b : a};
        (*found)++;
    }
    akt_graph_walk_end(&walk, &fault);
    return !fault.failed;
}

static bool pair_edges(placing *p)
{
    size_t found;
    if (!gather_pairs(p, &found))
        return false;
    p->edges = akt_pool_get(p->graph->pool, (found + 1) * sizeof *p->edges);
    if (!p->edges || !gather_pairs(p, &found))
        return false;
    if (found > 1)
        qsort(p->edges, found, sizeof *p->edges, compare_edges);
    for (size_t i = 0; i < found; i++)
        if (i == 0 || compare_edges(&p->edges[i], &p->edges[i - 1]) != 0)
            p->edges[p->edge_count++] = p->edges[i];
    return true;
}

akt_status akt_graph_place(akt_graph *graph, akt_error *fault, akt_error *err)
{
    placing p = {.graph = graph};
    akt_layout layout;
    if (!number_nodes(&p) || !pair_edges(&p))
        return akt_error_memory(err);
    const akt_layout_graph laid = {p.nodes, graph->node_count, p.edges, p.edge_count};
    const akt_layout_options how = {AKT_LAYOUT_SFDP, 0, 0};
    akt_status status = akt_layout_find(&layout, &laid, &how, graph->pool, err);
    if (status != AKT_OK)
        return status;
    double(*places)[2] = akt_pool_get(graph->pool, (graph->node_count + 1) * sizeof *places);
    if (!places)
        return akt_error_memory(err);
    for (size_t i = 0; i < graph->node_count; i++) {
        places[p.order[i]][0] = layout.centres[i].x;
        places[p.order[i]][1] = layout.centres[i].y;
    }
    graph->places = (const double(*)[2])places;
    graph->width = layout.width;
    graph->height = layout.height;
    *fault = layout.fault;
    return AKT_OK;
}
