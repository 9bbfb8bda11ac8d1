#ifndef AKT_SCENARIO_COURSE_H
#define AKT_SCENARIO_COURSE_H

#include "scenario/filter.h"
#include "scenario/part.h"
#include "scenario/regroup.h"
#include "scenario/script.h"

/* All that is done to a dataset before anything is asked of it: scripts one after another, then the
 * facts in force at a time, units folded, grouped anew, what rests on some sources, a choice of those left. The steps of several scripts are
 * numbered through. */
typedef struct akt_course {
    const akt_script *const *scripts;
    size_t script_count;
    akt_date at; /* year 0 = all times */
    bool roll_up;
    const akt_regrouping *grouping; /* or NULL */
    akt_conditions conditions;
    akt_strings left_out; /* ids */
    akt_strings sources;  /* ids; none = all */
} akt_course;

size_t akt_course_steps(const akt_course *course);

/* A step by its number among all: the script that it is of, and its number there. */
typedef struct akt_course_step {
    const akt_script *script;
    size_t step;
} akt_course_step;

akt_course_step akt_course_step_at(const akt_course *course, size_t number);

/* *out is a new dataset, also where nothing is done; the given one is not changed. choice is of the
 * steps of all scripts; NULL = all of them. Fails as akt_script_apply and akt_filter do. */
akt_status akt_course_apply(akt_dataset **out, const akt_dataset *dataset, const akt_course *course,
                            const akt_script_choice *choice, akt_diagnostics *faults,
                            akt_error *err);

#endif
