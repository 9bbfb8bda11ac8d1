#include "model/flow_choice.h"

#include "base/large.h"
#include "model/party_order.h"

#include <stdlib.h>

/* Flows of a series are found by a table of the series met so far. */
typedef struct slot {
    uint32_t hash;
    uint32_t first; /* number of the first flow of the series, from 1; 0 = empty */
} slot;

typedef struct grouping {
    const akt_flow *flows;
    slot *slots;
    size_t capacity; /* a power of two, twice the flows at least */
    int32_t *best;   /* by the first flow of a series: its most final, the first where several are */
} grouping;

static bool is_within(int year, int first, int last)
{
    if (first == 0 && last == 0)
        return true;
    return year != 0 && year >= first && (last == 0 || year <= last);
}

static bool is_same_series(const akt_flow *a, const akt_flow *b)
{
    return akt_party_compare(a->from, b->from) == 0 && akt_party_compare(a->to, b->to) == 0 &&
           akt_party_compare(a->via, b->via) == 0 && a->series == b->series &&
           a->year.year == b->year.year;
}

/* Equal for flows of one series; multiplication spreads, as Fibonacci hashing does (Knuth, vol. 3). */
static uint32_t hash_series(const akt_flow *flow)
{
    const int64_t parts[] = {akt_party_place(flow->from), akt_party_place(flow->to),
                             akt_party_place(flow->via),
                             (int64_t)flow->series * 65536 + flow->year.year};
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        hash = (hash ^ (uint64_t)parts[i]) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

/* The larger the more final: money whose status is not stated is more than a proposal. */
static int finality(const akt_flow *flow)
{
    return flow->status == AKT_FLOW_PROPOSED ? -1 : flow->status;
}

static void note_year(akt_flow_choice *out, int year)
{
    if (year == 0)
        return;
    if (out->first_year == 0 || year < out->first_year)
        out->first_year = year;
    if (year > out->last_year)
        out->last_year = year;
}

/* The first flow of the series, which is this one where there was none before. */
static int32_t find_first(grouping *g, int32_t flow)
{
    uint32_t hash = hash_series(&g->flows[flow]);
    size_t at = hash & (g->capacity - 1);
    for (; g->slots[at].first; at = (at + 1) & (g->capacity - 1))
        if (g->slots[at].hash == hash &&
            is_same_series(&g->flows[g->slots[at].first - 1], &g->flows[flow]))
            return (int32_t)g->slots[at].first - 1;
    g->slots[at] = (slot){hash, (uint32_t)flow + 1};
    g->best[flow] = flow;
    return flow;
}

/* Notes of each flow the first of its series. */
static void group(grouping *g, akt_flow_choice *out, int first, int last)
{
    for (size_t i = 0; i < out->count; i++) {
        out->stand_in[i] = AKT_NONE;
        if (!is_within(g->flows[i].year.year, first, last))
            continue;
        int32_t head = out->stand_in[i] = find_first(g, (int32_t)i);
        if (finality(&g->flows[i]) > finality(&g->flows[g->best[head]]))
            g->best[head] = (int32_t)i;
    }
}

static void choose(const grouping *g, akt_flow_choice *out)
{
    for (size_t i = 0; i < out->count; i++) {
        if (out->stand_in[i] == AKT_NONE)
            continue;
        int32_t best = g->best[out->stand_in[i]];
        bool is_taken = g->flows[i].status == g->flows[best].status;
        out->stand_in[i] = is_taken ? (int32_t)i : best;
        if (is_taken)
            note_year(out, g->flows[i].year.year);
        else
            out->superseded++;
    }
}

/* Where all have one status, none is more final than another. */
static bool take_all(akt_flow_choice *out, const akt_flow *flows, int first, int last)
{
    int32_t status = AKT_NONE;
    for (size_t i = 0; i < out->count; i++) {
        out->stand_in[i] = AKT_NONE;
        if (!is_within(flows[i].year.year, first, last))
            continue;
        if (status != AKT_NONE && flows[i].status != status)
            return false;
        status = flows[i].status;
        out->stand_in[i] = (int32_t)i;
    }
    for (size_t i = 0; i < out->count; i++)
        if (out->stand_in[i] != AKT_NONE)
            note_year(out, flows[i].year.year);
    return true;
}

static bool take_most_final(akt_flow_choice *out, const akt_flow *flows, int first, int last)
{
    grouping g = {.flows = flows, .capacity = 2};
    while (g.capacity < 2 * out->count)
        g.capacity *= 2;
    g.slots = calloc(g.capacity, sizeof *g.slots);
    g.best = malloc(out->count * sizeof *g.best);
    bool is_ready = g.slots && g.best;
    if (is_ready) {
        akt_large_hint(g.slots, g.capacity * sizeof *g.slots);
        group(&g, out, first, last);
        choose(&g, out);
    }
    free(g.slots);
    free(g.best);
    return is_ready;
}

akt_status akt_flow_choice_make(akt_flow_choice *out, const akt_dataset *dataset, int first,
                                int last, akt_error *err)
{
    *out = (akt_flow_choice){0};
    if (last != 0 && first > last)
        return akt_error_set(err, AKT_EINVAL, "the first year, %d, lies after the last, %d", first,
                             last);
    const akt_flow *flows = akt_dataset_flows(dataset);
    out->count = akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    out->stand_in = malloc((out->count + 1) * sizeof *out->stand_in);
    if (out->stand_in &&
        (take_all(out, flows, first, last) || take_most_final(out, flows, first, last)))
        return AKT_OK;
    akt_flow_choice_dispose(out);
    return akt_error_memory(err);
}

void akt_flow_choice_dispose(akt_flow_choice *choice)
{
    free(choice->stand_in);
    *choice = (akt_flow_choice){0};
}
