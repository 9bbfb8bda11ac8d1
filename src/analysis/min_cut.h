#ifndef AKT_ANALYSIS_MIN_CUT_H
#define AKT_ANALYSIS_MIN_CUT_H

#include "analysis/funding.h"

/* How much of the known money can go from one body to another along flows, through others too, and
 * which flows hold it down? The largest flow and the smallest cut (Ford & Fulkerson 1956), each flow
 * of money being an edge that carries at most its amount; it does not matter whether a source says
 * that the money did go that way. Of several smallest cuts the one nearest the payer, which does not
 * depend on the order of the flows. The flows are those that count in analysis/funding.h. */

typedef struct akt_min_cut_money {
    const char *currency;
    int64_t amount; /* the largest flow = the sum of the cut */
} akt_min_cut_money;

typedef struct akt_min_cut {
    akt_min_cut_money *money; /* one a currency that any flow has, sorted by its code */
    size_t money_count;
    akt_refs flows;   /* the cut: without them nothing known gets through; in dataset order */
    akt_refs unknown; /* flows of unknown amount by which more may get past the cut */
    akt_period period;
    akt_pool *pool;
} akt_min_cut;

/* Flows of the years first to last, as in akt_funding_options. Exact to the krone, since it is done
 * in whole numbers. AKT_EINVAL where first lies after last or the bodies are the same; AKT_ELIMIT
 * where the money in one currency passes 2^63; AKT_ENOMEM. By shortest augmenting paths (Edmonds &
 * Karp 1972): O(flows) a path, O(bodies * flows) paths at worst, few in practice. */
akt_status akt_min_cut_compute(akt_min_cut *out, const akt_dataset *dataset, const akt_ref ends[2],
                               const int years[2], akt_error *err);
void akt_min_cut_dispose(akt_min_cut *cut);

#endif
