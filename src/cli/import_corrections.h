#ifndef AKT_CLI_IMPORT_CORRECTIONS_H
#define AKT_CLI_IMPORT_CORRECTIONS_H

#include "cli/options.h"
#include "parse/diagnostic.h"

/* import --corrects: sheets that came back → a script, written to --output. Returns the exit status. */
int akt_import_corrections(const akt_options *options);

/* All diagnostics to standard error, warnings and notes too: what was bent to fit. */
void akt_import_tell(const akt_options *options, const akt_diagnostics *faults);

#endif
