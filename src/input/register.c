#include "input/register.h"

#include "input/register_internal.h"
#include "base/buffer.h"
#include "base/file.h"
#include "parse/csv.h"
#include "parse/plain.h"
#include "parse/xlsx.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_PLACE = 160 };

void akt_register_dispose(akt_register *table)
{
    akt_grid_dispose(&table->grid);
    akt_list_dispose(&table->columns);
    akt_list_dispose(&table->rows);
}

const akt_grid_cell *akt_register_cell(const akt_register_row *row, size_t column)
{
    size_t low = 0, high = row->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < row->count && row->cells[low].column == column ? &row->cells[low] : NULL;
}

int32_t akt_register_find(const akt_register *table, const char *const *plain, size_t count)
{
    const akt_register_column *columns = table->columns.items;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < table->columns.count; i++)
            if (strcmp(columns[i].plain, plain[p]) == 0)
                return (int32_t)i;
    return -1;
}

static void write_place(const akt_register *table, const akt_grid_cell *cell,
                        char out[LONGEST_PLACE])
{
    char name[AKT_GRID_NAME_SIZE];
    akt_grid_name(name, cell->row, cell->column);
    if (table->sheet)
        snprintf(out, LONGEST_PLACE, "%.100s!%s", table->sheet, name);
    else
        snprintf(out, LONGEST_PLACE, "%s", name);
}

const char *akt_register_place(const akt_register *table, const akt_grid_cell *cell, akt_pool *pool)
{
    char place[LONGEST_PLACE];
    write_place(table, cell, place);
    const char *kept = akt_pool_text(pool, place, strlen(place));
    return kept ? kept : "";
}

void akt_register_fault(const akt_register *table, const akt_grid_cell *cell,
                        akt_diagnostics *faults, akt_fault fault, const char *const args[4])
{
    char place[LONGEST_PLACE];
    write_place(table, cell, place);
    akt_diagnostic told = {.fault = fault,
                           .file = table->grid.file,
                           .line = cell->at.line,
                           .column = cell->at.column,
                           .pointer = place};
    if (args)
        memcpy(told.args, args, sizeof told.args);
    akt_diagnostics_add(faults, &told);
}

/* Sheets */

static akt_status fail_sheets(akt_register *table, const akt_xlsx_file *book, akt_fault fault,
                              const char *wanted, akt_diagnostics *faults)
{
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_xlsx_sheet_count(book); i++)
        akt_buffer_format(&names, "%s%s", i ? ", " : "", akt_xlsx_sheet_name(book, i));
    const akt_diagnostic told = {
        .fault = fault, .file = table->grid.file, .args = {akt_buffer_text(&names), wanted}};
    akt_diagnostics_add(faults, &told);
    faults->failed = faults->failed || names.failed;
    akt_buffer_dispose(&names);
    return AKT_EDATA;
}

static bool is_named(const char *name, const char *wanted)
{
    char a[LONGEST_PLACE], b[LONGEST_PLACE];
    akt_plain(a, sizeof a, name, strlen(name));
    akt_plain(b, sizeof b, wanted, strlen(wanted));
    return strcmp(name, wanted) == 0 || (*a && strcmp(a, b) == 0);
}

static akt_status take_sheet(akt_register *table, akt_xlsx_file *book, size_t sheet, akt_error *err)
{
    const char *file = table->grid.file;
    akt_grid_dispose(&table->grid);
    table->sheet = akt_xlsx_sheet_name(book, sheet);
    akt_status status = akt_xlsx_read(&table->grid, book, sheet, err);
    table->grid.file = file;
    return status;
}

/* The visible sheet with the most headings wanted, where no other has as many. */
static akt_status choose_sheet(akt_register *table, akt_xlsx_file *book,
                               const akt_register_wish *wish, akt_pool *pool,
                               akt_diagnostics *faults, akt_error *err)
{
    size_t count = akt_xlsx_sheet_count(book), best = count, most = 0, shown = 0;
    bool is_alone = false;
    for (size_t i = 0; i < count; i++) {
        if (akt_xlsx_sheet_is_hidden(book, i))
            continue;
        akt_status status = take_sheet(table, book, i, err);
        if (status != AKT_OK)
            return status;
        size_t score = akt_register__find_headings(table, wish, pool);
        is_alone = score > most || (is_alone && score < most) || shown == 0;
        best = score > most || shown == 0 ? i : best;
        most = score > most ? score : most;
        shown++;
    }
    if (shown == 0 || (shown > 1 && (!is_alone || most == 0)))
        return fail_sheets(table, book, AKT_FAULT_SHEET_CHOICE, NULL, faults);
    return take_sheet(table, book, best, err);
}

static akt_status read_workbook(akt_register *table, const akt_text_file *file,
                                const akt_register_wish *wish, akt_pool *pool,
                                akt_diagnostics *faults, akt_error *err)
{
    akt_xlsx_file *book;
    akt_status status = akt_xlsx_open(&book, file, pool, faults, err);
    if (status != AKT_OK)
        return status;
    size_t count = akt_xlsx_sheet_count(book), sheet = wish->sheet ? 0 : count;
    while (wish->sheet && sheet < count && !is_named(akt_xlsx_sheet_name(book, sheet), wish->sheet))
        sheet++;
    if (sheet < count)
        status = take_sheet(table, book, sheet, err);
    else if (wish->sheet)
        status = fail_sheets(table, book, AKT_FAULT_SHEET_UNKNOWN, wish->sheet, faults);
    else
        status = choose_sheet(table, book, wish, pool, faults, err);
    if (table->sheet) {
        table->sheet = akt_pool_text(pool, table->sheet, strlen(table->sheet));
        status = table->sheet || status != AKT_OK ? status : akt_error_memory(err);
    }
    akt_xlsx_close(book);
    return status;
}

static bool is_workbook(const char *path)
{
    static const char *const endings[] = {"xlsx", "xlsm", "xls", "ods"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (akt_file_is_extension(akt_file_extension(path), endings[i]))
            return true;
    return false;
}

static akt_status read_rows(akt_register *table, const akt_register_wish *wish, akt_pool *pool,
                            akt_diagnostics *faults)
{
    if (akt_register__find_headings(table, wish, pool) == 0) {
        const char *shown = wish->shown ? wish->shown : wish->headings[0];
        const akt_diagnostic told = {.fault = AKT_FAULT_REGISTER_HEADINGS,
                                     .file = table->grid.file,
                                     .args = {shown ? shown : ""}};
        akt_diagnostics_add(faults, &told);
        return AKT_EDATA;
    }
    akt_register__sort_rows(table, faults);
    return AKT_OK;
}

akt_status akt_register_read_file(akt_register *out, akt_text_file *file,
                                  const akt_register_wish *wish, akt_pool *pool,
                                  akt_diagnostics *faults, akt_error *err)
{
    *out = (akt_register){.grid = AKT_GRID_OF(file->name),
                          .columns = AKT_LIST_OF(akt_register_column),
                          .rows = AKT_LIST_OF(akt_register_row)};
    akt_status status = is_workbook(file->name)
                            ? read_workbook(out, file, wish, pool, faults, err)
                            : akt_csv_read(&out->grid, file, pool, faults, err);
    if (status == AKT_OK)
        status = read_rows(out, wish, pool, faults);
    return faults->failed || akt_pool_has_failed(pool) ? akt_error_memory(err) : status;
}

akt_status akt_register_read(akt_register *out, akt_text_file *file, const char *path,
                             const akt_register_wish *wish, akt_pool *pool, akt_diagnostics *faults,
                             akt_error *err)
{
    *out = (akt_register){.columns = AKT_LIST_OF(akt_register_column)};
    akt_status status = akt_text_file_read(file, path, pool, err);
    return status == AKT_OK ? akt_register_read_file(out, file, wish, pool, faults, err) : status;
}
