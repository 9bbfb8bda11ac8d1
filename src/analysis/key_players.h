#ifndef AKT_ANALYSIS_KEY_PLAYERS_H
#define AKT_ANALYSIS_KEY_PLAYERS_H

#include "network/network.h"

/* Key players (Borgatti 2006). The negative problem: which k vertices split the network most where
 * they go? They have the highest fragmentation of what remains, F = 1 - sum s(s-1)/(n(n-1)) over its
 * components of s vertices, n all that remain. The positive: which k vertices reach the others most
 * directly? They have the highest reach, D_R = sum over all n vertices of 1/d, d the number of steps
 * from the nearest of the k; a member counts 1, who is out of reach 0. Ties are taken without
 * direction, and a step is a step whatever it weighs. n counts every vertex, but only one with a tie
 * can be a key player: another splits nothing and reaches nobody, yet counts 1 for itself in D_R. */

enum {
    AKT_KEY_PLAYERS_USUAL = 3,
    AKT_KEY_PLAYERS_MAX = 10,
    AKT_KEY_PLAYERS_EXACT = 200, /* tied vertices up to which sets of … */
    AKT_KEY_PLAYERS_TRIPLE = 3,  /* … so many are searched through */
    AKT_KEY_PLAYERS_STEPS =
        50000000,               /* from vertex to vertex, that trying each one once may take; else
                                         those with most neighbours are tried, but … */
    AKT_KEY_PLAYERS_TRIED = 100 /* … so many always */
};

typedef struct akt_key_set {
    size_t size;
    int32_t members[AKT_KEY_PLAYERS_MAX]; /* vertices, ascending */
    double value;                         /* F or D_R */
    bool is_exact;   /* no set of the size is better; else found step by step: it may be */
    uint64_t pairs;  /* negative: pairs of vertices that still reach each other */
    size_t direct;   /* positive: vertices outside the set with a tie to a member */
    size_t in_reach; /* positive: vertices outside the set that it reaches at all */
} akt_key_set;

typedef struct akt_key_players {
    size_t count;         /* vertices */
    size_t tied;          /* those with a tie */
    size_t tried;         /* of them, those that were tried for reach */
    double fragmentation; /* F where nobody goes; NaN below two vertices */
    uint64_t pairs;       /* of vertices that reach each other as it is */
    size_t sizes;         /* sets of 1 … sizes members: as many as asked for, and tied */
    akt_key_set negative[AKT_KEY_PLAYERS_MAX]; /* item i has i + 1 members */
    akt_key_set positive[AKT_KEY_PLAYERS_MAX];
} akt_key_players;

/* players: the largest set, up to AKT_KEY_PLAYERS_MAX; AKT_EINVAL above. Of sets of equal value the
 * one whose vertices come first is taken (values that differ by less than 1e-12 of them are equal).
 * F is NaN where fewer than two vertices remain. Exact sets of k cost O(t^(k-1) (t + m)) for F and
 * O(t^(k+1)) for D_R, t the tied vertices: at the limits about a second. Beyond them each member is
 * the best beside those before, then members are swapped while that betters the set: O(k (t + m)) a
 * round for F, at most O(k t m) for D_R. Where t (t + 2m) passes AKT_KEY_PLAYERS_STEPS, members for
 * D_R are chosen among as many vertices with most neighbours (the first of equals) as that is enough
 * for; it falls with t + m from then on, to AKT_KEY_PLAYERS_TRIED, and no set for D_R is exact. */
akt_status akt_key_players_compute(akt_key_players *out, const akt_network *network, size_t players,
                                   akt_error *err);

#endif
