#ifndef AKT_OUTPUT_WORKBOOK_H
#define AKT_OUTPUT_WORKBOOK_H

#include "base/buffer.h"
#include "words/lang.h"

/* Workbooks (.xlsx) that people fill in: typed cells under headings, with lists to choose from. */

typedef struct akt_workbook_cell {
    const char *text; /* NULL: a number, where is_number, or nothing */
    double number;
    bool is_number;
} akt_workbook_cell;

typedef struct akt_workbook_column {
    const char *title;
    size_t width; /* in characters */
    bool is_required;
    bool is_wrapped; /* its cells are prose, on several lines */
    const char
        *numbers; /* how numbers look: "#,##0"; NULL: what is written here is text, digits too */
    const char *prompt; /* shown where the heading is chosen; or NULL */
    const char *list;   /* the cells whose values may be chosen: "=Lister!$A$2:$A$9"; or NULL */
    bool is_closed;     /* nothing else may be written */
} akt_workbook_column;

typedef struct akt_workbook_sheet {
    const char *name; /* at most 31 characters, without []:*?/\ */
    const akt_workbook_column *columns;
    size_t column_count;
    const akt_workbook_cell *cells; /* row by row */
    size_t row_count;
    size_t frozen; /* columns that stay when one scrolls to the right */
    bool is_prose; /* no filter buttons */
} akt_workbook_sheet;

typedef struct akt_workbook {
    const char *title;
    akt_lang lang;
    const akt_workbook_sheet *sheets;
    size_t sheet_count;
} akt_workbook;

/* The most that a cell holds, in UTF-16 units, and a sheet, in cells that the reader of ours takes. */
enum { AKT_WORKBOOK_CELL_MAX = 32767, AKT_WORKBOOK_CELLS_MAX = 1 << 20 };

/* Writes the bytes of the workbook. Texts are never formulas. AKT_ELIMIT, with the cell, where a text or
 * a sheet is longer than can be; else as akt_xlsx_write (xlsx.h). The same workbook, the same bytes. */
akt_status akt_workbook_write(akt_buffer *out, const akt_workbook *workbook, akt_error *err);

#endif
