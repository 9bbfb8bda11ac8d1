#ifndef AKT_SCENARIO_SHEET_INTERNAL_H
#define AKT_SCENARIO_SHEET_INTERNAL_H

#include "base/buffer.h"
#include "model/schema.h"
#include "parse/grid.h"
#include "parse/made_text.h"
#include "scenario/sheet.h"
#include "words/lang.h"

/* What a heading means. */
typedef struct akt_sheet_heading {
    const char *field; /* as a script spells it; "" = passed over, NULL = unknown */
    int32_t lang;      /* the akt_lang of the texts below it; AKT_NONE = it says none */
} akt_sheet_heading;

typedef struct akt_sheet_step {
    const char *name; /* as a script spells it */
    akt_table table;  /* whose records have its fields; AKT_TABLE_COUNT = none */
} akt_sheet_step;

/* The words below are compared without regard to case, to white space at their ends, and to how much
 * white space, or which underscores, stand within them. Answers are static. */

/* NULL where there is no such step; the nearest word for one, or NULL. */
const akt_sheet_step *akt_sheet_word__step(const char *word);
const char *akt_sheet_word__near_step(const char *word);

/* The word that people read for a step of a script; NULL where there is no such step. */
const char *akt_sheet_word__of_step(const char *name, akt_lang lang);

/* A heading of steps; one of the rows above them (title, why, sources, id). */
akt_sheet_heading akt_sheet_word__heading(const char *word);
akt_sheet_heading akt_sheet_word__title(const char *word);
const char *akt_sheet_word__near_heading(const char *word);
const char *akt_sheet_word__near_title(const char *word);

/* AKT_TABLE_COUNT where there is no such table. */
akt_table akt_sheet_word__table(const char *word);

/* The id of the term of the built-in taxonomy, and the word of the choice, that people call so; NULL
 * where there is none. */
const char *akt_sheet_word__term(akt_vocabulary vocabulary, const char *word);
const char *akt_sheet_word__choice(const akt_field *field, const char *word);
bool akt_sheet_word__is_all_areas(const char *word);
bool akt_sheet_word__is_total(const char *word); /* a row of sums, which is no step */
bool akt_sheet_word__is_name_of_sheet(const char *word);

/* An id for what people call so: lower case without accents, a hyphen for each run of what an id may
 * not have. Empty where nothing is left, or where it is longer than that. */
enum { AKT_SHEET_ID_SIZE = 128 };
void akt_sheet_word__id(char out[AKT_SHEET_ID_SIZE], const char *text);

/* All steps as people call them, divided by commas. */
void akt_sheet_word__add_steps(akt_buffer *out, akt_lang lang);

/* The language whose words the headings are: of most, or else the first. */
akt_lang akt_sheet_word__lang(const char *const *headings, size_t count);

/* The script's text as it grows. */
typedef struct akt_sheet_writer {
    const akt_grid *grid;
    akt_diagnostics *faults;
    akt_made_text made;
} akt_sheet_writer;

/* A cell, and what it is of. */
typedef struct akt_sheet_entry {
    akt_sheet_heading heading;
    const akt_grid_cell *cell;
} akt_sheet_entry;

/* One row: its cells that mean something. */
typedef struct akt_sheet_row {
    const akt_sheet_entry *entries;
    size_t count;
    const akt_sheet_step *step; /* NULL in the rows above the headings */
} akt_sheet_row;

/* From here on the text stands for the cell. */
void akt_sheet_writer__place(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* The cell's text without white space at its ends, in pool. */
const char *akt_sheet_writer__text(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* The value that the cell has in a field of such a type. */
void akt_sheet_writer__value(akt_sheet_writer *writer, const akt_field *field,
                             const akt_grid_cell *cell);

/* A list of ids, as text divided by semicolons, commas or line breaks. */
void akt_sheet_writer__ids(akt_sheet_writer *writer, const akt_grid_cell *cell);

/* The entry of that field, or NULL. */
const akt_grid_cell *akt_sheet_row__find(const akt_sheet_row *row, const char *field);

/* The fields of a row as members of an object, each with a comma before it but the first of all, those
 * named in `but` (NULL-terminated) aside. Types are those of the table's fields. */
void akt_sheet_writer__members(akt_sheet_writer *writer, const akt_sheet_row *row, akt_table table,
                               const char *const *but);

/* The step that begins with the first of the rows; returns how many rows it took. */
size_t akt_sheet_writer__step(akt_sheet_writer *writer, const akt_sheet_row *rows, size_t count);

/* A sheet that is being read. */
typedef struct akt_sheet {
    akt_sheet_writer writer;
    const akt_grid_cell *cells; /* of the grid */
    size_t cell_count;
    akt_list headings; /* of akt_sheet_entry, by column */
    akt_list titles;   /* of akt_sheet_entry: the rows above them */
    akt_list entries;  /* of akt_sheet_entry: the cells of all steps */
    akt_list rows;     /* of akt_sheet_row */
} akt_sheet;

/* Reads the headings and what is above and below them; false where no row has headings. Faults are
 * told as they come; lack of memory is known by the pool. */
bool akt_sheet__read_cells(akt_sheet *sheet);

#endif
