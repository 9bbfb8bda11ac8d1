#ifndef AKT_LAYOUT_GRID_INTERNAL_H
#define AKT_LAYOUT_GRID_INTERNAL_H

#include "layout/layout.h"

/* Rows of nodes in their order, as many a row as come near the aspect, none over another. */
void akt_layout__grid(akt_layout *out, const akt_layout_graph *graph, double aspect);

#endif
