#include "input/sheet_value.h"

#include "base/json_text.h"

#include <string.h>

/* The cells of a row → the members of a record. */

bool akt_sheet_heading_is_among(const akt_list *entries, akt_sheet_heading heading)
{
    const akt_sheet_entry *items = entries->items;
    for (size_t i = 0; i < entries->count; i++)
        if (items[i].heading.field && strcmp(items[i].heading.field, heading.field) == 0 &&
            items[i].heading.lang == heading.lang)
            return true;
    return false;
}

const akt_grid_cell *akt_sheet_row_find(const akt_sheet_row *row, const char *field)
{
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->entries[i].heading.field, field) == 0)
            return row->entries[i].cell;
    return NULL;
}

void akt_sheet_writer_key(akt_sheet_writer *writer, const char *key, const akt_grid_cell *cell)
{
    if (writer->made.json.size > 0 && writer->made.json.text[writer->made.json.size - 1] != '{')
        akt_buffer_add(&writer->made.json, ", ");
    if (cell)
        akt_sheet_writer_place(writer, cell);
    akt_json_text_add(&writer->made.json, key);
    akt_buffer_add(&writer->made.json, ": ");
}

bool akt_sheet_row_has_lang(const akt_sheet_row *row, const char *field)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->entries[i].heading.lang != AKT_NONE &&
            strcmp(row->entries[i].heading.field, field) == 0)
            return true;
    return false;
}

void akt_sheet_writer_languages(akt_sheet_writer *writer, const akt_sheet_row *row,
                                const akt_field *field)
{
    akt_buffer_add_char(&writer->made.json, '{');
    for (size_t i = 0; i < row->count; i++) {
        const akt_sheet_entry *entry = &row->entries[i];
        if (strcmp(entry->heading.field, field->name) != 0)
            continue;
        int32_t lang = entry->heading.lang == AKT_NONE ? AKT_LANG_NB : entry->heading.lang;
        akt_sheet_writer_key(writer, akt_lang_name((akt_lang)lang), entry->cell);
        akt_sheet_writer_value(writer, field, entry->cell);
    }
    akt_buffer_add_char(&writer->made.json, '}');
}

void akt_sheet_writer_field(akt_sheet_writer *writer, const akt_sheet_row *row,
                            const akt_field *field)
{
    const akt_grid_cell *cell = akt_sheet_row_find(row, field->name);
    if (!cell)
        return;
    akt_sheet_writer_key(writer, field->name, cell);
    if (akt_sheet_row_has_lang(row, field->name))
        akt_sheet_writer_languages(writer, row, field);
    else
        akt_sheet_writer_value(writer, field, cell);
}
