#ifndef AKT_CLI_EXPORT_FILES_H
#define AKT_CLI_EXPORT_FILES_H

#include "cli/options.h"
#include "export/format.h"

/* Writes what was made to --output: its one file, or all of them into a folder, which is made where it
 * is missing. A folder that holds anything is refused without --force. Each file appears whole or not
 * at all. AKT_EINVAL, AKT_EIO. */
akt_status akt_export_files_write(const akt_export *made, const akt_options *options, bool is_folder,
                                  akt_error *err);

#endif
