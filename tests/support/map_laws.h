#ifndef AKT_TESTS_SUPPORT_MAP_LAWS_H
#define AKT_TESTS_SUPPORT_MAP_LAWS_H

#include "diagram/drawing.h"

/* What holds on every sheet of an aktørkart: so many cards, each in one category, apart from each other
 * and from titles; no text outside the page or its card; no edge under a card that is not its end, nor
 * under a title. Ends the test where it does not. Sheets that belong to the drawing are not looked at. */
void akt_map_laws_assert(const akt_drawing *drawing, size_t cards);

size_t akt_map_laws_edge_count(const akt_drawing *drawing);

#endif
