#ifndef AKT_ANALYSIS_PATH_SAMPLE_INTERNAL_H
#define AKT_ANALYSIS_PATH_SAMPLE_INTERNAL_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sources of shortest paths drawn at random, and what is sure of the order that they tell.
 *
 * A share x that lies in [0, R] for every source has the mean mu over all n sources, and was x_1 … x_K
 * for those drawn without replacement. Each of these fails with probability at most exp(-L):
 *
 *   sqrt(q)  <=  R sqrt(L/2K) + sqrt(mean of x_i^2 + R^2 L/2K)    of the mean square q over all
 *   mu       <=  mean of x_i + sqrt(2 q L/K)
 *   mu       >=  mean of x_i - sqrt(2 q L/K) - R L/3K
 *
 * They are Bernstein's inequality, for sums of what is not negative without its last term (Maurer
 * 2003; Boucheron, Lugosi & Massart 2013, ch. 2), hold without replacement as they do with it
 * (Hoeffding 1963, theorem 4), and bound the unknown spread by what was seen of it (after Maurer &
 * Pontil 2009). Nothing is taken for normal: who is between others from a few sources only, and
 * those not drawn yet, is reckoned with. What was drawn also holds for certain: mu is no less than
 * its part, and no more than that and R from all the others.
 *
 * The three, of every vertex and in every round, share one risk of 5 per cent (Bonferroni). How it is
 * split is settled before anything is drawn: evenly over the rounds, and over the vertices by the
 * pairs of neighbours that may meet there, since those with many decide who comes first. So the
 * order is looked at after each round and the promise holds whenever that ends (as Borassi & Natale
 * 2016 do for pairs; Brandes & Pich 2007 draw sources). */

/* Makes the first `count` of vertices[n] a draw without replacement; that of fewer begins it. */
void akt_sample__draw(uint32_t *vertices, size_t n, size_t count, uint64_t seed);

/* How many are followed by the end of the next round, of at most `most`: 256, then twice as many each
 * time. Always so, for sums to come out alike however a sample came to be that large. */
size_t akt_sample__round_end(size_t done, size_t most);

/* The most sources that are followed for a promise that may cost so many steps (0 = as usual), a first
 * round at least; n where that is enough for all, which take so many steps (akt_centrality_work). By the
 * size alone, never by a clock. */
size_t akt_sample__most(size_t n, size_t m, double all, bool by_length, double steps);

/* What is known of some shares. */
typedef struct akt_evidence {
    const double *sums; /* over the sources drawn */
    const double *squares;
    const double
        *odds; /* of all risk, the part of each; 0 = the share is 0 for certain. They sum to
                           at most 1. NULL = alike */
    const uint32_t *at; /* where the places of each go; NULL = in their order */
    size_t count;
    double drawn; /* sources */
    double all;   /* of so many */
    double most;  /* that a share can be */
    double risk;  /* that any of it is wrong */
} akt_evidence;

/* The best and the worst place that each may have; those who are 0 for certain share one. All of it
 * holds at once. O(count log count). */
akt_status akt_sample__places(uint32_t *best, uint32_t *worst, const akt_evidence *evidence,
                              akt_error *err);

/* Whether each of the first so many places has one who must have it. */
bool akt_sample__is_settled(const uint32_t *best, const uint32_t *worst, size_t count,
                            size_t first);

#endif
