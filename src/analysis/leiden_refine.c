#include "analysis/communities_internal.h"

#include <math.h>

/* How freely vertices join other parts than the best: a loss of this part of their strength makes a
 * choice e times less likely. igraph has the same number, of weights as they are; of strengths, kroner
 * and counts are treated alike. */
static const double FREEDOM = 0.01;

/* Less than this part of a strength is rounding. */
static const double SLACK = 1e-12;

static double weigh_outward(const akt_leiden *l, size_t v)
{
    const akt_leiden_level *level = &l->levels[l->current];
    const uint32_t *group = l->group;
    double outward = 0;
    for (uint32_t e = level->start[v]; e < level->start[v + 1]; e++)
        outward += group[level->target[e]] == group[v] ? level->weight[e] : 0;
    return outward;
}

static void part_all(akt_leiden *l)
{
    const akt_leiden_level *level = &l->levels[l->current];
    for (size_t v = 0; v < level->n; v++) {
        l->part[v] = (uint32_t)v;
        l->part_sum[v] = level->strength[v];
        l->part_size[v] = 1;
        l->outward[v] = weigh_outward(l, v);
    }
}

/* Whether a part is tied to the rest of its community as well as chance would have it. */
static bool is_well_tied(const akt_leiden *l, uint32_t part, uint32_t group)
{
    double sum = l->part_sum[part];
    return l->outward[part] + SLACK * sum >= sum * (l->sum[group] - sum) / l->total;
}

/* The weight from v to the other parts of its community; how many it has ties to. */
static size_t look_around(akt_leiden *l, uint32_t v)
{
    const akt_leiden_level *level = &l->levels[l->current];
    const uint32_t *target = level->target, *group = l->group, *part = l->part;
    uint32_t *near = l->near;
    const double *weight = level->weight;
    double *to = l->to;
    size_t count = 0;
    for (uint32_t e = level->start[v], end = level->start[v + 1]; e < end; e++) {
        uint32_t p = part[target[e]];
        bool is_fellow = group[target[e]] == group[v];
        near[count] = p;
        count += is_fellow & (to[p] == 0);
        to[p] += is_fellow ? weight[e] : 0;
    }
    return count;
}

/* What v, alone in its part, gains by joining another; below zero where it must not. */
static double gain_of(const akt_leiden *l, uint32_t v, uint32_t part)
{
    double strength = l->levels[l->current].strength[v];
    if (!is_well_tied(l, part, l->group[v]))
        return -1;
    return l->to[part] - strength * l->part_sum[part] / l->total;
}

/* Fills chance with how likely v is to take each choice, beside the best; never where it must not.
 * That of staying alone, which gains 0. */
static double weigh_chances(const akt_leiden *l, uint32_t v, size_t count)
{
    double most = 0, freedom = FREEDOM * l->levels[l->current].strength[v];
    for (size_t i = 0; i < count; i++) {
        l->chance[i] = gain_of(l, v, l->near[i]);
        most = fmax(most, l->chance[i]);
    }
    for (size_t i = 0; i < count; i++)
        l->chance[i] = l->chance[i] >= 0 ? exp((l->chance[i] - most) / freedom) : 0;
    return exp((0 - most) / freedom);
}

/* A part by chance. */
static uint32_t choose(const akt_leiden *l, uint32_t v, size_t count, double chance)
{
    double stay = weigh_chances(l, v, count), sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += l->chance[i];
    double left = chance * (stay + sum) - stay;
    uint32_t chosen = v;
    for (size_t i = 0; i < count && left >= 0; i++) {
        chosen = l->chance[i] > 0 ? l->near[i] : chosen;
        left -= l->chance[i];
    }
    return chosen;
}

static void join(akt_leiden *l, uint32_t v, uint32_t part)
{
    l->part[v] = part;
    l->part_size[v] = 0;
    l->part_size[part]++;
    l->part_sum[part] += l->part_sum[v];
    l->outward[part] += l->outward[v] - 2 * l->to[part];
}

/* Where no vertex joined another, whole communities are the parts: the levels must shrink. */
static void take_communities(akt_leiden *l)
{
    for (size_t v = 0; v < l->levels[l->current].n; v++) {
        l->part[v] = l->group[v];
        l->part_size[l->group[v]] = l->size[l->group[v]];
    }
}

void akt_leiden__refine(akt_leiden *leiden)
{
    size_t n = leiden->levels[leiden->current].n;
    bool joined = false;
    part_all(leiden);
    akt_leiden__shuffle(leiden);
    for (size_t i = 0; i < n; i++) {
        uint32_t v = leiden->order[i];
        bool is_alone = leiden->part[v] == v && leiden->part_size[v] == 1;
        if (!is_alone || !is_well_tied(leiden, v, leiden->group[v]))
            continue;
        size_t count = look_around(leiden, v);
        uint32_t part = choose(leiden, v, count, akt_leiden__draw(leiden));
        if (part != v)
            join(leiden, v, part);
        joined = joined || part != v;
        for (size_t c = 0; c < count; c++)
            leiden->to[leiden->near[c]] = 0;
    }
    if (!joined)
        take_communities(leiden);
}
