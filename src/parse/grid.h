#ifndef AKT_PARSE_GRID_H
#define AKT_PARSE_GRID_H

#include "base/list.h"
#include "base/pool.h"
#include "parse/diagnostic.h"
#include "parse/text_file.h"

#include <stdint.h>

/* A table of cells, of whatever kind of file: csv.h and xlsx.h read it. */

/* What a cell of a workbook says that it is; in csv all are text. */
typedef enum akt_grid_kind {
    AKT_GRID_TEXT,
    AKT_GRID_NUMBER, /* text: digits with a point, as akt_number_write has them */
    AKT_GRID_DATE,   /* text: 2020-05-25 */
    AKT_GRID_BOOL,   /* text: true or false */
    AKT_GRID_ERROR   /* text: the error, as #REF!, or a formula that was never worked out */
} akt_grid_kind;

typedef struct akt_grid_cell {
    size_t row, column; /* in the sheet, from 1 */
    akt_text_mark at;   /* where a fault says that it stands: csv: line and character; xlsx: row and
                           column */
    akt_grid_kind kind;
    const char *text; /* in the pool of the one who read it; more than white space */
} akt_grid_cell;

/* The cells that are not empty, row by row from the left. */
typedef struct akt_grid {
    const char *file;  /* its name */
    akt_list cells;    /* of akt_grid_cell */
    const char *sheet; /* in which faults are told to stand; NULL: it is said by the file */
} akt_grid;

#define AKT_GRID_OF(name)                                                                          \
    {                                                                                              \
        name, AKT_LIST_OF(akt_grid_cell), NULL                                                     \
    }

void akt_grid_dispose(akt_grid *grid);

/* Adds a copy of cell with a copy of its text in pool; nothing where that is white space alone
 * (a no-break space too). False without memory. */
bool akt_grid_add(akt_grid *grid, const akt_grid_cell *cell, akt_pool *pool);

/* The name of a column, from 1: "B", "AA"; of a place: "B7". */
enum { AKT_GRID_NAME_SIZE = 48 };
void akt_grid_column_name(char out[AKT_GRID_NAME_SIZE], size_t column);
void akt_grid_name(char out[AKT_GRID_NAME_SIZE], size_t row, size_t column);

/* The place of a cell, in pool: "B7", or with the sheet, "Roller!B7". "" without memory. */
const char *akt_grid_place(const akt_grid *grid, const akt_grid_cell *cell, akt_pool *pool);

/* Adds a fault at a cell. args may be NULL. */
void akt_grid_fault(const akt_grid *grid, const akt_grid_cell *cell, akt_diagnostics *faults,
                    akt_fault fault, const char *const args[4]);

/* Whether it is white space as spreadsheets have it between words and groups of digits: no-break,
 * narrow and thin spaces too. */
bool akt_grid_is_space(uint32_t code);

/* The text without the white space at its ends; *size its length. */
const char *akt_grid_trim(const char *text, size_t *size);

#endif
