#ifndef AKT_NETWORK_IGRAPH_BRIDGE_H
#define AKT_NETWORK_IGRAPH_BRIDGE_H

#include "network/network.h"

#include <igraph.h>

/* A network as igraph sees it. While it is open, igraph's errors come back as codes and its
 * warnings are silent; closing puts the handlers back that were there before. igraph is not
 * thread-safe as packaged: one open bridge at a time, or closed in the reverse order of opening. */
typedef struct akt_igraph {
    igraph_t graph; /* edge i is edge i of the network */
    igraph_vector_t lengths;
    const igraph_vector_t *length; /* of each edge, in units; NULL = all 1 */
    double unit;                   /* a distance of igraph times this is one in 1/weight */
    igraph_error_handler_t *error_handler;
    igraph_warning_handler_t *warning_handler;
} akt_igraph;

/* Lengths are 1/weight in units of the shortest edge, so that none is below 1: igraph adds 1 to
 * distances within, and would lose the digits of kroner. On failure nothing is left open.
 * The bridge points into itself: do not copy it. O(n + m). */
akt_status akt_igraph_open(akt_igraph *out, const akt_network *network, akt_error *err);
void akt_igraph_close(akt_igraph *bridge);

/* A code of igraph as a status, with igraph's words for it. */
akt_status akt_igraph_status(igraph_error_t code, akt_error *err);

#endif
