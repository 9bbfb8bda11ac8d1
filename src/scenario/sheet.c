#include "scenario/sheet_internal.h"

#include "base/file.h"
#include "base/json_text.h"
#include "input/edit_record.h"
#include "parse/csv.h"
#include "parse/xlsx.h"

#include <string.h>

/* The script */

/* The name of the file, without what is before and behind it: the title where none is said. */
static const char *stem_of(akt_pool *pool, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path, *end = akt_file_extension(name);
    size_t size = *end ? (size_t)(end - name) - 1 : strlen(name);
    const char *stem = akt_pool_text(pool, name, size);
    return stem ? stem : "";
}

/* An id that is like the name of the file, which may be anything. */
static const char *id_of(akt_pool *pool, const char *stem)
{
    if (akt_input_is_id(stem))
        return stem;
    char id[AKT_SHEET_ID_SIZE];
    akt_sheet_word_id(id, stem);
    const char *kept = akt_pool_text(pool, id, strlen(id));
    return kept && *kept ? kept : "scenario";
}

static void add_default(akt_sheet *s, const akt_sheet_row *titles, const char *field,
                        const char *text)
{
    akt_buffer *json = &s->writer.made.json;
    if (akt_sheet_row_find(titles, field))
        return;
    akt_buffer_format(json, "%s\"%s\": ", json->text[json->size - 1] == '{' ? "" : ", ", field);
    akt_json_text_add(json, text);
}

static void write_script(akt_sheet *s)
{
    static const char *const none[] = {NULL};
    const akt_sheet_row titles = {s->titles.items, s->titles.count};
    const char *stem = stem_of(s->writer.made.pool, s->writer.grid->file);
    akt_buffer *json = &s->writer.made.json;
    const akt_sheet_step_row *rows = s->rows.items;
    akt_sheet_writer_place(&s->writer, s->cells);
    akt_buffer_add_char(json, '{');
    if (!json->failed) {
        add_default(s, &titles, "id", id_of(s->writer.made.pool, stem));
        add_default(s, &titles, "title", stem);
    }
    akt_sheet_writer__members(&s->writer, &titles, AKT_TABLE_COUNT, none);
    const akt_sheet_entry *headings = s->headings.items;
    akt_sheet_writer_place(&s->writer, headings->cell);
    akt_buffer_add(json, ", \"steps\": [");
    for (size_t i = 0; i < s->rows.count;) {
        akt_buffer_add(json, i ? ",\n" : "\n");
        i += akt_sheet_writer__step(&s->writer, rows + i, s->rows.count - i);
    }
    akt_buffer_add(json, "]}\n");
}

static akt_status make_script(akt_sheet *s, akt_text_file *file, akt_error *err)
{
    const akt_diagnostic no_headings = {.fault = AKT_FAULT_NO_HEADINGS, .file = file->name};
    akt_diagnostics *faults = s->writer.faults;
    akt_pool *pool = s->writer.made.pool;
    if (akt_sheet__read_cells(s) && !akt_pool_has_failed(pool))
        write_script(s);
    else
        akt_diagnostics_add(faults, &no_headings);
    akt_status status = akt_made_text_settle(&s->writer.made, file, err);
    return faults->failed ? akt_error_memory(err) : status;
}

static akt_status read_grid(akt_text_file *file, const akt_grid *grid, akt_pool *pool,
                            akt_diagnostics *faults, akt_error *err)
{
    akt_sheet s = {.writer = {grid, faults, AKT_MADE_TEXT_OF(pool), false},
                   .cells = grid->cells.items,
                   .cell_count = grid->cells.count,
                   .headings = AKT_LIST_OF(akt_sheet_entry),
                   .titles = AKT_LIST_OF(akt_sheet_entry),
                   .entries = AKT_LIST_OF(akt_sheet_entry),
                   .rows = AKT_LIST_OF(akt_sheet_step_row)};
    akt_status status = make_script(&s, file, err);
    akt_made_text_dispose(&s.writer.made);
    akt_list_dispose(&s.headings);
    akt_list_dispose(&s.titles);
    akt_list_dispose(&s.entries);
    akt_list_dispose(&s.rows);
    return status;
}

/* Files */

/* The number of the sheet with the steps; how many there are where none is it. */
static size_t choose_sheet(const akt_xlsx_file *workbook)
{
    size_t count = akt_xlsx_sheet_count(workbook), shown = 0, last = count;
    for (size_t i = 0; i < count; i++) {
        if (akt_sheet_word__is_name_of_sheet(akt_xlsx_sheet_name(workbook, i)))
            return i;
        if (akt_xlsx_sheet_is_hidden(workbook, i))
            continue;
        shown++;
        last = i;
    }
    return shown == 1 ? last : count;
}

static void tell_no_sheet(const akt_xlsx_file *workbook, const char *name, akt_diagnostics *faults)
{
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_xlsx_sheet_count(workbook); i++)
        akt_buffer_format(&names, "%s%s", i ? ", " : "", akt_xlsx_sheet_name(workbook, i));
    const akt_diagnostic told = {
        .fault = AKT_FAULT_NO_SHEET, .file = name, .args = {akt_buffer_text(&names)}};
    akt_diagnostics_add(faults, &told);
    faults->failed = faults->failed || names.failed;
    akt_buffer_dispose(&names);
}

static akt_status read_workbook(akt_grid *grid, const akt_text_file *file, akt_pool *pool,
                                akt_diagnostics *faults, akt_error *err)
{
    akt_xlsx_file *workbook;
    akt_status status = akt_xlsx_open(&workbook, file, pool, faults, err);
    if (status != AKT_OK)
        return status;
    size_t chosen = choose_sheet(workbook);
    if (chosen < akt_xlsx_sheet_count(workbook)) {
        status = akt_xlsx_read(grid, workbook, chosen, err);
    } else {
        tell_no_sheet(workbook, file->name, faults);
        status = faults->failed ? akt_error_memory(err) : AKT_EDATA;
    }
    akt_xlsx_close(workbook);
    return status;
}

static bool has_ending(const char *path, const char *const *endings)
{
    const char *ending = akt_file_extension(path);
    for (; *endings; endings++)
        if (akt_file_is_extension(ending, *endings))
            return true;
    return false;
}

static bool is_workbook(const char *path)
{
    static const char *const endings[] = {"xlsx", "xlsm", "xls", "ods", NULL};
    return has_ending(path, endings);
}

bool akt_scenario_is_sheet(const char *path)
{
    static const char *const endings[] = {"csv", "tsv", NULL};
    return is_workbook(path) || has_ending(path, endings);
}

akt_status akt_scenario_sheet_read(akt_text_file *file, const char *path, akt_pool *pool,
                                   akt_diagnostics *faults, akt_error *err)
{
    akt_grid grid = AKT_GRID_OF(path);
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    akt_status status = akt_text_file_read(file, path, pool, err);
    if (status != AKT_OK)
        return status;
    if (is_workbook(path))
        status = read_workbook(&grid, file, pool, faults, err);
    else
        status = akt_csv_read(&grid, file, pool, faults, err);
    if (status == AKT_OK)
        status = read_grid(file, &grid, pool, faults, err);
    akt_grid_dispose(&grid);
    if (status == AKT_OK && faults->counts[AKT_LEVEL_ERROR] > before)
        return AKT_EDATA;
    return status;
}
