#ifndef AKT_NETWORK_PERTURB_H
#define AKT_NETWORK_PERTURB_H

#include "network/network.h"

/* The same network with some of its edges taken away or some added, at random: what a mapping that
 * missed or mistook so many ties would look like. share -0.1 takes away a tenth of the edges, 0.1
 * adds a tenth between pairs that have none, each with the weight of one there is (fewer where no
 * more fit). The same seed and number give the same network. AKT_ENOMEM is all that can fail.
 * O(n + m log m) expected. */
akt_status akt_network_perturb(akt_network **out, const akt_network *network, double share,
                               uint64_t seed, uint64_t number, akt_error *err);

#endif
