#ifndef AKT_EXPORT_MERGE_SCRIPT_H
#define AKT_EXPORT_MERGE_SCRIPT_H

#include "base/buffer.h"
#include "input/same_body.h"

/* A scenario of merges, one for each group of actors that are perhaps one body, but the open ones: to be
 * looked through, and given to --scenario. */
void akt_export_merge_script(akt_buffer *out, const akt_dataset *dataset,
                             const akt_same_bodies *bodies);

#endif
