#include "input/formats_internal.h"

#include "input/sheet_table.h"
#include "parse/xlsx.h"

#include <string.h>

/* A workbook with a sheet a table. Its name says which, else its headings do. */

static akt_status take_sheet(akt_sheet_set *set, akt_xlsx_file *workbook, size_t sheet,
                             akt_error *err)
{
    akt_grid grid;
    bool is_aside;
    const char *name = akt_xlsx_sheet_name(workbook, sheet);
    int32_t kind = akt_sheet_kind_of(name, &is_aside);
    if (is_aside || (kind == AKT_NONE && akt_xlsx_sheet_is_hidden(workbook, sheet)))
        return AKT_OK;
    akt_status status = akt_xlsx_read(&grid, workbook, sheet, err);
    grid.sheet = name;
    if (status == AKT_OK && kind == AKT_NONE)
        kind = akt_sheet_kind_of_headings(&grid, set->writer.made.pool);
    if (status == AKT_OK && kind != AKT_NONE)
        return akt_sheet_set_take(set, &grid, kind, err);
    if (status == AKT_OK) {
        const akt_diagnostic told = {
            .fault = AKT_FAULT_SHEET_PASSED_OVER, .file = grid.file, .args = {name}};
        akt_diagnostics_add(set->writer.faults, &told);
    }
    akt_grid_dispose(&grid);
    return status;
}

static void tell_no_table(const akt_xlsx_file *workbook, const akt_text_file *file,
                          akt_diagnostics *faults)
{
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_xlsx_sheet_count(workbook); i++)
        akt_buffer_format(&names, "%s%s", i ? ", " : "", akt_xlsx_sheet_name(workbook, i));
    const akt_diagnostic told = {
        .fault = AKT_FAULT_NO_TABLE_SHEET, .file = file->name, .args = {akt_buffer_text(&names)}};
    akt_diagnostics_add(faults, &told);
    faults->failed = faults->failed || names.failed;
    akt_buffer_dispose(&names);
}

akt_status akt_read__xlsx(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                          akt_error *err)
{
    akt_xlsx_file *workbook;
    akt_sheet_set set = AKT_SHEET_SET_OF(pool, faults);
    akt_status status = akt_xlsx_open(&workbook, file, pool, faults, err);
    if (status != AKT_OK)
        return status;
    for (size_t i = 0; status == AKT_OK && i < akt_xlsx_sheet_count(workbook); i++)
        status = take_sheet(&set, workbook, i, err);
    if (status == AKT_OK && set.tables.count == 0) {
        tell_no_table(workbook, file, faults);
        status = AKT_EDATA;
    }
    if (status == AKT_OK)
        status = akt_sheet_set_settle(&set, file, err);
    akt_sheet_set_dispose(&set);
    akt_xlsx_close(workbook);
    return status;
}
