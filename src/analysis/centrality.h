#ifndef AKT_ANALYSIS_CENTRALITY_H
#define AKT_ANALYSIS_CENTRALITY_H

#include "analysis/centralisation.h"
#include "network/network.h"

/* Who is central? Measures of position, one value a vertex, defined as in the comment of each. n is
 * the number of vertices, m of edges; a weight is a strength: path measures use length 1/weight, and
 * length 1 for a tie weaker than one, which only a forum makes.
 * Paths whose lengths differ by less than 1e-10 of them count as equally short. What is divided by
 * n-1 is undefined (NaN) where n = 1; betweenness is 0 where n < 3. Distances are those of the others
 * to v, except for eccentricity, as in networkx; igraph has to be asked for mode "in". */

/* Of an undirected network the in_ and out_ measures equal the plain ones.
 * eigenvector is the principal eigenvector, none of it negative, and like katz it goes by in-edges,
 * as networkx and igraph have it (igraph scales it to a largest value of 1).
 * hub and authority are singular vectors; undirected they are the same, the eigenvector scaled to
 * sum 1.
 * katz: alpha is 0.9 by the largest eigenvalue, 0.1 where that is 0. Where the eigenvalue does not
 * settle (see AKT_UNDEFINED_UNSETTLED) a bound near above it (Collatz 1942) stands in for it, so
 * that alpha is never too large.
 * coreness: what is left when all with fewer than k ends of edges are taken away, again and again.
 * Directed, in + out count, a pair with an edge each way as 2: as networkx, and igraph's "all" (its
 * "in" and "out" are others). Weights play no part.
 * clustering: whatever the direction and weight; 0 with fewer than two neighbours, as networkx has
 * it (igraph: undefined; of a directed graph networkx has another measure). */
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
    AKT_MEASURE_ECCENTRICITY, /* the greatest d(v,j) over the j within reach of v; 0 where none is.
                                  Never divided. As igraph; networkx wants all within reach of all */
    AKT_MEASURE_PAGERANK,     /* damping 0.85, dangling mass spread evenly, sums to 1 */
    AKT_MEASURE_EIGENVECTOR, /* as strong as those that point at v. Length 1 */
    AKT_MEASURE_HUB,         /* points at authorities (HITS, Kleinberg 1999). Sums to 1 */
    AKT_MEASURE_AUTHORITY,   /* pointed at by hubs. Sums to 1 */
    AKT_MEASURE_KATZ,        /* x = alpha A x + 1 (Katz 1953). Length 1 */
    AKT_MEASURE_CORENESS,    /* the largest k of a k-core that holds v (Seidman 1983) */
    AKT_MEASURE_CLUSTERING,  /* the share of pairs of neighbours that are tied (Watts 1998) */
    AKT_MEASURE_COUNT
} akt_measure;

const char *akt_measure_name(akt_measure measure); /* "degree", "in_degree", … */
int32_t akt_measure_from_name(const char *name);   /* AKT_NONE where there is none */

/* Why a measure is undefined for all vertices. eigenvector, hub and authority are the vectors of
 * one number, the largest eigenvalue or singular value; where several parts of the network have it,
 * there are as many answers. */
typedef enum akt_undefined {
    AKT_DEFINED,
    /* The number is 0: no edge, or directed no way back to any vertex. */
    AKT_UNDEFINED_NO_RETURN,
    /* Several have it, to nine digits: parts that do not meet, directed also those that follow each
     * other without a way back; for hub and authority the two sides of a network that has edges
     * between them only. */
    AKT_UNDEFINED_TIE,
    /* Another number is so near that rounding would settle the eighth digit, or that it would take
     * too long. */
    AKT_UNDEFINED_UNSETTLED,
    AKT_UNDEFINED_COUNT
} akt_undefined;

typedef struct akt_centrality_options {
    uint32_t measures;     /* mask of 1 << akt_measure */
    bool edge_betweenness; /* of every edge besides */
    bool raw;              /* without the normalisation: sums for betweenness, each pair once if
                              undirected; harmonic, closeness and pagerank stay as they are */
    size_t threads;        /* at most so many; 0 = one a core. The result never depends on it */
    size_t sample;         /* betweenness from so many vertices drawn at random, scaled by n over
                              their number; 0, n and more = from all, exact */
    uint64_t seed;         /* of the sample */
    size_t certain;        /* the sample grows, by a rule of its own, until it is certain at 95 % who
                              has each of so many first places, of edges likewise, or until it has
                              cost what it may. From all where that costs no more. 0 = as large as
                              `sample` says */
    double steps;          /* that certainty may cost: n + 2m for each vertex drawn, by length eight
                              times that. 0 = 1.7e10, a minute or so */
    void (*progress)(void *context, double share); /* NULL, or told how far betweenness has come, 0
                              to 1, from any thread, one call at a time */
    void *progress_context;
} akt_centrality_options;

/* The steps that exact betweenness takes: n + 2m from each vertex, of ties without direction and length
 * only in what is left when all trees are folded away. O(n + m). */
akt_status akt_centrality_work(double *steps, const akt_network *network, akt_error *err);

typedef struct akt_centrality {
    size_t count;                      /* n */
    double *values[AKT_MEASURE_COUNT]; /* n values, NaN = undefined; NULL = not asked for */
    akt_undefined undefined[AKT_MEASURE_COUNT];
    double katz_alpha;        /* with katz */
    double katz_root;         /* likewise, the largest eigenvalue */
    akt_centralisation whole; /* the network as a whole, whatever was asked for */
    size_t edge_count;                 /* m */
    double *edge_betweenness; /* m values, each the sum of sigma_st(e)/sigma_st of an edge of the
                                 network, /(n(n-1)), x2 if undirected (Girvan & Newman 2002) */
    size_t sampled;           /* vertices that betweenness was followed from; 0 = all, exact */
    double *error;            /* sampled: n standard errors of betweenness, of draws without
                                 replacement, NaN where one was drawn; else NULL */
    double *edge_error;       /* sampled: m of edge_betweenness; else NULL */
    uint32_t *best;           /* a sample that was to be certain: the best place, from 1, that each */
    uint32_t *worst;          /* vertex may have by betweenness, and the worst. At 95 % all of them
                                 hold at once, those of edges too; else NULL */
    uint32_t *edge_best;      /* likewise of edges */
    uint32_t *edge_worst;
} akt_centrality;

/* Works out what the options ask for. AKT_EINVAL where a bit of the mask is no measure, AKT_ELIMIT
 * where two vertices have more shortest paths than a double can count (1.8e308). The same bits for
 * any number of threads. betweenness, harmonic, closeness and eccentricity cost O(nm), weighted
 * O(nm + n^2 log n), betweenness from a sample a share of that (of an undirected network n and m are
 * what is left without the trees that hang on it, where all are followed by steps); memory O(n + m) a thread.
 * eigenvector, hub, authority and katz iterate, O(m + 200 n) a step, within a budget of steps (about
 * a second each for 4,000 vertices), after which the first three are AKT_UNDEFINED_UNSETTLED. */
akt_status akt_centrality_compute(akt_centrality *out, const akt_network *network,
                                  const akt_centrality_options *options, akt_error *err);
void akt_centrality_dispose(akt_centrality *centrality);

#endif
