#ifndef AKT_ANALYSIS_COMPARISON_H
#define AKT_ANALYSIS_COMPARISON_H

#include "analysis/profile.h"
#include "analysis/rank_tally.h"

/* What differs between datasets: the first against each of the others, row by row of their profiles
 * (analysis/profile.h).
 *
 * How sure a difference is, common random numbers tell: every draw (model/draw.h) is taken of all the
 * datasets at once, where what is the same record of them is there, or not, alike. `holds` is the
 * share of the draws in which the difference goes the same way. */

typedef enum akt_change {
    AKT_CHANGE_LESS,
    AKT_CHANGE_NONE, /* the same, but for rounding, or undefined in both */
    AKT_CHANGE_MORE,
    AKT_CHANGE_DEFINED,  /* undefined before */
    AKT_CHANGE_UNDEFINED /* undefined after */
} akt_change;

/* What became of a value: differences of less than 1e-9 of it (of 1, where it is less) are none. */
akt_change akt_change_of(double before, double after);

typedef struct akt_comparison_row {
    const akt_profile_row *row; /* as the first has it, or else as the other has it */
    int32_t sides[2];           /* its place in either profile, or AKT_NONE */
    double values[2];           /* before, after */
    double delta;               /* exactly 0 where nothing changed; NaN unless both are defined */
    akt_change change;
    double holds; /* 0 to 1; NaN where nothing was drawn */
} akt_comparison_row;

typedef struct akt_comparison {
    akt_comparison_row *rows; /* all rows of both, in the order of profiles */
    size_t count;
    size_t draws;
} akt_comparison;

/* A dataset with its profile and the rank of each of its rows (rank 0 = not ranked); without draws
 * the ranks of the values as they stand. */
typedef struct akt_comparison_side {
    const akt_dataset *dataset;
    akt_profile_options options;
    akt_profile profile;
    akt_rank *ranks;
} akt_comparison_side;

typedef struct akt_comparisons {
    akt_comparison_side *sides; /* of every dataset */
    size_t side_count;
    akt_comparison *items; /* sides[i + 1] against sides[0] */
    size_t count;
} akt_comparisons;

typedef struct akt_comparison_options {
    akt_network_options network; /* as akt_profile_options has it, without a draw */
    bool by_former_ids; /* datasets that do not come of each other: parties are known again by
                                    former ids */
    size_t draws;       /* 0 = none */
    uint64_t seed;
    double confidence; /* of records that state none */
    size_t threads;    /* 0 = one a core; the result does not depend on it */
} akt_comparison_options;

/* datasets[0] against each of the others, count in all, at least one; they must outlive the result.
 * (1 + draws) x count profiles. Fails as akt_profile_make. */
akt_status akt_comparisons_make(akt_comparisons *out, const akt_dataset *const *datasets,
                                size_t count, const akt_comparison_options *options,
                                akt_error *err);
void akt_comparisons_dispose(akt_comparisons *comparisons);

/* The rank that a row has on a side (0 before, 1 after); rank 0 where it has none there. */
akt_rank akt_comparison_rank(const akt_comparisons *comparisons, size_t item,
                             const akt_comparison_row *row, int side);

/* The values of another profile in the rows of a comparison, into values[count]: what the profile
 * does not have as akt_profile_absent says. */
void akt_comparison_project(double *values, const akt_comparison *comparison,
                            const akt_profile *profile);

#endif
