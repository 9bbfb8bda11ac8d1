#ifndef AKT_SCENARIO_SHEET_INTERNAL_H
#define AKT_SCENARIO_SHEET_INTERNAL_H

#include "base/buffer.h"
#include "input/sheet_value.h"
#include "scenario/sheet.h"

typedef struct akt_sheet_step {
    const char *name; /* as a script spells it */
    akt_table table;  /* whose records have its fields; AKT_TABLE_COUNT = none */
} akt_sheet_step;

/* The words of scripts; compared as those of input/sheet_words.h are. */

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

bool akt_sheet_word__is_name_of_sheet(const char *word);

/* All steps as people call them, divided by commas. */
void akt_sheet_word__add_steps(akt_buffer *out, akt_lang lang);

/* The language whose words the headings are: of most, or else the first. */
akt_lang akt_sheet_word__lang(const char *const *headings, size_t count);

/* A row, and the step that it says. */
typedef struct akt_sheet_step_row {
    akt_sheet_row row;
    const akt_sheet_step *step;
} akt_sheet_step_row;

/* The fields of a row as members of an object, each with a comma before it but the first of all, those
 * named in `but` (NULL-terminated) aside. Types are those of the table's fields. */
void akt_sheet_writer__members(akt_sheet_writer *writer, const akt_sheet_row *row, akt_table table,
                               const char *const *but);

/* The step that begins with the first of the rows; returns how many rows it took. */
size_t akt_sheet_writer__step(akt_sheet_writer *writer, const akt_sheet_step_row *rows,
                              size_t count);

/* A sheet that is being read. */
typedef struct akt_sheet {
    akt_sheet_writer writer;
    const akt_grid_cell *cells; /* of the grid */
    size_t cell_count;
    akt_list headings; /* of akt_sheet_entry, by column */
    akt_list titles;   /* of akt_sheet_entry: the rows above them */
    akt_list entries;  /* of akt_sheet_entry: the cells of all steps */
    akt_list rows;     /* of akt_sheet_step_row */
} akt_sheet;

/* Reads the headings and what is above and below them; false where no row has headings. Faults are
 * told as they come; lack of memory is known by the pool. */
bool akt_sheet__read_cells(akt_sheet *sheet);

#endif
