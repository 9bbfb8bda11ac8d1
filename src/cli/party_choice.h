#ifndef AKT_CLI_PARTY_CHOICE_H
#define AKT_CLI_PARTY_CHOICE_H

#include "model/dataset.h"

#include "base/status.h"

/* The actor, programme or forum that the user names: by its id, else by one of its names, whatever
 * their case; the first in the order of the dataset. AKT_EINVAL, with the nearest id, where there is
 * none. */
akt_status akt_party_choose(akt_ref *out, const akt_dataset *dataset, const char *name,
                            akt_error *err);

#endif
