#ifndef AKT_ANALYSIS_CENTRALITY_H
#define AKT_ANALYSIS_CENTRALITY_H

#include "network/network.h"

/* Who is central? Measures of position, one value a vertex, defined as in the comment of each. n is
 * the number of vertices, m of edges; a weight is a strength: path measures use length 1/weight.
 * Paths whose lengths differ by less than 1e-10 of them count as equally short. What is divided by
 * n-1 is undefined (NaN) where n = 1; betweenness is 0 where n < 3. */

/* Of an undirected network the in_ and out_ measures equal the plain ones. */
typedef enum akt_measure {
    AKT_MEASURE_DEGREE,       /* distinct neighbours; directed: in + out. /(n-1) */
    AKT_MEASURE_IN_DEGREE,    /* /(n-1) */
    AKT_MEASURE_OUT_DEGREE,   /* /(n-1) */
    AKT_MEASURE_STRENGTH,     /* sum of weights, of counts where the graph has none. /(n-1) */
    AKT_MEASURE_IN_STRENGTH,  /* /(n-1) */
    AKT_MEASURE_OUT_STRENGTH, /* /(n-1) */
    AKT_MEASURE_BETWEENNESS,  /* sum of sigma_st(v)/sigma_st (Freeman 1977). /((n-1)(n-2)), x2 if
                                 undirected */
    AKT_MEASURE_HARMONIC,     /* 1/(n-1) sum 1/d(j,v), 1/infinity = 0 (Boldi & Vigna 2014) */
    AKT_MEASURE_CLOSENESS, /* r/(n-1) r/sum d(j,v) over the r that reach v; 0 where r = 0 (Wasserman
                                 & Faust 1994) */
    AKT_MEASURE_PAGERANK,  /* damping 0.85, dangling mass spread evenly, sums to 1 */
    AKT_MEASURE_COUNT
} akt_measure;

const char *akt_measure_name(akt_measure measure); /* "degree", "in_degree", … */
int32_t akt_measure_from_name(const char *name);   /* AKT_NONE where there is none */

typedef struct akt_centrality {
    size_t count;                      /* n */
    double *values[AKT_MEASURE_COUNT]; /* n values, NaN = undefined; NULL = not asked for */
} akt_centrality;

/* Works out the measures of the mask (1 << akt_measure); raw leaves out the normalisation (the sum
 * for betweenness, each pair once if undirected; harmonic, closeness and pagerank as they are).
 * AKT_EINVAL where a bit of the mask is no measure. O(nm) for betweenness, harmonic and closeness.
 * Uses igraph: not from several threads at once. */
akt_status akt_centrality_compute(akt_centrality *out, const akt_network *network, uint32_t mask,
                                  bool raw, akt_error *err);
void akt_centrality_dispose(akt_centrality *centrality);

#endif
