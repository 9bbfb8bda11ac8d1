#include "analysis/new_ties_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What new ties would change, measure by measure. */

int akt_tie_score__compare(const akt_tie_score *a, const akt_tie_score *b)
{
    if (a->apart != b->apart)
        return a->apart < b->apart ? -1 : 1;
    return (a->rest > b->rest) - (a->rest < b->rest);
}

/* Each path may now take the new tie, one way or the other. */
static void add_steps(size_t c, int32_t *after, const int32_t *before, akt_tie_choice tie)
{
    for (size_t i = 0; i < c; i++) {
        for (size_t k = 0; k < c; k++) {
            int32_t there = before[i * c + tie.from] + 1 + before[tie.to * c + k];
            int32_t back = before[i * c + tie.to] + 1 + before[tie.from * c + k];
            int32_t least = there < back ? there : back;
            int32_t old = before[i * c + k];
            after[i * c + k] = least < old ? least : old;
        }
    }
}

void akt_tie_field__add(const akt_tie_field *f, int32_t *after, const int32_t *before,
                        size_t choice)
{
    const akt_tie_choice tie = f->choices[choice];
    if (f->measure == AKT_COORDINATION_MEAN_DISTANCE) {
        add_steps(f->count, after, before, tie);
        return;
    }
    memcpy(after, before, f->state_size * sizeof *after);
    if (f->measure != AKT_COORDINATION_REACH) {
        after[tie.from]++;
        after[tie.to]++;
        return;
    }
    after[tie.to] = 1;
    for (uint32_t k = f->rows.start[tie.to]; k < f->rows.start[tie.to + 1]; k++)
        after[f->rows.target[k]] = !f->is_central[f->rows.target[k]];
}

/* Pairs that no path joins, and the steps between all others, each pair twice. */
static akt_tie_score score_steps(const akt_tie_field *f, const int32_t *state)
{
    akt_tie_score out = {0, 0};
    for (size_t i = 0; i < f->state_size; i++) {
        out.apart += state[i] >= AKT_TIE_APART;
        out.rest += state[i] < AKT_TIE_APART ? state[i] : 0;
    }
    return out;
}

static int64_t sum_state(const akt_tie_field *f, const int32_t *state)
{
    int64_t sum = 0;
    for (size_t i = 0; i < f->state_size; i++)
        sum += state[i];
    return sum;
}

static int64_t most_of(const akt_tie_field *f, const int32_t *state)
{
    int64_t most = 0;
    for (size_t i = 0; i < f->state_size; i++)
        most = state[i] > most ? state[i] : most;
    return most;
}

akt_tie_score akt_tie_field__score(const akt_tie_field *f, const int32_t *state)
{
    switch (f->measure) {
    case AKT_COORDINATION_MEAN_DISTANCE: return score_steps(f, state);
    case AKT_COORDINATION_HUB_LOAD: return (akt_tie_score){0, most_of(f, state)};
    default: return (akt_tie_score){0, -sum_state(f, state)};
    }
}

static double share(int64_t part, size_t whole)
{
    return whole > 0 ? (double)part / (double)whole : NAN;
}

double akt_tie_field__value(const akt_tie_field *f, const int32_t *state, size_t ties)
{
    size_t c = f->count;
    akt_tie_score score = akt_tie_field__score(f, state);
    switch (f->measure) {
    case AKT_COORDINATION_MEAN_DISTANCE:
        return share(score.rest, c > 1 ? c * (c - 1) - (size_t)score.apart : 0);
    case AKT_COORDINATION_HUB_LOAD: return share(score.rest, f->tied + ties);
    case AKT_COORDINATION_REACH: return c ? share(-score.rest, f->n - c) : NAN;
    default: return c > 1 ? share(-score.rest, c * (c - 1)) : NAN;
    }
}

/* With so many more ties no more pairs than these are one step apart, and no others less than two;
 * those that a path joins today it joins then. */
static double bound_distance(const akt_tie_field *f, size_t ties)
{
    size_t c = f->count;
    akt_tie_score now = akt_tie_field__score(f, f->start);
    size_t joined = c > 1 ? (c * (c - 1) - (size_t)now.apart) / 2 : 0;
    size_t near = f->tied + ties;
    return joined > near ? 2 - (double)near / (double)joined : 1;
}

/* Nobody loses a tie, and somebody has the mean of them. */
static double bound_hub(const akt_tie_field *f, size_t ties)
{
    size_t all = f->tied + ties, c = f->count;
    int64_t mean = (int64_t)((2 * all + c - 1) / c), now = most_of(f, f->start);
    return share(mean > now ? mean : now, all);
}

static int compare_falling(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a < b) - (a > b);
}

double akt_tie_field__bound_reach(const akt_tie_field *f, const int32_t *state, size_t ties,
                                  int32_t *scratch, int64_t *gains)
{
    int64_t now = sum_state(f, state), sum = now;
    for (size_t i = 0; i < f->choice_count; i++) {
        akt_tie_field__add(f, scratch, state, i);
        gains[i] = sum_state(f, scratch) - now;
    }
    qsort(gains, f->choice_count, sizeof *gains, compare_falling);
    for (size_t i = 0; i < ties && i < f->choice_count; i++)
        sum += gains[i];
    return share(sum, f->n - f->count);
}

double akt_tie_field__bound(const akt_tie_field *f, size_t ties)
{
    switch (f->measure) {
    case AKT_COORDINATION_MEAN_DISTANCE: return bound_distance(f, ties);
    case AKT_COORDINATION_HUB_LOAD: return bound_hub(f, ties);
    default: return share((int64_t)(f->tied + ties) * 2, f->count * (f->count - 1));
    }
}
