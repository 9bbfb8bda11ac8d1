#include "scenario/scenario.h"

#include "base/buffer.h"
#include "base/near.h"
#include "input/add_record.h"
#include "model/builder.h"
#include "parse/json.h"

#include <string.h>

/* A kind of step: what it is called and which table its record belongs to. */
static const struct {
    const char *name;
    akt_table table;
} kinds[] = {
    {"add_actor", AKT_TABLE_ACTORS}, {"add_programme", AKT_TABLE_PROGRAMMES},
    {"add_forum", AKT_TABLE_FORUMS}, {"add_tie", AKT_TABLE_TIES},
    {"add_flow", AKT_TABLE_FLOWS},   {"give_role", AKT_TABLE_ROLES},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

typedef struct script {
    const akt_text_file *file;
    akt_dataset *dataset;
    akt_diagnostics *faults;
    akt_pool *pool;
} script;

static const char *make_pointer(const script *s, size_t step, const char *field)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "/steps/%zu%s", step, field);
    return akt_buffer_settle(&text, s->pool);
}

static void fault_step(const script *s, const akt_json_cursor *step, const char *name, size_t offset)
{
    akt_near near = akt_near_start(name);
    akt_buffer known = AKT_BUFFER_INIT;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        akt_near_try(&near, kinds[i].name);
        akt_buffer_format(&known, "%s%s", i ? ", " : "", kinds[i].name);
    }
    const char *args[4] = {name, near.best, akt_buffer_text(&known), NULL};
    akt_text_file_fault(s->file, s->faults, AKT_FAULT_UNKNOWN_STEP, offset,
                        make_pointer(s, step->index, "/do"), args);
    akt_buffer_dispose(&known);
}

/* The name of the step in `do`, in the script's pool. */
static const char *read_name(const script *s, const akt_json_cursor *step, size_t *offset)
{
    const char *text = s->file->text;
    *offset = akt_json_locate(text, step->value, "/do");
    size_t size = strcspn(text + *offset + 1, "\"");
    const char *name = akt_pool_text(s->pool, text + *offset + 1, size);
    return name ? name : "";
}

/* Whether the step is an object with a text in `do`; what it lacks is told. */
static bool has_name(const script *s, const akt_json_cursor *step)
{
    const char *text = s->file->text, *pointer = make_pointer(s, step->index, "");
    size_t at = akt_json_locate(text, step->value, "/do");
    akt_fault fault = AKT_FAULT_COUNT;
    if (text[step->value] != '{')
        fault = AKT_FAULT_WANTS_OBJECT;
    else if (at == step->value)
        fault = AKT_FAULT_MISSING_FIELD;
    else if (text[at] != '"')
        fault = AKT_FAULT_WANTS_STRING;
    const char *args[4] = {fault == AKT_FAULT_WANTS_OBJECT ? "steps" : "do", NULL, NULL, NULL};
    if (fault != AKT_FAULT_COUNT)
        akt_text_file_fault(s->file, s->faults, fault, at, pointer, args);
    return fault == AKT_FAULT_COUNT;
}

static akt_status apply_step(const script *s, const akt_json_cursor *step, akt_error *err)
{
    static const char *const other[] = {"do", "why", NULL};
    size_t offset;
    if (!has_name(s, step))
        return AKT_EDATA;
    const char *name = read_name(s, step, &offset);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (strcmp(kinds[i].name, name) != 0)
            continue;
        const akt_record_text text = {s->file, step->value, step->end - step->value,
                                      make_pointer(s, step->index, ""), other};
        return akt_input_add_record(s->dataset, kinds[i].table, &text, s->faults, err);
    }
    fault_step(s, step, name, offset);
    return AKT_EDATA;
}

static bool is_known_key(const akt_json_cursor *member)
{
    static const char *const keys[] = {"id", "title", "why", "sources", "steps", "$schema"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (akt_json_key_is(member, keys[i]))
            return true;
    return false;
}

static void check_keys(const script *s)
{
    akt_json_cursor members = akt_json_enter(s->file->text, 0);
    while (akt_json_next(&members)) {
        const char *name = akt_pool_text(s->pool, members.key, members.key_size);
        const char *args[4] = {name, NULL, NULL, NULL};
        if (!is_known_key(&members))
            akt_text_file_fault(s->file, s->faults, AKT_FAULT_UNKNOWN_FIELD,
                                (size_t)(members.key - s->file->text) - 1, NULL, args);
    }
}

/* A text of the script's own, in whatever languages it has. */
static void read_text(const script *s, const akt_json *value, akt_text *out)
{
    akt_pool *pool = akt_dataset_pool(s->dataset);
    if (akt_json_kind_of(value) == AKT_JSON_STRING) {
        const char *text = akt_json_string(value);
        out->in[AKT_LANG_NB] = akt_pool_text(pool, text, strlen(text));
    }
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i)) {
        int32_t lang = akt_json_key(i) ? akt_lang_from_name(akt_json_key(i)) : -1;
        if (lang >= 0 && akt_json_kind_of(i) == AKT_JSON_STRING)
            out->in[lang] = akt_pool_text(pool, akt_json_string(i), strlen(akt_json_string(i)));
    }
}

/* Notes in the dataset that this script was applied. */
static akt_status note_title(const script *s, akt_error *err)
{
    akt_about *about = akt_dataset_edit_about(s->dataset);
    size_t count = about->scenario_count + 1;
    akt_text *titles = akt_pool_get(akt_dataset_pool(s->dataset), count * sizeof *titles);
    akt_json *root = akt_json_parse(s->file->text, s->file->size);
    if (!titles || !root) {
        akt_json_free(root);
        return akt_error_memory(err);
    }
    if (about->scenario_count)
        memcpy(titles, about->scenarios, about->scenario_count * sizeof *titles);
    const akt_json *title = akt_json_get(root, "title");
    if (title)
        read_text(s, title, &titles[count - 1]);
    akt_json_free(root);
    about->scenarios = titles;
    about->scenario_count = count;
    const char *args[4] = {"title", NULL, NULL, NULL};
    if (!akt_text_in(&titles[count - 1], AKT_LANG_NB))
        akt_text_file_fault(s->file, s->faults, AKT_FAULT_MISSING_FIELD,
                            akt_json_skip_space(s->file->text, 0), NULL, args);
    return AKT_OK;
}

/* Every step is tried, so that all faults are told at once. */
static akt_status apply_steps(const script *s, akt_error *err)
{
    const char *text = s->file->text;
    size_t start = akt_json_skip_space(text, 0);
    size_t steps = text[start] == '{' ? akt_json_locate(text, start, "/steps") : start;
    if (steps == start || text[steps] != '[') {
        akt_text_file_fault(s->file, s->faults, AKT_FAULT_NO_STEPS, start, NULL, NULL);
        return AKT_EDATA;
    }
    akt_status worst = note_title(s, err);
    check_keys(s);
    akt_json_cursor cursor = akt_json_enter(text, steps);
    while (worst != AKT_ENOMEM && akt_json_next(&cursor)) {
        akt_status status = apply_step(s, &cursor, err);
        worst = status == AKT_OK ? worst : status;
    }
    if (!cursor.started)
        akt_text_file_fault(s->file, s->faults, AKT_FAULT_NO_STEPS, steps, NULL, NULL);
    return akt_diagnostics_has_errors(s->faults) && worst == AKT_OK ? AKT_EDATA : worst;
}

static akt_status apply_file(akt_dataset **out, const akt_dataset *dataset,
                             const akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                             akt_error *err)
{
    script s = {file, akt_dataset_copy(dataset), faults, pool};
    if (!s.dataset)
        return akt_error_memory(err);
    akt_status status = apply_steps(&s, err);
    if (akt_pool_has_failed(pool) || akt_pool_has_failed(akt_dataset_pool(s.dataset)))
        status = AKT_ENOMEM;
    if (status == AKT_OK)
        *out = s.dataset;
    else
        akt_dataset_free(s.dataset);
    return status;
}

akt_status akt_scenario_apply(akt_dataset **out, const akt_dataset *dataset, const char *path,
                              akt_input *input, akt_diagnostics *faults, akt_error *err)
{
    akt_text_file file;
    const char *slash = strrchr(path, '/');
    *out = NULL;
    akt_pool *pool = akt_pool_new();
    if (!pool)
        return akt_error_memory(err);
    akt_status status = akt_text_file_read(&file, path, pool, err);
    if (status == AKT_OK)
        status = akt_input_note(input, &file, slash ? slash + 1 : path, err);
    if (status == AKT_OK)
        status = akt_json_check(&file, faults);
    if (status == AKT_OK)
        status = apply_file(out, dataset, &file, pool, faults, err);
    akt_diagnostics_sort(faults);
    if (status == AKT_EDATA)
        akt_error_set(err, AKT_EDATA, "%s: faults in the script", path);
    else if (status == AKT_ENOMEM)
        akt_error_memory(err);
    akt_pool_free(pool);
    return status;
}
