#ifndef AKT_ANALYSIS_FUNDING_INTERNAL_H
#define AKT_ANALYSIS_FUNDING_INTERNAL_H

#include "analysis/funding.h"
#include "base/list.h"
#include "model/flow_choice.h"

/* Kroner of one flow that another passes on. */
typedef struct akt_pass {
    int32_t flow; /* that passes them on */
    int32_t from; /* that they were in before */
    int64_t amount;
    int64_t before; /* kroner of `from` that others passed on ahead of these */
} akt_pass;

/* How far flows pass on the money of others; continued and passed have one value a flow of the
 * dataset, 0 for those that are not counted. */
typedef struct akt_passage {
    const akt_flow *flows; /* as they were given; borrowed */
    size_t flow_count;
    int64_t *continued; /* the part of the flow that is another's money, one step on */
    int64_t *passed;    /* the part of the flow that others pass on */
    int32_t *order;     /* the flows counted, what is continued before what continues it */
    size_t count;
    akt_list passes; /* akt_pass; those of a flow together, flows as in order */
} akt_passage;

/* Flows in order of id, each taking from those it continues, in their order, what is left of its
 * own amount and of theirs, and no more than the part says. Nothing passes through an unknown
 * amount, another currency, a proposal, or a flow outside the years; a superseded flow is continued
 * in its stand-in. A ring is cut where it comes back to the flow first in id order. The result does
 * not depend on the order of the flows in the dataset. O(flows log flows + parts log parts). */
akt_status akt_passage__trace(akt_passage *out, const akt_flow *flows,
                              const akt_flow_choice *choice, akt_error *err);
void akt_passage__dispose(akt_passage *passage);

/* The bodies in dataset order, each once, in pool. AKT_ENOMEM. */
akt_status akt_boundary__sort(akt_refs *out, akt_pool *pool, akt_refs bodies, akt_error *err);

/* Whether body is among the sorted. O(log boundary). */
bool akt_boundary__holds(akt_refs sorted, akt_ref body);

/* Fills counted, one value a flow of the dataset (0 for those that do not count): the kroner of the
 * flow that are counted, where those flagged in inside (NULL = none) lie inside the boundary. Of a
 * flow inside, the kroner that were counted further up go on before the others do, so that none is
 * counted twice. AKT_ENOMEM. O(flows + passes). */
akt_status akt_passage__count(int64_t *counted, const akt_passage *passage, const bool *inside,
                              akt_error *err);

/* O(flows). */
akt_period akt_passage__period(const akt_flow_choice *choice, const akt_flow *flows);

/* The flows whose flag is set, in dataset order, in pool; false without memory. */
bool akt_flows__list(akt_refs *out, akt_pool *pool, const bool *flags, size_t count);

#endif
