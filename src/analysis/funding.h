#ifndef AKT_ANALYSIS_FUNDING_H
#define AKT_ANALYSIS_FUNDING_H

#include "base/status.h"
#include "model/dataset.h"

/* Who pays whom? Sums of money per body and in all, with unknown amounts counted and never summed.
 * Of flows with the same ends, programme and year the most final status counts (paid > committed >
 * budget > proposed > not stated); the others are left out. A flow that continues another passes
 * the same kroner on: it is eliminated from the consolidated total as far as it does, which is the
 * least of its own amount, of what the flows it continues still have (flows take from them in order
 * of id, each in the order it names them) and of the part it states. Nothing known passes through
 * an unknown amount, into another currency or out of another period; a flow that continues a
 * superseded one continues what stands in for it; a ring of flows is cut once. */

/* Of one actor, programme or forum, in one currency, whose code is the dataset's own text. Unknowns
 * are numbers of flows. A programme that a flow only goes by way of has no part in it. */
typedef struct akt_body_money {
    akt_ref body;
    const char *currency;
    int64_t in_gross;
    int64_t out_gross;
    int64_t passed_on; /* the part of its outflow that continues other flows: its inflow */
    int64_t kept;      /* the part of its inflow that nobody passes on: ends here */
    int64_t own;       /* out_gross - passed_on: begins here */
    size_t funders;    /* distinct payers, unknown amounts included */
    size_t recipients;
    double hhi_in; /* sum of squared shares of the funders in in_gross; NaN where that is 0 */
    double hhi_out;
    size_t in_unknown;
    size_t out_unknown;
} akt_body_money;

typedef struct akt_total_money {
    const char *currency;
    int64_t gross;        /* every flow that is taken, once */
    int64_t eliminated;   /* what continues another flow that is counted */
    int64_t consolidated; /* gross - eliminated = sum of kept = sum of own */
    size_t flows;
    size_t unknown;
    size_t doubted; /* known amounts of flows that carry a note or are not stated in the source */
} akt_total_money;

typedef struct akt_funding {
    akt_body_money *bodies; /* those with any flow, in dataset order, then by currency */
    size_t body_count;
    akt_total_money *totals; /* one a currency, sorted by its code */
    size_t total_count;
    size_t superseded; /* flows left out for a more final status of the same money */
    int first_year;    /* of the flows taken; 0 where none has a year */
    int last_year;
    akt_pool *pool;
} akt_funding;

/* Flows of the years first to last (0 = no bound; flows without a year are taken without bounds
 * only). AKT_EINVAL where first lies after last, AKT_ELIMIT where a sum passes 2^63. Where every
 * continuing flow begins in the body that the continued one ends in, kept = in_gross - passed_on;
 * else that sum is still right over all bodies. O(flows log flows). */
akt_status akt_funding_compute(akt_funding *out, const akt_dataset *dataset, int first, int last,
                               akt_error *err);
void akt_funding_dispose(akt_funding *funding);

#endif
