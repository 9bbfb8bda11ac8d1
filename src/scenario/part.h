#ifndef AKT_SCENARIO_PART_H
#define AKT_SCENARIO_PART_H

#include "base/status.h"
#include "model/dataset.h"

/* A part of the facts: dataset → dataset. What it was narrowed to is noted in akt_about. */

/* Everything but the actors, programmes and forums of those ids (former ids will do), and what
 * holds of them. AKT_EINVAL where there is no such id. dataset is not changed. O(records). */
akt_status akt_leave_out(akt_dataset **out, const akt_dataset *dataset, const akt_strings *ids,
                         akt_error *err);

/* The sources of those ids and what rests on them: ties, flows, roles, needs, statements and indicators
 * that cite one of them; actors, programmes and forums that do, or that one of those ties, flows,
 * roles, actors, programmes and forums names (as end, holder, owner, member, parent, …). Citations of
 * other sources are gone. AKT_EINVAL where there is no such source. dataset
 * is not changed. O(records + citations). */
akt_status akt_keep_sources(akt_dataset **out, const akt_dataset *dataset, const akt_strings *ids,
                            akt_error *err);

#endif
