#ifndef AKT_NETWORK_ROWS_H
#define AKT_NETWORK_ROWS_H

#include "network/network.h"

/* A network as compressed sparse rows: the neighbours of every vertex side by side, ascending, each
 * once. What algorithms walk. */

typedef enum akt_way {
    AKT_WAY_OUT, /* along the edges */
    AKT_WAY_IN,  /* against them */
    AKT_WAY_BOTH /* either: a pair with an edge each way is one neighbour, weights summed */
} akt_way;

typedef struct akt_rows {
    size_t order;     /* n */
    size_t count;     /* entries: the sum of all rows */
    uint32_t *start;  /* n + 1: the row of v is start[v] … start[v+1] - 1 */
    uint32_t *target; /* of each entry, the neighbour */
    double *weight;   /* of each entry */
    uint32_t *edge;   /* of each entry, its edge in the network (BOTH: one of the two) */
} akt_rows;

/* In an undirected network all ways are the same. AKT_ELIMIT beyond 2^32 - 1 entries; of a directed
 * one whose two ways are merged beyond half of that, since merging takes as much room again. The
 * network may go away afterwards. O(n + m). */
akt_status akt_rows_make(akt_rows *out, const akt_network *network, akt_way way, akt_error *err);
void akt_rows_dispose(akt_rows *rows);

static inline uint32_t akt_rows_degree(const akt_rows *rows, size_t v)
{
    return rows->start[v + 1] - rows->start[v];
}

#endif
