#include "analysis/coordination.h"

#include "analysis/memberships_internal.h"
#include "network/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { REACH_STEPS = 2, NOT_REACHED = -1 };

static const struct {
    const char *name;
    akt_better better;
} measures[AKT_COORDINATION_COUNT] = {
    [AKT_COORDINATION_DENSITY] = {"central_density", AKT_BETTER_MORE},
    [AKT_COORDINATION_MEAN_DISTANCE] = {"central_mean_distance", AKT_BETTER_LESS},
    [AKT_COORDINATION_REACH] = {"central_reach", AKT_BETTER_MORE},
    [AKT_COORDINATION_CENTRALISATION] = {"centralisation", AKT_BETTER_NEITHER},
    [AKT_COORDINATION_BROKERS] = {"central_brokers", AKT_BETTER_NEITHER},
    [AKT_COORDINATION_STANDING_TIES] = {"standing_ties", AKT_BETTER_LESS},
    [AKT_COORDINATION_FORUMS_PER_ACTOR] = {"forums_per_actor", AKT_BETTER_LESS},
    [AKT_COORDINATION_HUB_LOAD] = {"hub_load", AKT_BETTER_LESS},
};

typedef struct work {
    akt_coordination *out;
    const akt_actor *actors;
    size_t actor_count;
    akt_rows rows;          /* with forums as vertices after the others */
    akt_memberships forums; /* none where the walk takes a forum for any vertex */
    size_t n;               /* vertices that the walk enters */
    int32_t *steps;         /* of each vertex, from the central actor at hand */
    uint32_t *queue;        /* vertices, in the order in which the walk reached them */
    size_t queued;
    bool *is_entered; /* of each forum, by the walk at hand */
    bool *is_near;    /* of each vertex, whether it is within two steps of a central one */
    bool *is_broker;  /* of each vertex */
    size_t *tied;     /* of each actor that is central, the central ones it is tied to */
    size_t joined;    /* ordered pairs of central actors that a path joins */
    size_t total;     /* the steps between them */
} work;

const char *akt_coordination_measure_name(akt_coordination_measure measure)
{
    return measures[measure].name;
}

int32_t akt_coordination_measure_from_name(const char *name)
{
    for (int32_t m = 0; m < AKT_COORDINATION_COUNT; m++) {
        if (strcmp(measures[m].name, name) == 0)
            return m;
    }
    return AKT_NONE;
}

akt_better akt_coordination_measure_better(akt_coordination_measure measure)
{
    return measures[measure].better;
}

double akt_coordination_value(const akt_coordination *c, akt_coordination_measure measure)
{
    const double values[AKT_COORDINATION_COUNT] = {
        [AKT_COORDINATION_DENSITY] = c->central_density,
        [AKT_COORDINATION_MEAN_DISTANCE] = c->central_mean_distance,
        [AKT_COORDINATION_REACH] = c->central_reach,
        [AKT_COORDINATION_CENTRALISATION] = c->centralisation,
        [AKT_COORDINATION_BROKERS] = (double)c->central_brokers,
        [AKT_COORDINATION_STANDING_TIES] = (double)c->standing_ties,
        [AKT_COORDINATION_FORUMS_PER_ACTOR] = c->forums_per_actor,
        [AKT_COORDINATION_HUB_LOAD] = c->hub_load,
    };
    return values[measure];
}

static void visit(work *w, uint32_t v, int32_t steps)
{
    if (v >= w->n || w->steps[v] != NOT_REACHED)
        return;
    w->steps[v] = steps;
    w->queue[w->queued++] = v;
}

static void visit_members(work *w, uint32_t v)
{
    const akt_memberships *f = &w->forums;
    for (uint32_t i = f->forum_start[v]; i < f->forum_start[v + 1]; i++) {
        uint32_t forum = f->forum[i];
        if (w->is_entered[forum])
            continue;
        w->is_entered[forum] = true;
        for (uint32_t k = f->member_start[forum]; k < f->member_start[forum + 1]; k++)
            visit(w, f->member[k], w->steps[v] + 1);
    }
}

/* A forum is passed by the first of its members that the walk comes to: it is no step of its own. */
static void walk_from(work *w, uint32_t start)
{
    for (size_t v = 0; v < w->n; v++)
        w->steps[v] = NOT_REACHED;
    for (size_t f = 0; f < w->forums.forums; f++)
        w->is_entered[f] = false;
    w->queued = 0;
    visit(w, start, 0);
    for (size_t at = 0; at < w->queued; at++) {
        uint32_t v = w->queue[at];
        for (uint32_t k = w->rows.start[v]; k < w->rows.start[v + 1]; k++)
            visit(w, w->rows.target[k], w->steps[v] + 1);
        if (w->forums.count > 0)
            visit_members(w, v);
    }
}

static bool is_central(const work *w, uint32_t v)
{
    return v < w->actor_count && w->actors[v].driver == AKT_DRIVER_CENTRAL;
}

/* Whoever is one step away and tied to a central actor two steps away stands between. */
static void mark_brokers(const work *w)
{
    for (size_t at = 0; at < w->queued && w->steps[w->queue[at]] <= 1; at++) {
        uint32_t v = w->queue[at];
        for (uint32_t k = w->rows.start[v]; k < w->rows.start[v + 1]; k++) {
            uint32_t next = w->rows.target[k];
            w->is_broker[v] |= is_central(w, next) && w->steps[next] == 2;
        }
    }
    const akt_memberships *f = &w->forums;
    for (size_t forum = 0; forum < f->forums; forum++) {
        bool leads_on = false;
        for (uint32_t k = f->member_start[forum]; k < f->member_start[forum + 1]; k++)
            leads_on |= is_central(w, f->member[k]) && w->steps[f->member[k]] == 2;
        for (uint32_t k = f->member_start[forum]; leads_on && k < f->member_start[forum + 1]; k++)
            w->is_broker[f->member[k]] |= w->steps[f->member[k]] == 1;
    }
}

static void tally(work *w, uint32_t start)
{
    for (size_t at = 0; at < w->queued; at++) {
        uint32_t v = w->queue[at];
        w->is_near[v] |= w->steps[v] <= REACH_STEPS;
        if (v == start || !is_central(w, v))
            continue;
        w->joined++;
        w->total += (size_t)w->steps[v];
        w->tied[start] += w->steps[v] == 1;
    }
    for (uint32_t k = w->rows.start[start]; k < w->rows.start[start + 1]; k++)
        w->out->standing_ties += w->rows.target[k] > start && is_central(w, w->rows.target[k]);
}

/* The memberships of central actors where at least two of them meet. */
static size_t count_seats(const work *w, const akt_memberships *forums)
{
    size_t sum = 0;
    for (size_t f = 0; f < forums->forums; f++) {
        size_t seats = 0;
        for (uint32_t k = forums->member_start[f]; k < forums->member_start[f + 1]; k++)
            seats += is_central(w, forums->member[k]);
        sum += seats > 1 ? seats : 0;
    }
    return sum;
}

static double share(size_t part, size_t whole)
{
    return whole > 0 ? (double)part / (double)whole : NAN;
}

/* The ends of ties, their lag behind the most, and who has the most. */
static void measure_degrees(const work *w)
{
    akt_coordination *out = w->out;
    size_t ends = 0, most = 0;
    for (size_t v = 0; v < w->actor_count; v++) {
        ends += w->tied[v];
        if (w->tied[v] <= most)
            continue;
        most = w->tied[v];
        out->hub = (akt_ref){AKT_TABLE_ACTORS, (int32_t)v};
    }
    size_t c = out->central;
    out->tied_pairs = ends / 2;
    out->hub_load = share(most, out->tied_pairs);
    out->central_density = c > 1 ? share(ends, c * (c - 1)) : NAN;
    out->centralisation = c > 2 ? share(c * most - ends, (c - 1) * (c - 2)) : NAN;
}

static void measure_walks(const work *w)
{
    akt_coordination *out = w->out;
    size_t near = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        near += w->is_near[v] && !is_central(w, v);
        out->central_brokers += w->is_broker[v] && is_central(w, v);
    }
    size_t c = out->central;
    out->apart = c > 1 ? (c * (c - 1) - w->joined) / 2 : 0;
    out->central_mean_distance = share(w->total, w->joined);
    out->central_reach = c > 0 ? share(near, w->n - c) : NAN;
}

static akt_status make_room(work *w, size_t forums, akt_error *err)
{
    w->steps = malloc((w->n + 1) * sizeof *w->steps);
    w->queue = malloc((w->n + 1) * sizeof *w->queue);
    w->is_entered = malloc((forums + 1) * sizeof *w->is_entered);
    w->is_near = calloc(w->n + 1, sizeof *w->is_near);
    w->is_broker = calloc(w->n + 1, sizeof *w->is_broker);
    w->tied = calloc(w->actor_count + 1, sizeof *w->tied);
    bool ok = w->steps && w->queue && w->is_entered && w->is_near && w->is_broker && w->tied;
    return ok ? AKT_OK : akt_error_memory(err);
}

static void dispose(work *w)
{
    free(w->steps);
    free(w->queue);
    free(w->is_entered);
    free(w->is_near);
    free(w->is_broker);
    free(w->tied);
    akt_rows_dispose(&w->rows);
}

static akt_status make_rows(work *w, const akt_dataset *dataset, const akt_network_options *options,
                            akt_error *err)
{
    akt_network_options chosen = *options;
    chosen.direction = AKT_DIRECTION_UNDIRECTED;
    chosen.weight = AKT_WEIGHT_NONE;
    chosen.forum_nodes = true;
    akt_network *network;
    akt_status status = akt_network_new(&network, dataset, &chosen, err);
    if (status != AKT_OK)
        return status;
    w->n = akt_network_order(network);
    if (!options->forum_nodes)
        w->n -= akt_network_forums(network);
    status = akt_rows_make(&w->rows, network, AKT_WAY_BOTH, err);
    akt_network_free(network);
    return status;
}

/* forums: who sits in them, whether the walk passes them or enters them. */
static void measure(work *w, const akt_memberships *forums)
{
    for (uint32_t v = 0; v < w->actor_count; v++) {
        if (!is_central(w, v))
            continue;
        w->out->central++;
        walk_from(w, v);
        tally(w, v);
        mark_brokers(w);
    }
    size_t seats = count_seats(w, forums);
    w->out->standing_ties += seats;
    w->out->forums_per_actor = share(seats, w->out->central);
    measure_degrees(w);
    measure_walks(w);
}

akt_status akt_coordination_compute(akt_coordination *out, const akt_dataset *dataset,
                                    const akt_network_options *options, akt_error *err)
{
    *out = (akt_coordination){.hub = {AKT_TABLE_ACTORS, AKT_NONE}};
    work w = {.out = out,
              .actors = akt_dataset_actors(dataset),
              .actor_count = akt_dataset_count(dataset, AKT_TABLE_ACTORS)};
    bool has_forums = !options->layers || options->layers >> AKT_LAYER_MEMBERSHIP & 1;
    akt_memberships forums = {0};
    akt_status status = make_rows(&w, dataset, options, err);
    if (status == AKT_OK && has_forums)
        status = akt_memberships__make(&forums, dataset, options->draw, err);
    if (status == AKT_OK)
        status = make_room(&w, forums.forums, err);
    if (!options->forum_nodes)
        w.forums = forums;
    if (status == AKT_OK)
        measure(&w, &forums);
    dispose(&w);
    akt_memberships__dispose(&forums);
    return status;
}
