#ifndef AKT_REPORT_NETWORK_WORDS_H
#define AKT_REPORT_NETWORK_WORDS_H

#include "analysis/centrality.h"
#include "network/grouping.h"
#include "network/network.h"
#include "report/document.h"

/* Networks and their vertices as people read them. */

/* The name of a vertex, short where there is a short one. Never NULL. */
const char *akt_vertex_label(const akt_dataset *dataset, const akt_network *network, size_t vertex,
                             akt_lang lang);

/* Fills id, name and kind: the columns that a table of vertices begins with. */
enum { AKT_VERTEX_COLUMNS = 3 };
void akt_vertex_columns(akt_column *columns, akt_lang lang);

/* Their cells. */
void akt_vertex_cells(akt_document *document, const akt_dataset *dataset,
                      const akt_network *network, size_t vertex);

/* "94 aktører og program", "95 aktører, program og forum" of a network with forums among its vertices
 * (NULL = no network). */
const char *akt_vertices_words(akt_pool *pool, const akt_network *network, size_t count,
                               akt_lang lang);

/* The name of a measure as people read it, without a capital. */
const char *akt_measure_words(akt_measure measure, akt_lang lang);

/* "type", "nivå", …: what vertices are grouped by, within a sentence. */
const char *akt_facet_words(akt_facet facet, akt_lang lang);

/* Notes how large the network is, whether direction counts, what a tie weighs, then `more` (a
 * sentence, or NULL), and what was left out for want of an amount. Below ten vertices it warns. */
void akt_network_notes(akt_document *document, const akt_network *network, const char *more);

#endif
