#include "analysis/links_internal.h"

#include <stdlib.h>

static void count_ends(akt_rows *rows, const akt_edge *edges, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        rows->start[edges[i].from + 1]++;
        rows->start[edges[i].to + 1]++;
    }
    for (size_t v = 0; v < rows->order; v++)
        rows->start[v + 1] += rows->start[v];
}

/* Edges are sorted by beginning, then end: undirected, those from below v come before its own. start[v]
 * is meanwhile where the next entry of v goes: one row too far at the end. */
static void fill(akt_rows *rows, const akt_edge *edges, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        rows->target[rows->start[edges[i].from]++] = (uint32_t)edges[i].to;
        rows->target[rows->start[edges[i].to]++] = (uint32_t)edges[i].from;
    }
    for (size_t v = rows->order; v > 0; v--)
        rows->start[v] = rows->start[v - 1];
    rows->start[0] = 0;
}

akt_status akt_links__make(akt_rows *out, const akt_network *network, akt_error *err)
{
    size_t size = akt_network_size(network);
    *out = (akt_rows){.order = akt_network_order(network), .count = 2 * size};
    if (size > UINT32_MAX / 2)
        return akt_error_set(err, AKT_ELIMIT, "the network has too many ties");
    out->start = calloc(out->order + 1, sizeof *out->start);
    out->target = malloc((out->count + 1) * sizeof *out->target);
    if (!out->start || !out->target) {
        akt_rows_dispose(out);
        return akt_error_memory(err);
    }
    count_ends(out, akt_network_edges(network), size);
    fill(out, akt_network_edges(network), size);
    return AKT_OK;
}

/* The first vertex of the part, as far as it is known; those on the way are brought nearer to it. */
static uint32_t first_of(uint32_t *before, uint32_t v)
{
    while (before[v] != v)
        v = before[v] = before[before[v]];
    return v;
}

size_t akt_links__find_parts(uint32_t *part, const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    size_t n = akt_network_order(network), size = akt_network_size(network), count = 0;
    for (size_t v = 0; v < n; v++)
        part[v] = (uint32_t)v;
    for (size_t i = 0; i < size; i++) {
        uint32_t a = first_of(part, (uint32_t)edges[i].from);
        uint32_t b = first_of(part, (uint32_t)edges[i].to);
        part[a > b ? a : b] = a > b ? b : a;
    }
    /* Whoever is before v is below it and has its number already. */
    for (size_t v = 0; v < n; v++)
        part[v] = part[v] == v ? (uint32_t)count++ : part[part[v]];
    return count;
}
