#ifndef AKT_TESTS_SUPPORT_BROKERAGE_ORACLE_H
#define AKT_TESTS_SUPPORT_BROKERAGE_ORACLE_H

#include "analysis/gould_fernandez.h"
#include "analysis/group_ties.h"
#include "analysis/structural_holes.h"

/* Slow, plain second implementations, straight from the definitions on full matrices. O(n^3). Each
 * fills n values that the caller has room for; a lack of memory ends the program. */

/* Of the arrays in out; count is not touched. */
void akt_oracle_structural_holes(akt_structural_holes *out, const akt_network *network);

void akt_oracle_gould_fernandez(akt_brokered *out, const akt_network *network,
                                const akt_grouping *grouping);

/* What lies within groups and across them among all pairs of vertices, by weight or one a tie. */
akt_tie_split akt_oracle_tie_split(const akt_network *network, const int32_t *groups,
                                   bool by_weight);

#endif
