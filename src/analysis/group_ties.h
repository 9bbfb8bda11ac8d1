#ifndef AKT_ANALYSIS_GROUP_TIES_H
#define AKT_ANALYSIS_GROUP_TIES_H

#include "network/grouping.h"

/* Do ties go across groups or stay within them? The E-I index of Krackhardt & Stern (1988),
 * (E - I) / (E + I), E what goes between groups and I what stays within: -1 all within, 1 all
 * across. A tie is an edge of the network (directed: each way one). Ties of vertices without a
 * group count in neither. */

typedef struct akt_tie_split {
    double internal;
    double external;
} akt_tie_split;

typedef struct akt_permutations {
    size_t count; /* 0 = none */
    uint64_t seed;
} akt_permutations;

/* NaN where there is nothing to split. */
double akt_tie_split_ei(akt_tie_split split);

/* One way of counting: every edge as one, or as what it weighs. */
typedef struct akt_tie_division {
    akt_tie_split *vertices; /* of each vertex, in and out; 0 and 0 where it has no group */
    akt_tie_split *groups;   /* of each group: a tie between two stands in the external of both */
    akt_tie_split whole;     /* every tie once */
    /* What the index would be on average if the groups were dealt out over the vertices that have
     * one at random, each group as large as it is: exact, 1 - 2 sum k(k-1) / (n(n-1)). NaN where
     * there are no ties. */
    double expected;
    /* Two-sided: of the permutations, and the network as it is as one more, the share in which the
     * index lies at least as far from expected, on either side, as it does in the network. NaN
     * without permutations, without ties, and where no permutation changes anything (one group, or
     * groups of one). Krackhardt & Stern count one side only. */
    double p;
} akt_tie_division;

typedef struct akt_group_ties {
    size_t count;                  /* n */
    size_t group_count;            /* as in the grouping */
    size_t *members;               /* of each group */
    size_t grouped;                /* vertices with a group */
    akt_permutations permutations; /* as asked for */
    akt_tie_division links;
    akt_tie_division weights; /* by the weights of the network: kroner with weight amount */
} akt_group_ties;

/* grouping is of the same network. The groups are permuted over the vertices that have one, those
 * without ties too, and the ties stay as they are. AKT_ENOMEM is all that can fail.
 * O(permutations (n + m)). */
akt_status akt_group_ties_compute(akt_group_ties *out, const akt_network *network,
                                  const akt_grouping *grouping, akt_permutations permutations,
                                  akt_error *err);
void akt_group_ties_dispose(akt_group_ties *ties);

#endif
