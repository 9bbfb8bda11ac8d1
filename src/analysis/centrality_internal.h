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

/* Those below fill n values that are 0 before. */

akt_status akt_centrality__eigenvector(double *values, akt_undefined *reason,
                                       const akt_network *network, akt_error *err);

/* Either of hub and authority may be NULL. */
akt_status akt_centrality__hubs(double *hub, double *authority, akt_undefined *reason,
                                const akt_network *network, akt_error *err);

/* Its values and its alpha. */
akt_status akt_centrality__katz(akt_centrality *out, const akt_network *network, akt_error *err);

/* By peeling, layer by layer (Matula & Beck 1983). O(n + m + the sum of all values). */
akt_status akt_centrality__coreness(double *values, const akt_network *network, akt_error *err);

/* Each triangle once, from its vertex with the fewest neighbours. O(m^1.5). */
akt_status akt_centrality__clustering(double *values, const akt_network *network, akt_error *err);

#endif
