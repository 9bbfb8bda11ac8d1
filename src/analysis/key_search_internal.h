#ifndef AKT_ANALYSIS_KEY_SEARCH_INTERNAL_H
#define AKT_ANALYSIS_KEY_SEARCH_INTERNAL_H

#include "analysis/key_players.h"
#include "analysis/tied_internal.h"
#include "analysis/walk_internal.h"

/* The search for the set of vertices with the highest score, for scores that can be told of a set
 * with each one vertex more at once. */

typedef enum akt_search_measure {
    AKT_SEARCH_SPLIT, /* minus the pairs that still reach each other where the set goes */
    AKT_SEARCH_REACH  /* sum of 1/distance from the set, n times D_R */
} akt_search_measure;

typedef struct akt_search {
    const akt_rows *rows;
    akt_search_measure measure;
    akt_walk walk;
    bool *in_set;    /* of each vertex */
    bool *is_tried;  /* of each vertex, whether it may become a member for its reach … */
    size_t tried;    /* … and how many may */
    double *score;   /* of each vertex, that of the set with it added; not of its members */
    uint32_t *from;  /* of each vertex, its distance from the set; AKT_WALK_NEVER = out of reach */
    double *held;    /* 1/from: what each adds to the reach of the set */
    double *inverse; /* 1/distance, by distance; 1 for 0 */
    double *
        all_held; /* of each vertex alone, its row of `held`; NULL above the limit for exact sets */
    uint32_t *closer; /* likewise from a candidate, where `round` says so */
    uint32_t *round;  /* of each vertex, the last candidate that came closer to it */
    uint32_t *queue;
    uint32_t rounds;
    uint32_t set[AKT_KEY_PLAYERS_MAX]; /* found */
    size_t size;
    double best; /* its score */
    bool is_exact;
} akt_search;

/* The rows are borrowed. */
akt_status akt_search__make(akt_search *out, const akt_rows *rows, akt_error *err);
void akt_search__dispose(akt_search *search);

/* Begins anew with this measure. */
void akt_search__measure(akt_search *search, akt_search_measure measure);

/* Finds the best set of k, 1 ≤ k ≤ vertices: through all of them within the limits of key_players.h,
 * else from the set of k - 1 that the call before found (k = 1: from none). */
void akt_search__run(akt_search *search, size_t k);

/* Pairs of vertices that reach each other. */
uint64_t akt_search__count_pairs(akt_search *search);

/* How many vertices outside the found set are one step, or any number of steps, from it. */
void akt_search__count_reached(akt_search *search, size_t *direct, size_t *in_reach);

/* Fills score for the set with one vertex more, from the vertex `least` on. (key_score.c) */
void akt_search__score(akt_search *search, const uint32_t *set, size_t size, uint32_t least);

#endif
