#ifndef AKT_DIAGRAM_OBSTACLES_INTERNAL_H
#define AKT_DIAGRAM_OBSTACLES_INTERNAL_H

#include "base/pool.h"
#include "diagram/drawing.h"

#include <stdint.h>

/* Boxes that lines may not cross, looked up by where they are. */

#define AKT_OBSTACLES_ROOM 24.0 /* the most that can be asked to be kept off */

typedef struct akt_obstacle {
    double left, top, right, bottom;
} akt_obstacle;

typedef struct akt_obstacles {
    const akt_obstacle *boxes; /* borrowed */
    size_t count;
    size_t *first;  /* of each cell of a grid, row by row: its first in listed; and one more */
    size_t *listed; /* boxes that come near the cell */
    size_t columns, rows;
    double left, top;
} akt_obstacles;

typedef struct akt_clearance {
    double margin;  /* to keep off every box, up to AKT_OBSTACLES_ROOM, */
    size_t ends[2]; /* but for these */
} akt_clearance;

#define AKT_OBSTACLES_NO_END SIZE_MAX

/* Lives in the pool; false without memory. O(boxes), where these are of like size. */
bool akt_obstacles__index(akt_obstacles *out, const akt_obstacle *boxes, size_t count,
                          akt_pool *pool);

/* Whether the straight way from a to b is free. O(its length). */
bool akt_obstacles__is_free(const akt_obstacles *obstacles, akt_point a, akt_point b,
                            const akt_clearance *how);

/* Whether a Bézier curve is. */
bool akt_obstacles__is_curve_free(const akt_obstacles *obstacles, const akt_point p[4],
                                  const akt_clearance *how);

#endif
