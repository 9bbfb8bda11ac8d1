#ifndef AKT_SCENARIO_SCENARIO_H
#define AKT_SCENARIO_SCENARIO_H

#include "input/load.h"

/* What would change if …: a script of steps, dataset → dataset. A script is a JSON object with `id`,
 * `title`, `steps`, and where wanted `why` and `sources`. Every step names what it does in `do` and
 * may say `why`. The steps that add take the record's own fields:
 *
 *     add_actor, add_programme, add_forum, add_tie, add_flow, give_role
 *
 * Other steps are refused with their place. */

/* Applies the script in file path. *out is a new dataset; the given one is not changed. AKT_EIO where
 * the file cannot be read; AKT_EDATA where the script is at fault: every fault of it then lies in
 * faults, with file, line and step, and *out is NULL. The file is noted in input, which may be NULL.
 * O(records + size of the script). */
akt_status akt_scenario_apply(akt_dataset **out, const akt_dataset *dataset, const char *path,
                              akt_input *input, akt_diagnostics *faults, akt_error *err);

#endif
