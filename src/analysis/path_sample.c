#include "analysis/path_sample_internal.h"

#include "base/random.h"

#include <math.h>
#include <stdlib.h>

enum { STREAM_SAMPLE = 0x5A, FIRST_ROUND = 256 };

/* What a promise may cost, and how much more a step costs by length. */
static const double STEPS_MOST = 0x1p34;
static const double BY_LENGTH = 8;

/* Statements on one share that may each be wrong. */
static const double STATEMENTS = 3;

/* The beginning of a shuffle (Fisher & Yates). */
void akt_sample__draw(uint32_t *vertices, size_t n, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++) {
        size_t j = i + (size_t)akt_random_below(seed, STREAM_SAMPLE, i, n - i);
        uint32_t drawn = vertices[j];
        vertices[j] = vertices[i];
        vertices[i] = drawn;
    }
}

size_t akt_sample__round_end(size_t done, size_t most)
{
    size_t end = done ? 2 * done : FIRST_ROUND;
    return end < most ? end : most;
}

size_t akt_sample__most(size_t n, size_t m, double all, bool by_length, double steps)
{
    double may = (steps > 0 ? steps : STEPS_MOST) / (by_length ? BY_LENGTH : 1);
    double most = fmax(may / ((double)n + 2 * (double)m), FIRST_ROUND);
    return all > may && most < (double)n ? (size_t)most : n;
}

typedef struct bounds {
    double low;
    double high;
} bounds;

/* Of the mean share. */
static bounds bound(const akt_evidence *e, size_t i)
{
    double odds = e->odds ? e->odds[i] : 1 / (double)e->count;
    if (odds <= 0)
        return (bounds){0, 0};
    double mean = e->sums[i] / e->drawn, square = e->squares[i] / e->drawn;
    double doubt = log(STATEMENTS / (e->risk * odds)) / e->drawn;
    double slack = e->most * e->most * doubt / 2;
    double off = (sqrt(slack) + sqrt(square + slack)) * sqrt(2 * doubt);
    double least = e->sums[i] / e->all, most = least + (1 - e->drawn / e->all) * e->most;
    return (bounds){fmax(mean - off - e->most * doubt / 3, least), fmin(mean + off, most)};
}

static int compare(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Of ascending numbers, how many lie above the limit. */
static size_t count_above(const double *numbers, size_t count, double limit)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numbers[middle] > limit)
            high = middle;
        else
            low = middle + 1;
    }
    return count - low;
}

akt_status akt_sample__places(uint32_t *best, uint32_t *worst, const akt_evidence *evidence,
                              akt_error *err)
{
    size_t count = evidence->count;
    double *lows = malloc((2 * count + 1) * sizeof *lows);
    if (!lows)
        return akt_error_memory(err);
    double *highs = lows + count;
    for (size_t i = 0; i < count; i++) {
        const bounds b = bound(evidence, i);
        lows[i] = b.low;
        highs[i] = b.high;
    }
    qsort(lows, count, sizeof *lows, compare);
    qsort(highs, count, sizeof *highs, compare);
    for (size_t i = 0; i < count; i++) {
        const bounds b = bound(evidence, i);
        size_t at = evidence->at ? evidence->at[i] : i, itself = b.high > b.low;
        best[at] = (uint32_t)(1 + count_above(lows, count, b.high));
        worst[at] = (uint32_t)(1 + count_above(highs, count, b.low) - itself);
    }
    free(lows);
    return AKT_OK;
}

bool akt_sample__is_settled(const uint32_t *best, const uint32_t *worst, size_t count, size_t first)
{
    bool is_settled = true;
    for (size_t i = 0; i < count && is_settled; i++)
        is_settled = best[i] == worst[i] || best[i] > first;
    return is_settled;
}
