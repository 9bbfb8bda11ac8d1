#ifndef AKT_ANALYSIS_COVERAGE_INTERNAL_H
#define AKT_ANALYSIS_COVERAGE_INTERNAL_H

#include "analysis/coverage.h"

/* Fills holders from the cells; false without memory. */
bool akt_coverage__rank_holders(akt_coverage *out);

/* Fills provision; false without memory. */
bool akt_coverage__find_provision(akt_coverage *out, const akt_dataset *dataset);

#endif
