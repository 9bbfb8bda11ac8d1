#ifndef AKT_DIAGRAM_HEADING_INTERNAL_H
#define AKT_DIAGRAM_HEADING_INTERNAL_H

#include "diagram/drawing.h"
#include "diagram/label_internal.h"

/* Title and subtitle, at the top of every sheet. */

typedef struct akt_heading {
    akt_label title, subtitle;
    double size; /* of the title's letters */
    double scale;
    double bottom; /* the baseline of its last line */
} akt_heading;

/* Breaks both into lines of at most that width. A title too long for two lines is set smaller, and
 * then takes three lines or more; only what has no room in six is cut. All measures are times
 * scale. Without memory the pool has failed, and the lines are empty. */
akt_heading akt_heading__make(akt_pool *pool, const char *title, const char *subtitle, double room,
                              double scale);

/* How much further down than below one line of each what follows must begin. */
double akt_heading__beyond(const akt_heading *heading);

/* Draws its lines from x. */
void akt_heading__draw(akt_drawing *drawing, const akt_heading *heading, double x);

#endif
