#ifndef AKT_ANALYSIS_BROKERAGE_RANKS_H
#define AKT_ANALYSIS_BROKERAGE_RANKS_H

#include "analysis/uncertainty.h"
#include "network/grouping.h"

/* Brokerage as series to draw ranks of: how many pairs each stands between (analysis/
 * gould_fernandez.h) and its constraint (analysis/structural_holes.h). */
enum { AKT_BROKERAGE_SERIES = 2 };
extern const char *const akt_brokerage_series_names[AKT_BROKERAGE_SERIES]; /* "total", … */

/* An akt_scorer; context is the akt_grouping of any network of the same dataset and options, since
 * groups do not depend on ties. AKT_ENOMEM, AKT_ELIMIT as those two. */
akt_status akt_brokerage_score(double *const *values, const akt_network *network,
                               const void *context, akt_error *err);

#endif
