#ifndef AKT_ANALYSIS_BROKERAGE_RANKS_H
#define AKT_ANALYSIS_BROKERAGE_RANKS_H

#include "analysis/uncertainty.h"
#include "network/grouping.h"

/* Brokerage as series to draw ranks of: how many pairs each stands between (analysis/
 * gould_fernandez.h) and, where two are asked for, its constraint (analysis/structural_holes.h). */
enum { AKT_BROKERAGE_SERIES = 2 };
extern const char *const akt_brokerage_series_names[AKT_BROKERAGE_SERIES]; /* "total", … */

typedef struct akt_brokerage_series {
    const akt_grouping *grouping; /* of any network of the same dataset and options: groups do not
                                   * depend on ties */
    size_t count;                 /* 1 or 2 */
} akt_brokerage_series;

/* An akt_scorer; context is an akt_brokerage_series. AKT_ENOMEM, AKT_ELIMIT as those two. */
akt_status akt_brokerage_score(double *const *values, const akt_network *network,
                               const void *context, akt_error *err);

#endif
