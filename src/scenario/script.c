#include "scenario/script_internal.h"
#include "scenario/sheet_internal.h"

#include "scenario/sheet.h"

#include <string.h>

static const char *keep(akt_script *script, const char *text)
{
    return akt_pool_text(script->pool, text, strlen(text));
}

static const char *get_string(const akt_json *object, const char *key)
{
    const akt_json *value = akt_json_get(object, key);
    return akt_json_kind_of(value) == AKT_JSON_STRING ? akt_json_string(value) : NULL;
}

/* A text in whatever languages it has. */
static akt_text read_text(akt_script *script, const akt_json *value)
{
    akt_text text = {{NULL}};
    if (akt_json_kind_of(value) == AKT_JSON_STRING)
        text.in[AKT_LANG_NB] = keep(script, akt_json_string(value));
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT)
        return text;
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i)) {
        int32_t lang = akt_lang_from_name(akt_json_key(i));
        if (lang >= 0 && akt_json_kind_of(i) == AKT_JSON_STRING)
            text.in[lang] = keep(script, akt_json_string(i));
    }
    return text;
}

static void add_word(akt_buffer *out, const char *word)
{
    akt_buffer_format(out, "%s%s", out->size ? ", " : "", word);
}

/* The texts of the fields that say what a step is about. */
static const char *read_subject(akt_script *script, const akt_step_kind *kind,
                                const akt_json *value)
{
    akt_buffer subject = AKT_BUFFER_INIT;
    for (size_t i = 0; kind && kind->subject[i]; i++) {
        const akt_json *part = akt_json_get(value, kind->subject[i]);
        if (akt_json_kind_of(part) == AKT_JSON_STRING)
            add_word(&subject, akt_json_string(part));
        if (akt_json_kind_of(part) != AKT_JSON_ARRAY)
            continue;
        for (const akt_json *item = akt_json_first(part); item; item = akt_json_sibling(item))
            if (akt_json_kind_of(item) == AKT_JSON_STRING)
                add_word(&subject, akt_json_string(item));
    }
    return akt_buffer_settle(&subject, script->pool);
}

static const akt_step_kind *find_kind(const char *name)
{
    for (size_t i = 0; i < AKT_STEP_KINDS; i++)
        if (strcmp(akt_step__kinds[i].name, name) == 0)
            return &akt_step__kinds[i];
    return NULL;
}

static akt_status read_step(akt_script *script, const akt_json_cursor *item)
{
    akt_step *s = &script->steps[item->index];
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "/steps/%zu", item->index);
    *s = (akt_step){.offset = item->value,
                    .size = item->end - item->value,
                    .pointer = akt_buffer_settle(&pointer, script->pool)};
    akt_json *value = akt_json_parse(script->file.text + s->offset, s->size);
    if (!value)
        return AKT_ENOMEM;
    const char *name = get_string(value, "do");
    s->name = keep(script, name ? name : "");
    s->kind = name ? find_kind(name) : NULL;
    s->subject = read_subject(script, s->kind, value);
    s->why = read_text(script, akt_json_get(value, "why"));
    akt_json_free(value);
    return AKT_OK;
}

static size_t count_items(const char *text, size_t offset)
{
    size_t count = 0;
    for (akt_json_cursor items = akt_json_enter(text, offset); akt_json_next(&items);)
        count++;
    return count;
}

static akt_status read_steps(akt_script *script, akt_diagnostics *faults)
{
    const char *text = script->file.text;
    size_t start = akt_json_skip_space(text, 0);
    size_t list = akt_json_locate(text, start, "/steps");
    if (list == start || text[list] != '[') {
        akt_text_file_fault(&script->file, faults, AKT_FAULT_NO_STEPS, list, NULL, NULL);
        return AKT_EDATA;
    }
    script->count = count_items(text, list);
    script->steps = akt_pool_get(script->pool, (script->count + 1) * sizeof *script->steps);
    akt_status status = script->steps ? AKT_OK : AKT_ENOMEM;
    akt_json_cursor items = akt_json_enter(text, list);
    while (status == AKT_OK && akt_json_next(&items))
        status = read_step(script, &items);
    return status;
}

/* The name of a file without its folder and extension. */
static const char *stem(akt_script *script, const char *name)
{
    const char *end = strrchr(name, '.');
    return akt_pool_text(script->pool, name,
                         end && end > name ? (size_t)(end - name) : strlen(name));
}

static akt_status read_head(akt_script *script, const char *name)
{
    akt_json *root = akt_json_parse(script->file.text, script->file.size);
    if (!root)
        return AKT_ENOMEM;
    const char *id = get_string(root, "id");
    script->id = id && *id ? keep(script, id) : stem(script, name);
    script->title = read_text(script, akt_json_get(root, "title"));
    script->why = read_text(script, akt_json_get(root, "why"));
    akt_json_free(root);
    return AKT_OK;
}

/* Words, or a workbook: told as what it is rather than as JSON gone wrong. */
static akt_status check_opening(const akt_script *script, akt_diagnostics *faults)
{
    size_t at = akt_json_skip_space(script->file.text, 0);
    char opening = script->file.text[at];
    if (opening <= ' ' || opening > '~' || opening == '{')
        return AKT_OK;
    akt_text_file_fault(&script->file, faults, AKT_FAULT_NO_STEPS, at, NULL, NULL);
    return AKT_EDATA;
}

static akt_status read(akt_script *script, const char *path, akt_input *input,
                       akt_diagnostics *faults, akt_error *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    bool is_sheet = akt_scenario_is_sheet(path);
    akt_status status =
        is_sheet ? akt_scenario_sheet_read(&script->file, path, script->pool, faults, err)
                 : akt_text_file_read(&script->file, path, script->pool, err);
    if (status == AKT_OK)
        status = akt_input_note(input, &script->file, name, err);
    if (status == AKT_OK)
        status = check_opening(script, faults);
    if (status == AKT_OK)
        status = akt_json_check(&script->file, faults);
    if (status == AKT_OK)
        status = read_steps(script, faults);
    if (status == AKT_OK)
        status = read_head(script, name);
    return status == AKT_OK && akt_pool_has_failed(script->pool) ? AKT_ENOMEM : status;
}

akt_status akt_script__conclude(const akt_text_file *file, akt_diagnostics *faults,
                                akt_status status, akt_error *err)
{
    akt_diagnostics_sort(faults);
    if (status == AKT_ENOMEM || faults->failed)
        return akt_error_memory(err);
    if (status == AKT_EDATA)
        return akt_error_set(err, AKT_EDATA, "%s: faults in the script", file->name);
    return status;
}

akt_status akt_script_read(akt_script **out, const char *path, akt_input *input,
                           akt_diagnostics *faults, akt_error *err)
{
    akt_pool *pool = akt_pool_new();
    akt_script *script = pool ? akt_pool_get(pool, sizeof *script) : NULL;
    *out = NULL;
    if (!script) {
        akt_pool_free(pool);
        return akt_error_memory(err);
    }
    script->pool = pool;
    akt_status status = read(script, path, input, faults, err);
    status = akt_script__conclude(&script->file, faults, status, err);
    if (status == AKT_OK)
        *out = script;
    else
        akt_script_free(script);
    return status;
}

void akt_script_free(akt_script *script)
{
    if (script)
        akt_pool_free(script->pool);
}

const char *akt_script_id(const akt_script *script)
{
    return script->id;
}

const akt_text *akt_script_title(const akt_script *script)
{
    return &script->title;
}

const akt_text *akt_script_why(const akt_script *script)
{
    return &script->why;
}

size_t akt_script_steps(const akt_script *script)
{
    return script->count;
}

const char *akt_script_step_name(const akt_script *script, size_t number)
{
    return script->steps[number].name;
}

const char *akt_script_step_words(const akt_script *script, size_t number, akt_lang lang)
{
    const char *words = akt_sheet_word__of_step(script->steps[number].name, lang);
    return words ? words : script->steps[number].name;
}

const char *akt_script_step_subject(const akt_script *script, size_t number)
{
    return script->steps[number].subject;
}

const akt_text *akt_script_step_why(const akt_script *script, size_t number)
{
    return &script->steps[number].why;
}
