#ifndef AKT_TESTS_SUPPORT_SHEET_LAWS_H
#define AKT_TESTS_SUPPORT_SHEET_LAWS_H

#include "diagram/drawing.h"
#include "model/dataset.h"

/* What holds on every sheet of figures: texts lie on the page and apart from each other, no straight
 * line and no edge of a box goes through one (tints of the ground excepted), no two groups have the
 * same id. Ends the test where it does not. O(items²). */
void akt_sheet_laws_assert(const akt_drawing *drawing);

/* A dataset that ships, to be freed. */
akt_dataset *akt_sheet_laws_load(const char *folder);

/* The drawing as SVG, to be freed. */
char *akt_sheet_laws_svg(const akt_drawing *drawing);

#endif
