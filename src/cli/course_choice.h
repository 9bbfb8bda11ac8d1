#ifndef AKT_CLI_COURSE_CHOICE_H
#define AKT_CLI_COURSE_CHOICE_H

#include "cli/options.h"
#include "input/load.h"
#include "scenario/course.h"

/* What the options do to a dataset: --scenario, --then, --at, --roll-up and --where, with the scripts
 * read. The course points into this, which must stay where it is, and into the options. */
typedef struct akt_course_choice {
    akt_script *scripts[AKT_SCENARIOS_MAX];
    size_t count;
    akt_course course;
    akt_pool *pool; /* of the ids left out */
} akt_course_choice;

/* Every script is read, so that all faults of shape are told at once. Fails as akt_script_read. To be
 * disposed of, also on failure. */
akt_status akt_course_choose(akt_course_choice *out, const akt_options *options, akt_input *input,
                             akt_diagnostics *faults, akt_error *err);
void akt_course_choice_dispose(akt_course_choice *choice);

/* Puts what the course makes of the dataset in its place; nothing where the course does nothing. Fails
 * as akt_course_apply. */
akt_status akt_course_take(akt_dataset **dataset, const akt_course *course, akt_diagnostics *faults,
                           akt_error *err);

#endif
