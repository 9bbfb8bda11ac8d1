#ifndef AKT_NETWORK_GROUPING_H
#define AKT_NETWORK_GROUPING_H

#include "network/network.h"

/* Which group every vertex of a network belongs to, by a facet that the dataset states. A role that
 * had ended (model/ended.h) is not held. */

typedef enum akt_facet {
    AKT_FACET_KIND,  /* kinds of actors and kinds of programmes are different groups */
    AKT_FACET_LEVEL, /* of actors; a programme or forum has none */
    AKT_FACET_SECTOR,
    AKT_FACET_CATEGORY,
    AKT_FACET_ROLE, /* the role held most clearly (possible or better), the first of equals */
    AKT_FACET_COUNT
} akt_facet;

const char *akt_facet_name(akt_facet facet); /* "kind", "level", … */

typedef struct akt_group {
    akt_vocabulary vocabulary;
    int32_t term;
} akt_group;

typedef struct akt_grouping {
    akt_facet facet;
    size_t count;      /* vertices */
    int32_t *of;       /* the group of each vertex; AKT_NONE where the dataset states none */
    akt_group *groups; /* those with a vertex, in the order of their vocabularies */
    size_t group_count;
    size_t without; /* vertices without a group */
} akt_grouping;

/* It sorts: O(n log n + roles). AKT_ENOMEM is all that can fail. */
akt_status akt_grouping_make(akt_grouping *out, const akt_dataset *dataset,
                             const akt_network *network, akt_facet facet, akt_error *err);
void akt_grouping_dispose(akt_grouping *grouping);

#endif
