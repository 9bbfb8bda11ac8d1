#ifndef AKT_NETWORK_NETWORK_INTERNAL_H
#define AKT_NETWORK_NETWORK_INTERNAL_H

#include "base/list.h"
#include "network/network.h"

struct akt_network {
    size_t actors;
    size_t programmes;
    size_t forums; /* that are vertices */
    bool is_directed;
    akt_weight weight;
    const char *attribute; /* while it is being gathered */
    akt_list edges; /* akt_edge */
    size_t unknown;
};

/* Adds an edge for every tie of the chosen layers (a mask without 0), unmerged and without loops,
 * its weight being kroner with AKT_WEIGHT_AMOUNT and else its count; undirected graphs have from <
 * to. AKT_EINVAL where amounts cannot be added up. */
akt_status akt_network__gather(akt_network *network, const akt_dataset *dataset,
                               const akt_network_options *options, akt_error *err);

/* Whether extra of a record has a finite number of that name. */
bool akt_network__attribute(const akt_record *record, const char *name, double *value);

/* AKT_EINVAL where no tie or flow has the attribute, or one has it below zero. */
akt_status akt_network__check_attribute(const akt_dataset *dataset, const char *name,
                                        akt_error *err);

/* Sorts edges between `order` vertices by beginning, end, weight and count. AKT_ENOMEM, AKT_ELIMIT for
 * 2^32 - 1 edges and more. O(edges + vertices), but for parallel ones. */
akt_status akt_network__sort_edges(akt_edge *edges, size_t count, size_t order, akt_error *err);

/* NULL without memory. */
akt_network *akt_network__copy(const akt_network *network);

#endif
