#include "cli/sides.h"

#include "cli/session.h"
#include "model/builder.h"

akt_status akt_sides_choose(akt_compared *out, const akt_options *options, akt_error *err)
{
    bool scenarios = options->alternative_count > 0, times = options->time_count > 1;
    bool datasets = options->argument != NULL;
    *out = datasets ? AKT_COMPARED_DATASETS : times ? AKT_COMPARED_TIMES : AKT_COMPARED_SCENARIOS;
    if (scenarios + times + datasets > 1)
        return akt_error_set(
            err, AKT_EINVAL,
            "compare takes a second dataset, one or more --scenario, or two or more "
            "--at: one of the three");
    if (scenarios + times + datasets == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "compare needs something to compare with: a second dataset, a "
                             "--scenario, or %s --at",
                             options->time_count ? "another" : "two");
    return AKT_OK;
}

/* Work on sides, and where its faults go. */
typedef struct work {
    akt_sides *sides;
    const akt_options *options;
    akt_diagnostics *faults;
    akt_error *err;
} work;

/* Adds the side that the course leads to. */
static akt_status add_side(const work *w, const akt_dataset *loaded, const akt_course *course)
{
    akt_sides *s = w->sides;
    akt_status status =
        akt_course_apply(&s->datasets[s->count], loaded, course, NULL, w->faults, w->err);
    if (status == AKT_OK)
        s->courses[s->count++] = *course;
    return status;
}

/* "a+b" of ids, "a, deretter b" of titles: the scripts of a course. */
static const char *join(const work *w, const akt_course *course, bool ids)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_lang lang = akt_options_lang(w->options);
    for (size_t i = 0; i < course->script_count; i++) {
        const char *id = akt_script_id(course->scripts[i]);
        const char *title = akt_text_in(akt_script_title(course->scripts[i]), lang);
        akt_buffer_format(&text, "%s%s",
                          i == 0 ? ""
                          : ids  ? "+"
                                 : " + ",
                          ids || !title ? id : title);
    }
    return akt_buffer_settle(&text, w->sides->pool);
}

static akt_status add_scenarios(const work *w)
{
    akt_sides *s = w->sides;
    const akt_options *o = w->options;
    akt_course course = s->choice.course;
    course.script_count = 0;
    akt_status status = add_side(w, s->loaded, &course);
    s->ids[0] = "baseline";
    for (size_t i = 0; status == AKT_OK && i < o->scenario_count; i += course.script_count) {
        course.scripts = s->choice.course.scripts + i;
        for (course.script_count = 1;
             i + course.script_count < o->scenario_count && !o->begins[i + course.script_count];)
            course.script_count++;
        s->ids[s->count] = join(w, &course, true);
        s->names[s->count] = join(w, &course, false);
        status = add_side(w, s->loaded, &course);
    }
    return status;
}

static akt_status add_times(const work *w)
{
    akt_sides *s = w->sides;
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < w->options->time_count; i++) {
        akt_course course = s->choice.course;
        char date[AKT_DATE_SIZE];
        course.at = w->options->times[i];
        size_t size = akt_date_write(date, course.at);
        s->ids[s->count] = s->names[s->count] = akt_pool_text(s->pool, date, size);
        status = add_side(w, s->loaded, &course);
    }
    return status;
}

static akt_status add_datasets(const work *w)
{
    akt_sides *s = w->sides;
    const char *const paths[] = {w->options->dataset, w->options->argument};
    akt_dataset *second;
    akt_status status = akt_session_read(&second, w->options, paths[1], NULL, w->faults, w->err);
    if (status == AKT_OK)
        status = add_side(w, s->loaded, &s->choice.course);
    if (status == AKT_OK)
        status = add_side(w, second, &s->choice.course);
    akt_dataset_free(second);
    for (size_t i = 0; i < s->count; i++) {
        const akt_text *title = &akt_dataset_about(s->datasets[i])->title;
        s->ids[i] = paths[i];
        s->names[i] = akt_text_in(title, akt_options_lang(w->options));
        s->names[i] = s->names[i] ? s->names[i] : paths[i];
    }
    return status;
}

static akt_status add_all(const work *w)
{
    switch (w->sides->kind) {
    case AKT_COMPARED_TIMES: return add_times(w);
    case AKT_COMPARED_DATASETS: return add_datasets(w);
    default: return add_scenarios(w);
    }
}

int akt_sides_make(akt_sides *sides, const akt_options *options)
{
    akt_diagnostics faults;
    akt_error err = {0};
    *sides = (akt_sides){.kind = sides->kind, .pool = akt_pool_new()};
    const work w = {sides, options, &faults, &err};
    akt_diagnostics_init(&faults);
    faults.least = AKT_LEVEL_ERROR;
    akt_status status = sides->pool ? AKT_OK : akt_error_memory(&err);
    if (status == AKT_OK)
        status = akt_session_read(&sides->loaded, options, options->dataset, NULL, &faults, &err);
    if (status == AKT_OK)
        status = akt_course_choose(&sides->choice, options, NULL, &faults, &err);
    if (status == AKT_OK)
        status = add_all(&w);
    if (status == AKT_OK && akt_pool_has_failed(sides->pool))
        status = akt_error_memory(&err);
    return akt_session_close(options, status, &faults, &err);
}

void akt_sides_dispose(akt_sides *sides)
{
    for (size_t i = 0; i < sides->count; i++)
        akt_dataset_free(sides->datasets[i]);
    akt_course_choice_dispose(&sides->choice);
    akt_dataset_free(sides->loaded);
    akt_pool_free(sides->pool);
}
