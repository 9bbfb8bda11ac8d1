#include "analysis/centrality_internal.h"

#include <stdlib.h>

/* What is left when all trees are folded away: a core of 2. */
static double work_of_core(const double *coreness, const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    double n = 0, m = 0;
    for (size_t v = 0; v < akt_network_order(network); v++)
        n += coreness[v] >= 2;
    for (size_t i = 0; i < akt_network_size(network); i++)
        m += coreness[edges[i].from] >= 2 && coreness[edges[i].to] >= 2;
    return n * (n + 2 * m);
}

akt_status akt_centrality_work(double *steps, const akt_network *network, akt_error *err)
{
    double n = (double)akt_network_order(network), m = (double)akt_network_size(network);
    *steps = n * (n + 2 * m);
    if (akt_network_is_directed(network) || akt_network_weight(network) != AKT_WEIGHT_NONE)
        return AKT_OK;
    double *coreness = calloc(akt_network_order(network) + 1, sizeof *coreness);
    if (!coreness)
        return akt_error_memory(err);
    akt_status status = akt_centrality__coreness(coreness, network, err);
    if (status == AKT_OK)
        *steps = work_of_core(coreness, network);
    free(coreness);
    return status;
}
