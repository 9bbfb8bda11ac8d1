#ifndef AKT_INPUT_REGISTER_INTERNAL_H
#define AKT_INPUT_REGISTER_INTERNAL_H

#include "input/register.h"

/* Finds the row or two rows of headings among the first of the grid, and fills the columns anew.
 * Returns how many of the headings wanted stand there: 0 = none found, unless a row was wished for.
 * Lack of memory is known by the pool. */
size_t akt_register__find_headings(akt_register *table, const akt_register_wish *wish,
                                   akt_pool *pool);

/* Fills the rows; what is no fact is counted and told as a note. */
void akt_register__sort_rows(akt_register *table, akt_diagnostics *faults);

#endif
