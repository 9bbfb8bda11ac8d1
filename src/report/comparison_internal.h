#ifndef AKT_REPORT_COMPARISON_INTERNAL_H
#define AKT_REPORT_COMPARISON_INTERNAL_H

#include "report/describe.h"
#include "words/words.h"

typedef struct akt_comparison_page {
    akt_document *document;
    akt_pool *pool;
    const akt_comparison_view *view;
    akt_lang lang;
} akt_comparison_page;

/* A row that changed, and the comparison that it is of. */
typedef struct akt_comparison_spot {
    const akt_comparison_page *page;
    size_t item;
    size_t row; /* its place in the comparison */
} akt_comparison_spot;

const akt_comparison_row *akt_comparison__row(const akt_comparison_spot *spot);

/* Steps through the changed rows of all comparisons, or of one (only, or SIZE_MAX), that are of `what`
 * (AKT_PROFILE_WHAT_COUNT: any). spot begins with item only or 0 and row SIZE_MAX. */
bool akt_comparison__next(akt_comparison_spot *spot, akt_profile_what what, size_t only);
akt_comparison_spot akt_comparison__start(const akt_comparison_page *page, size_t only);

/* The side on which the row stands, the later where it stands on both; its dataset. */
int akt_comparison__side_of(const akt_comparison_spot *spot);
const akt_dataset *akt_comparison__dataset(const akt_comparison_spot *spot, int side);

/* Names: of a side, of the measure of a row, of its subject, of the place of a cell, of a value. */
const char *akt_comparison__side_words(const akt_comparison_page *page, size_t side);
const char *akt_comparison__measure_words(const akt_comparison_page *page,
                                          const akt_profile_row *row);
const char *akt_comparison__subject_words(const akt_comparison_spot *spot);
const char *akt_comparison__place_words(const akt_comparison_spot *spot);
const char *akt_comparison__value_words(const akt_comparison_page *page, const akt_profile_row *row,
                                        double value);
/* A difference, with its sign. */
const char *akt_comparison__delta_words(const akt_comparison_page *page, const akt_profile_row *row,
                                        double delta);

/* The currency of a row of money. */
const char *akt_comparison__currency(const akt_profile_row *row);
bool akt_comparison__is_count(const akt_profile_row *row);

/* The steps that contribute to a row, the one that does most first; how many. steps has room for all. */
size_t akt_comparison__steps(const akt_comparison_spot *spot, size_t *steps);

/* What a step does, "legg til forum: Fast forum"; and to whom alone, by their names. */
const char *akt_comparison__step_words(const akt_comparison_page *page, size_t item, size_t step);
const char *akt_comparison__step_subject_words(const akt_comparison_page *page, size_t item,
                                               size_t step);

/* Cells of the current row: the comparison, before with after and the difference, in how many draws
 * it holds, the steps. */
void akt_comparison__add_item(const akt_comparison_page *page, size_t item);
void akt_comparison__add_values(const akt_comparison_spot *spot);
void akt_comparison__add_holds(const akt_comparison_spot *spot);
void akt_comparison__add_steps(const akt_comparison_spot *spot);

/* A column by its key and title. */
akt_column akt_comparison__column(const akt_comparison_page *page, const char *key, akt_word title,
                                  akt_column_type type);

/* The column of the comparison, and of how surely. */
akt_column akt_comparison__side_column(const akt_comparison_page *page);
akt_column akt_comparison__holds_column(const akt_comparison_page *page);

void akt_comparison__add_findings(const akt_comparison_page *page);
void akt_comparison__add_conservation(const akt_comparison_page *page);
void akt_comparison__add_records(const akt_comparison_page *page); /* parties, ties, roles */
void akt_comparison__add_ranks(const akt_comparison_page *page);
void akt_comparison__add_attribution(const akt_comparison_page *page); /* steps, attribution */

#endif
