#ifndef AKT_ANALYSIS_FUNDING_INTERNAL_H
#define AKT_ANALYSIS_FUNDING_INTERNAL_H

#include "analysis/funding.h"
#include "network/flow_choice.h"

/* How far flows pass on the money of others; one value a flow of the dataset, 0 for those not
 * taken. */
typedef struct akt_passage {
    int64_t *continued; /* the part of the flow that is another's money, one step on */
    int64_t *passed;    /* the part of the flow that others pass on */
} akt_passage;

/* Flows in order of id, each taking from those it continues, in their order, what is left of its
 * own amount and of theirs, and no more than the part says. Nothing passes through an unknown
 * amount, another currency, or a flow outside the years; a superseded flow is continued in its
 * stand-in. A ring is cut where it comes back to the flow first in id order. O(flows log flows +
 * parts). */
akt_status akt_passage__trace(akt_passage *out, const akt_dataset *dataset,
                              const akt_flow_choice *choice, akt_error *err);
void akt_passage__dispose(akt_passage *passage);

#endif
