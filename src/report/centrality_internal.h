#ifndef AKT_REPORT_CENTRALITY_INTERNAL_H
#define AKT_REPORT_CENTRALITY_INTERNAL_H

#include "report/describe.h"
#include "words/words.h"

/* What the pages on centrality share. */
typedef struct akt_centrality_page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_network *network;
    const akt_centrality *centrality;
    const akt_centrality_view *options;
    akt_lang lang;
} akt_centrality_page;

/* Places of values by falling value; equal ones in their order, undefined ones last. */
typedef struct akt_ranked {
    double value;
    size_t index;
} akt_ranked;

/* The caller frees them; NULL without memory, which the document remembers. */
akt_ranked *akt_centrality__rank(const akt_centrality_page *page, const double *values,
                                 size_t count);

/* Fills from and to; the cells of an edge of the network in them. */
enum { AKT_EDGE_COLUMNS = 2 };
void akt_centrality__edge_columns(akt_column *columns, akt_lang lang);
void akt_centrality__edge_cells(const akt_centrality_page *page, size_t edge);

/* Which edges carry the shortest paths: a finding, and the table `ties`. */
void akt_centrality__add_ties(const akt_centrality_page *page);

/* "about 0.2" where the measure was estimated from a sample; else the words as they are. */
const char *akt_centrality__hedge(const akt_centrality_page *page, const char *words,
                                  akt_measure measure);

/* From how many vertices betweenness was followed, where the user asked for a sample; and which
 * ranks the first of an estimate may have, in the tables `sample` and `sample_ties`. */
void akt_centrality__add_sample(const akt_centrality_page *page);

/* What the numbers say, in sentences: who comes first and by how much, how far the network gathers
 * round one, what hangs apart, which measures have no answer and what to ask instead. */
void akt_centrality__add_findings(const akt_centrality_page *page);

#endif
