#ifndef AKT_ANALYSIS_COMMUNITIES_INTERNAL_H
#define AKT_ANALYSIS_COMMUNITIES_INTERNAL_H

#include "network/rows.h"

#include <stdlib.h>

/* The Leiden method (Traag, Waltman & van Eck 2019) for modularity, on a network without direction in
 * which every vertex has a tie. Vertices move between communities while that raises modularity; each
 * community is then refined into parts that hang together, the parts become the vertices of a smaller
 * graph, and so on until none is smaller; and all of this again until modularity rises no more. Ours
 * and not igraph's: the same bytes with every version of igraph, and a start without its libraries. */

/* A graph of vertices, or of the parts that they were gathered in. */
typedef struct akt_leiden_level {
    size_t n;
    uint32_t *start; /* n + 1: as in akt_rows, but a row has no order */
    uint32_t *target;
    double *weight;
    double *strength; /* of each, with what lies within it */
} akt_leiden_level;

typedef struct akt_leiden {
    const akt_rows *rows;
    akt_leiden_level levels[3]; /* the network itself; the others are taken by turns */
    int current;
    double total;  /* of strengths: twice the weight of all ties */
    uint64_t seed; /* with run and drawn: the next number of chance */
    uint64_t run;
    uint64_t drawn;
    /* Room for one a vertex each. */
    uint32_t *place;  /* of each vertex of the network, where it is in the level */
    uint32_t *group;  /* of each vertex of the level, its community … */
    double *sum;      /* … of each, the strength of its members … */
    uint32_t *size;   /* … and how many they are */
    uint32_t *unused; /* numbers of communities without members, the last first to be taken */
    size_t unused_count;
    uint32_t *part; /* of each vertex of the level, its part of the community; likewise: */
    double *part_sum;
    uint32_t *part_size;
    double *outward; /* of each part, the weight of its ties to the rest of its community */
    double *to;      /* the weight from one vertex to each community or part; zero between uses */
    uint32_t *near;  /* those with any */
    double *chance;  /* of each of them, how likely it is to be chosen */
    uint32_t *order; /* the vertices of the level, in a random order */
    uint32_t *queue; /* those that wait from here, `waiting` of them, round its end to its beginning */
    size_t head;
    size_t waiting;
    bool *waits; /* in the queue */
} akt_leiden;

/* The rows are borrowed. */
akt_status akt_leiden__make(akt_leiden *out, const akt_rows *rows, akt_error *err);
void akt_leiden__dispose(akt_leiden *leiden);

/* Divides the network anew; of: a community for each vertex, numbered from 0 in no order below their
 * number. The same seed and run give the same. About O((n + m) log n). */
void akt_leiden__divide(akt_leiden *leiden, uint64_t seed, uint64_t run, int32_t *of);

/* Moves the vertices of the level until none gains. Numbers the communities from 0 and returns how
 * many there are. (leiden_move.c) */
size_t akt_leiden__move(akt_leiden *leiden);

/* Fills part: communities of the level in parts that hang together, fewer than its vertices where its
 * communities are. (leiden_refine.c) */
void akt_leiden__refine(akt_leiden *leiden);

/* Sets group, which numbers below n, to numbers from 0 in the order of the vertices; sum and size. */
size_t akt_leiden__number(akt_leiden *leiden);

/* Puts the vertices of the level into `order`, by chance. */
void akt_leiden__shuffle(akt_leiden *leiden);

/* Evenly in [0, 1). */
double akt_leiden__draw(akt_leiden *leiden);

#endif
