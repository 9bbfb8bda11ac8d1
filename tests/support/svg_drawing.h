#ifndef AKT_TESTS_SUPPORT_SVG_DRAWING_H
#define AKT_TESTS_SUPPORT_SVG_DRAWING_H

#include "diagram/drawing.h"

/* The drawing that an SVG of ours (output/svg.h) was written of, as far as its geometry goes: groups with id
 * and class, boxes, circles, paths and texts with their length. To be freed; the test fails where the
 * text is none of ours. */
akt_drawing *akt_svg_drawing_read(const char *svg);

#endif
