#include "analysis/communities_internal.h"

/* A gain below this part of a vertex's strength is rounding. */
static const double GAIN = 1e-12;

/* How many vertices ahead the beginning of a row is looked up, and how many the row itself. */
enum { FAR = 16, NEAR = 6 };

/* The weight from v to each community near it; how many there are. */
static size_t look_around(akt_leiden *l, uint32_t v)
{
    const akt_leiden_level *level = &l->levels[l->current];
    const uint32_t *target = level->target, *group = l->group;
    uint32_t *near = l->near;
    const double *weight = level->weight;
    double *to = l->to;
    size_t count = 0;
    for (uint32_t e = level->start[v], end = level->start[v + 1]; e < end; e++) {
        uint32_t g = group[target[e]];
        near[count] = g;
        count += to[g] == 0;
        to[g] += weight[e];
    }
    return count;
}

/* What modularity has of v in g, but for a factor; v itself is in none. */
static double worth(const akt_leiden *l, double strength, uint32_t g)
{
    return l->to[g] - strength * l->sum[g] / l->total;
}

/* Where v, now in no community, belongs: where it was, or where it is worth more: a community near it,
 * or one of its own, `unused`. */
static uint32_t choose(akt_leiden *l, uint32_t v, size_t count, uint32_t unused)
{
    double strength = l->levels[l->current].strength[v];
    uint32_t best = l->group[v];
    double most = worth(l, strength, best);
    for (size_t i = 0; i < count; i++) {
        double value = worth(l, strength, l->near[i]);
        if (value <= most + GAIN * strength)
            continue;
        best = l->near[i];
        most = value;
    }
    for (size_t i = 0; i < count; i++)
        l->to[l->near[i]] = 0;
    return most < -GAIN * strength ? unused : best;
}

/* The vertex that waits in this place, or waited there. */
static uint32_t *place_of(const akt_leiden *l, size_t waiting)
{
    size_t n = l->levels[l->current].n, at = l->head + waiting;
    return &l->queue[at < n ? at : at - n];
}

/* Those around v that may now gain by moving too. */
static void wake(akt_leiden *l, uint32_t v)
{
    const akt_leiden_level *level = &l->levels[l->current];
    for (uint32_t e = level->start[v]; e < level->start[v + 1]; e++) {
        uint32_t u = level->target[e];
        if (l->waits[u] || l->group[u] == l->group[v])
            continue;
        l->waits[u] = true;
        *place_of(l, l->waiting++) = u;
    }
}

static uint32_t take_first(akt_leiden *l)
{
    uint32_t v = *place_of(l, 0);
    l->head = l->head + 1 < l->levels[l->current].n ? l->head + 1 : 0;
    l->waiting--;
    l->waits[v] = false;
    return v;
}

/* Vertices wait in a random order: their rows are on the way from memory before they are wanted. */
static void look_ahead(const akt_leiden *l)
{
    const akt_leiden_level *level = &l->levels[l->current];
    if (l->waiting <= FAR)
        return;
    uint32_t row = level->start[*place_of(l, NEAR)];
    __builtin_prefetch(&level->start[*place_of(l, FAR)]);
    __builtin_prefetch(&level->target[row]);
    __builtin_prefetch(&level->weight[row]);
}

static bool move_vertex(akt_leiden *l, uint32_t v)
{
    double strength = l->levels[l->current].strength[v];
    uint32_t own = l->group[v];
    l->sum[own] -= strength;
    if (--l->size[own] == 0) {
        l->sum[own] = 0;
        l->unused[l->unused_count++] = own;
    }
    uint32_t chosen = choose(l, v, look_around(l, v), l->unused[l->unused_count - 1]);
    l->unused_count -= l->size[chosen] == 0;
    l->group[v] = chosen;
    l->sum[chosen] += strength;
    l->size[chosen]++;
    return chosen != own;
}

/* Numbers the communities, lists the numbers without members, and lets all vertices wait. */
static void begin(akt_leiden *l)
{
    size_t n = l->levels[l->current].n;
    l->unused_count = 0;
    for (size_t g = n, used = akt_leiden__number(l); g-- > used;) {
        l->size[g] = 0;
        l->sum[g] = 0;
        l->unused[l->unused_count++] = (uint32_t)g;
    }
    akt_leiden__shuffle(l);
    l->head = 0;
    l->waiting = n;
    for (size_t i = 0; i < n; i++) {
        l->queue[i] = l->order[i];
        l->waits[i] = true;
    }
}

size_t akt_leiden__move(akt_leiden *leiden)
{
    begin(leiden);
    while (leiden->waiting > 0) {
        look_ahead(leiden);
        uint32_t v = take_first(leiden);
        if (move_vertex(leiden, v))
            wake(leiden, v);
    }
    return akt_leiden__number(leiden);
}
