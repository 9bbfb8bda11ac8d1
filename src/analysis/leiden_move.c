#include "analysis/communities_internal.h"

/* A gain below this part of a vertex's strength is rounding. */
static const double GAIN = 1e-12;

/* The weight from v to each community near it; how many there are. */
static size_t look_around(akt_leiden *l, uint32_t v)
{
    const akt_leiden_level *level = &l->levels[l->current];
    size_t count = 0;
    for (uint32_t e = level->start[v]; e < level->start[v + 1]; e++) {
        uint32_t g = l->group[level->target[e]];
        if (l->to[g] == 0)
            l->near[count++] = g;
        l->to[g] += level->weight[e];
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

/* Those around v that may now gain by moving too. */
static size_t wake(akt_leiden *l, uint32_t v, size_t tail)
{
    const akt_leiden_level *level = &l->levels[l->current];
    for (uint32_t e = level->start[v]; e < level->start[v + 1]; e++) {
        uint32_t u = level->target[e];
        if (l->waits[u] || l->group[u] == l->group[v])
            continue;
        l->waits[u] = true;
        l->queue[tail++ % level->n] = u;
    }
    return tail;
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
    for (size_t i = 0; i < n; i++) {
        l->queue[i] = l->order[i];
        l->waits[i] = true;
    }
}

size_t akt_leiden__move(akt_leiden *leiden)
{
    size_t n = leiden->levels[leiden->current].n, head = 0, tail = n;
    begin(leiden);
    while (head < tail) {
        uint32_t v = leiden->queue[head++ % n];
        leiden->waits[v] = false;
        if (move_vertex(leiden, v))
            tail = wake(leiden, v, tail);
    }
    return akt_leiden__number(leiden);
}
