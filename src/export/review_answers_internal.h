#ifndef AKT_EXPORT_REVIEW_ANSWERS_INTERNAL_H
#define AKT_EXPORT_REVIEW_ANSWERS_INTERNAL_H

#include "export/review_internal.h"
#include "export/review_script.h"
#include "export/script.h"
#include "parse/xlsx.h"

/* A row of a sheet that came back; a cell that is empty is NULL. */
typedef struct akt_review_answer {
    const akt_grid_cell *cells[AKT_REVIEW_COLUMNS];
} akt_review_answer;

typedef struct akt_review_answers {
    akt_text_file file;
    akt_xlsx_file *workbook;
    akt_grid grid;
    akt_list rows; /* of akt_review_answer, in their order */
    akt_lang lang; /* that the sheet was made in, as its headings tell */
} akt_review_answers;

/* Reads the sheet of a workbook that has our headings, in any language and order. To be disposed
 * of, also on failure; texts are in pool. AKT_EDATA, told, where there is none. */
akt_status akt_review__read_answers(akt_review_answers *out, const char *path, akt_pool *pool,
                                    akt_diagnostics *faults, akt_error *err);
void akt_review__dispose_answers(akt_review_answers *answers);

/* What is being made of the answers. */
typedef struct akt_review_work {
    akt_review_corrections *out;
    akt_script_text script;
    const akt_dataset *dataset;
    akt_dataset *scratch; /* the same, where values are tried */
    akt_lang lang; /* of words in the script */
    akt_list said; /* of akt_review_said */
    akt_diagnostics *faults;
    /* of the sheet that is read */
    const akt_review_answers *answers;
    const char *who;
} akt_review_work;

/* What some sheet said of a fact: another may say it again, but not otherwise. */
typedef struct akt_review_said {
    akt_table table;
    const char *key, *field;
    const char *value; /* as people wrote it; "" = it is to go */
} akt_review_said;

/* Adds the step that takes the fact away, and the one or two that correct a field of it to what the
 * scratch dataset has. comment may be NULL. */
void akt_review__add_removal(akt_review_work *w, const akt_review_fact *fact,
                             const akt_grid_cell *comment);
void akt_review__add_correction(akt_review_work *w, const akt_review_fact *fact,
                                const akt_field *field, const akt_grid_cell *comment);

/* How many records a step of the fact is of: steps tell ties by their ends and kind, and roles by
 * who, what and where, not by when. */
size_t akt_review__count_alike(const akt_dataset *dataset, const akt_review_fact *fact);

/* Puts the value of a cell into the field of the scratch dataset; faults are told at the cell.
 * AKT_EDATA, AKT_ENOMEM. */
akt_status akt_review__try_value(akt_review_work *w, const akt_review_fact *fact,
                                 const akt_field *field, const akt_grid_cell *cell);

#endif
