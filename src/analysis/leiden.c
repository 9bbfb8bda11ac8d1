#include "analysis/communities.h"
#include "analysis/communities_internal.h"

#include "base/random.h"

#include <math.h>
#include <string.h>

/* Rounds go on while they raise modularity by more than this: what rounding does, and in a large
 * network a rise that the next seed outdoes. */
static const double RISE = 1e-12;
static const double RISE_LARGE = 5e-4;

static bool make_level(akt_leiden_level *out, const akt_rows *rows)
{
    out->start = malloc((rows->order + 2) * sizeof *out->start);
    out->target = malloc((rows->count + 1) * sizeof *out->target);
    out->weight = malloc((rows->count + 1) * sizeof *out->weight);
    out->strength = malloc((rows->order + 1) * sizeof *out->strength);
    return out->start && out->target && out->weight && out->strength;
}

/* The network itself, which every round begins with. */
static bool make_ground(akt_leiden *l)
{
    const akt_rows *rows = l->rows;
    akt_leiden_level *ground = &l->levels[0];
    double unit = 0;
    *ground = (akt_leiden_level){rows->order, rows->start, rows->target,
                                 malloc((rows->count + 1) * sizeof *ground->weight),
                                 calloc(rows->order + 1, sizeof *ground->strength)};
    if (!ground->weight || !ground->strength)
        return false;
    for (size_t i = 0; i < rows->count; i++)
        unit = fmax(unit, rows->weight[i]);
    for (size_t v = 0; v < rows->order; v++) {
        for (uint32_t i = rows->start[v]; i < rows->start[v + 1]; i++) {
            ground->weight[i] = rows->weight[i] / unit;
            ground->strength[v] += ground->weight[i];
        }
        l->total += ground->strength[v];
    }
    return true;
}

akt_status akt_leiden__make(akt_leiden *out, const akt_rows *rows, akt_error *err)
{
    *out = (akt_leiden){.rows = rows};
    uint32_t **const numbers[] = {&out->place, &out->group,     &out->size,
                                  &out->part,  &out->part_size, &out->near,
                                  &out->order, &out->queue,     &out->unused};
    double **const sums[] = {&out->sum, &out->part_sum, &out->outward, &out->to, &out->chance};
    size_t n = rows->order;
    bool ok = make_ground(out);
    ok = make_level(&out->levels[1], rows) && ok;
    ok = make_level(&out->levels[2], rows) && ok;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        ok = (*numbers[i] = malloc((n + 1) * sizeof **numbers[i])) && ok;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        ok = (*sums[i] = calloc(n + 1, sizeof **sums[i])) && ok;
    out->waits = calloc(n + 1, sizeof *out->waits);
    return ok && out->waits ? AKT_OK : akt_error_memory(err);
}

void akt_leiden__dispose(akt_leiden *leiden)
{
    void *const rooms[] = {leiden->place,  leiden->group,     leiden->sum,     leiden->size,
                           leiden->part,   leiden->part_sum,  leiden->outward, leiden->to,
                           leiden->near,   leiden->part_size, leiden->order,   leiden->queue,
                           leiden->unused, leiden->waits,     leiden->chance};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        free(rooms[i]);
    for (int i = 0; i < 3; i++) {
        akt_leiden_level *level = &leiden->levels[i];
        free(i ? level->start : NULL);
        free(i ? level->target : NULL);
        free(level->weight);
        free(level->strength);
    }
    *leiden = (akt_leiden){.rows = NULL};
}

double akt_leiden__draw(akt_leiden *leiden)
{
    return akt_random_unit(leiden->seed, leiden->run, leiden->drawn++);
}

void akt_leiden__shuffle(akt_leiden *leiden)
{
    size_t n = leiden->levels[leiden->current].n;
    uint32_t *order = leiden->order;
    for (size_t i = 0; i < n; i++) {
        size_t j = akt_random_below(leiden->seed, leiden->run, leiden->drawn++, i + 1);
        order[i] = order[j];
        order[j] = (uint32_t)i;
    }
}

size_t akt_leiden__number(akt_leiden *leiden)
{
    const akt_leiden_level *level = &leiden->levels[leiden->current];
    uint32_t *number = leiden->near, count = 0;
    for (size_t v = 0; v < level->n; v++)
        leiden->size[leiden->group[v]] = 0;
    for (size_t v = 0; v < level->n; v++) {
        if (leiden->size[leiden->group[v]]++ == 0)
            number[leiden->group[v]] = count++;
    }
    for (size_t v = 0; v < level->n; v++)
        leiden->group[v] = number[leiden->group[v]];
    for (size_t g = 0; g < count; g++) {
        leiden->sum[g] = 0;
        leiden->size[g] = 0;
    }
    for (size_t v = 0; v < level->n; v++) {
        leiden->sum[leiden->group[v]] += level->strength[v];
        leiden->size[leiden->group[v]]++;
    }
    return count;
}

/* The network itself as the level to work on, its vertices in these communities. */
static void begin(akt_leiden *l, const int32_t *of)
{
    l->current = 0;
    for (size_t v = 0; v < l->rows->order; v++) {
        l->place[v] = (uint32_t)v;
        l->group[v] = (uint32_t)of[v];
    }
}

static int next_of(const akt_leiden *l)
{
    return l->current == 1 ? 2 : 1;
}

/* Numbers the parts from 0 in the order of the vertices, into near; lists the vertices part by part in
 * order, those of part p ending where queue says. How many parts. */
static size_t list_parts(akt_leiden *l)
{
    const akt_leiden_level *level = &l->levels[l->current];
    uint32_t *number = l->near, *end = l->queue, count = 0, sum = 0;
    for (size_t v = 0; v < level->n; v++)
        number[v] = UINT32_MAX;
    for (size_t v = 0; v < level->n; v++) {
        if (number[l->part[v]] != UINT32_MAX)
            continue;
        end[count] = sum;
        sum += l->part_size[l->part[v]];
        number[l->part[v]] = count++;
    }
    for (size_t v = 0; v < level->n; v++) {
        l->part[v] = number[l->part[v]];
        l->order[end[l->part[v]]++] = (uint32_t)v;
    }
    return count;
}

/* Adds the ties of v, in part p, to those of its part to others, whose parts are listed in `others`, so
 * many there are; how many there are then. */
static uint32_t gather_ties(akt_leiden *l, uint32_t v, uint32_t p, uint32_t *others, uint32_t count)
{
    const akt_leiden_level *level = &l->levels[l->current];
    const uint32_t *target = level->target, *part = l->part;
    const double *weight = level->weight;
    double *to = l->to;
    for (uint32_t e = level->start[v], end = level->start[v + 1]; e < end; e++) {
        uint32_t q = part[target[e]];
        bool leaves = q != p;
        others[count] = q;
        count += leaves & (to[q] == 0);
        to[q] += leaves ? weight[e] : 0;
    }
    return count;
}

/* The ties of part p to others, from its members order[first … end - 1], as a row of the next level. */
static void gather_row(akt_leiden *l, uint32_t p, uint32_t first, uint32_t end)
{
    const akt_leiden_level *level = &l->levels[l->current];
    akt_leiden_level *next = &l->levels[next_of(l)];
    uint32_t begins = next->start[p], count = 0;
    next->strength[p] = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t v = l->order[i];
        next->strength[p] += level->strength[v];
        count = gather_ties(l, v, p, next->target + begins, count);
    }
    for (uint32_t e = begins; e < begins + count; e++) {
        next->weight[e] = l->to[next->target[e]];
        l->to[next->target[e]] = 0;
    }
    next->start[p + 1] = begins + count;
}

/* The parts become the vertices of the next level, each in the community that it is a part of. */
static void gather_parts(akt_leiden *l)
{
    akt_leiden_level *next = &l->levels[next_of(l)];
    next->n = list_parts(l);
    next->start[0] = 0;
    for (uint32_t p = 0; p < next->n; p++) {
        gather_row(l, p, p ? l->queue[p - 1] : 0, l->queue[p]);
        l->near[p] = l->group[l->order[l->queue[p] - 1]];
    }
    for (size_t v = 0; v < l->rows->order; v++)
        l->place[v] = l->part[l->place[v]];
    memcpy(l->group, l->near, next->n * sizeof *l->group);
    l->current = next_of(l);
}

/* The modularity of the last level of a round, each of whose vertices is a community: what is not
 * between them lies within. */
static double weigh(const akt_leiden *l)
{
    const akt_leiden_level *level = &l->levels[l->current];
    double between = 0, chance = 0;
    for (uint32_t e = 0; e < level->start[level->n]; e++)
        between += level->weight[e];
    for (size_t v = 0; v < level->n; v++)
        chance += level->strength[v] / l->total * (level->strength[v] / l->total);
    return (l->total - between) / l->total - chance;
}

/* One round from the communities that the vertices are in, of; sets it to where they came. The
 * modularity there. */
static double go_round(akt_leiden *l, int32_t *of)
{
    begin(l, of);
    while (akt_leiden__move(l) < l->levels[l->current].n) {
        akt_leiden__refine(l);
        gather_parts(l);
    }
    for (size_t v = 0; v < l->rows->order; v++)
        of[v] = (int32_t)l->group[l->place[v]];
    return weigh(l);
}

void akt_leiden__divide(akt_leiden *leiden, uint64_t seed, uint64_t run, int32_t *of)
{
    leiden->seed = seed;
    leiden->run = run;
    leiden->drawn = 0;
    for (size_t v = 0; v < leiden->rows->order; v++)
        of[v] = (int32_t)v;
    bool is_large = leiden->rows->order >= AKT_COMMUNITIES_LARGE;
    double least = is_large ? RISE_LARGE : RISE, before, after = -1;
    do {
        before = after;
        after = go_round(leiden, of);
    } while (after > before + least);
}
