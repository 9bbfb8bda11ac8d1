#ifndef AKT_ANALYSIS_ATTRIBUTION_H
#define AKT_ANALYSIS_ATTRIBUTION_H

#include "analysis/comparison.h"
#include "scenario/course.h"

/* Which step of a script makes which difference. Of every step of the course:
 *   sequential     what it adds when those before it have been taken, in the order of the script
 *   leave_one_out  what is lost when all but it are taken
 *   shapley        what it adds on average over all orders (Shapley, A Value for n-Person Games,
 *                  1953), exact over all choices of steps, for AKT_SHAPLEY_STEPS of them at the most
 * The first and the last add up to the whole difference over all steps. A step that cannot be taken
 * without another, such as a member of a forum that is not there, is left out where that one is: it
 * does nothing without it (after Gilles, Owen & van den Brink, Games with Permission Structures,
 * 1992), so that the two share what comes of it in shapley. */

enum { AKT_SHAPLEY_STEPS = 8 };

typedef struct akt_attribution {
    size_t steps;
    size_t *rows; /* those of the comparison in which something changed */
    size_t row_count;
    double *sequential;    /* [step * row_count + i]; NaN where one of the values is undefined */
    double *leave_one_out; /* likewise */
    double *shapley; /* likewise; NULL where it was not asked for, or there are too many steps */
    bool *needs;     /* [step * steps + other]: whether it falls out without the other */
} akt_attribution;

/* Of comparison `item`, whose side is what the course makes of the dataset. Values are those of the
 * records as they stand. with_shapley: where the steps are few enough. AKT_ENOMEM, and as
 * akt_profile_make. 2 steps courses and profiles, with shapley 2^steps of both. */
akt_status akt_attribution_make(akt_attribution *out, const akt_comparisons *comparisons,
                                size_t item, const akt_dataset *dataset, const akt_course *course,
                                bool with_shapley, akt_error *err);
void akt_attribution_dispose(akt_attribution *attribution);

/* The effect of a step on the i-th of its rows by the best of what was worked out: shapley, or else
 * sequential. */
double akt_attribution_effect(const akt_attribution *attribution, size_t step, size_t i);

#endif
