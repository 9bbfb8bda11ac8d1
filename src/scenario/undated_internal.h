#ifndef AKT_SCENARIO_UNDATED_INTERNAL_H
#define AKT_SCENARIO_UNDATED_INTERNAL_H

#include "model/dataset.h"

/* How many records that could have a date have none. O(records). */
size_t akt_undated__count(const akt_dataset *dataset);

#endif
