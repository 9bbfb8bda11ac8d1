#ifndef AKT_TESTS_SUPPORT_MONEY_FIELD_H
#define AKT_TESTS_SUPPORT_MONEY_FIELD_H

#include "model/dataset.h"

/* A field of any size: actors with names of 1 to 80 characters, and flows of all kinds between them.
 * turned: all records the other way round. */
akt_dataset *akt_money_field(size_t actors, size_t flows, uint64_t seed, bool turned);

#endif
