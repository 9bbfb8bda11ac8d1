#include "scenario/course.h"

#include "model/builder.h"
#include "scenario/roll_up.h"
#include "scenario/time_slice.h"

size_t akt_course_steps(const akt_course *course)
{
    size_t steps = 0;
    for (size_t i = 0; i < course->script_count; i++)
        steps += akt_script_steps(course->scripts[i]);
    return steps;
}

akt_course_step akt_course_step_at(const akt_course *course, size_t number)
{
    size_t i = 0;
    for (; number >= akt_script_steps(course->scripts[i]); i++)
        number -= akt_script_steps(course->scripts[i]);
    return (akt_course_step){course->scripts[i], number};
}

/* Puts what was made of the dataset in its place. */
static akt_status replace(akt_dataset **dataset, akt_dataset *made, akt_status status)
{
    if (status == AKT_OK) {
        akt_dataset_free(*dataset);
        *dataset = made;
    }
    return status;
}

static akt_status apply_scripts(akt_dataset **dataset, const akt_course *course,
                                const akt_script_choice *choice, akt_diagnostics *faults,
                                akt_error *err)
{
    akt_script_choice rest = choice ? *choice : (akt_script_choice){0};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < course->script_count; i++) {
        akt_dataset *made;
        size_t steps = akt_script_steps(course->scripts[i]);
        status = akt_script_apply(&made, *dataset, course->scripts[i], &rest, faults, err);
        status = replace(dataset, made, status);
        rest.taken = rest.taken ? rest.taken + steps : NULL;
        rest.faulty = rest.faulty ? rest.faulty + steps : NULL;
    }
    return status;
}

static akt_status choose(akt_dataset **dataset, const akt_course *course, akt_error *err)
{
    akt_dataset *made;
    akt_status status = AKT_OK;
    if (course->at.year) {
        status = akt_time_slice(&made, *dataset, course->at, err);
        status = replace(dataset, made, status);
    }
    if (status == AKT_OK && course->roll_up) {
        status = akt_roll_up(&made, *dataset, err);
        status = replace(dataset, made, status);
    }
    if (status == AKT_OK && course->grouping) {
        status = akt_regroup(&made, *dataset, course->grouping, err);
        status = replace(dataset, made, status);
    }
    if (status == AKT_OK && course->sources.count) {
        status = akt_keep_sources(&made, *dataset, &course->sources, err);
        status = replace(dataset, made, status);
    }
    if (status == AKT_OK && course->left_out.count) {
        status = akt_leave_out(&made, *dataset, &course->left_out, err);
        status = replace(dataset, made, status);
    }
    if (status == AKT_OK && course->conditions.count) {
        status = akt_filter(&made, *dataset, &course->conditions, err);
        status = replace(dataset, made, status);
    }
    return status;
}

/* What is chosen of the dataset without the scripts; NULL where that is nothing. */
static akt_status choose_before(akt_dataset **out, const akt_dataset *dataset,
                                const akt_course *course, akt_error *err)
{
    akt_error nothing = {0};
    *out = akt_dataset_copy(dataset);
    if (!*out)
        return akt_error_memory(err);
    akt_status status = choose(out, course, &nothing);
    if (status == AKT_OK)
        return AKT_OK;
    akt_dataset_free(*out);
    *out = NULL;
    return status == AKT_EINVAL ? AKT_OK : akt_error_memory(err);
}

/* Money that is not of the time or the selection asked for is not lost there either. Whoever got it
 * may be gone, so that what is chosen without the scripts decides. */
static akt_status drop_asides(akt_dataset *chosen, const akt_dataset *dataset,
                              const akt_course *course, akt_error *err)
{
    akt_list *asides = akt_dataset_edit_asides(chosen);
    akt_aside *items = asides->items;
    akt_dataset *before;
    size_t kept = 0;
    if (asides->count == 0 || (!course->at.year && course->conditions.count == 0 &&
                               course->left_out.count == 0 && course->sources.count == 0))
        return AKT_OK;
    akt_status status = choose_before(&before, dataset, course, err);
    if (status != AKT_OK)
        return status;
    for (size_t i = 0; i < asides->count; i++) {
        const char *id = items[i].flow.record.id;
        bool was_there = id && akt_dataset_find(dataset, AKT_TABLE_FLOWS, id) != AKT_NONE;
        if (!was_there || (before && akt_dataset_find(before, AKT_TABLE_FLOWS, id) != AKT_NONE))
            items[kept++] = items[i];
    }
    asides->count = kept;
    akt_dataset_free(before);
    return AKT_OK;
}

akt_status akt_course_apply(akt_dataset **out, const akt_dataset *dataset, const akt_course *course,
                            const akt_script_choice *choice, akt_diagnostics *faults,
                            akt_error *err)
{
    *out = akt_dataset_copy(dataset);
    akt_status status = *out ? AKT_OK : akt_error_memory(err);
    if (status == AKT_OK)
        status = apply_scripts(out, course, choice, faults, err);
    if (status == AKT_OK)
        status = choose(out, course, err);
    if (status == AKT_OK)
        status = drop_asides(*out, dataset, course, err);
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    return status;
}
