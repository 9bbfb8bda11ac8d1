#ifndef AKT_ANALYSIS_LINKS_INTERNAL_H
#define AKT_ANALYSIS_LINKS_INTERNAL_H

#include "network/rows.h"

/* Who is tied to whom, and nothing else: for measures that go by neither weight nor direction, at half
 * the cost of rows with them. */

/* Rows without weights and edges, both NULL. Every edge stands at both its ends: undirected, rows are
 * those of network/rows.h; directed, a pair with an edge each way stands twice in each other's rows,
 * and these are in no order. AKT_ELIMIT beyond 2^32 - 1 entries. The network may go away afterwards.
 * O(n + m). */
akt_status akt_links__make(akt_rows *out, const akt_network *network, akt_error *err);

/* Fills part (n values) with the connected part of each vertex, numbered from 0 by their first
 * vertices; how many they are. By a forest of sets (Tarjan 1975), O(n + m log n) and as good as
 * linear. */
size_t akt_links__find_parts(uint32_t *part, const akt_network *network);

#endif
