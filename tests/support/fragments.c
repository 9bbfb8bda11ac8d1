#include "support/fragments.h"

#include <math.h>
#include <stdlib.h>

static bool is_removed(const akt_removal *removal, int32_t vertex)
{
    for (size_t i = 0; i < removal->count; i++) {
        if (removal->vertices[i] == vertex)
            return true;
    }
    return false;
}

static bool is_gone(const akt_network *network, const akt_removal *removal, size_t edge)
{
    const akt_edge *edges = akt_network_edges(network);
    if (is_removed(removal, edges[edge].from) || is_removed(removal, edges[edge].to))
        return true;
    if (removal->edge == AKT_NONE)
        return false;
    const akt_edge *cut = &edges[removal->edge];
    return (edges[edge].from == cut->from && edges[edge].to == cut->to) ||
           (edges[edge].from == cut->to && edges[edge].to == cut->from);
}

/* Every edge hands the lower name over, until none does. */
void akt_fragments_find(int32_t *component, const akt_network *network, const akt_removal *removal)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t v = 0; v < akt_network_order(network); v++)
        component[v] = is_removed(removal, (int32_t)v) ? AKT_NONE : (int32_t)v;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t e = 0; e < akt_network_size(network); e++) {
            int32_t *a = &component[edges[e].from], *b = &component[edges[e].to];
            if (is_gone(network, removal, e) || *a == *b)
                continue;
            *a = *b = *a < *b ? *a : *b;
            changed = true;
        }
    }
}

static int32_t *new_components(const akt_network *network, const akt_removal *removal)
{
    int32_t *component = calloc(akt_network_order(network) + 1, sizeof *component);
    if (!component)
        abort();
    akt_fragments_find(component, network, removal);
    return component;
}

size_t akt_fragments_cut_off(const akt_network *network, const akt_removal *removal, int32_t start)
{
    const akt_removal nothing = {NULL, 0, AKT_NONE};
    int32_t *before = new_components(network, &nothing), *after = new_components(network, removal);
    size_t n = akt_network_order(network), largest = 0, remain = 0;
    for (size_t v = 0; v < n; v++) {
        size_t size = 0;
        for (size_t u = 0; u < n; u++)
            size += before[u] == before[start] && after[u] == (int32_t)v;
        largest = size > largest ? size : largest;
        remain += before[v] == before[start] && after[v] != AKT_NONE;
    }
    free(before);
    free(after);
    return remain - largest;
}

double akt_fragments_fragmentation(const akt_network *network, const int32_t *members, size_t count)
{
    const akt_removal removal = {members, count, AKT_NONE};
    int32_t *component = new_components(network, &removal);
    size_t n = akt_network_order(network), left = n - count;
    double together = 0;
    for (size_t v = 0; v < n; v++) {
        for (size_t u = 0; u < n; u++)
            together += u != v && component[u] == component[v] && component[u] != AKT_NONE;
    }
    free(component);
    return left > 1 ? 1 - together / ((double)left * (double)(left - 1)) : NAN;
}

double akt_fragments_reach(const akt_network *network, const int32_t *members, size_t count)
{
    const akt_removal set = {members, count, AKT_NONE};
    const akt_edge *edges = akt_network_edges(network);
    size_t n = akt_network_order(network);
    double *distance = calloc(n + 1, sizeof *distance), sum = 0;
    if (!distance)
        abort();
    for (size_t v = 0; v < n; v++)
        distance[v] = is_removed(&set, (int32_t)v) ? 0 : INFINITY;
    for (size_t round = 0; round < n; round++) {
        for (size_t e = 0; e < akt_network_size(network); e++) {
            double *a = &distance[edges[e].from], *b = &distance[edges[e].to];
            *a = fmin(*a, *b + 1);
            *b = fmin(*b, *a + 1);
        }
    }
    for (size_t v = 0; v < n; v++)
        sum += 1 / fmax(distance[v], 1);
    free(distance);
    return sum / (double)n;
}
