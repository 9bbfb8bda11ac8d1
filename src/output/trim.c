#include "output/writers_internal.h"

#include <stdlib.h>
#include <string.h>

/* Whether no row says anything in the column: all undefined, or shown as "", which is how a value for
 * machines alone is kept from people. */
static bool is_empty(const akt_doc_table *table, size_t column)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const akt_cell *cell = &table->cells[r * table->column_count + column];
        if (cell->shown ? *cell->shown != '\0' : cell->has_value)
            return false;
    }
    return true;
}

/* The first column names the rows and stays, undefined or not, unless it is kept from people. */
static bool is_dropped(const akt_doc_table *table, size_t column)
{
    bool kept_back = table->row_count > 0 && table->cells[column].shown;
    return is_empty(table, column) && (column > 0 || (kept_back && table->column_count > 1));
}

bool akt_table__trim(akt_doc_table *out, const akt_doc_table *table)
{
    size_t count = table->column_count, kept = 0;
    akt_column *columns = calloc(count + 1, sizeof *columns);
    size_t *places = calloc(count + 1, sizeof *places);
    akt_cell *cells = calloc(table->row_count * count + 1, sizeof *cells);
    bool good = columns && places && cells;
    for (size_t c = 0; good && c < count; c++) {
        if (is_dropped(table, c))
            continue;
        columns[kept] = table->columns[c];
        places[kept++] = c;
    }
    for (size_t r = 0; good && r < table->row_count; r++)
        for (size_t c = 0; c < kept; c++)
            cells[r * kept + c] = table->cells[r * count + places[c]];
    *out = *table;
    out->columns = columns;
    out->column_count = kept;
    out->cells = cells;
    free(places);
    if (!good)
        akt_table__dispose(out);
    return good;
}

void akt_table__dispose(akt_doc_table *trimmed)
{
    free((void *)trimmed->columns);
    free(trimmed->cells);
    *trimmed = (akt_doc_table){.name = NULL};
}
