#ifndef AKT_ANALYSIS_CENTRALITY_INTERNAL_H
#define AKT_ANALYSIS_CENTRALITY_INTERNAL_H

#include "analysis/centrality.h"

/* Fills those of betweenness (of vertices, of edges, with errors), harmonic, closeness and
 * eccentricity that have room. */
akt_status akt_centrality__paths(akt_centrality *out, const akt_network *network,
                                 const akt_centrality_options *options, akt_error *err);

/* PageRank by power iteration: one thread, the same order of sums always, hence the same bytes,
 * which igraph's solver does not promise. Error below 1e-14. O(200 m). */
akt_status akt_centrality__pagerank(double *values, const akt_network *network, akt_error *err);

#endif
