#include "input/formats_internal.h"

#include "base/file.h"
#include "input/sheet_table.h"
#include "parse/csv.h"

#include <string.h>

/* One table as separated values. Its file's name says which, else its headings do. */

enum { LONGEST = 64 }; /* no table has a longer name */

static int32_t kind_of_name(const akt_text_file *file)
{
    const char *slash = strrchr(file->name, '/');
    const char *name = slash ? slash + 1 : file->name, *end = akt_file_extension(name);
    size_t size = *end ? (size_t)(end - name) - 1 : strlen(name);
    char stem[LONGEST] = "";
    bool is_aside;
    memcpy(stem, name, size < sizeof stem ? size : 0);
    return akt_sheet_kind_of(stem, &is_aside);
}

bool akt_is__table(const akt_text_file *file)
{
    return kind_of_name(file) != AKT_NONE;
}

static void tell_no_table(const akt_text_file *file, akt_diagnostics *faults)
{
    akt_buffer known = AKT_BUFFER_INIT;
    for (int32_t kind = 0; kind < AKT_SHEET_KIND_COUNT; kind++)
        akt_buffer_format(&known, "%s%s.csv", kind ? ", " : "", akt_sheet_kind_name(kind));
    const akt_diagnostic told = {
        .fault = AKT_FAULT_FILE_OF_NO_TABLE, .file = file->name, .args = {akt_buffer_text(&known)}};
    akt_diagnostics_add(faults, &told);
    faults->failed = faults->failed || known.failed;
    akt_buffer_dispose(&known);
}

akt_status akt_read__csv(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                         akt_error *err)
{
    akt_grid grid = AKT_GRID_OF(file->name);
    akt_sheet_set set = AKT_SHEET_SET_OF(pool, faults);
    akt_status status = akt_csv_read(&grid, file, pool, faults, err);
    int32_t kind = status == AKT_OK ? kind_of_name(file) : AKT_NONE;
    if (status == AKT_OK && kind == AKT_NONE)
        kind = akt_sheet_kind_of_headings(&grid, pool);
    if (status == AKT_OK && kind == AKT_NONE) {
        tell_no_table(file, faults);
        status = AKT_EDATA;
    }
    if (status == AKT_OK)
        status = akt_sheet_set_take(&set, &grid, kind, err);
    if (status == AKT_OK)
        status = akt_sheet_set_settle(&set, file, err);
    akt_grid_dispose(&grid);
    akt_sheet_set_dispose(&set);
    return status;
}
