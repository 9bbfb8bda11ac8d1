#include "network/perturb.h"

#include "base/random.h"
#include "network/network_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Tries at finding a free pair, for each that is wanted. */
enum { TRIES = 20 };

typedef struct dice {
    uint64_t seed;
    uint64_t number;
    uint64_t counter;
} dice;

static size_t roll(dice *d, size_t bound)
{
    return (size_t)akt_random_below(d->seed, d->number, d->counter++, bound);
}

/* Takes away `count` edges, every choice of them as likely (Knuth's selection sampling). */
static void take_away(akt_network *network, size_t count, dice *d)
{
    akt_edge *edges = network->edges.items;
    size_t left = network->edges.count, kept = 0;
    for (size_t i = 0; i < network->edges.count; i++, left--) {
        if (count > 0 && roll(d, left) < count)
            count--;
        else
            edges[kept++] = edges[i];
    }
    network->edges.count = kept;
}

static int compare_ends(const void *left, const void *right)
{
    const akt_edge *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static akt_edge draw_edge(const akt_network *network, size_t edges, dice *d)
{
    size_t n = akt_network_order(network);
    const akt_edge *model = &akt_network_edges(network)[roll(d, edges)];
    int32_t a = (int32_t)roll(d, n), b = (int32_t)roll(d, n);
    bool swap = !network->is_directed && a > b;
    return (akt_edge){swap ? b : a, swap ? a : b, model->weight, model->count};
}

/* Drops, of edges sorted by their ends, those that repeat the one before. */
static void unite(akt_network *network)
{
    akt_edge *edges = network->edges.items;
    size_t kept = 0;
    qsort(edges, network->edges.count, sizeof *edges, compare_ends);
    for (size_t i = 0; i < network->edges.count; i++) {
        if (kept == 0 || compare_ends(&edges[kept - 1], &edges[i]) != 0)
            edges[kept++] = edges[i];
    }
    network->edges.count = kept;
}

static akt_status add_edges(akt_network *network, size_t count, dice *d, akt_error *err)
{
    size_t before = network->edges.count, tries = TRIES * count;
    akt_edge *sorted = malloc((before + 1) * sizeof *sorted);
    if (!sorted)
        return akt_error_memory(err);
    if (before)
        memcpy(sorted, network->edges.items, before * sizeof *sorted);
    for (size_t added = 0; added < count && tries > 0; tries--) {
        akt_edge edge = draw_edge(network, before, d);
        if (edge.from == edge.to || bsearch(&edge, sorted, before, sizeof edge, compare_ends))
            continue;
        akt_edge *room = akt_list_add(&network->edges);
        if (!room) {
            free(sorted);
            return akt_error_memory(err);
        }
        *room = edge;
        added++;
    }
    free(sorted);
    unite(network);
    return AKT_OK;
}

akt_status akt_network_perturb(akt_network **out, const akt_network *network, double share,
                               uint64_t seed, uint64_t number, akt_error *err)
{
    size_t size = akt_network_size(network);
    size_t count = (size_t)llround(fabs(share) * (double)size);
    dice d = {seed, number, 0};
    *out = NULL;
    akt_network *copy = akt_network__copy(network);
    if (!copy)
        return akt_error_memory(err);
    akt_status status = AKT_OK;
    if (share < 0)
        take_away(copy, count < size ? count : size, &d);
    else if (count > 0)
        status = add_edges(copy, count, &d, err);
    if (status == AKT_OK)
        *out = copy;
    else
        akt_network_free(copy);
    return status;
}
