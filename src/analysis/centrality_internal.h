#ifndef AKT_ANALYSIS_CENTRALITY_INTERNAL_H
#define AKT_ANALYSIS_CENTRALITY_INTERNAL_H

#include "analysis/centrality.h"

/* Fills those of betweenness, harmonic and closeness that have room, normalised unless raw, by
 * igraph on one thread. O(nm), weighted O(nm + n^2 log n). */
akt_status akt_centrality__paths(akt_centrality *out, const akt_network *network, bool raw,
                                 akt_error *err);

/* PageRank by power iteration: one thread, the same order of sums always, hence the same bytes,
 * which igraph's solver does not promise. Error below 1e-14. O(200 m). */
akt_status akt_centrality__pagerank(double *values, const akt_network *network, akt_error *err);

#endif
