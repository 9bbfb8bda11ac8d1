#ifndef AKT_SCENARIO_FILTER_H
#define AKT_SCENARIO_FILTER_H

#include "base/status.h"
#include "model/dataset.h"

/* Some of the facts: dataset → dataset. A condition is "FIELD=VALUE[,VALUE…]": the field holds one of
 * the values (model/match.h). Of several conditions all must hold. */

typedef struct akt_conditions {
    const char *const *items;
    size_t count;
} akt_conditions;

/* Whether a record of table meets all conditions; a table that lacks a field meets none of it. */
bool akt_conditions_hold(const akt_conditions *conditions, const akt_dataset *dataset,
                         akt_table table, const akt_record *record);

/* AKT_EINVAL, with a sentence, where a condition is not made so, none of the tables (a mask of
 * 1 << akt_table) has its field, or a value is no code that the field can hold. */
akt_status akt_conditions_check(const akt_conditions *conditions, const akt_dataset *dataset,
                                uint32_t tables, akt_error *err);

/* The actors, programmes and forums that meet all conditions, in dataset order, in pool. AKT_EINVAL
 * as above, or where there are none; AKT_ENOMEM. O(records). */
akt_status akt_conditions_select(akt_refs *out, akt_pool *pool, const akt_conditions *conditions,
                                 const akt_dataset *dataset, akt_error *err);

/* The actors and programmes that meet the conditions, and what holds between them. AKT_EINVAL as
 * above, or where none is left. dataset is not changed. O(records). */
akt_status akt_filter(akt_dataset **out, const akt_dataset *dataset,
                      const akt_conditions *conditions, akt_error *err);

#endif
