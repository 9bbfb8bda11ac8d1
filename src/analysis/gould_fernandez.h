#ifndef AKT_ANALYSIS_GOULD_FERNANDEZ_H
#define AKT_ANALYSIS_GOULD_FERNANDEZ_H

#include "network/grouping.h"

/* Who stands between whom, and between which groups? After Gould & Fernandez, Structures of
 * Mediation (1989), raw counts: v brokers the pair (a, b), a and b different, where a -> v and
 * v -> b but not a -> b. The group of the three says which way of brokering it is. In an undirected
 * network every tie goes both ways, so that (a, b) and (b, a) are both counted, and gatekeeper and
 * representative are equal. Weights do not matter. */
typedef enum akt_broker_role {
    AKT_BROKER_COORDINATOR,    /* A-A-A: all three of one group */
    AKT_BROKER_ITINERANT,      /* A-B-A: both ends of one group, the broker of another */
    AKT_BROKER_GATEKEEPER,     /* A-B-B: from outside into the broker's group */
    AKT_BROKER_REPRESENTATIVE, /* A-A-B: from the broker's group out of it */
    AKT_BROKER_LIAISON,        /* A-B-C: three groups */
    AKT_BROKER_COUNT
} akt_broker_role;

const char *akt_broker_role_name(akt_broker_role role); /* "coordinator", "itinerant", … */

/* Pairs that one vertex brokers. AKT_NONE in all where the vertex has no group: it neither brokers
 * nor counts as an end. */
typedef struct akt_brokered {
    int64_t roles[AKT_BROKER_COUNT];
    int64_t total;
} akt_brokered;

typedef struct akt_gould_fernandez {
    size_t count;           /* n */
    akt_brokered *vertices; /* of each */
} akt_gould_fernandez;

/* grouping is of the same network. AKT_ENOMEM, and AKT_ELIMIT as network/rows.h says. Pairs are
 * counted by group, not one by one; only those that are tied (a -> b) are looked up: time O(sum
 * over ties a -> v of the smaller of their numbers of outgoing ties, times log n), memory
 * O(n + m). */
akt_status akt_gould_fernandez_compute(akt_gould_fernandez *out, const akt_network *network,
                                       const akt_grouping *grouping, akt_error *err);
void akt_gould_fernandez_dispose(akt_gould_fernandez *brokers);

#endif
