#ifndef AKT_TESTS_SUPPORT_FRAGMENTS_H
#define AKT_TESTS_SUPPORT_FRAGMENTS_H

#include "network/network.h"

/* Slow, plain second implementations of what analysis/cut_points.h and analysis/key_players.h tell:
 * remove, and look at what is left. Directions are ignored. A lack of memory ends the program. */

/* What is left where vertices and one edge go: out of reach of each other or not. */
typedef struct akt_removal {
    const int32_t *vertices;
    size_t count;
    int32_t edge; /* index in the network's edges; AKT_NONE = none; the other way goes too */
} akt_removal;

/* Fills component: of each vertex, the lowest vertex that it reaches; AKT_NONE for those removed. */
void akt_fragments_find(int32_t *component, const akt_network *network, const akt_removal *removal);

/* How many of those that `start` reached no longer reach the largest group that remains of them. */
size_t akt_fragments_cut_off(const akt_network *network, const akt_removal *removal, int32_t start);

/* F of what is left; NaN below two vertices. */
double akt_fragments_fragmentation(const akt_network *network, const int32_t *members,
                                   size_t count);

/* D_R of the members. */
double akt_fragments_reach(const akt_network *network, const int32_t *members, size_t count);

#endif
