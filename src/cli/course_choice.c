#include "cli/course_choice.h"

#include "cli/choice.h"

akt_status akt_course_choose(akt_course_choice *out, const akt_options *options, akt_input *input,
                             akt_diagnostics *faults, akt_error *err)
{
    akt_status status = AKT_OK;
    *out = (akt_course_choice){.count = options->scenario_count, .pool = akt_pool_new()};
    if (!out->pool)
        return akt_error_memory(err);
    out->course = (akt_course){.scripts = (const akt_script *const *)out->scripts,
                               .script_count = out->count,
                               .at = options->at,
                               .roll_up = options->roll_up,
                               .grouping = options->grouping,
                               .conditions = {options->conditions, options->condition_count},
                               .left_out = akt_choice_split(out->pool, options->left_out),
                               .sources = akt_choice_split(out->pool, options->sources_only)};
    for (size_t i = 0; i < out->count && (status == AKT_OK || status == AKT_EDATA); i++) {
        akt_status read =
            akt_script_read(&out->scripts[i], options->scenarios[i], input, faults, err);
        status = read == AKT_OK ? status : read;
    }
    return status;
}

void akt_course_choice_dispose(akt_course_choice *choice)
{
    for (size_t i = 0; i < choice->count; i++)
        akt_script_free(choice->scripts[i]);
    akt_pool_free(choice->pool);
}

akt_status akt_course_take(akt_dataset **dataset, const akt_course *course, akt_diagnostics *faults,
                           akt_error *err)
{
    akt_dataset *made;
    if (course->script_count == 0 && !course->at.year && !course->roll_up &&
        course->conditions.count == 0 && !course->grouping && course->left_out.count == 0 &&
        course->sources.count == 0)
        return AKT_OK;
    akt_status status = akt_course_apply(&made, *dataset, course, NULL, faults, err);
    if (status != AKT_OK)
        return status;
    akt_dataset_free(*dataset);
    *dataset = made;
    return AKT_OK;
}
