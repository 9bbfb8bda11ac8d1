#ifndef AKT_SCENARIO_ROLL_UP_H
#define AKT_SCENARIO_ROLL_UP_H

#include "model/dataset.h"

/* A dataset in which every unit (an actor with a parent) is folded into the body it belongs to, the
 * topmost one: what the unit did, the body does. Ties and flows that then begin and end in one body
 * are left out; audiences and instruments of the units become the body's too. Money
 * that a unit got or gave stays a series of its own beside that of the body (akt_flow). The dataset
 * given does not change. AKT_ENOMEM is all that can fail. O(records x depth of the units + flows log
 * flows). */
akt_status akt_roll_up(akt_dataset **out, const akt_dataset *dataset, akt_error *err);

#endif
