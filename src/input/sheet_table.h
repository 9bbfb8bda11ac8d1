#ifndef AKT_INPUT_SHEET_TABLE_H
#define AKT_INPUT_SHEET_TABLE_H

#include "input/sheet_value.h"

/* Tables of a dataset as people keep them in spreadsheets: a sheet (or a csv file) a table, a row a
 * record, under headings that are the words of our files or of bokmål, nynorsk or English
 * (sheet_words.def).
 *
 * The row of headings is the first with two that are known, or with one that is known alone; above it
 * may stand what you like. Empty rows are passed over, and so is, with a warning, a row that begins with
 * "Sum" or "Totalt" and lacks what a record must have. Texts have a column a language: "Navn", "Navn
 * (nn)", "Navn (en)"; a name that has the first alone is the same in all languages, one under "Navn
 * (nb)" alone is bokmål's. */

/* A sheet of a table, as it was read. */
typedef struct akt_sheet_table {
    akt_grid grid;
    int32_t kind;      /* akt_table, AKT_SHEET_TAXONOMY or AKT_SHEET_DATASET */
    akt_list headings; /* of akt_sheet_entry, by column */
    akt_list entries;  /* of akt_sheet_entry: the cells below them that mean something */
    akt_list rows;     /* of akt_sheet_row */
} akt_sheet_table;

/* All sheets that a dataset is made of. */
typedef struct akt_sheet_set {
    akt_sheet_writer writer;
    akt_list tables; /* of akt_sheet_table */
} akt_sheet_set;

#define AKT_SHEET_SET_OF(pool, faults)                                                             \
    {                                                                                              \
        {NULL, faults, AKT_MADE_TEXT_OF(pool), true}, AKT_LIST_OF(akt_sheet_table)                 \
    }

void akt_sheet_set_dispose(akt_sheet_set *set);

/* What the headings in a sheet's first rows show that it holds; AKT_NONE where they show nothing. */
int32_t akt_sheet_kind_of_headings(const akt_grid *grid, akt_pool *pool);

/* Takes a sheet (empties grid, also on failure) and reads its headings and rows. Faults go to the
 * set's. AKT_ENOMEM. O(cells log headings). */
akt_status akt_sheet_set_take(akt_sheet_set *set, akt_grid *grid, int32_t kind, akt_error *err);

/* Makes our own JSON of all sheets, as the text of file. */
akt_status akt_sheet_set_settle(akt_sheet_set *set, akt_text_file *file, akt_error *err);

#endif
