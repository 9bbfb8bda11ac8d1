#ifndef AKT_ANALYSIS_CENTRALITY_H
#define AKT_ANALYSIS_CENTRALITY_H

#include "network/network.h"

/* Who is central? Measures of position, one value a vertex, defined as in the comment of each. n is
 * the number of vertices, m of edges; a weight is a strength: path measures use length 1/weight.
 * Paths whose lengths differ by less than 1e-10 of them count as equally short. What is divided by
 * n-1 is undefined (NaN) where n = 1; betweenness is 0 where n < 3. Distances are those of the others
 * to v, as in networkx's closeness; igraph has to be asked for mode "in". */

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
    AKT_MEASURE_ECCENTRICITY, /* the greatest d(j,v) over the j that reach v; 0 where none does.
                                 Never divided. networkx takes d(v,j) and wants all within reach of
                                 all, igraph takes d(v,j) unless told otherwise */
    AKT_MEASURE_PAGERANK,     /* damping 0.85, dangling mass spread evenly, sums to 1 */
    AKT_MEASURE_COUNT
} akt_measure;

const char *akt_measure_name(akt_measure measure); /* "degree", "in_degree", … */
int32_t akt_measure_from_name(const char *name);   /* AKT_NONE where there is none */

typedef struct akt_centrality_options {
    uint32_t measures;     /* mask of 1 << akt_measure */
    bool edge_betweenness; /* of every edge besides */
    bool raw;              /* without the normalisation: sums for betweenness, each pair once if
                              undirected; harmonic, closeness and pagerank stay as they are */
    size_t threads;        /* at most so many; 0 = one a core. The result never depends on it */
    size_t sample;         /* betweenness from so many vertices drawn at random, scaled by n over
                              their number; 0, n and more = from all, exact */
    uint64_t seed;         /* of the sample */
} akt_centrality_options;

typedef struct akt_centrality {
    size_t count;                      /* n */
    double *values[AKT_MEASURE_COUNT]; /* n values, NaN = undefined; NULL = not asked for */
    size_t edge_count;                 /* m */
    double *edge_betweenness; /* m values, each the sum of sigma_st(e)/sigma_st of an edge of the
                                 network, /(n(n-1)), x2 if undirected (Girvan & Newman 2002) */
    size_t sampled;           /* vertices that betweenness was followed from; 0 = all, exact */
    double *error;            /* sampled: n standard errors of betweenness, of draws without
                                 replacement, NaN where one was drawn; else NULL */
    double *edge_error;       /* sampled: m of edge_betweenness; else NULL */
} akt_centrality;

/* Works out what the options ask for. AKT_EINVAL where a bit of the mask is no measure, AKT_ELIMIT
 * where two vertices have more shortest paths than a double can count (1.8e308). The same bits for
 * any number of threads. betweenness, harmonic, closeness and eccentricity cost O(nm), weighted
 * O(nm + n^2 log n), betweenness from a sample a share of that; memory O(n + m) a thread. */
akt_status akt_centrality_compute(akt_centrality *out, const akt_network *network,
                                  const akt_centrality_options *options, akt_error *err);
void akt_centrality_dispose(akt_centrality *centrality);

#endif
