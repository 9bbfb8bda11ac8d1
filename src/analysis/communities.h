#ifndef AKT_ANALYSIS_COMMUNITIES_H
#define AKT_ANALYSIS_COMMUNITIES_H

#include "analysis/rand_index.h"
#include "network/grouping.h"

/* Which clusters do the ties form, and do they follow the organisation chart? The Leiden method
 * (Traag, Waltman & van Eck 2019), which looks for the division of highest modularity: Q = sum over
 * communities of W_in/W - (S/2W)^2, W the weight of all ties, S the strength of the members. Ties are
 * taken without direction, weights as strengths; 1 each in a network without weights. A vertex
 * without ties belongs to no community: there is nothing to place it by. */

enum {
    /* on fewer tied vertices a division says nothing: undefined */
    AKT_COMMUNITIES_LEAST = AKT_NETWORK_FEW,
    AKT_COMMUNITIES_SEEDS = 50,
    /* ties up to which a network is divided from so many starts; of more ties from so many times fewer,
     * but from a few always */
    AKT_COMMUNITIES_TIES = 50000,
    AKT_COMMUNITIES_FEWEST = 5,
    AKT_COMMUNITIES_LARGE = 1000 /* tied vertices from which a division ends sooner */
};

typedef struct akt_community {
    size_t size;
    double share_internal; /* of the weight of ties that touch a member, that between members */
    double together; /* of the pairs of members, how many are together in the other divisions too,
                        the mean over them; NaN where there is no pair */
} akt_community;

typedef struct akt_communities {
    size_t count; /* vertices of the network */
    size_t tied;  /* those with a tie */
    int32_t *of;  /* of each vertex, its community, from 0; AKT_NONE = none, or undefined */
    akt_community *communities; /* by falling size, equal ones by their first vertex */
    size_t community_count;
    size_t starts; /* divisions that were made: AKT_COMMUNITIES_SEEDS, in a large network fewer */
    double modularity; /* NaN where undefined */
    double stability;  /* mean adjusted Rand index over all pairs of divisions; NaN likewise */
} akt_communities;

/* Divides the network from AKT_COMMUNITIES_SEEDS starts (of very many ties, fewer), each from all
 * vertices apart and until modularity rises no more (of AKT_COMMUNITIES_LARGE tied vertices and more, by
 * less than 0.0005), and keeps the division of highest modularity, the first of equals. The same seed gives
 * the same answer, with any number of threads (at most so many; 0 = one a core). Differs from igraph, which
 * runs once from a state of its own and gives a vertex without ties a community to itself. About
 * O(starts (n + m) log n + starts^2 n): the starts fall as the ties grow, from AKT_COMMUNITIES_TIES to ten times that. */
akt_status akt_communities_compute(akt_communities *out, const akt_network *network, uint64_t seed,
                                   size_t threads, akt_error *err);
void akt_communities_dispose(akt_communities *communities);

/* How well the communities follow stated groups, among the vertices that have both. The value is
 * undefined where those are fewer than AKT_COMMUNITIES_LEAST or lie in one community or one group. */
akt_status akt_communities_agreement(akt_rand_index *out, const akt_communities *communities,
                                     const akt_grouping *grouping, akt_error *err);

/* The same with the groups of every facet; out: AKT_FACET_COUNT. */
akt_status akt_communities_agreements(akt_rand_index *out, const akt_communities *communities,
                                      const akt_dataset *dataset, const akt_network *network,
                                      akt_error *err);

#endif
