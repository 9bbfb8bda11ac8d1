#include "analysis/key_search_internal.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

void akt_search__dispose(akt_search *search)
{
    akt_walk__dispose(&search->walk);
    free(search->in_set);
    free(search->is_tried);
    free(search->score);
    free(search->from);
    free(search->held);
    free(search->inverse);
    free(search->all_held);
    free(search->closer);
    free(search->round);
    free(search->queue);
    *search = (akt_search){.rows = NULL};
}

static uint64_t walk_pairs(akt_search *s)
{
    uint64_t pairs = 0;
    akt_walk__go(&s->walk, s->rows, s->in_set);
    for (size_t at = 0; at < s->walk.met; at += s->walk.at[s->walk.order[at]].size)
        pairs += akt_walk__pairs(s->walk.at[s->walk.order[at]].size);
    return pairs;
}

uint64_t akt_search__count_pairs(akt_search *search)
{
    memset(search->in_set, 0, search->rows->order * sizeof *search->in_set);
    return walk_pairs(search);
}

/* One walk tells what is left of its component where any vertex goes. */
static void score_split(akt_search *s)
{
    uint64_t all = walk_pairs(s);
    for (size_t at = 0; at < s->walk.met; at++) {
        uint32_t v = s->walk.order[at];
        uint64_t after = s->walk.at[v].apart + akt_walk__pairs(akt_walk__rest(&s->walk, v));
        uint64_t before = akt_walk__pairs(akt_walk__component(&s->walk, v));
        s->score[v] = -(double)(all - before + after);
    }
}

/* Distances from the set; the sum of 1/distance. */
static double measure_reach(akt_search *s, const uint32_t *set, size_t size)
{
    size_t head = 0, tail = 0;
    double sum = 0;
    for (size_t v = 0; v < s->rows->order; v++) {
        s->from[v] = AKT_WALK_NEVER;
        s->held[v] = 0;
    }
    for (size_t i = 0; i < size; i++) {
        s->from[set[i]] = 0;
        s->queue[tail++] = set[i];
    }
    while (head < tail) {
        uint32_t v = s->queue[head++];
        s->held[v] = s->inverse[s->from[v]];
        sum += s->held[v];
        for (uint32_t i = s->rows->start[v]; i < s->rows->start[v + 1]; i++) {
            uint32_t target = s->rows->target[i];
            if (s->from[target] != AKT_WALK_NEVER)
                continue;
            s->from[target] = s->from[v] + 1;
            s->queue[tail++] = target;
        }
    }
    return sum;
}

static akt_status hold_all(akt_search *s, akt_error *err)
{
    size_t n = s->rows->order;
    s->all_held = malloc((n * n + 1) * sizeof *s->all_held);
    if (!s->all_held)
        return akt_error_memory(err);
    for (uint32_t v = 0; v < n; v++) {
        measure_reach(s, &v, 1);
        memcpy(s->all_held + v * n, s->held, n * sizeof *s->held);
    }
    return AKT_OK;
}

static size_t count_tried(const akt_rows *rows)
{
    size_t tried = AKT_KEY_PLAYERS_STEPS / (rows->order + rows->count + 1);
    tried = tried > AKT_KEY_PLAYERS_TRIED ? tried : AKT_KEY_PLAYERS_TRIED;
    return tried < rows->order ? tried : rows->order;
}

/* Those with most neighbours, counted by degree into `order`, which holds n + 1. */
static void choose_tried(akt_search *s, uint32_t *order)
{
    const akt_rows *rows = s->rows;
    memset(order, 0, (rows->order + 1) * sizeof *order);
    for (size_t v = 0; v < rows->order; v++)
        order[akt_rows_degree(rows, v)]++;
    size_t least = rows->order, above = 0;
    while (above + order[least] < s->tried)
        above += order[least--];
    size_t equals = s->tried - above;
    for (size_t v = 0; v < rows->order; v++) {
        size_t degree = akt_rows_degree(rows, v);
        s->is_tried[v] = degree > least || (degree == least && equals > 0);
        equals -= degree == least && equals > 0;
    }
}

akt_status akt_search__make(akt_search *out, const akt_rows *rows, akt_error *err)
{
    size_t n = rows->order;
    *out = (akt_search){.rows = rows, .tried = count_tried(rows)};
    akt_status status = akt_walk__make(&out->walk, n, err);
    out->in_set = calloc(n + 1, sizeof *out->in_set);
    out->is_tried = calloc(n + 1, sizeof *out->is_tried);
    out->score = malloc((n + 1) * sizeof *out->score);
    out->from = malloc((n + 1) * sizeof *out->from);
    out->held = malloc((n + 1) * sizeof *out->held);
    out->inverse = malloc((n + 1) * sizeof *out->inverse);
    out->closer = malloc((n + 1) * sizeof *out->closer);
    out->round = calloc(n + 1, sizeof *out->round);
    out->queue = malloc((n + 1) * sizeof *out->queue);
    bool ok = out->in_set && out->is_tried && out->score && out->from && out->held &&
              out->inverse && out->closer && out->round && out->queue;
    if (status != AKT_OK || !ok)
        return akt_error_memory(err);
    choose_tried(out, out->queue);
    out->inverse[0] = 1;
    for (size_t d = 1; d <= n; d++)
        out->inverse[d] = 1 / (double)d;
    return n <= AKT_KEY_PLAYERS_EXACT ? hold_all(out, err) : AKT_OK;
}

/* What the candidate adds: it is followed only as far as it is closer than the set, since beyond a
 * vertex to which the set is as close all others are too. */
static double gain_reach(akt_search *s, uint32_t candidate)
{
    size_t head = 0, tail = 0;
    double gain = 0;
    uint32_t round = ++s->rounds;
    s->closer[candidate] = 0;
    s->round[candidate] = round;
    s->queue[tail++] = candidate;
    while (head < tail) {
        uint32_t v = s->queue[head++], distance = s->closer[v] + 1;
        gain += s->inverse[distance - 1] - s->held[v];
        for (uint32_t i = s->rows->start[v]; i < s->rows->start[v + 1]; i++) {
            uint32_t target = s->rows->target[i];
            if (s->from[target] <= distance || s->round[target] == round)
                continue;
            s->closer[target] = distance;
            s->round[target] = round;
            s->queue[tail++] = target;
        }
    }
    return gain;
}

/* The same from the rows of all vertices, where there is room for them. */
static double sum_gain(const akt_search *s, uint32_t candidate)
{
    size_t n = s->rows->order;
    const double *row = s->all_held + candidate * n;
    double gain = 0;
    for (size_t v = 0; v < n; v++)
        gain += row[v] > s->held[v] ? row[v] - s->held[v] : 0;
    return gain;
}

static void score_reach(akt_search *s, const uint32_t *set, size_t size, uint32_t least)
{
    double sum = measure_reach(s, set, size);
    for (uint32_t v = least; v < s->rows->order; v++) {
        if (!s->is_tried[v])
            s->score[v] = -DBL_MAX;
        else if (!s->in_set[v])
            s->score[v] = sum + (s->all_held ? sum_gain(s, v) : gain_reach(s, v));
    }
}

void akt_search__score(akt_search *search, const uint32_t *set, size_t size, uint32_t least)
{
    memset(search->in_set, 0, search->rows->order * sizeof *search->in_set);
    for (size_t i = 0; i < size; i++)
        search->in_set[set[i]] = true;
    if (search->measure == AKT_SEARCH_SPLIT)
        score_split(search);
    else
        score_reach(search, set, size, least);
}

void akt_search__count_reached(akt_search *search, size_t *direct, size_t *in_reach)
{
    measure_reach(search, search->set, search->size);
    *direct = *in_reach = 0;
    for (size_t v = 0; v < search->rows->order; v++) {
        *direct += search->from[v] == 1;
        *in_reach += search->from[v] > 0 && search->from[v] != AKT_WALK_NEVER;
    }
}
