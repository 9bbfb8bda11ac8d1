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
    const akt_graph_node *nodes = p->graph->nodes.items;
    size_t count = p->graph->nodes.count;
    akt_pool *pool = p->graph->pool;
    named *names = akt_pool_get(pool, (count + 1) * sizeof *names);
    p->order = akt_pool_get(pool, (count + 1) * sizeof *p->order);
    p->number = akt_pool_get(pool, (count + 1) * sizeof *p->number);
    p->nodes = akt_pool_get(pool, (count + 1) * sizeof *p->nodes);
    if (akt_pool_has_failed(pool))
        return false;
    for (size_t i = 0; i < count; i++)
        names[i] = (named){nodes[i].values[AKT_NODE_ID], i};
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        p->order[i] = names[i].node;
        p->number[names[i].node] = i;
        p->nodes[i] = (akt_layout_node){2 * AKT_GRAPH_NODE_SIZE, 2 * AKT_GRAPH_NODE_SIZE};
    }
    return true;
}

static bool pair_edges(placing *p)
{
    const akt_graph_edge *edges = p->graph->edges.items;
    p->edges = akt_pool_get(p->graph->pool, (p->graph->edges.count + 1) * sizeof *p->edges);
    if (!p->edges)
        return false;
    size_t found = 0;
    for (size_t i = 0; i < p->graph->edges.count; i++) {
        size_t a = p->number[edges[i].from], b = p->number[edges[i].to];
        if (a != b)
            p->edges[found++] = (akt_layout_edge){a < b ? a : b, a < b ? b : a};
    }
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
    const akt_layout_graph laid = {p.nodes, graph->nodes.count, p.edges, p.edge_count};
    const akt_layout_options how = {AKT_LAYOUT_SFDP, 0, 0};
    akt_status status = akt_layout_find(&layout, &laid, &how, graph->pool, err);
    if (status != AKT_OK)
        return status;
    akt_graph_node *nodes = graph->nodes.items;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        nodes[p.order[i]].x = layout.centres[i].x;
        nodes[p.order[i]].y = layout.centres[i].y;
    }
    graph->has_places = true;
    graph->width = layout.width;
    graph->height = layout.height;
    *fault = layout.fault;
    return AKT_OK;
}
