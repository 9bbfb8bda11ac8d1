#include "analysis/rank_tally.h"

#include "analysis/alike_internal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct akt_rank_tally {
    size_t count;
    size_t draws; /* there is room for */
    size_t taken;
    size_t top;
    uint32_t *ranks; /* draws of the first thing, of the second, … */
    uint32_t *latest;
    size_t *order;
    bool *is_defined; /* in any draw */
};

akt_rank_tally *akt_rank_tally_new(size_t count, size_t draws, size_t top)
{
    akt_rank_tally *tally = calloc(1, sizeof *tally);
    if (!tally)
        return NULL;
    *tally = (akt_rank_tally){.count = count, .draws = draws, .top = top};
    tally->ranks = calloc(count + 1, (draws + 1) * sizeof *tally->ranks);
    tally->latest = calloc(count + 1, sizeof *tally->latest);
    tally->order = calloc(2 * count + 1, sizeof *tally->order);
    tally->is_defined = calloc(count + 1, sizeof *tally->is_defined);
    if (tally->ranks && tally->latest && tally->order && tally->is_defined)
        return tally;
    akt_rank_tally_free(tally);
    return NULL;
}

void akt_rank_tally_free(akt_rank_tally *tally)
{
    if (!tally)
        return;
    free(tally->ranks);
    free(tally->latest);
    free(tally->order);
    free(tally->is_defined);
    free(tally);
}

/* Falling, undefined last; a stable merge sort, since qsort takes no context. */
static bool comes_first(double a, double b)
{
    return isnan(b) || a >= b;
}

static void merge(size_t *out, const size_t *order, size_t middle, size_t end, const double *values)
{
    size_t a = 0, b = middle;
    for (size_t i = 0; i < end; i++) {
        bool left = b == end || (a < middle && comes_first(values[order[a]], values[order[b]]));
        out[i] = order[left ? a++ : b++];
    }
}

static void sort(size_t *order, size_t *room, size_t count, const double *values)
{
    if (count < 2)
        return;
    size_t middle = count / 2;
    sort(order, room, middle, values);
    sort(order + middle, room, count - middle, values);
    merge(room, order, middle, count, values);
    for (size_t i = 0; i < count; i++)
        order[i] = room[i];
}

void akt_rank_values(uint32_t *ranks, const double *values, size_t count, size_t *room)
{
    size_t *order = room, *spare = room + count;
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    sort(order, spare, count, values);
    uint32_t rank = 0;
    for (size_t i = 0; i < count; i++) {
        double value = values[order[i]];
        if (i == 0 || !akt_values__are_alike(values[order[i - 1]], value))
            rank = (uint32_t)i + 1;
        ranks[order[i]] = isnan(value) ? 0 : rank;
    }
}

void akt_rank_tally_add(akt_rank_tally *tally, const double *values)
{
    assert(tally->taken < tally->draws);
    uint32_t last = 1;
    akt_rank_values(tally->latest, values, tally->count, tally->order);
    for (size_t i = 0; i < tally->count; i++)
        last += tally->latest[i] != 0;
    for (size_t i = 0; i < tally->count; i++) {
        tally->is_defined[i] = tally->is_defined[i] || tally->latest[i] != 0;
        tally->ranks[i * tally->draws + tally->taken] = tally->latest[i] ? tally->latest[i] : last;
    }
    tally->taken++;
}

static int compare_ranks(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The least rank that at least so many hundredths of the sorted ranks reach. */
static uint32_t reach(const uint32_t *sorted, size_t count, size_t hundredths)
{
    return sorted[(count * hundredths + 99) / 100 - 1];
}

void akt_rank_tally_read(akt_rank_tally *tally, akt_rank *out)
{
    assert(tally->taken > 0);
    size_t taken = tally->taken;
    for (size_t i = 0; i < tally->count; i++) {
        uint32_t *ranks = &tally->ranks[i * tally->draws];
        size_t among = 0;
        out[i] = (akt_rank){0};
        if (!tally->is_defined[i])
            continue;
        qsort(ranks, taken, sizeof *ranks, compare_ranks);
        while (among < taken && ranks[among] <= tally->top)
            among++;
        out[i] = (akt_rank){reach(ranks, taken, 50), reach(ranks, taken, 5),
                            reach(ranks, taken, 95), (double)among / (double)taken};
    }
}
