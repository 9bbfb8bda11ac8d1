#ifndef AKT_TESTS_SUPPORT_OVERLAP_ORACLE_H
#define AKT_TESTS_SUPPORT_OVERLAP_ORACLE_H

#include "analysis/overlap.h"

/* A pair of actors judged straight from the definitions, on full sets of terms. Knows of parents, not
 * of programmes nor of what has ended. */
typedef struct akt_oracle_pair {
    akt_overlap_verdict verdict;
    double score; /* NaN where the two state no facet in common */
} akt_oracle_pair;

akt_oracle_pair akt_oracle_overlap(const akt_dataset *dataset, size_t a, size_t b);

#endif
