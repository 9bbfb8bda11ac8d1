#ifndef AKT_DIAGRAM_DETOUR_INTERNAL_H
#define AKT_DIAGRAM_DETOUR_INTERNAL_H

#include "diagram/obstacles_internal.h"

/* The shortest ways round boxes: from corner to corner of boxes that are a margin larger, as far as
 * these see each other (a visibility graph, walked by A*). */

#define AKT_DETOUR_CORNER 14.0 /* what a corner costs, in px of way */

typedef struct akt_detours akt_detours;

typedef struct akt_detour_rules {
    akt_obstacle page; /* that no way leaves */
    double margin;     /* that ways keep off the boxes */
    double reach;      /* how far corners look for each other; INFINITY = all over */
} akt_detour_rules;

typedef struct akt_detour {
    akt_point *corners; /* between the two ends */
    size_t count;
    bool found;
} akt_detour;

/* Borrows the obstacles; lives in the pool. NULL without memory. */
akt_detours *akt_detours__new(const akt_obstacles *obstacles, const akt_detour_rules *rules,
                              akt_pool *pool);

typedef struct akt_detour_ends {
    size_t from, to; /* numbers of obstacles: from the middle of one to that of the other */
    double least;    /* how near to boxes it may come to make room for others; at most the margin */
} akt_detour_ends;

/* A corner that has been used costs more, and those who share one pass it at different distances.
 * Ways depend on the order in which they are asked for. false without memory. First it costs the
 * view from each corner on the way, O(corners in reach), then O(corners met x open ones). */
bool akt_detours__find(akt_detours *detours, const akt_detour_ends *ends, akt_detour *out);

#endif
