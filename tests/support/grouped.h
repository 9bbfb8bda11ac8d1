#ifndef AKT_TESTS_SUPPORT_GROUPED_H
#define AKT_TESTS_SUPPORT_GROUPED_H

#include "network/grouping.h"

/* Small networks with groups, drawn by hand or by chance. What cannot be done ends the program. */

enum { AKT_GROUPED_MOST = 30 }; /* vertices of a random one */

typedef struct akt_grouped {
    akt_dataset *dataset;
    akt_network *network;
    akt_grouping grouping; /* by level */
} akt_grouped;

/* One actor a letter of groups, 'A' to 'F', or '.' for none; ties as pairs of digits: "01 12" are
 * 0 -> 1 and 1 -> 2. */
akt_grouped akt_grouped_sketch(const char *groups, const char *ties, bool directed);

/* A random network of 1 to AKT_GROUPED_MOST actors in up to 5 groups, some in none, with parallel
 * flows and loops, settled by the seed. */
akt_grouped akt_grouped_random(uint64_t *seed, bool directed, akt_weight weight);

void akt_grouped_dispose(akt_grouped *grouped);

#endif
