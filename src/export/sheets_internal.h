#ifndef AKT_EXPORT_SHEETS_INTERNAL_H
#define AKT_EXPORT_SHEETS_INTERNAL_H

#include "export/formats_internal.h"
#include "input/sheet_words.h"

/* A dataset as tables with a cell a value: what csv files and workbooks have in common. Read again
 * (input/sheet_table.h), they are the same facts. */

/* A column: a field, of a text in one language. */
typedef struct akt_export_column {
    const akt_field *field; /* NULL: the vocabulary that a term is of */
    int32_t lang;           /* the akt_lang that its heading names; AKT_NONE = none */
} akt_export_column;

enum { AKT_EXPORT_COLUMNS_MAX = AKT_SCHEMA_FIELDS_MAX * (AKT_LANG_COUNT + 1) };

typedef struct akt_export_columns {
    akt_export_column items[AKT_EXPORT_COLUMNS_MAX];
    size_t count;
} akt_export_columns;

/* One record, and what it is of. */
typedef struct akt_export_row {
    const void *record;
    int32_t vocabulary; /* of a term; else AKT_NONE */
} akt_export_row;

/* The rows of a kind of sheet (akt_table, AKT_SHEET_TAXONOMY, AKT_SHEET_DATASET) in out, an empty list of
 * akt_export_row. False without memory. */
bool akt_export__rows(akt_list *out, const akt_dataset *dataset, int32_t kind);

/* The columns that these rows need: a field once, a text in every language; where is_lean, other
 * languages only of what a record must have, or where some row says something. */
void akt_export__columns(akt_export_columns *out, int32_t kind, const akt_list *rows, bool is_lean);

/* "name", "name_nn"; "Navn", "Navn (nn)". */
void akt_export__add_key(akt_buffer *out, const akt_export_column *column);
void akt_export__add_heading(akt_buffer *out, const akt_export_column *column, akt_lang lang);

/* How cells are written. */
typedef struct akt_export_style {
    const akt_dataset *dataset;
    const char *between; /* items of lists */
    char point;          /* of decimals */
    int32_t lang; /* in which words stand for codes, where they lead back to them; AKT_NONE: codes
                            stand */
} akt_export_style;

typedef enum akt_export_cell {
    AKT_EXPORT_CELL_EMPTY,
    AKT_EXPORT_CELL_TEXT,
    AKT_EXPORT_CELL_NUMBER /* the text is what a number is in JSON, but for the point */
} akt_export_cell;

/* Adds what a cell says to out. */
akt_export_cell akt_export__add_cell(akt_buffer *out, const akt_export_style *style,
                                     const akt_export_row *row, const akt_export_column *column);

/* What stands below a heading of a text; NULL where nothing does. */
const char *akt_export__text_below(const akt_export_row *row, const akt_export_column *column);

/* The words that a term, a choice go by in such a style. */
const char *akt_export__term_words(const akt_export_style *style, akt_vocabulary vocabulary,
                                   int32_t code);
const char *akt_export__choice_words(const akt_export_style *style, const akt_field *field,
                                     const char *word);

/* What stands below a heading, in a sentence; "" where nothing needs saying. */
const char *akt_export__explanation(int32_t kind, const akt_export_column *column, akt_lang lang);

#endif
