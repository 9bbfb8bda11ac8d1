#ifndef AKT_SCENARIO_MERGER_INTERNAL_H
#define AKT_SCENARIO_MERGER_INTERNAL_H

#include "model/flow_choice.h"
#include "scenario/fold_internal.h"
#include "scenario/step_internal.h"

/* A merger at work on a fold's copy of the dataset. */
typedef struct akt_merger {
    akt_edit *edit;
    akt_fold fold;
    akt_flow_choice choice; /* of the dataset before */
    int32_t target;
    bool is_new;
} akt_merger;

/* Makes the target what the body shall be: its names, what it takes over, and what is above it. */
void akt_merger__make_body(akt_merger *merger);

/* Adds the cites that are not among them yet. */
void akt_merger__add_cites(akt_merger *merger, akt_cites *to, const akt_cites *from);

#endif
