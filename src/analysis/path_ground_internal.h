#ifndef AKT_ANALYSIS_PATH_GROUND_INTERNAL_H
#define AKT_ANALYSIS_PATH_GROUND_INTERNAL_H

#include "analysis/centrality.h"
#include "analysis/paths_internal.h"

/* A network made ready to be walked, in an order of its own. */
typedef struct akt_ground {
    akt_order order;
    akt_rows in;
    akt_rows against;   /* the entries the other way, of a directed network */
    double *length;     /* of each entry of in; NULL = all 1 */
    double *back;       /* of each entry of against, likewise */
    double unit;        /* a length times this is one in 1/weight */
    uint32_t *vertices; /* twice */
    double *distances;  /* room for what is asked of nearness */
    akt_nearness near;  /* of the others to each vertex */
    akt_nearness away;  /* of each vertex to the others, of a directed network */
    akt_paths paths;
    akt_paths reversed;
    akt_sources all;
    uint32_t *sample; /* sources of betweenness in the order drawn, if not all */
} akt_ground;

/* Whether all sources are followed for betweenness by length, which tells nearness too. */
bool akt_ground__tells_nearness(const akt_ground *ground, const akt_centrality *out);

/* Fills betweenness of vertices and of edges, with errors and places, where there is room; from a
 * sample, says of how many. And nearness, where it is told. */
akt_status akt_ground__betweenness(akt_centrality *out, const akt_ground *ground,
                                   const akt_network *network,
                                   const akt_centrality_options *options, akt_error *err);

#endif
