#ifndef AKT_EXPORT_REVIEW_INTERNAL_H
#define AKT_EXPORT_REVIEW_INTERNAL_H

#include "export/formats_internal.h"
#include "export/review_facts.h"

/* One body's sheet. */
typedef struct akt_review_sheet {
    const akt_dataset *dataset;
    akt_document *words; /* whose language and pool the facts have */
    size_t actor;
    const char *name;
    const akt_review_fact *facts;
    size_t count;
} akt_review_sheet;

/* The columns of a workbook, in their order; the last three say to us which fact a row is. */
enum {
    AKT_REVIEW_FACT,
    AKT_REVIEW_NOW,
    AKT_REVIEW_RIGHT,
    AKT_REVIEW_CORRECTED,
    AKT_REVIEW_COMMENT,
    AKT_REVIEW_SOURCE,
    AKT_REVIEW_TABLE,
    AKT_REVIEW_KEY,
    AKT_REVIEW_FIELD,
    AKT_REVIEW_COLUMNS
};

/* The heading of a column. */
const char *akt_review__heading(int column, akt_lang lang);

/* The key of the row for what is missing, which is no fact. */
#define AKT_REVIEW_MISSING_KEY "missing"

void akt_review__write_page(akt_buffer *out, const akt_review_sheet *sheet);
akt_status akt_review__write_book(akt_buffer *out, const akt_review_sheet *sheet, akt_error *err);

#endif
