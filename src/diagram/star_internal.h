#ifndef AKT_DIAGRAM_STAR_INTERNAL_H
#define AKT_DIAGRAM_STAR_INTERNAL_H

#include "diagram/chart_internal.h"

/* Shares as a star: whoever asks, owns or shares in the middle, the other ends left and right of
 * it, a ray to each as wide as its share. */

typedef struct akt_ray {
    const akt_tie *tie;
    akt_ref partner;
    const char *id; /* of the partner */
    const char *name;
    akt_label label;
    double y; /* its middle, from the top of the star */
} akt_ray;

typedef struct akt_star {
    akt_ref middle;
    int32_t kind; /* of the ties */
    akt_label name;
    akt_ray *rays; /* the largest share first; every other one at the right */
    size_t count;
    double height;
} akt_star;

/* The stars of all ties with a share, the largest first. The middle of a tie is the end with more
 * such ties of its kind; `from` where both have as many. NULL without memory or where there is
 * none. O(ties with a share²). */
akt_star *akt_star__find(const akt_chart *chart, size_t *count);

/* Breaks the names and places the rays in so much width. */
void akt_star__place(const akt_chart *chart, akt_star *star, double width);

void akt_star__draw(const akt_chart *chart, const akt_star *star, double x, double y,
                    double width);

/* "51 %" */
const char *akt_star__share(const akt_chart *chart, const akt_ray *ray);

/* "Innovasjon Norge: eier". */
const char *akt_star__title(const akt_chart *chart, const akt_star *star);

/* How wide a ray of that share is. */
double akt_star__ray_width(double share);

#endif
