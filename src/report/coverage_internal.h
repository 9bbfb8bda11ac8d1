#ifndef AKT_REPORT_COVERAGE_INTERNAL_H
#define AKT_REPORT_COVERAGE_INTERNAL_H

#include "analysis/coverage.h"
#include "report/document.h"
#include "words/lang.h"

typedef struct akt_coverage_view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    akt_lang lang;
} akt_coverage_view;

const char *akt_coverage__role_words(const akt_coverage_view *v, int32_t role);

/* The name of an area, or of another term of the facet; the row «any» where it is AKT_NONE. */
const char *akt_coverage__area_words(const akt_coverage_view *v, int32_t area);

/* "klar", "mulig" … of a cell. */
const char *akt_coverage__state_words(akt_cell_state state, akt_lang lang);

/* "A, B og C"; of more than most the first, and how many more there are. */
const char *akt_coverage__name_parties(const akt_coverage_view *v, akt_refs parties, size_t most);

/* A cell of parties: ids joined by |, names for people. */
void akt_coverage__add_parties(const akt_coverage_view *v, akt_refs parties);

/* The column of the facet. */
akt_column akt_coverage__area_column(const akt_coverage_view *v);

/* The cells of a role, and of an area or another term of the facet. */
void akt_coverage__add_role(const akt_coverage_view *v, int32_t role);
void akt_coverage__add_area(const akt_coverage_view *v, int32_t area);

/* The sentences that a document opens with. */
void akt_coverage__add_findings(const akt_coverage_view *v);

/* The tables `holders`, and by area `provision`, `who` and `goals`. */
void akt_coverage__add_tables(const akt_coverage_view *v);

#endif
