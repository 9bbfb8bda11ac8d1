#include "input/graph_json_internal.h"

#include "input/graph_dataset.h"

#include <string.h>

static bool is_key(const akt_json_cursor *member, const char *const *keys)
{
    for (; *keys; keys++)
        if (akt_json_key_is(member, *keys))
            return true;
    return false;
}

size_t akt_graph_json__member(const akt_graph_json *j, size_t object, const char *key)
{
    const char *text = j->file->text;
    object = akt_json_skip_space(text, object);
    if (text[object] != '{')
        return 0;
    for (akt_json_cursor m = akt_json_enter(text, object); akt_json_next(&m);)
        if (akt_json_key_is(&m, key))
            return m.value;
    return 0;
}

bool akt_graph_json__is_true(const akt_graph_json *j, size_t object, const char *key,
                             bool otherwise)
{
    size_t at = akt_graph_json__member(j, object, key);
    return at ? j->file->text[at] == 't' : otherwise;
}

akt_text_mark akt_graph_json__mark(const akt_graph_json *j, size_t at)
{
    akt_text_mark mark;
    akt_text_file_place(j->file, at, &mark.line, &mark.column);
    return mark;
}

/* The text of a plain value: a string decoded, others as they stand; NULL for null, lists, objects. */
static const char *plain_text(akt_graph_json *j, size_t at, size_t end)
{
    const char *text = j->file->text;
    if (strchr("[{n", text[at]))
        return NULL;
    return text[at] == '"' ? akt_json_string_at(text, at, j->graph.pool)
                           : akt_found_keep(&j->graph, text + at, end - at);
}

const char *akt_graph_json__string(akt_graph_json *j, size_t at)
{
    bool is_string = at && j->file->text[at] == '"';
    return is_string ? plain_text(j, at, akt_json_end(j->file->text, at)) : NULL;
}

/* A list of plain values joined by bars; NULL where one is none, or has a bar in it. */
static const char *join_list(akt_graph_json *j, size_t at)
{
    akt_buffer joined = AKT_BUFFER_INIT;
    bool is_plain = true;
    for (akt_json_cursor item = akt_json_enter(j->file->text, at);
         is_plain && akt_json_next(&item);) {
        const char *text = plain_text(j, item.value, item.end);
        is_plain = text && *text && !strchr(text, '|');
        akt_buffer_format(&joined, "%s%s", item.index ? "|" : "", is_plain ? text : "");
    }
    const char *kept = akt_buffer_settle(&joined, j->graph.pool);
    return is_plain ? kept : NULL;
}

static akt_found_type type_at(const akt_graph_json *j, size_t at)
{
    char first = j->file->text[at];
    if (first == 't' || first == 'f')
        return AKT_FOUND_BOOL;
    return first == '"' ? AKT_FOUND_TEXT : AKT_FOUND_NUMBER;
}

/* NULL without memory. */
static const char *key_of(akt_graph_json *j, const akt_json_cursor *member)
{
    return akt_json_string_at(member->text, (size_t)(member->key - member->text) - 1,
                              j->graph.pool);
}

static void add_value(akt_graph_json *j, akt_found_values *values, const akt_json_cursor *m)
{
    char first = m->text[m->value];
    const char *name = key_of(j, m);
    const char *list = first == '[' ? join_list(j, m->value) : NULL;
    if (!name)
        return;
    if (list)
        akt_found_set(&j->graph, values, name, list, AKT_FOUND_TEXT);
    else if (first == '[' || first == '{')
        akt_found_set(&j->graph, values, name,
                      akt_found_keep(&j->graph, m->text + m->value, m->end - m->value),
                      AKT_FOUND_JSON);
    else
        akt_found_set(&j->graph, values, name, plain_text(j, m->value, m->end),
                      type_at(j, m->value));
}

static void add_values(akt_graph_json *j, akt_found_values *values, size_t object)
{
    static const char *const flat[] = {"data", "attributes", "position", NULL};
    for (akt_json_cursor m = akt_json_enter(j->file->text, object); akt_json_next(&m);) {
        if (m.text[m.value] == '{' && is_key(&m, flat))
            add_values(j, values, m.value);
        else
            add_value(j, values, &m);
    }
}

akt_found_values akt_graph_json__values(akt_graph_json *j, size_t object)
{
    akt_found_values values = {0};
    if (j->file->text[object] == '{')
        add_values(j, &values, object);
    return values;
}

static bool is_empty(const char *text, size_t at)
{
    if (!strchr("[{", text[at]))
        return text[at] == 'n' || strncmp(text + at, "\"\"", 2) == 0;
    return strchr("]}", text[akt_json_skip_space(text, at + 1)]) != NULL;
}

void akt_graph_json__leave_out(akt_graph_json *j, size_t at, const char *name,
                               const char *const *known)
{
    const char *text = j->file->text;
    at = akt_json_skip_space(text, at);
    if (text[at] != '{') {
        if (!is_empty(text, at))
            akt_found_leave_out(&j->graph, name);
        return;
    }
    for (akt_json_cursor m = akt_json_enter(text, at); akt_json_next(&m);) {
        const char *key = is_key(&m, known) || is_empty(text, m.value) ? NULL : key_of(j, &m);
        if (key)
            akt_found_leave_out(&j->graph, key);
    }
}

akt_status akt_graph_json__refuse(akt_graph_json *j, const char *format)
{
    akt_found_fault(&j->graph, AKT_FAULT_NOT_GRAPH, akt_graph_json__mark(j, 0), format, NULL);
    return AKT_EDATA;
}

akt_status akt_graph_json__read(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                akt_graph_json_taker *take, akt_error *err)
{
    akt_status status = akt_json_check(file, faults);
    akt_graph_json j = {akt_found_graph_of(pool, faults, file), file};
    if (status == AKT_OK)
        status = take(&j);
    return akt_graph_dataset_make(&j.graph, file, status, err);
}
