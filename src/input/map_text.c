#include "base/json_text.h"
#include "input/map_text_internal.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

/* Columns in use */

static void mark(akt_map_text *text, size_t column, akt_map_use use)
{
    const akt_register_column *columns = text->import->table.columns.items;
    for (size_t i = 0; i < text->import->table.columns.count; i++)
        if (columns[i].column == column && text->uses[i] < use)
            text->uses[i] = use;
}

static void mark_field(akt_map_field *field, void *with)
{
    akt_map_text *text = with;
    bool is_year = field->field->type == AKT_FIELD_YEAR && field->kind == AKT_MAP_COLUMN;
    if (field->leaves_out_wrong || field->choices.count)
        return;
    for (size_t c = 0; c < field->columns.count; c++)
        if (field->at[c])
            mark(text, field->at[c], is_year ? AKT_MAP_USED_AS_YEAR : AKT_MAP_USED);
}

static void find_used(akt_map_text *text)
{
    const akt_register_column *columns = text->import->table.columns.items;
    akt_map__visit_fields(text->map, mark_field, text);
    for (size_t i = 0; i < text->map->ignored.count; i++)
        for (size_t c = 0; c < text->import->table.columns.count; c++)
            if (strcmp(columns[c].plain, text->map->ignored.items[i]) == 0)
                text->uses[c] = AKT_MAP_USED;
}

static void name_column(akt_map_column_name out, size_t column)
{
    char name[AKT_GRID_NAME_SIZE];
    akt_grid_column_name(name, column);
    snprintf(out, sizeof(akt_map_column_name), "(%s)", name);
}

static bool is_taken(const akt_map_text *text, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text->names[i], name) == 0)
            return true;
    return false;
}

/* Of columns with one heading, the later ones are told apart by where they stand. */
static void name_columns(akt_map_text *text)
{
    const akt_register_column *columns = text->import->table.columns.items;
    for (size_t i = 0; i < text->import->table.columns.count; i++) {
        akt_map_column_name place;
        name_column(place, columns[i].column);
        text->names[i] = columns[i].name;
        while (is_taken(text, i, text->names[i])) {
            akt_buffer name = AKT_BUFFER_INIT;
            akt_buffer_format(&name, "%s %s", text->names[i], place);
            text->names[i] = akt_buffer_settle(&name, text->pool);
            if (akt_pool_has_failed(text->pool))
                return;
        }
    }
}

/* The string that a member of the map's `source` is; NULL where there is none. */
static const char *source_string(akt_map_text *text, const char *pointer)
{
    const char *json = text->map->file.text;
    size_t at = akt_json_locate(json, text->map->source, pointer);
    if (text->map->source == 0 || at == text->map->source || json[at] != '"')
        return NULL;
    const char *found = akt_json_string_at(json, at, text->pool);
    text->failed = text->failed || !found;
    return found;
}

akt_status akt_map_text__start(akt_map_text *out, const akt_map *map, akt_map_import *import,
                               const akt_map_options *options, akt_error *err)
{
    *out = (akt_map_text){.pool = import->pool, .map = map, .import = import, .options = options};
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        out->tables[t] = (akt_made_text)AKT_MADE_TEXT_OF(import->pool);
    out->uses = akt_pool_get(out->pool, (import->table.columns.count + 1) * sizeof *out->uses);
    out->names = akt_pool_get(out->pool, (import->table.columns.count + 1) * sizeof *out->names);
    const char *id = source_string(out, "/id");
    out->source = id ? id : "register";
    if (!out->uses || !out->names || out->failed)
        return akt_error_memory(err);
    find_used(out);
    name_columns(out);
    return akt_pool_has_failed(out->pool) ? akt_error_memory(err) : AKT_OK;
}

void akt_map_text__dispose(akt_map_text *text)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_made_text_dispose(&text->tables[t]);
}

/* Records */

static akt_buffer *place(akt_map_text *text, akt_table table, const akt_grid_cell *cell)
{
    /* In csv the line and column say it; a name for each of millions of cells would fill the memory. */
    bool is_named = text->import->table.sheet != NULL;
    akt_made_text_place(&text->tables[table], cell->at,
                        is_named ? akt_register_place(&text->import->table, cell, text->pool) : NULL);
    return &text->tables[table].json;
}

void akt_map_text__open(akt_map_text *text, akt_table table, const akt_grid_cell *cell)
{
    akt_buffer_add(place(text, table, cell), text->counts[table]++ ? ",\n{" : "{");
}

/* Whether an object has just been opened. */
static bool is_at_start(const akt_buffer *json)
{
    return json->size > 0 && json->text[json->size - 1] == '{';
}

void akt_map_text__member(akt_map_text *text, akt_table table, const char *name, const char *json,
                          const akt_grid_cell *cell)
{
    akt_buffer *out = place(text, table, cell);
    bool is_first = is_at_start(out);
    akt_buffer_format(out, "%s\"%s\": ", is_first ? "" : ", ", name);
    akt_buffer_add(out, json);
}

void akt_map_text__string(akt_map_text *text, akt_table table, const char *name, const char *value,
                          const akt_grid_cell *cell)
{
    akt_buffer json = AKT_BUFFER_INIT;
    akt_json_text_add(&json, value);
    akt_map_text__member(text, table, name, akt_buffer_text(&json), cell);
    text->failed = text->failed || json.failed;
    akt_buffer_dispose(&json);
}

void akt_map_text__close(akt_map_text *text, akt_table table, const akt_grid_cell *cell)
{
    char row[24];
    akt_buffer at = AKT_BUFFER_INIT, json = AKT_BUFFER_INIT;
    snprintf(row, sizeof row, "%zu", cell->row);
    akt_words_fill(&at, text->import->table.sheet ? AKT_W_IMPORT_AT_SHEET : AKT_W_IMPORT_AT,
                   text->options->lang, row, text->import->table.sheet, NULL, NULL);
    akt_buffer_add(&json, "[{\"ref\": ");
    akt_json_text_add(&json, text->source);
    akt_buffer_add(&json, ", \"at\": ");
    akt_json_text_add(&json, akt_buffer_text(&at));
    akt_buffer_add(&json, "}]");
    if (table != AKT_TABLE_SOURCES)
        akt_map_text__member(text, table, "sources", akt_buffer_text(&json), cell);
    akt_buffer_add_char(&text->tables[table].json, '}');
    text->failed = text->failed || at.failed || json.failed;
    akt_buffer_dispose(&at);
    akt_buffer_dispose(&json);
}

void akt_map_text__row_id(akt_map_text *text, akt_table table, const akt_grid_cell *cell,
                          size_t record)
{
    const akt_map_record *records = text->map->records.items;
    size_t number = 1;
    for (size_t i = 0; i < record; i++)
        number += records[i].table == table;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "%s-%zu", text->source, cell->row);
    if (number > 1)
        akt_buffer_format(&id, "-%zu", number);
    akt_map_text__string(text, table, "id", akt_buffer_text(&id), cell);
    text->failed = text->failed || id.failed;
    akt_buffer_dispose(&id);
}

void akt_map_text__note(akt_map_text *text, akt_table table, const char *words, const char *heading,
                        const akt_grid_cell *cell)
{
    akt_buffer json = AKT_BUFFER_INIT;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer note = AKT_BUFFER_INIT;
        akt_words_fill(&note, AKT_W_IMPORT_NOTE, (akt_lang)lang, words, heading, NULL, NULL);
        akt_buffer_format(&json, "%s\"%s\": ", lang ? ", " : "{", akt_lang_name((akt_lang)lang));
        akt_json_text_add(&json, akt_buffer_text(&note));
        json.failed = json.failed || note.failed;
        akt_buffer_dispose(&note);
    }
    akt_buffer_add_char(&json, '}');
    akt_map_text__member(text, table, "note", akt_buffer_text(&json), cell);
    text->failed = text->failed || json.failed;
    akt_buffer_dispose(&json);
}

static bool is_year_alone(const akt_grid_cell *cell)
{
    size_t size;
    const char *text = akt_grid_trim(cell->text, &size);
    return size == 4 && strspn(text, "0123456789") == size;
}

const char *akt_map_text__extra_name(const akt_map_text *text, const akt_grid_cell *cell,
                                     akt_map_column_name place)
{
    const akt_register_column *columns = text->import->table.columns.items;
    for (size_t i = 0; i < text->import->table.columns.count; i++)
        if (columns[i].column == cell->column) {
            bool is_said = text->uses[i] == AKT_MAP_USED ||
                           (text->uses[i] == AKT_MAP_USED_AS_YEAR && is_year_alone(cell));
            return is_said ? NULL : text->names[i];
        }
    name_column(place, cell->column);
    return place;
}

void akt_map_text__add_extra(akt_buffer *out, const akt_grid_cell *cell)
{
    if (cell->kind == AKT_GRID_NUMBER || cell->kind == AKT_GRID_BOOL)
        akt_buffer_add(out, cell->text);
    else
        akt_json_text_add(out, cell->text);
}

void akt_map_text__add_named(akt_buffer *out, const char *name, const char *json)
{
    akt_buffer_add(out, out->size ? ", " : "{");
    akt_json_text_add(out, name);
    akt_buffer_add(out, ": ");
    akt_buffer_add(out, json);
}

void akt_map_text__extra(akt_map_text *text, akt_table table, const akt_register_row *row)
{
    akt_buffer json = AKT_BUFFER_INIT;
    for (size_t i = 0; i < row->count; i++) {
        akt_map_column_name place;
        const char *name = akt_map_text__extra_name(text, &row->cells[i], place);
        if (!name)
            continue;
        akt_map_text__add_named(&json, name, "");
        akt_map_text__add_extra(&json, &row->cells[i]);
    }
    if (json.size) {
        akt_buffer_add_char(&json, '}');
        akt_map_text__member(text, table, "extra", akt_buffer_text(&json), row->cells);
    }
    text->failed = text->failed || json.failed;
    akt_buffer_dispose(&json);
}

/* The whole */

static void append(akt_made_text *to, const akt_made_text *from)
{
    const akt_text_place *places = from->places.items;
    size_t offset = to->json.size;
    for (size_t i = 0; i < from->places.count; i++) {
        akt_text_place *added = akt_list_add(&to->places);
        if (added)
            *added = (akt_text_place){places[i].offset + offset, places[i].at, places[i].cell};
        else
            akt_pool_fail(to->pool);
    }
    akt_buffer_add_bytes(&to->json, akt_buffer_text(&from->json), from->json.size);
    to->json.failed = to->json.failed || from->json.failed;
}

static akt_status settle_records(akt_map_text *text, akt_text_file *file, akt_error *err)
{
    akt_made_text all = AKT_MADE_TEXT_OF(text->pool);
    *file = text->import->file;
    akt_buffer_add_char(&all.json, '{');
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (text->counts[t]) {
            bool is_first = all.json.size == 1;
            akt_buffer_format(&all.json, "%s\"%s\": [", is_first ? "" : ",\n",
                              akt_table_name((akt_table)t));
            append(&all, &text->tables[t]);
            akt_buffer_add_char(&all.json, ']');
        }
    akt_buffer_add(&all.json, "}\n");
    return akt_made_text_settle(&all, file, err);
}

/* From here on what is made stands at an offset of the map. */
static void place_in_map(const akt_map_text *text, akt_made_text *made, size_t offset)
{
    akt_text_mark at;
    akt_text_file_place(&text->map->file, offset, &at.line, &at.column);
    akt_made_text_place(made, at, NULL);
}

/* The members of an object of the map, but one that an option says instead. */
static void copy_members(const akt_map_text *text, akt_made_text *made, size_t object,
                         const char *const *but)
{
    if (object == 0)
        return;
    for (akt_json_cursor c = akt_json_enter(text->map->file.text, object); akt_json_next(&c);) {
        if ((but[0] && akt_json_key_is(&c, but[0])) || (but[1] && akt_json_key_is(&c, but[1])))
            continue;
        bool is_first = is_at_start(&made->json);
        akt_buffer_add(&made->json, is_first ? "" : ", ");
        place_in_map(text, made, c.value);
        akt_buffer_add_char(&made->json, '"');
        akt_buffer_add_bytes(&made->json, c.key, c.key_size);
        akt_buffer_add(&made->json, "\": ");
        akt_buffer_add_bytes(&made->json, c.text + c.value, c.end - c.value);
    }
}

static bool has_member(const akt_map *map, size_t object, const char *name)
{
    if (object)
        for (akt_json_cursor c = akt_json_enter(map->file.text, object); akt_json_next(&c);)
            if (akt_json_key_is(&c, name))
                return true;
    return false;
}

void akt_map__check_said(const akt_map *map, const char *name, const char *said,
                         akt_diagnostics *faults)
{
    const char *const args[4] = {name};
    if (!said && !has_member(map, map->about, name))
        akt_text_file_fault(&map->file, faults, AKT_FAULT_MAP_UNSAID, map->about, NULL, args);
}

static void add_said(akt_made_text *made, const char *name, const char *value)
{
    if (!value)
        return;
    bool is_first = is_at_start(&made->json);
    akt_buffer_format(&made->json, "%s\"%s\": ", is_first ? "" : ", ", name);
    akt_json_text_add(&made->json, value);
}

static const char *name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static akt_status settle_about(akt_map_text *text, akt_text_file *file, akt_error *err)
{
    static const char *const none[] = {NULL, NULL};
    const akt_map_options *o = text->options;
    const char *const but[] = {o->title ? "title" : NULL, o->date ? "date" : NULL};
    akt_made_text made = AKT_MADE_TEXT_OF(text->pool);
    *file = text->map->file;
    place_in_map(text, &made, text->map->about);
    akt_buffer_add(&made.json, "{\"dataset\": {");
    add_said(&made, "title", o->title);
    add_said(&made, "date", o->date);
    copy_members(text, &made, text->map->about, but);
    place_in_map(text, &made, text->map->source);
    akt_buffer_add(&made.json, "}, \"sources\": [{");
    if (!has_member(text->map, text->map->source, "id"))
        add_said(&made, "id", text->source);
    if (!has_member(text->map, text->map->source, "title"))
        add_said(&made, "title", name_of_file(text->import->file.name));
    copy_members(text, &made, text->map->source, none);
    akt_buffer_add(&made.json, "}]");
    if (text->map->taxonomy) {
        size_t at = text->map->taxonomy;
        akt_buffer_add(&made.json, ", \"taxonomy\": {");
        copy_members(text, &made, at, none);
        akt_buffer_add_char(&made.json, '}');
    }
    akt_buffer_add(&made.json, "}\n");
    return akt_made_text_settle(&made, file, err);
}

akt_status akt_map_text__settle(akt_map_text *text, akt_text_file files[2], akt_error *err)
{
    akt_status status = text->failed ? akt_error_memory(err) : settle_about(text, &files[0], err);
    return status == AKT_OK ? settle_records(text, &files[1], err) : status;
}
