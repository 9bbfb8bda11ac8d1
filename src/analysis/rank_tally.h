#ifndef AKT_ANALYSIS_RANK_TALLY_H
#define AKT_ANALYSIS_RANK_TALLY_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ranks of things over many draws. In a draw the largest value has rank 1, equal ones (to 1e-12
 * of their size) the same rank, which is one more than the number of larger values; an undefined
 * value (NaN) comes after all others. */

typedef struct akt_rank {
    uint32_t rank; /* the median; 0 where the thing was never defined */
    uint32_t low;  /* at least 5 % of the draws have this rank or a better one */
    uint32_t high; /* at least 95 % have */
    double p_top;  /* the share of draws in which it is among the top */
} akt_rank;

typedef struct akt_rank_tally akt_rank_tally;

/* count things, room for so many draws, the first `top` of which are the top. NULL without memory,
 * count x draws x 4 bytes of it. */
akt_rank_tally *akt_rank_tally_new(size_t count, size_t draws, size_t top);
void akt_rank_tally_free(akt_rank_tally *tally);

/* One draw: count values. No more of them than there is room for. O(count log count). */
void akt_rank_tally_add(akt_rank_tally *tally, const double *values);

/* Fills count ranks from the draws so far, at least one. O(count x draws log draws). */
void akt_rank_tally_read(akt_rank_tally *tally, akt_rank *out);

/* The ranks that values have in themselves, as above; undefined ones 0. room: of
 * 2 x count items. O(count log count). */
void akt_rank_values(uint32_t *ranks, const double *values, size_t count, size_t *room);

#endif
