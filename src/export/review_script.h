#ifndef AKT_EXPORT_REVIEW_SCRIPT_H
#define AKT_EXPORT_REVIEW_SCRIPT_H

#include "base/buffer.h"
#include "model/dataset.h"
#include "parse/diagnostic.h"

/* Sheets of export --to review that came back → a scenario's script of what they correct: a list to
 * decide on, never a change of the dataset.
 *
 *     a corrected value            set, of a role drop_role and give_role
 *     no, to a tie, a role, a sum of money or a membership
 *                                  remove_tie, drop_role, remove_flow, remove_member
 *     no, without what is right    a warning, no step
 *     either, of one of several ties between the same, or roles of the same, that only their time
 *     or words tell apart          a warning, no step: a step would be of them all
 *     a comment                    the step's why, or, where there is no step, a note
 *
 * A value is read as in sheets of a dataset: codes by id or by name in any language, others by id, or by
 * a name that one only has. A text replaces the one in the sheet's language, which its headings tell; in
 * other languages it stays as it is. */
typedef struct akt_review_corrections {
    akt_buffer script; /* JSON that scenario/script.h reads, also where it has no steps */
    size_t steps;
    size_t sheets;
    akt_pool *pool;
    akt_list notes; /* of const char *: comments that no step has, a line each */
} akt_review_corrections;

/* Reads a workbook, or all of them in a folder by name. lang is of words in the script. Faults,
 * with sheet and cell, go to faults: AKT_EDATA where one is an error. AKT_EIO; AKT_EINTERNAL
 * where libzip or libxml2 is not there. To be disposed of, also on failure. O(rows x records). */
akt_status akt_review_read(akt_review_corrections *out, const akt_dataset *dataset,
                           const char *path, akt_lang lang, akt_diagnostics *faults,
                           akt_error *err);
void akt_review_corrections_dispose(akt_review_corrections *corrections);

#endif
