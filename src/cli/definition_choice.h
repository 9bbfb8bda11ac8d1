#ifndef AKT_CLI_DEFINITION_CHOICE_H
#define AKT_CLI_DEFINITION_CHOICE_H

#include "cli/options.h"
#include "diagram/definition.h"

/* Whether draw's argument names a definition file, not a view. */
bool akt_definition_is_named(const char *argument);

/* Reads the definition that the options name, if they do, and adds what it says to them; what was
 * given on the command line stays. Faults go to standard error. *out is NULL where none is named, else
 * to be freed after the options. Returns AKT_EXIT_FINE or the exit status. */
int akt_definition_choose(akt_definition **out, akt_options *options);

#endif
