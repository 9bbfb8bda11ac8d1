#ifndef AKT_CLI_IMPORT_CORRECTIONS_H
#define AKT_CLI_IMPORT_CORRECTIONS_H

#include "cli/options.h"

/* import --corrects: sheets that came back → a script, written to --output. Returns the exit status. */
int akt_import_corrections(const akt_options *options);

#endif
