#include "scenario/sheet_internal.h"

#include "base/json_text.h"

#include <string.h>

/* Rows → the steps of a script. */

static bool is_in(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* The field of that name: of the table's records, or one that only steps have. */
static akt_field field_of(akt_table table, const char *name)
{
    static const akt_field own[] = {
        {.name = "why", .type = AKT_FIELD_TEXT},
        {.name = "title", .type = AKT_FIELD_TEXT},
        {.name = "sources", .type = AKT_FIELD_CITES},
        {.name = "actors", .type = AKT_FIELD_REFS},
    };
    const akt_field *found =
        table < AKT_TABLE_COUNT ? akt_schema_field(akt_schema_of_table(table), name) : NULL;
    if (found)
        return *found;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i].name, name) == 0)
            return own[i];
    return (akt_field){.name = name, .type = AKT_FIELD_STRING};
}

static void add_field(akt_sheet_writer *writer, const akt_sheet_row *row, akt_table table,
                      const char *name)
{
    const akt_field field = field_of(table, name);
    akt_sheet_writer_field(writer, row, &field);
}

void akt_sheet_writer__members(akt_sheet_writer *writer, const akt_sheet_row *row, akt_table table,
                               const char *const *but)
{
    for (size_t i = 0; i < row->count; i++) {
        const char *name = row->entries[i].heading.field;
        if (!is_in(name, but) && akt_sheet_row_find(row, name) == row->entries[i].cell)
            add_field(writer, row, table, name);
    }
}

static void start_step(akt_sheet_writer *writer, const akt_sheet_step_row *row)
{
    const akt_grid_cell *cell = akt_sheet_row_find(&row->row, "do");
    akt_sheet_writer_place(writer, cell);
    akt_buffer_add_char(&writer->made.json, '{');
    akt_sheet_writer_key(writer, "do", cell);
    akt_json_text_add(&writer->made.json, row->step->name);
}

/* The value that a field of some table gets: of the field's own type, null where the cell is empty. */
static void add_set_value(akt_sheet_writer *writer, const akt_sheet_row *row, akt_table table,
                          const char *field)
{
    const akt_field type = field_of(table, field ? field : "");
    const akt_grid_cell *value = akt_sheet_row_find(row, "value");
    akt_sheet_writer_key(writer, "value", value);
    if (!value) {
        akt_buffer_add(&writer->made.json, "null");
    } else if (akt_sheet_row_has_lang(row, "value")) {
        const akt_field text = {.name = "value", .type = AKT_FIELD_TEXT};
        akt_sheet_writer_languages(writer, row, &text);
    } else {
        akt_sheet_writer_value(writer, &type, value);
    }
}

/* `set`: which table and field is meant may be said in words. */
static void add_set(akt_sheet_writer *writer, const akt_sheet_row *row)
{
    static const char *const but[] = {"do", "table", "field", "value", NULL};
    const akt_grid_cell *table_cell = akt_sheet_row_find(row, "table");
    const akt_grid_cell *field_cell = akt_sheet_row_find(row, "field");
    akt_table table = AKT_TABLE_COUNT;
    const char *field = NULL;
    if (table_cell) {
        const char *word = akt_sheet_writer_text(writer, table_cell);
        table = akt_sheet_word_table(word);
        akt_sheet_writer_key(writer, "table", table_cell);
        akt_json_text_add(&writer->made.json,
                          table < AKT_TABLE_COUNT ? akt_table_name(table) : word);
    }
    if (field_cell) {
        const char *word = akt_sheet_writer_text(writer, field_cell);
        field = akt_sheet_word__heading(word).field;
        field = field && *field ? field : word;
        akt_sheet_writer_key(writer, "field", field_cell);
        akt_json_text_add(&writer->made.json, field);
    }
    akt_sheet_writer__members(writer, row, AKT_TABLE_COUNT, but);
    add_set_value(writer, row, table, field);
}

/* The actor that a row of a split makes. */
static void add_part(akt_sheet_writer *writer, const akt_sheet_row *row)
{
    static const char *const but[] = {"do", "why", "id", "into", "ties", NULL};
    const akt_grid_cell *id = akt_sheet_row_find(row, "into");
    akt_sheet_writer_place(writer, id ? id : akt_sheet_row_find(row, "do"));
    akt_buffer_add_char(&writer->made.json, '{');
    if (id) {
        const akt_field field = {.name = "id", .type = AKT_FIELD_STRING};
        akt_sheet_writer_key(writer, "id", id);
        akt_sheet_writer_value(writer, &field, id);
    }
    akt_sheet_writer__members(writer, row, AKT_TABLE_ACTORS, but);
    akt_buffer_add_char(&writer->made.json, '}');
}

static void add_parts(akt_sheet_writer *writer, const akt_sheet_step_row *rows, size_t count)
{
    akt_sheet_writer_key(writer, "into", NULL);
    akt_buffer_add_char(&writer->made.json, '[');
    for (size_t i = 0; i < count; i++) {
        akt_buffer_add(&writer->made.json, i ? ", " : "");
        add_part(writer, &rows[i].row);
    }
    akt_buffer_add_char(&writer->made.json, ']');
}

static void add_ties(akt_sheet_writer *writer, const akt_sheet_step_row *rows, size_t count)
{
    bool is_first = true;
    for (size_t i = 0; i < count; i++) {
        const akt_grid_cell *ties = akt_sheet_row_find(&rows[i].row, "ties");
        const akt_grid_cell *id = akt_sheet_row_find(&rows[i].row, "into");
        if (!ties)
            continue;
        if (is_first) {
            akt_sheet_writer_key(writer, "ties", ties);
            akt_buffer_add_char(&writer->made.json, '{');
        }
        is_first = false;
        akt_sheet_writer_key(writer, id ? akt_sheet_writer_text(writer, id) : "", ties);
        akt_sheet_writer_ids(writer, ties);
    }
    akt_buffer_add(&writer->made.json, is_first ? "" : "}");
}

static bool has_same_id(akt_sheet_writer *writer, const akt_sheet_row *a, const akt_sheet_row *b)
{
    const akt_grid_cell *first = akt_sheet_row_find(a, "id"), *other = akt_sheet_row_find(b, "id");
    return first && other &&
           strcmp(akt_sheet_writer_text(writer, first), akt_sheet_writer_text(writer, other)) == 0;
}

/* The rows that split the same actor are one step; `why` stands in one of them. */
static size_t add_split(akt_sheet_writer *writer, const akt_sheet_step_row *rows, size_t count)
{
    size_t taken = 1;
    while (taken < count && rows[taken].step == rows->step &&
           has_same_id(writer, &rows->row, &rows[taken].row))
        taken++;
    add_field(writer, &rows->row, AKT_TABLE_COUNT, "id");
    for (size_t i = 0; i < taken; i++)
        add_field(writer, &rows[i].row, AKT_TABLE_COUNT, "why");
    add_parts(writer, rows, taken);
    add_ties(writer, rows, taken);
    return taken;
}

size_t akt_sheet_writer__step(akt_sheet_writer *writer, const akt_sheet_step_row *rows,
                              size_t count)
{
    static const char *const but[] = {"do", NULL};
    size_t taken = 1;
    start_step(writer, rows);
    if (strcmp(rows->step->name, "split") == 0)
        taken = add_split(writer, rows, count);
    else if (strcmp(rows->step->name, "set") == 0)
        add_set(writer, &rows->row);
    else
        akt_sheet_writer__members(writer, &rows->row, rows->step->table, but);
    akt_buffer_add_char(&writer->made.json, '}');
    return taken;
}
