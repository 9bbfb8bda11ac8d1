#ifndef AKT_CLI_IMPORT_REGISTER_H
#define AKT_CLI_IMPORT_REGISTER_H

#include "base/buffer.h"
#include "cli/options.h"
#include "model/dataset.h"
#include "parse/diagnostic.h"

/* What `import` does with registers: --map and --guess. */

/* Reads the register by --map and writes --rejects. *out is the caller's to free; NULL where the
 * status is not AKT_OK. Faults and notes go to faults, what came of it in lines to told. */
akt_status akt_import_register(akt_dataset **out, const akt_options *options,
                               akt_diagnostics *faults, akt_buffer *told, akt_error *err);

/* Tells of actors that are perhaps one body, and writes --merge. */
akt_status akt_import_tell_same(const akt_options *options, const akt_dataset *dataset,
                                akt_buffer *told, akt_error *err);

/* --guess: tells what the map would be, and how sure it is. Writes it where --output is none or ends in
 * .map.json, *out then being NULL; else reads the register by it, if all of it is sure. */
akt_status akt_import_guess(akt_dataset **out, const akt_options *options, akt_diagnostics *faults,
                            akt_buffer *told, akt_error *err);

#endif
