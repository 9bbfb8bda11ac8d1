#include "input/sheet_table.h"

#include "base/json_text.h"

#include <string.h>

/* Tables → our own JSON. */

static akt_buffer *json_of(akt_sheet_set *set)
{
    return &set->writer.made.json;
}

static const akt_grid_cell *first_cell(const akt_sheet_row *row)
{
    return row->entries[0].cell;
}

/* A row as an object: each field once, at its first cell. */
static void add_record(akt_sheet_set *set, const akt_sheet_table *table, const akt_sheet_row *row)
{
    const akt_schema *schema = akt_sheet_schema(table->kind);
    set->writer.grid = &table->grid;
    akt_sheet_writer_place(&set->writer, first_cell(row));
    akt_buffer_add_char(json_of(set), '{');
    for (size_t i = 0; i < row->count; i++) {
        const char *name = row->entries[i].heading.field;
        const akt_field *field = akt_schema_field(schema, name);
        if (field && akt_sheet_row_find(row, name) == row->entries[i].cell)
            akt_sheet_writer_field(&set->writer, row, field);
    }
    akt_sheet_writer_place(&set->writer, first_cell(row));
    akt_buffer_add_char(json_of(set), '}');
}

/* Whether the row is of that vocabulary; of AKT_NONE are those whose list nobody knows. */
static bool is_term_of(akt_sheet_set *set, const akt_sheet_row *row, int32_t vocabulary)
{
    const akt_grid_cell *cell = akt_sheet_row_find(row, "vocabulary");
    const char *text = cell ? akt_sheet_writer_text(&set->writer, cell) : "";
    int32_t found = AKT_NONE;
    for (int32_t v = 0; v < AKT_VOCABULARY_COUNT && found < 0; v++)
        if (akt_sheet_word_is_same(text, akt_vocabulary_name((akt_vocabulary)v)))
            found = v;
    return found == vocabulary;
}

/* All records of a kind of table, as a member; of terms those of one vocabulary. */
static void add_array(akt_sheet_set *set, int32_t kind, int32_t vocabulary, const char *name,
                      const char **between)
{
    const akt_sheet_table *tables = set->tables.items;
    size_t told = 0;
    for (size_t t = 0; t < set->tables.count; t++) {
        const akt_sheet_row *rows = tables[t].rows.items;
        for (size_t i = 0; tables[t].kind == kind && i < tables[t].rows.count; i++) {
            if (kind == AKT_SHEET_TAXONOMY && !is_term_of(set, &rows[i], vocabulary))
                continue;
            if (told++ == 0)
                akt_buffer_format(json_of(set), "%s\"%s\": [\n", *between, name);
            else
                akt_buffer_add(json_of(set), ",\n");
            add_record(set, &tables[t], &rows[i]);
        }
    }
    akt_buffer_add(json_of(set), told ? "]" : "");
    *between = told ? ",\n" : *between;
}

static void tell_lost_terms(akt_sheet_set *set)
{
    akt_buffer known = AKT_BUFFER_INIT;
    const akt_sheet_table *tables = set->tables.items;
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        akt_buffer_format(&known, "%s%s", v ? ", " : "", akt_vocabulary_name((akt_vocabulary)v));
    const char *args[4] = {akt_buffer_settle(&known, set->writer.made.pool)};
    for (size_t t = 0; t < set->tables.count; t++) {
        const akt_sheet_row *rows = tables[t].rows.items;
        for (size_t i = 0; tables[t].kind == AKT_SHEET_TAXONOMY && i < tables[t].rows.count; i++) {
            const akt_grid_cell *cell = akt_sheet_row_find(&rows[i], "vocabulary");
            if (is_term_of(set, &rows[i], AKT_NONE))
                akt_grid_fault(&tables[t].grid, cell ? cell : first_cell(&rows[i]),
                               set->writer.faults, AKT_FAULT_TERM_OF_NO_LIST, args);
        }
    }
}

static void add_taxonomy(akt_sheet_set *set, const char **between)
{
    const char *inside = "";
    akt_buffer_format(json_of(set), "%s\"taxonomy\": {", *between);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++)
        add_array(set, AKT_SHEET_TAXONOMY, v, akt_vocabulary_name((akt_vocabulary)v), &inside);
    akt_buffer_add_char(json_of(set), '}');
    *between = ",\n";
    tell_lost_terms(set);
}

/* Each row about the dataset is a member: a second one is a fault that the check of the text tells. */
static void add_about(akt_sheet_set *set, const char **between)
{
    const akt_sheet_table *tables = set->tables.items;
    for (size_t t = 0; t < set->tables.count; t++) {
        const akt_sheet_row *rows = tables[t].rows.items;
        for (size_t i = 0; tables[t].kind == AKT_SHEET_DATASET && i < tables[t].rows.count; i++) {
            akt_buffer_add(json_of(set), *between);
            set->writer.grid = &tables[t].grid;
            akt_sheet_writer_place(&set->writer, first_cell(&rows[i]));
            akt_buffer_add(json_of(set), "\"dataset\": ");
            add_record(set, &tables[t], &rows[i]);
            *between = ",\n";
        }
    }
}

akt_status akt_sheet_set_settle(akt_sheet_set *set, akt_text_file *file, akt_error *err)
{
    const char *between = "";
    akt_made_text_place(&set->writer.made, (akt_text_mark){1, 1}, NULL);
    akt_buffer_add_char(json_of(set), '{');
    add_about(set, &between);
    add_taxonomy(set, &between);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        add_array(set, t, AKT_NONE, akt_table_name((akt_table)t), &between);
    akt_buffer_add(json_of(set), "}\n");
    file->is_sheet = true;
    return akt_made_text_settle(&set->writer.made, file, err);
}
