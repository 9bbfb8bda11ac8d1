#ifndef AKT_ANALYSIS_TIED_INTERNAL_H
#define AKT_ANALYSIS_TIED_INTERNAL_H

#include "network/rows.h"

/* The part of a network that has ties, directions folded: a pair with an edge each way is one tie,
 * weights summed (1 in a network without weights). Its vertices are numbered anew, in their order. */
typedef struct akt_tied {
    akt_rows rows;   /* of the tied vertices; `edge` is not kept up */
    int32_t *vertex; /* of each tied vertex, the one it is in the network */
} akt_tied;

/* O(n + m). */
akt_status akt_tied__make(akt_tied *out, const akt_network *network, akt_error *err);

/* The same without weights, `weight` NULL, where none are asked for: in half the time. */
akt_status akt_tied__link(akt_tied *out, const akt_network *network, akt_error *err);
void akt_tied__dispose(akt_tied *tied);

#endif
