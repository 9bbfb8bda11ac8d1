#ifndef AKT_INPUT_SHEET_VALUE_H
#define AKT_INPUT_SHEET_VALUE_H

#include "input/sheet_words.h"
#include "parse/grid.h"
#include "parse/made_text.h"

/* Cells of a sheet → JSON, by the fields of records. */

/* The text that is made of a sheet as it grows. */
typedef struct akt_sheet_writer {
    const akt_grid *grid;
    akt_diagnostics *faults;
    akt_made_text made;
    bool
        keeps_codes; /* words of vocabularies stay as they stand, for the reader that knows them all
                         (akt_text_file.is_sheet); else they become ids of the built-in taxonomy */
} akt_sheet_writer;

/* From here on the text stands for the cell. */
void akt_sheet_writer_place(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* The cell's text without white space at its ends, in pool. */
const char *akt_sheet_writer_text(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* The value that the cell has in a field of such a type. Items of lists are divided by semicolons, bars
 * or line breaks, those that are ids by commas too; one in quotes (parse/quoted.h) may hold them. */
void akt_sheet_writer_value(akt_sheet_writer *writer, const akt_field *field,
                            const akt_grid_cell *cell);

/* A list of ids, as text divided by semicolons, commas or line breaks. */
void akt_sheet_writer_ids(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* A cell, and what it is of. */
typedef struct akt_sheet_entry {
    akt_sheet_heading heading;
    const akt_grid_cell *cell;
} akt_sheet_entry;

/* Whether a list of entries has one of that field and language. */
bool akt_sheet_heading_is_among(const akt_list *entries, akt_sheet_heading heading);

/* One row: its cells that mean something. */
typedef struct akt_sheet_row {
    const akt_sheet_entry *entries;
    size_t count;
} akt_sheet_row;

/* The first cell of that field, or NULL. */
const akt_grid_cell *akt_sheet_row_find(const akt_sheet_row *row, const char *field);

/* The key of a member, with a comma before it but in an object that has none yet; cell (where it
 * stands) may be NULL. */
void akt_sheet_writer_key(akt_sheet_writer *writer, const char *key, const akt_grid_cell *cell);

/* The row's cells of a field as a member, texts of several languages together; one that says none is
 * then bokmål. Nothing where the row has no such cell. */
void akt_sheet_writer_field(akt_sheet_writer *writer, const akt_sheet_row *row,
                            const akt_field *field);

/* The languages of a text as an object. */
void akt_sheet_writer_languages(akt_sheet_writer *writer, const akt_sheet_row *row,
                                const akt_field *field);

/* Whether some cell of that text says its language. */
bool akt_sheet_row_has_lang(const akt_sheet_row *row, const char *field);

#endif
