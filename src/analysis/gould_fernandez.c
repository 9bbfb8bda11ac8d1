#include "analysis/gould_fernandez.h"

#include "network/rows.h"

#include <stdlib.h>

static const char *const names[AKT_BROKER_COUNT] = {
    [AKT_BROKER_COORDINATOR] = "coordinator",       [AKT_BROKER_ITINERANT] = "itinerant",
    [AKT_BROKER_GATEKEEPER] = "gatekeeper",         [AKT_BROKER_LIAISON] = "liaison",
    [AKT_BROKER_REPRESENTATIVE] = "representative",
};

const char *akt_broker_role_name(akt_broker_role role)
{
    return names[role];
}

typedef struct search {
    akt_rows in;
    akt_rows out;
    const int32_t *group;  /* of each vertex */
    uint32_t *found_by;    /* the last vertex + 1 that found each one among those it points at */
    int64_t *out_of_group; /* how many of those belong to each group */
} search;

static void dispose(search *s)
{
    akt_rows_dispose(&s->in);
    akt_rows_dispose(&s->out);
    free(s->found_by);
    free(s->out_of_group);
}

static bool make_room(akt_gould_fernandez *out, search *s, const akt_grouping *grouping)
{
    size_t n = grouping->count;
    *out = (akt_gould_fernandez){n, calloc(n + 1, sizeof *out->vertices)};
    *s = (search){.group = grouping->of,
                  .found_by = calloc(n + 1, sizeof *s->found_by),
                  .out_of_group = calloc(grouping->group_count + 1, sizeof *s->out_of_group)};
    return out->vertices && s->found_by && s->out_of_group;
}

static akt_broker_role role_of(int32_t from, int32_t broker, int32_t to)
{
    if (from == broker)
        return to == broker ? AKT_BROKER_COORDINATOR : AKT_BROKER_REPRESENTATIVE;
    if (to == broker)
        return AKT_BROKER_GATEKEEPER;
    return from == to ? AKT_BROKER_ITINERANT : AKT_BROKER_LIAISON;
}

/* Marks those that v points at and counts them by group; returns how many have a group. */
static int64_t find_ends(search *s, size_t v)
{
    int64_t count = 0;
    for (uint32_t e = s->out.start[v]; e < s->out.start[v + 1]; e++) {
        uint32_t b = s->out.target[e];
        if (s->group[b] == AKT_NONE)
            continue;
        s->found_by[b] = (uint32_t)v + 1;
        s->out_of_group[s->group[b]]++;
        count++;
    }
    return count;
}

static void forget_ends(search *s, size_t v)
{
    for (uint32_t e = s->out.start[v]; e < s->out.start[v + 1]; e++) {
        if (s->group[s->out.target[e]] != AKT_NONE)
            s->out_of_group[s->group[s->out.target[e]]] = 0;
    }
}

/* Adds every pair (a, b) with a -> v -> b, a and b different, for one a. */
static void add_pairs(const search *s, akt_brokered *brokered, size_t v, uint32_t a, int64_t ends)
{
    int32_t own = s->group[v], from = s->group[a];
    int64_t to_own = s->out_of_group[own], to_from = s->out_of_group[from];
    brokered->roles[role_of(from, own, own)] += to_own;
    if (from == own) {
        brokered->roles[AKT_BROKER_REPRESENTATIVE] += ends - to_own;
    } else {
        brokered->roles[AKT_BROKER_ITINERANT] += to_from;
        brokered->roles[AKT_BROKER_LIAISON] += ends - to_own - to_from;
    }
    if (s->found_by[a] == (uint32_t)v + 1)
        brokered->roles[role_of(from, own, from)]--;
}

static bool points_at(const akt_rows *out, uint32_t a, uint32_t b)
{
    uint32_t low = out->start[a], high = out->start[a + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (out->target[middle] < b)
            low = middle + 1;
        else
            high = middle;
    }
    return low < out->start[a + 1] && out->target[low] == b;
}

/* Takes away the pairs (a, b) of one a that are tied themselves: the shorter of two lists is
 * walked, what a points at or what v does. */
static void drop_tied(const search *s, akt_brokered *brokered, size_t v, uint32_t a)
{
    const akt_rows *out = &s->out;
    bool walks_a = akt_rows_degree(out, a) <= akt_rows_degree(out, v);
    size_t walked = walks_a ? a : v;
    for (uint32_t e = out->start[walked]; e < out->start[walked + 1]; e++) {
        uint32_t b = out->target[e];
        bool is_tied = s->found_by[b] == (uint32_t)v + 1 && (walks_a || points_at(out, a, b));
        if (is_tied)
            brokered->roles[role_of(s->group[a], s->group[v], s->group[b])]--;
    }
}

static void count_pairs(akt_brokered *brokered, search *s, size_t v)
{
    int64_t ends = find_ends(s, v);
    for (uint32_t e = s->in.start[v]; e < s->in.start[v + 1]; e++) {
        uint32_t a = s->in.target[e];
        if (s->group[a] == AKT_NONE)
            continue;
        add_pairs(s, brokered, v, a, ends);
        drop_tied(s, brokered, v, a);
    }
    forget_ends(s, v);
    for (int role = 0; role < AKT_BROKER_COUNT; role++)
        brokered->total += brokered->roles[role];
}

akt_status akt_gould_fernandez_compute(akt_gould_fernandez *out, const akt_network *network,
                                       const akt_grouping *grouping, akt_error *err)
{
    static const akt_brokered nothing = {{AKT_NONE, AKT_NONE, AKT_NONE, AKT_NONE, AKT_NONE},
                                         AKT_NONE};
    search s;
    bool has_room = make_room(out, &s, grouping);
    akt_status status =
        has_room ? akt_rows_make(&s.in, network, AKT_WAY_IN, err) : akt_error_memory(err);
    if (status == AKT_OK)
        status = akt_rows_make(&s.out, network, AKT_WAY_OUT, err);
    for (size_t v = 0; has_room && status == AKT_OK && v < out->count; v++) {
        if (grouping->of[v] == AKT_NONE)
            out->vertices[v] = nothing;
        else
            count_pairs(&out->vertices[v], &s, v);
    }
    dispose(&s);
    if (status != AKT_OK)
        akt_gould_fernandez_dispose(out);
    return status;
}

void akt_gould_fernandez_dispose(akt_gould_fernandez *brokers)
{
    free(brokers->vertices);
    *brokers = (akt_gould_fernandez){0};
}
