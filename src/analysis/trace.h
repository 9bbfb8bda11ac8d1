#ifndef AKT_ANALYSIS_TRACE_H
#define AKT_ANALYSIS_TRACE_H

#include "analysis/funding.h"

/* Where does the known money of a body begin? Kroner that a flow is said to continue go where it
 * says; all other kroner out of a body are taken evenly from what came in to it and is not passed
 * on so (proportional mixing, an assumption), and what it pays beyond that begins with itself:
 *     y_v = sum over u of x_uv/inflow_v z_u,  z_u = f_u y_u + (1 - f_u)[u],
 *     f_u = min(1, inflow_u/outflow_u).
 * Solved as a walk upstream from the body, which ends where money begins; cycles are fine. Money
 * that only goes round in rings where nobody pays more than comes in has no beginning. The flows are
 * those that count in analysis/funding.h. */

typedef struct akt_trace_source {
    akt_ref body; /* unset: rings without a beginning */
    const char *currency;
    double share;   /* of the known money in to the body in this currency; these sum to 1 */
    int64_t amount; /* whole kroner; these sum to that money */
} akt_trace_source;

typedef struct akt_trace {
    akt_trace_source *sources; /* by currency, then by falling share, then in dataset order; rings
                                * last */
    size_t source_count;
    akt_refs ring;    /* the bodies of those rings */
    akt_refs flows;   /* the flows by which the money came, in dataset order */
    akt_refs unknown; /* flows of unknown amount in to the body or to one that the money came by */
    akt_period period;
    akt_pool *pool;
} akt_trace;

/* Flows of the years first to last, as in akt_funding_options. AKT_EINVAL where first lies after
 * last; AKT_ELIMIT where money in one currency passes 2^53 (kroner are exact below), or where over
 * 500 bodies pass money round for too long (analysis/visits_internal.h); AKT_ENOMEM. O(bodies
 * upstream * flows), and the cube of the bodies upstream up to 500. */
akt_status akt_trace_compute(akt_trace *out, const akt_dataset *dataset, akt_ref body,
                             const int years[2], akt_error *err);
void akt_trace_dispose(akt_trace *trace);

#endif
