#include "base/near.h"
#include "scenario/script_internal.h"

#include <string.h>

/* What a script says of itself, as the dataset that it is applied to understands it. */
typedef struct head {
    const char *id;
    akt_text title;
    akt_text why;
    akt_cites sources;
} head;

static const akt_field head_rows[] = {
    {"id", AKT_FIELD_STRING, offsetof(head, id), false, 0, NULL},
    {"title", AKT_FIELD_TEXT, offsetof(head, title), true, 0, NULL},
    {"why", AKT_FIELD_TEXT, offsetof(head, why), false, 0, NULL},
    {"sources", AKT_FIELD_CITES, offsetof(head, sources), false, 0, NULL},
};
static const akt_schema head_schema = {"script", sizeof(head), head_rows,
                                       sizeof head_rows / sizeof *head_rows, false};

/* A script at work. */
typedef struct work {
    const akt_script *script;
    akt_dataset *dataset;
    akt_diagnostics *faults;
    akt_error *err;
} work;

static akt_status fault_kind(const work *w, const akt_step *s)
{
    const char *text = w->script->file.text;
    size_t at = akt_json_locate(text, s->offset, "/do");
    akt_near near = akt_near_start(s->name);
    akt_buffer known = AKT_BUFFER_INIT, pointer = AKT_BUFFER_INIT;
    for (size_t i = 0; i < AKT_STEP_KINDS; i++) {
        akt_near_try(&near, akt_step__kinds[i].name);
        akt_buffer_format(&known, "%s%s", i ? ", " : "", akt_step__kinds[i].name);
    }
    const char *of_list[4] = {s->pointer + 1, NULL, NULL, NULL}, *of_do[4] = {"do", NULL, NULL, NULL};
    const char *of_name[4] = {s->name, near.best, akt_buffer_text(&known), NULL};
    akt_buffer_format(&pointer, "%s%s", s->pointer, at == s->offset ? "" : "/do");
    const char *way = akt_buffer_text(&pointer);
    if (text[s->offset] != '{')
        akt_text_file_fault(&w->script->file, w->faults, AKT_FAULT_WANTS_OBJECT, at, way, of_list);
    else if (at == s->offset)
        akt_text_file_fault(&w->script->file, w->faults, AKT_FAULT_MISSING_FIELD, at, way, of_do);
    else if (text[at] != '"')
        akt_text_file_fault(&w->script->file, w->faults, AKT_FAULT_WANTS_STRING, at, way, of_do);
    else
        akt_text_file_fault(&w->script->file, w->faults, AKT_FAULT_UNKNOWN_STEP, at, way, of_name);
    akt_status status = known.failed || pointer.failed ? AKT_ENOMEM : AKT_EDATA;
    akt_buffer_dispose(&known);
    akt_buffer_dispose(&pointer);
    return status;
}

static akt_status apply_step(work *w, const akt_step *s)
{
    if (!s->kind)
        return fault_kind(w, s);
    akt_edit edit = {
        .dataset = w->dataset,
        .text = {&w->script->file, s->offset, s->pointer, NULL},
        .faults = w->faults,
        .err = w->err,
    };
    akt_status status = akt_step__apply(&edit, s->kind);
    w->dataset = edit.dataset;
    return akt_pool_has_failed(akt_dataset_pool(w->dataset)) ? AKT_ENOMEM : status;
}

/* Every step is tried, so that all faults are told at once. */
static akt_status apply_steps(work *w, const akt_script_choice *choice)
{
    akt_status worst = AKT_OK;
    for (size_t i = 0; worst != AKT_ENOMEM && i < w->script->count; i++) {
        if (choice && choice->taken && !choice->taken[i])
            continue;
        w->faults->step = i + 1;
        akt_status status = apply_step(w, &w->script->steps[i]);
        if (choice && choice->faulty)
            choice->faulty[i] = status != AKT_OK;
        worst = status == AKT_OK ? worst : status;
    }
    w->faults->step = 0;
    return worst;
}

/* Notes in the dataset that this script was applied. */
static akt_status note_title(const work *w, const akt_text *title)
{
    akt_about *about = akt_dataset_edit_about(w->dataset);
    size_t count = about->scenario_count + 1;
    akt_text *titles = akt_pool_get(akt_dataset_pool(w->dataset), count * sizeof *titles);
    if (!titles)
        return AKT_ENOMEM;
    if (about->scenario_count)
        memcpy(titles, about->scenarios, about->scenario_count * sizeof *titles);
    titles[count - 1] = *title;
    about->scenarios = titles;
    about->scenario_count = count;
    return AKT_OK;
}

static akt_status check_id(const work *w, const char *id)
{
    const char *args[4] = {id, NULL, NULL, NULL};
    const akt_text_file *file = &w->script->file;
    if (!id || akt_input_is_id(id))
        return AKT_OK;
    akt_text_file_fault(file, w->faults, AKT_FAULT_BAD_ID, akt_json_locate(file->text, 0, "/id"),
                        "/id", args);
    return AKT_EDATA;
}

static akt_status apply_head(work *w)
{
    static const char *const other[] = {"steps", "$schema", NULL};
    const akt_text_file *file = &w->script->file;
    const akt_object_text text = {file, 0, "", other};
    head h;
    akt_status status = akt_input_read_object(w->dataset, &head_schema, &text, w->faults, &h);
    if (status == AKT_OK)
        status = check_id(w, h.id);
    return status == AKT_OK ? note_title(w, &h.title) : status;
}

akt_status akt_script_apply(akt_dataset **out, const akt_dataset *dataset, const akt_script *script,
                            const akt_script_choice *choice, akt_diagnostics *faults,
                            akt_error *err)
{
    work w = {script, akt_dataset_copy(dataset), faults, err};
    *out = NULL;
    if (!w.dataset)
        return akt_error_memory(err);
    akt_status status = apply_head(&w);
    if (status != AKT_ENOMEM) {
        akt_status steps = apply_steps(&w, choice);
        status = steps == AKT_OK ? status : steps;
    }
    status = akt_script__conclude(&script->file, faults, status, err);
    if (status == AKT_OK)
        *out = w.dataset;
    else
        akt_dataset_free(w.dataset);
    return status;
}
