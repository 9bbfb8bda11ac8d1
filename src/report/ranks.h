#ifndef AKT_REPORT_RANKS_H
#define AKT_REPORT_RANKS_H

#include "analysis/uncertainty.h"
#include "report/document.h"

/* What is known of how sure a ranking is, and how it is said. */
typedef struct akt_rank_view {
    const akt_rank *ranks;    /* series x vertices; NULL = none were drawn */
    const double *kept;       /* series x AKT_SENSITIVITY_SHARES; NULL = not worked out */
    const char *const *names; /* of each series, as machines read it */
    size_t series;
    size_t draws;
    double confidence;
    bool is_off; /* no draws were wanted; else they would have taken too long */
} akt_rank_view;

/* "2", "1–3"; a dash where there is no rank. */
const char *akt_rank_words(akt_pool *pool, const akt_rank *rank);

/* For people: what the intervals mean, or why there are none. */
void akt_ranks_note(akt_document *document, const akt_rank_view *view);

/* How far the order of series s, called name, withstands missing and mistaken ties; `first` are who
 * lead it, the records behind the finding.
 * Nothing where it was not worked out or nothing differs. */
void akt_ranks_finding(akt_document *document, const akt_dataset *dataset,
                       const akt_rank_view *view, size_t s, const char *name,
                       akt_refs first);

/* For machines: the tables `ranks` (id, measure, rank, low, high, p_top) and `sensitivity`
 * (measure, change, kept), each where there is something. */
void akt_ranks_tables(akt_document *document, const akt_dataset *dataset,
                      const akt_network *network, const akt_rank_view *view);

#endif
