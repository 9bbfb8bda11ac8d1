#ifndef AKT_CLI_EXPORT_FILES_H
#define AKT_CLI_EXPORT_FILES_H

#include "cli/options.h"
#include "export/format.h"

/* A folder that holds anything is refused without --force: AKT_EINVAL. */
akt_status akt_export_files_check(const akt_options *options, bool is_folder, akt_error *err);

/* The same; then writes what was made to --output: its one file, or all of them into a folder, which is
 * made where it is missing. All files appear whole or none does. AKT_EINVAL, AKT_EIO. */
akt_status akt_export_files_write(akt_export *made, const akt_options *options, bool is_folder,
                                  akt_error *err);

#endif
