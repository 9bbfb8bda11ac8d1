#ifndef AKT_SCENARIO_TIME_SLICE_H
#define AKT_SCENARIO_TIME_SLICE_H

#include "base/status.h"
#include "model/dataset.h"

/* The facts in force at a time: dataset → dataset. */

/* Keeps what was in force at some time in the day, month or year that `at` names: `from` not after
 * it, `to` (which is inclusive) not before it; flows of that year, and none via
 * a programme that is not in force. What has no date stays, and is
 * counted in akt_dataset_about(*out)->undated. What a dropped actor was an end or holder of goes with
 * it. dataset is not changed. O(records). */
akt_status akt_time_slice(akt_dataset **out, const akt_dataset *dataset, akt_date at,
                          akt_error *err);

#endif
