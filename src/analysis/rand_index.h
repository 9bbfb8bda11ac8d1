#ifndef AKT_ANALYSIS_RAND_INDEX_H
#define AKT_ANALYSIS_RAND_INDEX_H

#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

/* How alike two divisions of the same things into groups are. A division gives each thing a number
 * from 0, or AKT_NONE for no group; numbers below the count of things keep the cost as stated. */

typedef struct akt_rand_index {
    double value;    /* adjusted: 1 = the same groups, 0 = as by chance; may be negative. NaN below
                      two things */
    size_t shared;   /* things with a group in both; the others are left out */
    size_t groups_a; /* groups that hold one of them */
    size_t groups_b;
} akt_rand_index;

/* The adjusted Rand index (Hubert & Arabie 1985): pairs of things that both divisions keep together,
 * less what chance would give with groups of these sizes, over the most there could be less the
 * same. Where neither division says anything (both all in one, or both all apart) it is 1, as in
 * scikit-learn. a and b: count numbers each. O(count). */
akt_status akt_rand_index_compute(akt_rand_index *out, const int32_t *a, const int32_t *b,
                                  size_t count, akt_error *err);

/* Of each group of a, how many pairs of its members are together in b too; pairs: room for the
 * highest number in a and one more. Things without a group in either are left out. O(count). */
akt_status akt_rand_index_shared_pairs(uint64_t *pairs, const int32_t *a, const int32_t *b,
                                       size_t count, akt_error *err);

#endif
