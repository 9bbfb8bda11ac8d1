#include "export/graph.h"

#include <stdlib.h>

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

static const akt_table stated[] = {AKT_TABLE_TIES, AKT_TABLE_FLOWS};

/* The node of a party: those of a table stand together, in its order. */
static size_t node_of(const akt_graph *g, akt_ref ref)
{
    size_t before = 0;
    for (size_t t = 0; parties[t] != ref.table; t++)
        before += akt_dataset_count(g->dataset, parties[t]);
    return before + (size_t)ref.index;
}

/* The role records in the order of their holders, by counting. */
static bool sort_roles(akt_graph *g)
{
    const akt_role *all = akt_dataset_roles(g->dataset);
    size_t count = akt_dataset_count(g->dataset, AKT_TABLE_ROLES);
    uint32_t *start = akt_pool_get(g->pool, (g->node_count + 2) * sizeof *start);
    uint32_t *order = akt_pool_get(g->pool, (count + 1) * sizeof *order);
    if (!start || !order)
        return false;
    for (size_t i = 0; i < count; i++)
        if (akt_ref_is_set(all[i].holder))
            start[node_of(g, all[i].holder) + 2]++;
    for (size_t n = 1; n < g->node_count + 2; n++)
        start[n] += start[n - 1];
    for (size_t i = 0; i < count; i++)
        if (akt_ref_is_set(all[i].holder))
            order[start[node_of(g, all[i].holder) + 1]++] = (uint32_t)i;
    g->role_start = start;
    g->role_order = order;
    return true;
}

static void find_fields(const akt_field **fields, akt_table table, const akt_graph_column *columns,
                        int count)
{
    for (int c = 0; c < count; c++)
        fields[c] = columns[c].field
                        ? akt_schema_field(akt_schema_of_table(table), columns[c].field)
                        : NULL;
}

akt_status akt_graph_make(akt_graph *out, const akt_dataset *dataset, akt_lang lang, akt_error *err)
{
    *out = (akt_graph){.dataset = dataset, .lang = lang, .pool = akt_pool_new()};
    for (size_t t = 0; t < AKT_GRAPH_PARTIES; t++) {
        out->node_count += akt_dataset_count(dataset, parties[t]);
        find_fields(out->node_fields[t], parties[t], akt_graph_node_columns, AKT_NODE_COLUMNS);
    }
    for (size_t t = 0; t < AKT_GRAPH_STATED; t++)
        find_fields(out->edge_fields[t], stated[t], akt_graph_edge_columns, AKT_EDGE_COLUMNS);
    return out->pool && sort_roles(out) ? AKT_OK : akt_error_memory(err);
}

void akt_graph_dispose(akt_graph *graph)
{
    akt_pool_free(graph->pool);
}

void akt_graph_rgb(unsigned out[3], const char *colour)
{
    unsigned long rgb = strtoul(colour + 1, NULL, 16);
    out[0] = rgb >> 16 & 255;
    out[1] = rgb >> 8 & 255;
    out[2] = rgb & 255;
}
