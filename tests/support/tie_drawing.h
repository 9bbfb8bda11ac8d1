#ifndef AKT_TESTS_SUPPORT_TIE_DRAWING_H
#define AKT_TESTS_SUPPORT_TIE_DRAWING_H

#include "diagram/drawing.h"

/* Drawings of nodes and ties, made by hand as diagrams make them. */

/* One of 800 × 600 that says that it shows ties. */
akt_drawing *akt_tie_drawing_new(const char *title);

/* A card of 100 × 40 at x, y with its name on it and as its title. */
void akt_tie_drawing_add_node(akt_drawing *drawing, const char *id, double x, double y,
                              const char *name);

/* A line of the classes "edge LAYER from-ID to-ID"; with a head, the path of one, or NULL. */
void akt_tie_drawing_add_edge(akt_drawing *drawing, const char *id, const char *classes,
                              const char *title, const char *path, const char *head);

#endif
