#include "analysis/group_ties.h"

#include "base/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Deviations that differ by less than this share of all ties are the same. */
static const double SAME = 1e-9;

/* Permutations that are counted at once: the groups that they deal to a place fill a cache line, which
 * is fetched once for all of them. */
enum { LANES = 16 };

/* Groups as they are dealt out over the vertices that have one, and the ties between these. */
typedef struct deal {
    int32_t *place;  /* of each vertex, its place among those with a group; AKT_NONE */
    int32_t *groups; /* of each place, as in the network */
    int32_t *dealt;  /* of each place, as in the present permutation */
    int32_t *lanes;  /* of each place, as in LANES of them side by side */
    size_t places;
    akt_edge *edges; /* from and to are places */
    size_t edge_count;
    bool is_plain; /* every edge weighs 1 */
} deal;

/* What lies within groups, of each of some permutations. */
typedef struct tally {
    uint32_t links[LANES];
    double weights[LANES];
} tally;

double akt_tie_split_ei(akt_tie_split split)
{
    double all = split.external + split.internal;
    return all > 0 ? (split.external - split.internal) / all : NAN;
}

static void add_tie(akt_tie_split *split, bool is_internal, double amount)
{
    *(is_internal ? &split->internal : &split->external) += amount;
}

static void divide(akt_tie_division *out, const akt_edge *edge, const int32_t *group, double amount)
{
    int32_t a = group[edge->from], b = group[edge->to];
    bool is_internal = a == b;
    add_tie(&out->whole, is_internal, amount);
    add_tie(&out->vertices[edge->from], is_internal, amount);
    add_tie(&out->vertices[edge->to], is_internal, amount);
    add_tie(&out->groups[a], is_internal, amount);
    if (!is_internal)
        add_tie(&out->groups[b], is_internal, amount);
}

static void count_ties(akt_group_ties *out, const akt_network *network, const int32_t *group)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        if (group[edges[i].from] == AKT_NONE || group[edges[i].to] == AKT_NONE)
            continue;
        divide(&out->links, &edges[i], group, 1);
        divide(&out->weights, &edges[i], group, edges[i].weight);
    }
    for (size_t v = 0; v < out->count; v++) {
        if (group[v] == AKT_NONE)
            continue;
        out->members[group[v]]++;
        out->grouped++;
    }
}

/* The chance that two vertices have the same group when groups are dealt out at random. */
static double chance_within(const akt_group_ties *ties)
{
    double pairs = 0, n = (double)ties->grouped;
    for (size_t g = 0; g < ties->group_count; g++)
        pairs += (double)ties->members[g] * ((double)ties->members[g] - 1);
    return n > 1 ? pairs / (n * (n - 1)) : NAN;
}

static void expect(akt_tie_division *division, double within)
{
    bool has_ties = division->whole.internal + division->whole.external > 0;
    division->expected = has_ties ? 1 - 2 * within : NAN;
    division->p = NAN;
}

static void dispose(deal *d)
{
    free(d->place);
    free(d->groups);
    free(d->dealt);
    free(d->lanes);
    free(d->edges);
}

static akt_status prepare(deal *d, const akt_network *network, const akt_grouping *grouping,
                          akt_error *err)
{
    size_t n = grouping->count, m = akt_network_size(network);
    const akt_edge *edges = akt_network_edges(network);
    *d = (deal){.place = malloc((n + 1) * sizeof *d->place),
                .groups = malloc((n + 1) * sizeof *d->groups),
                .dealt = malloc((n + 1) * sizeof *d->dealt),
                .lanes = calloc(n + 1, LANES * sizeof *d->lanes),
                .edges = malloc((m + 1) * sizeof *d->edges),
                .is_plain = akt_network_weight(network) == AKT_WEIGHT_NONE};
    if (!d->place || !d->groups || !d->dealt || !d->lanes || !d->edges)
        return akt_error_memory(err);
    for (size_t v = 0; v < n; v++) {
        bool is_grouped = grouping->of[v] != AKT_NONE;
        d->place[v] = is_grouped ? (int32_t)d->places : AKT_NONE;
        d->groups[d->places] = grouping->of[v];
        d->places += is_grouped;
    }
    for (size_t i = 0; i < m; i++) {
        akt_edge edge = edges[i];
        edge.from = d->place[edge.from];
        edge.to = d->place[edge.to];
        if (edge.from != AKT_NONE && edge.to != AKT_NONE)
            d->edges[d->edge_count++] = edge;
    }
    return AKT_OK;
}

/* Fisher-Yates, from the groups as they are: the same for a seed and number, always. */
static void shuffle(deal *d, uint64_t seed, size_t number)
{
    memcpy(d->dealt, d->groups, d->places * sizeof *d->dealt);
    for (size_t i = d->places; i > 1; i--) {
        size_t j = akt_random_below(seed, number, i, i);
        int32_t held = d->dealt[i - 1];
        d->dealt[i - 1] = d->dealt[j];
        d->dealt[j] = held;
    }
}

static bool is_as_far(const akt_tie_division *division, double internal, double within)
{
    double all = division->whole.internal + division->whole.external;
    double expected = all * within;
    return fabs(internal - expected) >= fabs(division->whole.internal - expected) - SAME * all;
}

/* Permutations number first, first + 1, … side by side, as many as there are lanes. */
static void deal_out(deal *d, akt_permutations permutations, size_t first)
{
    for (size_t lane = 0; lane < LANES && first + lane < permutations.count; lane++) {
        shuffle(d, permutations.seed, first + lane);
        for (size_t i = 0; i < d->places; i++)
            d->lanes[i * LANES + lane] = d->dealt[i];
    }
}

static void count_links(tally *t, const deal *d)
{
    uint32_t links[LANES] = {0};
    for (size_t i = 0; i < d->edge_count; i++) {
        const int32_t *a = &d->lanes[(size_t)d->edges[i].from * LANES];
        const int32_t *b = &d->lanes[(size_t)d->edges[i].to * LANES];
        for (size_t lane = 0; lane < LANES; lane++)
            links[lane] += (uint32_t)(a[lane] == b[lane]);
    }
    memcpy(t->links, links, sizeof links);
}

static void sum_weights(tally *t, const deal *d)
{
    double weights[LANES] = {0};
    for (size_t i = 0; i < d->edge_count; i++) {
        const int32_t *a = &d->lanes[(size_t)d->edges[i].from * LANES];
        const int32_t *b = &d->lanes[(size_t)d->edges[i].to * LANES];
        for (size_t lane = 0; lane < LANES; lane++)
            weights[lane] += a[lane] == b[lane] ? d->edges[i].weight : 0;
    }
    memcpy(t->weights, weights, sizeof weights);
}

static void permute(akt_group_ties *out, deal *d, double within)
{
    size_t links_far = 1, weights_far = 1, count = out->permutations.count;
    tally t;
    for (size_t number = 0; number < count; number++) {
        size_t lane = number % LANES;
        if (lane == 0) {
            deal_out(d, out->permutations, number);
            count_links(&t, d);
        }
        if (lane == 0 && !d->is_plain)
            sum_weights(&t, d);
        double links = t.links[lane];
        links_far += is_as_far(&out->links, links, within);
        weights_far += is_as_far(&out->weights, d->is_plain ? links : t.weights[lane], within);
    }
    out->links.p = (double)links_far / (double)(count + 1);
    out->weights.p = (double)weights_far / (double)(count + 1);
}

/* Whether permutations were asked for and any of them can change what lies within. */
static bool can_permute(const akt_group_ties *ties, double within)
{
    return ties->permutations.count > 0 &&
           ties->links.whole.internal + ties->links.whole.external > 0 && within > 0 && within < 1;
}

static bool make_division(akt_tie_division *division, const akt_grouping *grouping)
{
    division->vertices = calloc(grouping->count + 1, sizeof *division->vertices);
    division->groups = calloc(grouping->group_count + 1, sizeof *division->groups);
    return division->vertices && division->groups;
}

static bool make_room(akt_group_ties *out, const akt_grouping *grouping)
{
    *out = (akt_group_ties){.count = grouping->count,
                            .group_count = grouping->group_count,
                            .members = calloc(grouping->group_count + 1, sizeof *out->members)};
    return out->members && make_division(&out->links, grouping) &&
           make_division(&out->weights, grouping);
}

akt_status akt_group_ties_compute(akt_group_ties *out, const akt_network *network,
                                  const akt_grouping *grouping, akt_permutations permutations,
                                  akt_error *err)
{
    deal d = {0};
    if (!make_room(out, grouping)) {
        akt_group_ties_dispose(out);
        return akt_error_memory(err);
    }
    out->permutations = permutations;
    count_ties(out, network, grouping->of);
    double within = chance_within(out);
    expect(&out->links, within);
    expect(&out->weights, within);
    bool is_permuted = can_permute(out, within);
    akt_status status = is_permuted ? prepare(&d, network, grouping, err) : AKT_OK;
    if (is_permuted && status == AKT_OK)
        permute(out, &d, within);
    dispose(&d);
    if (status != AKT_OK)
        akt_group_ties_dispose(out);
    return status;
}

void akt_group_ties_dispose(akt_group_ties *ties)
{
    free(ties->members);
    free(ties->links.vertices);
    free(ties->links.groups);
    free(ties->weights.vertices);
    free(ties->weights.groups);
    *ties = (akt_group_ties){0};
}
