#ifndef AKT_ANALYSIS_PATHS_INTERNAL_H
#define AKT_ANALYSIS_PATHS_INTERNAL_H

#include "network/rows.h"

/* Shortest paths from every source on, and what is summed over them. All is followed against the
 * edges, from where paths end to where they begin: betweenness is the same either way, and distances
 * are those of the others to a vertex. */

/* Another numbering of the vertices, in which neighbours lie near each other: searches from sources
 * in a row then walk together, and find what they need at hand. */
typedef struct akt_order {
    uint32_t *vertex; /* at each place */
    uint32_t *place;  /* of each vertex */
} akt_order;

akt_status akt_order__make(akt_order *out, const akt_rows *rows, akt_error *err);
void akt_order__dispose(akt_order *order);

/* The same rows in the new numbers, without weights and edges where those have none; `against` has the
 * entries the other way. */
akt_status akt_order__renumber(akt_rows *out, const akt_rows *rows, const akt_rows *against,
                               const akt_order *order, akt_error *err);

/* Who is told how far the work has come. */
typedef struct akt_watch {
    void (*show)(void *context, double share); /* NULL = nobody */
    void *context;
    double before; /* of all sources, those followed before these */
    double all;    /* of them */
} akt_watch;

typedef struct akt_paths {
    const akt_rows *in;   /* followed */
    const akt_rows *out;  /* the same entries the other way; undirected, the same rows */
    const double *length; /* of each entry of `in`, at least 1; NULL = all are 1 */
    const double *mass;   /* how many stand in each vertex, by steps; NULL = one in each */
    size_t edges;         /* of the network; 0 where none is asked after */
    size_t threads;       /* 0 = one a core */
    akt_watch watch;      /* of shares */
} akt_paths;

/* Vertices that paths are followed from, in the order in which sums are taken. */
typedef struct akt_sources {
    const uint32_t *items;
    size_t count;
} akt_sources;

/* Over all sources, the share of its shortest paths that pass each vertex (ends left out), then each
 * edge, summed (Brandes 2001), and behind them all the squares of those shares. */
typedef struct akt_shares {
    size_t count;   /* vertices and edges */
    size_t size;    /* of total: count, with squares twice that */
    double *total;  /* filled in the order of the batches */
    double *parts;  /* the batch at hand of each worker */
    size_t workers; /* that there are parts of */
} akt_shares;

/* How far the others are from each vertex; each an array of n, or NULL = not asked for. */
typedef struct akt_nearness {
    double *harmonic; /* sum of 1/d */
    double *total;    /* sum of d */
    double *reach;    /* how many there is a path from */
    double *farthest; /* the greatest d */
} akt_nearness;

/* Sources that make a batch. Batches are the same for any number of threads. */
enum { AKT_SOURCES_AT_ONCE = 16 };

static inline size_t akt_paths__batches(size_t sources)
{
    return (sources + AKT_SOURCES_AT_ONCE - 1) / AKT_SOURCES_AT_ONCE;
}

/* How many workers are worth starting to walk all edges so many times, a batch being an item. */
size_t akt_paths__workers(const akt_paths *paths, size_t walks, size_t items);

/* Room for the shares of so many sources. */
akt_status akt_shares__make(akt_shares *out, const akt_paths *paths, size_t sources, bool squares,
                            akt_error *err);
void akt_shares__dispose(akt_shares *shares);

/* Adds the part of a worker, which has come so far, to the total and empties it. */
void akt_shares__settle(akt_shares *shares, const akt_watch *watch, size_t worker, size_t batch);

/* By steps: shares by Brandes, sixteen sources at once, those reached telling the next or those not
 * yet reached asking, whichever is cheaper (Beamer et al. 2012); nearness of every vertex by a search
 * that carries 256 (Then et al. 2014). O(nm) each, a sixteenth and less of it in practice. */
akt_status akt_paths__share_steps(akt_shares *shares, const akt_paths *paths, akt_sources sources,
                                  akt_error *err);
akt_status akt_paths__reach(const akt_nearness *nearness, const akt_paths *paths, akt_error *err);

/* The same shares, of all vertices of an undirected network, by steps. Trees that hang on the rest
 * are folded into what they hang on, leaf by leaf, and only the rest is searched: for vertices of
 * trees, and for what trees add to others, counting suffices (Baglioni et al. 2012). The vertices
 * are in an order of akt_order__make. `out` is made; the caller disposes of it. */
akt_status akt_paths__share_folded(akt_shares *out, const akt_paths *paths, akt_error *err);

/* By length, with a heap (Dijkstra): shares (NULL = none) and nearness of the sources.
 * O(sources (m + n log n)). */
akt_status akt_paths__follow(akt_shares *shares, const akt_nearness *nearness,
                             const akt_paths *paths, akt_sources sources, akt_error *err);

#endif
