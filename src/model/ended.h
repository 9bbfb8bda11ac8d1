#ifndef AKT_MODEL_ENDED_H
#define AKT_MODEL_ENDED_H

#include "model/dataset.h"

/* What had come to an end when the facts of a dataset hold: on the date that it was cut to, else on
 * its own date. An end counts with its whole day, month or year. Where the dataset has no date, no
 * end can be told from one to come. */

/* Whether an actor, programme or forum had; a programme of status «ended» without an end has, but in
 * a dataset cut to a date, where that status says nothing of the time. False for an unset ref. */
bool akt_party_has_ended(const akt_dataset *dataset, akt_ref party);

/* Whether a role had, or its holder. */
bool akt_role_has_ended(const akt_dataset *dataset, const akt_role *role);

#endif
