#include "input/map_text_internal.h"

#include <stdio.h>
#include <string.h>

/* The map's columns in a register. */

/* All headings that the map speaks of, in plain letters, NULL-terminated. */
typedef struct headings {
    const char **plain;
    size_t count;
    const char *first; /* as the map writes it */
} headings;

static void count_headings(akt_map_field *field, void *with)
{
    headings *all = with;
    if (field->columns.count && !all->first)
        all->first = field->columns.items[0];
    all->count += field->columns.count;
}

static void add_headings(akt_map_field *field, void *with)
{
    headings *all = with;
    for (size_t c = 0; c < field->columns.count; c++)
        all->plain[all->count++] = field->plain[c];
}

static bool read_headings(headings *out, const akt_map *map, akt_pool *pool)
{
    *out = (headings){0};
    akt_map__visit_fields(map, count_headings, out);
    out->plain = akt_pool_get(pool, (out->count + 1) * sizeof *out->plain);
    if (!out->plain)
        return false;
    out->count = 0;
    akt_map__visit_fields(map, add_headings, out);
    return true;
}

typedef struct search {
    akt_map *map;
    const akt_register *table;
    akt_diagnostics *faults;
    akt_pool *pool;
} search;

static void tell_missing(const search *s, const akt_map_field *field, const char *heading)
{
    const akt_register_column *columns = s->table->columns.items;
    akt_buffer known = AKT_BUFFER_INIT;
    for (size_t i = 0; i < s->table->columns.count; i++)
        akt_buffer_format(&known, "%s%s", i ? ", " : "", columns[i].name);
    const char *const args[4] = {heading, field->field->name, akt_buffer_text(&known)};
    akt_text_file_fault(&s->map->file, s->faults, AKT_FAULT_MAP_NO_COLUMN, field->offset, NULL, args);
    s->faults->failed = s->faults->failed || known.failed;
    akt_buffer_dispose(&known);
}

/* A heading that stands twice is no way to name a column. */
static void check_once(const search *s, int32_t column)
{
    const akt_register_column *columns = s->table->columns.items;
    for (size_t i = (size_t)column + 1; i < s->table->columns.count; i++)
        if (strcmp(columns[i].plain, columns[column].plain) == 0) {
            const char *const args[4] = {
                columns[i].name, akt_register_place(s->table, columns[column].cell, s->pool)};
            akt_register_fault(s->table, columns[i].cell, s->faults, AKT_FAULT_COLUMN_TWICE, args);
        }
}

/* Of a list of headings the first that there is, unless the field goes by all of them. */
static void find_field(const search *s, akt_map_field *field, bool all)
{
    const akt_register_column *columns = s->table->columns.items;
    size_t found = 0;
    for (size_t c = 0; c < field->columns.count; c++) {
        bool is_open = all || found == 0;
        int32_t at = is_open ? akt_register_find(s->table, &field->plain[c], 1) : AKT_NONE;
        field->at[c] = at < 0 ? 0 : columns[at].column;
        found += at >= 0;
        if (at >= 0)
            check_once(s, at);
        if (at < 0 && field->kind == AKT_MAP_TEMPLATE && !field->is_optional)
            tell_missing(s, field, field->columns.items[c]);
    }
    if (field->kind == AKT_MAP_COLUMN && found == 0 && !field->is_optional && field->columns.count)
        tell_missing(s, field, field->columns.items[0]);
}

static void find_in_row(akt_map_field *field, void *with)
{
    find_field(with, field, field->kind == AKT_MAP_TEMPLATE);
}

static void find_columns(search *s)
{
    akt_map_record *records = s->map->records.items;
    for (size_t r = 0; r < s->map->records.count; r++) {
        akt_map__visit_fields_of(&records[r], find_in_row, s);
        if (records[r].has_when)
            find_field(s, &records[r].when, true);
    }
}

akt_status akt_map__read_register(akt_map_import *out, akt_map *map, const char *path,
                                  const akt_map_options *options, akt_diagnostics *faults,
                                  akt_error *err)
{
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    headings all;
    if (!read_headings(&all, map, out->pool))
        return akt_error_memory(err);
    const akt_register_wish wish = {.sheet = options->sheet ? options->sheet : map->sheet,
                                    .heading_row = map->heading_row,
                                    .headings = all.plain,
                                    .shown = all.first};
    akt_status status =
        akt_register_read(&out->table, &out->file, path, &wish, out->pool, faults, err);
    if (status != AKT_OK)
        return status;
    akt_map__check_said(map, "title", options->title, faults);
    akt_map__check_said(map, "date", options->date, faults);
    find_columns(&(search){map, &out->table, faults, out->pool});
    if (faults->failed)
        return akt_error_memory(err);
    return faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : AKT_OK;
}
