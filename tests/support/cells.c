#include "support/cells.h"

void akt_cells_add(akt_buffer *out, const akt_grid *grid)
{
    static const char kinds[] = {
        [AKT_GRID_TEXT] = '=', [AKT_GRID_NUMBER] = '#', [AKT_GRID_DATE] = '@',
        [AKT_GRID_BOOL] = '?', [AKT_GRID_ERROR] = '!',
    };
    const akt_grid_cell *cells = grid->cells.items;
    for (size_t i = 0; i < grid->cells.count; i++) {
        char name[AKT_GRID_NAME_SIZE];
        akt_grid_name(name, cells[i].row, cells[i].column);
        akt_buffer_format(out, "%s%s%c%s", i ? " " : "", name, kinds[cells[i].kind], cells[i].text);
    }
}

void akt_cells_add_faults(akt_buffer *out, akt_diagnostics *faults)
{
    size_t count;
    akt_diagnostics_sort(faults);
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++) {
        akt_buffer_format(out, "%zu:%zu %s", items[i].line, items[i].column,
                          akt_fault_code(items[i].fault));
        if (items[i].pointer)
            akt_buffer_format(out, " %s", items[i].pointer);
        for (size_t a = 0; a < 2; a++)
            if (items[i].args[a])
                akt_buffer_format(out, " «%s»", items[i].args[a]);
        akt_buffer_add_char(out, '\n');
    }
}
