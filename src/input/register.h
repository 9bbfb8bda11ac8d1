#ifndef AKT_INPUT_REGISTER_H
#define AKT_INPUT_REGISTER_H

#include "parse/grid.h"

/* A table that somebody else made: which row of a sheet holds the headings, which rows are facts, and
 * which are titles, sums, headings said again, notes. Nothing is guessed into data: what is not a row
 * of facts is told as a note, at its place. */

/* A column, by its headings. Where the headings are two rows, "Beløp" above "2016" is "Beløp / 2016". */
typedef struct akt_register_column {
    const char *name;  /* without white space at its ends */
    const char *plain; /* the same in plain letters (parse/plain.h) */
    size_t column;     /* in the sheet, from 1 */
    const akt_grid_cell *cell; /* the lower heading */
} akt_register_column;

/* A row of facts: its cells, by column. */
typedef struct akt_register_row {
    const akt_grid_cell *cells;
    size_t count;
} akt_register_row;

typedef struct akt_register {
    akt_grid grid;
    const char *sheet; /* its name; NULL in csv */
    akt_list columns;  /* of akt_register_column, by column */
    akt_list rows;     /* of akt_register_row */
    size_t heading_row, heading_rows; /* the first of 1 or 2; 0 = not found */
    size_t totals, repeated, notes, blank; /* rows that are none of facts */
} akt_register;

typedef struct akt_register_wish {
    const char *sheet;     /* of a workbook; NULL = the only one, or the one with most headings wanted */
    size_t heading_row;    /* 0 = the row with most of the headings wanted */
    const char *const *headings; /* wanted, in plain letters, NULL-terminated */
    const char *shown;     /* one of them as people write it, for messages; NULL = as it is */
} akt_register_wish;

/* Reads the table in path: a workbook where the name says so, else csv. out must be disposed of, also
 * on failure; texts are in pool. file is read into. AKT_EDATA after faults; AKT_EIO. O(cells). */
akt_status akt_register_read(akt_register *out, akt_text_file *file, const char *path,
                             const akt_register_wish *wish, akt_pool *pool, akt_diagnostics *faults,
                             akt_error *err);
void akt_register_dispose(akt_register *table);

/* The same of a file that akt_text_file_read has read. */
akt_status akt_register_read_file(akt_register *out, akt_text_file *file,
                                  const akt_register_wish *wish, akt_pool *pool,
                                  akt_diagnostics *faults, akt_error *err);

/* The cell of a row in a column of the sheet; NULL where it is empty. O(log cells). */
const akt_grid_cell *akt_register_cell(const akt_register_row *row, size_t column);

/* The number of the first column whose plain name is the first of those (plain, too) that any column
 * has; -1 where none has any. */
int32_t akt_register_find(const akt_register *table, const char *const *plain, size_t count);

/* The place of a cell as messages name it: "B7", or "Tildelinger!B7"; kept in pool. */
const char *akt_register_place(const akt_register *table, const akt_grid_cell *cell, akt_pool *pool);

/* A fault at a cell. args may be NULL. */
void akt_register_fault(const akt_register *table, const akt_grid_cell *cell,
                        akt_diagnostics *faults, akt_fault fault, const char *const args[4]);

#endif
