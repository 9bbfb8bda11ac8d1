#ifndef AKT_TESTS_SUPPORT_CELLS_H
#define AKT_TESTS_SUPPORT_CELLS_H

#include "base/buffer.h"
#include "parse/grid.h"

/* Grids and faults as text, so that tests can say all that they want in one line. */

/* "A1=text B2#1.5 C3@2020-05-25 D4?true E5!#REF!": a cell's name, its kind and its text. */
void akt_cells_add(akt_buffer *out, const akt_grid *grid);

/* One line a fault, in the order of their places: "3:2 csv-quote B3 arguments". */
void akt_cells_add_faults(akt_buffer *out, akt_diagnostics *faults);

#endif
