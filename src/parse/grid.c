#include "parse/grid.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

void akt_grid_dispose(akt_grid *grid)
{
    akt_list_dispose(&grid->cells);
}

bool akt_grid_is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x2007 ||
           code == 0x2009 || code == 0x202F || code == 0xFEFF;
}

const char *akt_grid_trim(const char *text, size_t *size)
{
    size_t length = strlen(text), start = length, end = 0;
    for (size_t at = 0; at < length;) {
        size_t before = at;
        if (akt_grid_is_space(akt_utf8_next(text, length, &at)))
            continue;
        start = start < length ? start : before;
        end = at;
    }
    *size = end > start ? end - start : 0;
    return text + start;
}

bool akt_grid_add(akt_grid *grid, const akt_grid_cell *cell, akt_pool *pool)
{
    size_t size;
    akt_grid_trim(cell->text, &size);
    if (size == 0)
        return true;
    akt_grid_cell *added = akt_list_add(&grid->cells);
    const char *text = added ? akt_pool_text(pool, cell->text, strlen(cell->text)) : NULL;
    if (!text)
        return false;
    *added = *cell;
    added->text = text;
    return true;
}

void akt_grid_column_name(char out[AKT_GRID_NAME_SIZE], size_t column)
{
    char letters[16];
    size_t at = sizeof letters - 1;
    letters[at] = '\0';
    for (size_t left = column; left > 0 && at > 0; left = (left - 1) / 26)
        letters[--at] = (char)('A' + (left - 1) % 26);
    memcpy(out, letters + at, sizeof letters - at);
}

void akt_grid_name(char out[AKT_GRID_NAME_SIZE], size_t row, size_t column)
{
    akt_grid_column_name(out, column);
    size_t size = strlen(out);
    snprintf(out + size, AKT_GRID_NAME_SIZE - size, "%zu", row);
}

static void add_place(akt_buffer *out, const akt_grid *grid, const akt_grid_cell *cell)
{
    char name[AKT_GRID_NAME_SIZE];
    akt_grid_name(name, cell->row, cell->column);
    akt_buffer_format(out, "%s%s%s", grid->sheet ? grid->sheet : "", grid->sheet ? "!" : "", name);
}

const char *akt_grid_place(const akt_grid *grid, const akt_grid_cell *cell, akt_pool *pool)
{
    akt_buffer place = AKT_BUFFER_INIT;
    add_place(&place, grid, cell);
    return akt_buffer_settle(&place, pool);
}

void akt_grid_fault(const akt_grid *grid, const akt_grid_cell *cell, akt_diagnostics *faults,
                    akt_fault fault, const char *const args[4])
{
    akt_buffer place = AKT_BUFFER_INIT;
    add_place(&place, grid, cell);
    akt_diagnostic diagnostic = {.fault = fault,
                                 .file = grid->file,
                                 .line = cell->at.line,
                                 .column = cell->at.column,
                                 .pointer = akt_buffer_text(&place)};
    if (args)
        memcpy(diagnostic.args, args, sizeof diagnostic.args);
    akt_diagnostics_add(faults, &diagnostic);
    faults->failed = faults->failed || place.failed;
    akt_buffer_dispose(&place);
}
