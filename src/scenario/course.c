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
    if (status == AKT_OK && course->conditions.count) {
        status = akt_filter(&made, *dataset, &course->conditions, err);
        status = replace(dataset, made, status);
    }
    return status;
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
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    return status;
}
