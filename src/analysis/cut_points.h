#ifndef AKT_ANALYSIS_CUT_POINTS_H
#define AKT_ANALYSIS_CUT_POINTS_H

#include "network/network.h"

/* Who, and which tie, must not fall out? Articulation points, whose removal disconnects others, and
 * bridges, the only tie between two sides (Tarjan 1972). Ties are taken without direction; all that
 * stand between two vertices are one, so a bridge is a pair that may be tied in several ways. */

/* One removal that disconnects. */
typedef struct akt_cut {
    int32_t a;      /* the vertex that goes, or the lower end of the tie that does */
    int32_t b;      /* the tie's other end; AKT_NONE = a vertex goes */
    size_t cut_off; /* vertices cut off from the largest part that remains of their component */
    size_t left;    /* vertices of that part */
} akt_cut;

typedef struct akt_cut_points {
    akt_cut *points; /* by falling cut_off, then by vertex; bridges likewise */
    size_t point_count;
    akt_cut *bridges;
    size_t bridge_count;
    struct akt_cut_ground *ground; /* what parts are found from */
} akt_cut_points;

/* O(n + m), and no recursion: a path of a million vertices is fine. Any network has an answer;
 * AKT_ENOMEM and AKT_ELIMIT (network/rows.h) are all that can fail. */
akt_status akt_cut_points_compute(akt_cut_points *out, const akt_network *network, akt_error *err);
void akt_cut_points_dispose(akt_cut_points *points);

/* What remains of the component where a cut is made: parts by falling size, equal ones by their first
 * vertex. Part 0 is the largest, from which the others are cut off; it has no members here, for they
 * are all that the others lack (its size is cut->left). Those of part i stand ascending at
 * start[i] … start[i+1] - 1. */
typedef struct akt_cut_parts {
    size_t count;
    size_t *start;    /* count + 1; start[1] = 0 */
    int32_t *members; /* cut->cut_off */
} akt_cut_parts;

/* cut is one of points or of bridges. O(ties of its ends + c log c) of c cut off. */
akt_status akt_cut_points_parts(akt_cut_parts *out, const akt_cut_points *points,
                                const akt_cut *cut, akt_error *err);
void akt_cut_parts_dispose(akt_cut_parts *parts);

#endif
