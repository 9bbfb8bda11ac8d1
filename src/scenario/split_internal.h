#ifndef AKT_SCENARIO_SPLIT_INTERNAL_H
#define AKT_SCENARIO_SPLIT_INTERNAL_H

#include "scenario/step_internal.h"

enum { AKT_SPLIT_PARTS_MOST = 64 };

/* A split at work. */
typedef struct akt_split {
    akt_edit *edit;
    akt_ref whole;
    const char *id;                      /* the whole's */
    int32_t parts[AKT_SPLIT_PARTS_MOST]; /* actors */
    size_t count;
    akt_strings former;                /* ids that the whole had and no part has */
    uint64_t *takers[AKT_TABLE_COUNT]; /* of each party: a bit for every part that takes it over */
} akt_split;

/* Everything that names the whole names its parts, and the whole is gone. */
akt_status akt_split__divide(akt_split *split);

/* The record of a part. */
akt_actor *akt_split__edit_part(akt_split *split, size_t part);

#endif
