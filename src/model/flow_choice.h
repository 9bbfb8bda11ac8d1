#ifndef AKT_MODEL_FLOW_CHOICE_H
#define AKT_MODEL_FLOW_CHOICE_H

#include "base/status.h"
#include "model/dataset.h"

/* Which flows of a dataset count. One series of money counts once: of flows with the same ends (the
 * same before a roll-up, too), programme and year those of the most final status (paid > committed >
 * budget > not stated > proposed) are taken, all of them where several have it; the others are
 * superseded. A proposal that nothing supersedes is taken too: whether it is money is the caller's
 * to say. */
typedef struct akt_flow_choice {
    /* Of each flow: itself where it is taken; the taken flow of its series (the first in the
     * dataset) where it is superseded; AKT_NONE where it lies outside the years. */
    int32_t *stand_in;
    size_t count;      /* flows of the dataset */
    size_t superseded; /* within the years */
    int first_year;    /* of the flows taken; 0 where none has a year */
    int last_year;
} akt_flow_choice;

/* Flows of the years first to last, both included (0 = no bound; flows without a year are taken
 * without bounds only). AKT_EINVAL where first lies after last. Expected O(flows). */
akt_status akt_flow_choice_make(akt_flow_choice *out, const akt_dataset *dataset, int first,
                                int last, akt_error *err);
void akt_flow_choice_dispose(akt_flow_choice *choice);

/* The code of a flow's currency, kroner where it is not stated. */
static inline const char *akt_flow_currency(const akt_flow *flow)
{
    return flow->currency ? flow->currency : "NOK";
}

static inline bool akt_flow_choice_takes(const akt_flow_choice *choice, size_t flow)
{
    return choice->stand_in[flow] == (int32_t)flow;
}

/* Whether a flow is money: it is taken and more than a proposal. */
static inline bool akt_flow_choice_counts(const akt_flow_choice *choice, const akt_flow *flows,
                                          size_t flow)
{
    return akt_flow_choice_takes(choice, flow) && flows[flow].status != AKT_FLOW_PROPOSED;
}

#endif
