#ifndef AKT_ANALYSIS_FUNDING_H
#define AKT_ANALYSIS_FUNDING_H

#include "base/status.h"
#include "model/draw.h"

/* Who pays whom? Sums of money per body and in all, with unknown amounts counted and never summed.
 * Of flows with the same ends, programme and year the most final status counts (paid > committed >
 * budget > not stated > proposed); the others are left out, and so is what is only proposed, which
 * is no money yet. A flow that continues another passes the same kroner on: it is eliminated from
 * the consolidated total as far as it does, which is the least of its own amount, of what the flows
 * it continues still have (flows take from them in order of id, each in the order it names them) and
 * of the part it states. Nothing known passes through an unknown amount, into another currency or
 * out of another period; a flow that continues a superseded one continues what stands in for it; a
 * ring of flows is cut once.
 *
 * With a boundary around some bodies (after consolidation in IMF GFSM 2014) a flow is counted unless
 * both its ends lie inside, or it continues, directly or further up, a flow that is counted; then
 * only what it adds is. */

/* Of which years the flows are that count. */
typedef struct akt_period {
    int first_year; /* 0 where none has a year */
    int last_year;
    bool is_part;     /* others are left out for their year, or for want of one */
    bool has_undated; /* some that count have no year */
} akt_period;

typedef struct akt_funding_options {
    int first_year; /* flows of these years, both included; 0 = no bound; flows without a year are */
    int last_year;  /* taken without bounds only */
    akt_refs boundary; /* the bodies inside, in any order; none = no boundary */
    const akt_draw *draw; /* flows and amounts as in this draw; NULL = as they are */
} akt_funding_options;

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

/* What ends or begins in a body is its own side less what it passes on; with an unknown amount on
 * both sides of that difference it cannot be told. */
bool akt_body_knows_kept(const akt_body_money *body);
bool akt_body_knows_own(const akt_body_money *body);

/* Known kroner of some flows; sum says nothing where all of them are unknown. */
typedef struct akt_crossing {
    int64_t sum;
    size_t flows;
    size_t unknown;
} akt_crossing;

typedef struct akt_total_money {
    const char *currency;
    int64_t gross;        /* every flow that counts, once */
    int64_t eliminated;   /* gross - consolidated */
    int64_t consolidated; /* what is counted; without boundary the sum of kept and of own */
    size_t flows;
    size_t unknown;
    size_t doubted; /* known amounts of flows that carry a note or are not stated in the source */
    /* Of all flows that cross the boundary, whether or not they continue another. */
    akt_crossing from_outside;
    akt_crossing to_outside;
    akt_crossing proposed; /* left out of all the above */
} akt_total_money;

/* What became of a flow. */
typedef enum akt_flow_fate {
    AKT_FATE_OTHER_YEAR,
    AKT_FATE_SUPERSEDED,
    AKT_FATE_PROPOSED,
    AKT_FATE_INSIDE, /* both ends inside the boundary: gross, but not counted */
    AKT_FATE_COUNTED /* as far as it continues no other */
} akt_flow_fate;

typedef struct akt_flow_money {
    akt_flow_fate fate;
    int64_t counted; /* kroner of it in the consolidated total; 0 where its amount is unknown */
} akt_flow_money;

typedef struct akt_funding {
    akt_body_money *bodies; /* those with a flow that counts, in dataset order, then by currency;
                             * the boundary does not touch them */
    size_t body_count;
    akt_total_money *totals; /* one a currency, sorted by its code */
    size_t total_count;
    akt_flow_money *flows; /* one a flow of the dataset */
    akt_refs boundary;     /* the bodies inside, in dataset order */
    size_t superseded;     /* flows left out for a more final status of the same money */
    akt_period period;
    akt_pool *pool;
} akt_funding;

/* Whether a flow carries a note or is not stated in the source as it stands. */
bool akt_flow_is_doubted(const akt_flow *flow);

/* options NULL = all years, no boundary. AKT_EINVAL where the first year lies after the last,
 * AKT_ELIMIT where a sum passes 2^63. Where every continuing flow begins in the body that the
 * continued one ends in, kept = in_gross - passed_on; else that sum is still right over all bodies.
 * O(flows log flows + boundary log boundary). */
akt_status akt_funding_compute(akt_funding *out, const akt_dataset *dataset,
                               const akt_funding_options *options, akt_error *err);
void akt_funding_dispose(akt_funding *funding);

#endif
