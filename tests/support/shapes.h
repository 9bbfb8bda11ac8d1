#ifndef AKT_TESTS_SUPPORT_SHAPES_H
#define AKT_TESTS_SUPPORT_SHAPES_H

#include "network/network.h"
#include "support/sketch.h"

/* Networks of a known shape, of actors that cooperate. What cannot be made ends the program. */

typedef struct akt_shape {
    akt_dataset *dataset;
    akt_network *network;
} akt_shape;

/* Undirected, all ties weighing the same, but for what options say. */
akt_shape akt_shape_of(size_t n, const akt_pair *pairs, size_t count);
akt_shape akt_shape_as(akt_dataset *dataset, const akt_network_options *options);
void akt_shape_dispose(akt_shape *shape);

akt_shape akt_shape_star(size_t n); /* 0 in the middle */
akt_shape akt_shape_ring(size_t n);
akt_shape akt_shape_path(size_t n);
akt_shape akt_shape_complete(size_t n);

/* 0 … size - 1 and size … 2 size - 1, all tied within, and a path of `between` more from size - 1 to
 * size; without_bridge: the two sides do not meet. */
akt_shape akt_shape_barbell(size_t size, size_t between, bool without_bridge);

/* n vertices and as many ties as asked for, some of them the same or loops, by chance. Directed ones
 * go either way. */
akt_shape akt_shape_random(uint64_t seed, size_t n, size_t ties, bool directed);

#endif
