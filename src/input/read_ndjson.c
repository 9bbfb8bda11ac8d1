#include "input/formats_internal.h"

#include "model/taxonomy.h"
#include "parse/json.h"
#include "parse/made_text.h"

#include <string.h>

/* A line, with its number. */
typedef struct line {
    akt_text_file file; /* the line as a text of its own */
    size_t number;
    const char *table;
    const char *vocabulary;
} line;

typedef struct ndjson {
    akt_pool *pool;
    akt_diagnostics *faults;
    akt_list lines; /* of line: those that hold a record */
    akt_made_text made;
} ndjson;

/* Faults of one line are told at its number in the file. */
static void tell(ndjson *n, size_t number, const akt_diagnostics *told)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(told, &count);
    for (size_t i = 0; i < count; i++) {
        akt_diagnostic moved = items[i];
        moved.line = number;
        akt_diagnostics_add(n->faults, &moved);
    }
    n->faults->failed = n->faults->failed || told->failed;
}

static const char *string_of(ndjson *n, const line *l, const char *key)
{
    char pointer[32] = "/";
    strcat(pointer, key);
    size_t at = akt_json_locate(l->file.text, 0, pointer);
    if (l->file.text[at] != '"')
        return NULL;
    return akt_json_string_at(l->file.text, at, n->pool);
}

static void fault_line(line *l, akt_diagnostics *told, akt_fault fault, const char *word)
{
    const char *args[4] = {word, NULL, NULL, NULL};
    akt_text_file_fault(&l->file, told, fault, akt_json_skip_space(l->file.text, 0), NULL, args);
}

/* Whether the line names a place where records are. */
static bool has_place(const line *l)
{
    if (strcmp(l->table, "taxonomy") != 0)
        return strcmp(l->table, "dataset") == 0 || akt_table_from_name(l->table) != AKT_NONE;
    for (int v = 0; l->vocabulary && v < AKT_VOCABULARY_COUNT; v++)
        if (strcmp(l->vocabulary, akt_vocabulary_name((akt_vocabulary)v)) == 0)
            return true;
    return false;
}

static void check_line(ndjson *n, line *l, akt_diagnostics *told)
{
    if (akt_json_check(&l->file, told) != AKT_OK)
        return;
    if (l->file.text[akt_json_skip_space(l->file.text, 0)] != '{') {
        fault_line(l, told, AKT_FAULT_NOT_OBJECT, NULL);
        return;
    }
    l->table = string_of(n, l, "table");
    l->vocabulary = string_of(n, l, "vocabulary");
    if (!l->table)
        fault_line(l, told, AKT_FAULT_LINE_WITHOUT_TABLE, NULL);
    else if (!has_place(l))
        fault_line(l, told, AKT_FAULT_LINE_OF_NO_TABLE, l->table);
}

static void take_line(ndjson *n, const akt_text_file *file, size_t number, const char *start,
                      size_t size)
{
    line found = {.file = {.name = file->name, .size = size}, .number = number};
    akt_diagnostics told;
    akt_diagnostics_init(&told);
    found.file.text = akt_pool_text(n->pool, start, size);
    if (found.file.text && strspn(found.file.text, " \t\r") < size) {
        check_line(n, &found, &told);
        line *kept = akt_diagnostics_has_errors(&told) ? NULL : akt_list_add(&n->lines);
        if (kept)
            *kept = found;
        else if (!akt_diagnostics_has_errors(&told))
            akt_pool_fail(n->pool);
    }
    tell(n, number, &told);
    akt_diagnostics_dispose(&told);
}

/* The members of a record, those aside that say where it belongs; each at its own place. */
static void add_record(ndjson *n, const line *l)
{
    akt_buffer *json = &n->made.json;
    akt_text_mark at = {l->number, 1};
    akt_made_text_place(&n->made, at, NULL);
    akt_buffer_add_char(json, '{');
    const char *between = "";
    for (akt_json_cursor m = akt_json_enter(l->file.text, 0); akt_json_next(&m);) {
        bool is_vocabulary = l->vocabulary && akt_json_key_is(&m, "vocabulary");
        if (akt_json_key_is(&m, "table") || is_vocabulary)
            continue;
        size_t row;
        akt_text_file_place(&l->file, m.value, &row, &at.column);
        akt_buffer_format(json, "%s\"", between);
        akt_made_text_place(&n->made, at, NULL);
        akt_buffer_add_bytes(json, m.key, m.key_size);
        akt_buffer_add(json, "\": ");
        akt_buffer_add_bytes(json, m.text + m.value, m.end - m.value);
        between = ", ";
    }
    akt_buffer_add_char(json, '}');
}

/* All records of a table, or of a vocabulary, as a member of the object around them. */
static void add_table(ndjson *n, const char *table, const char *vocabulary, const char **between)
{
    const line *lines = n->lines.items;
    size_t told = 0;
    for (size_t i = 0; i < n->lines.count; i++) {
        if (strcmp(lines[i].table, table) != 0 ||
            (vocabulary && strcmp(lines[i].vocabulary, vocabulary) != 0))
            continue;
        if (told++ == 0)
            akt_buffer_format(&n->made.json, "%s\"%s\": [", *between,
                              vocabulary ? vocabulary : table);
        else
            akt_buffer_add_char(&n->made.json, ',');
        add_record(n, &lines[i]);
    }
    akt_buffer_add(&n->made.json, told ? "]" : "");
    *between = told ? ",\n" : *between;
}

/* Each line about the dataset is a member: a second one is a fault that the check of the text tells. */
static void add_about(ndjson *n, const char **between)
{
    const line *lines = n->lines.items;
    for (size_t i = 0; i < n->lines.count; i++)
        if (strcmp(lines[i].table, "dataset") == 0) {
            akt_buffer_add(&n->made.json, *between);
            akt_made_text_place(&n->made, (akt_text_mark){lines[i].number, 1}, NULL);
            akt_buffer_add(&n->made.json, "\"dataset\": ");
            add_record(n, &lines[i]);
            *between = ",\n";
        }
}

static void add_all(ndjson *n)
{
    const char *between = "{", *inside = "";
    add_about(n, &between);
    akt_buffer_format(&n->made.json, "%s\"taxonomy\": {", between);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        add_table(n, "taxonomy", akt_vocabulary_name((akt_vocabulary)v), &inside);
    akt_buffer_add_char(&n->made.json, '}');
    between = ",\n";
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        add_table(n, akt_table_name((akt_table)t), NULL, &between);
    akt_buffer_add(&n->made.json, "}\n");
}

akt_status akt_read__ndjson(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                            akt_error *err)
{
    ndjson n = {pool, faults, AKT_LIST_OF(line), AKT_MADE_TEXT_OF(pool)};
    size_t number = 1;
    for (const char *at = file->text, *end = at + file->size; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        take_line(&n, file, number, at, (size_t)(stop - at));
        at = stop + 1;
    }
    add_all(&n);
    akt_status status = akt_made_text_settle(&n.made, file, err);
    akt_list_dispose(&n.lines);
    return status;
}
