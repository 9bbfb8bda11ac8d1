#ifndef AKT_CLI_COMPARE_SCRIPT_H
#define AKT_CLI_COMPARE_SCRIPT_H

#include "cli/sides.h"

/* compare --to script: writes the scenario that turns the first of two sides into the second, and
 * tells what it cannot say: in the scenario's `why`, and on standard error, a line each. For
 * two sides that are the same it has no steps, which is told. Returns the exit status. */
int akt_compare_script_put(const akt_options *options, const akt_sides *sides);

#endif
