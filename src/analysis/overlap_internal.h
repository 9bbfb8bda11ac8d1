#ifndef AKT_ANALYSIS_OVERLAP_INTERNAL_H
#define AKT_ANALYSIS_OVERLAP_INTERNAL_H

#include "analysis/overlap.h"

/* Fills parties, silent and ended; false without memory. */
bool akt_overlap__find_parties(akt_overlap *out, const akt_dataset *dataset);

#endif
