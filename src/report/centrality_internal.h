#ifndef AKT_REPORT_CENTRALITY_INTERNAL_H
#define AKT_REPORT_CENTRALITY_INTERNAL_H

#include "report/describe.h"
#include "words/words.h"

/* A document on centrality while it is written. */
typedef struct akt_centrality_page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_network *network;
    const akt_centrality *centrality;
    const akt_centrality_view *options;
    akt_lang lang;
} akt_centrality_page;

/* The name of a measure as people read it, without a capital. */
const char *akt_centrality__words(akt_measure measure, akt_lang lang);

typedef struct akt_ranked {
    double value;
    size_t vertex;
} akt_ranked;

/* All vertices by falling value of one measure; equal ones in the order of the dataset, undefined
 * ones last. The caller frees it; NULL without memory. */
akt_ranked *akt_centrality__rank(const akt_centrality_page *page, akt_measure measure);

/* What the numbers say, in sentences: who comes first and by how much, how far the network gathers
 * round one, what hangs apart, which measures have no answer and what to ask instead. */
void akt_centrality__add_findings(const akt_centrality_page *page);

#endif
