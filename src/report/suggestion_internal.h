#ifndef AKT_REPORT_SUGGESTION_INTERNAL_H
#define AKT_REPORT_SUGGESTION_INTERNAL_H

#include "analysis/suggestion.h"
#include "report/document.h"
#include "words/words.h"

typedef struct akt_suggestion_page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_suggestion *suggestion;
    akt_lang lang;
} akt_suggestion_page;

/* Starts the table of new roles or ties as machines read it, the same for both:
 * rank,action,holder,role,area,from,to,gain. */
void akt_suggestion__start_steps(akt_document *document);

/* The id of a party, its short name for people; nothing for an unset one. */
void akt_suggestion__add_party(akt_document *document, const akt_dataset *dataset, akt_ref party);

/* A sentence that no record is behind: of proofs, of what cannot be, of other answers. */
void akt_suggestion__add_item(akt_document *document, const char *text);

/* How near the best is to what can be. */
typedef struct akt_proof_row {
    bool is_optimal;
    double value;
    double bound;
    double gap;
    const char *value_shown; /* for people; NULL: the number */
    const char *bound_shown;
    const char *gap_shown;
} akt_proof_row;

/* Starts the table `proof` (status, value, bound, gap and up to four more columns) and its one row, up
 * to the cells of these. */
void akt_suggestion__start_proof(akt_document *document, const akt_proof_row *row,
                                 const akt_column *more, size_t count);

/* What belongs to one plan but not to the other, by name; "–" where there is nothing. */
const char *akt_suggestion__name_difference(const akt_suggestion_page *page, const akt_plan *of,
                                            const akt_plan *against);

/* All tables. */
void akt_suggestion__add_tables(const akt_suggestion_page *page);

#endif
