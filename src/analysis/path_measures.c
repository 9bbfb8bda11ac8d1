#include "analysis/centrality_internal.h"

#include "network/igraph_bridge.h"

#include <math.h>

/* Undirected, igraph counts each pair once. With fewer than three vertices none stands between. */
static double betweenness_scale(const akt_network *network, bool raw)
{
    double n = (double)akt_network_order(network);
    if (raw || n < 3)
        return 1;
    return (akt_network_is_directed(network) ? 1 : 2) / ((n - 1) * (n - 2));
}

static igraph_error_t fill_betweenness(double *values, const akt_igraph *bridge,
                                       igraph_vector_t *result, double scale)
{
    igraph_error_t code = igraph_betweenness(&bridge->graph, result, igraph_vss_all(),
                                             igraph_is_directed(&bridge->graph), bridge->length);
    for (igraph_integer_t v = 0; code == IGRAPH_SUCCESS && v < igraph_vector_size(result); v++)
        values[v] = VECTOR(*result)[v] * scale;
    return code;
}

/* In-distances: how near the others are to v. One vertex has no others. */
static igraph_error_t fill_harmonic(double *values, const akt_igraph *bridge,
                                    igraph_vector_t *result)
{
    igraph_integer_t n = igraph_vcount(&bridge->graph);
    igraph_error_t code = igraph_harmonic_centrality(&bridge->graph, result, igraph_vss_all(),
                                                     IGRAPH_IN, bridge->length, false);
    for (igraph_integer_t v = 0; code == IGRAPH_SUCCESS && v < n; v++)
        values[v] = n > 1 ? VECTOR(*result)[v] / bridge->unit / (double)(n - 1) : NAN;
    return code;
}

/* igraph's value is r/sum(d), undefined where nobody reaches v. */
static igraph_error_t fill_closeness(double *values, const akt_igraph *bridge,
                                     igraph_vector_t *result)
{
    igraph_integer_t n = igraph_vcount(&bridge->graph);
    igraph_vector_int_t reach;
    igraph_error_t code = igraph_vector_int_init(&reach, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_closeness(&bridge->graph, result, &reach, NULL, igraph_vss_all(), IGRAPH_IN,
                            bridge->length, true);
    for (igraph_integer_t v = 0; code == IGRAPH_SUCCESS && v < n; v++) {
        double share = (double)VECTOR(reach)[v] / (double)(n - 1);
        values[v] = share > 0 ? VECTOR(*result)[v] / bridge->unit * share : 0;
        if (n == 1)
            values[v] = NAN;
    }
    igraph_vector_int_destroy(&reach);
    return code;
}

static igraph_error_t fill_all(akt_centrality *out, const akt_network *network,
                               const akt_igraph *bridge, bool raw)
{
    double *betweenness = out->values[AKT_MEASURE_BETWEENNESS];
    double *harmonic = out->values[AKT_MEASURE_HARMONIC];
    double *closeness = out->values[AKT_MEASURE_CLOSENESS];
    igraph_vector_t result;
    igraph_error_t code = igraph_vector_init(&result, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    if (betweenness)
        code = fill_betweenness(betweenness, bridge, &result, betweenness_scale(network, raw));
    if (harmonic && code == IGRAPH_SUCCESS)
        code = fill_harmonic(harmonic, bridge, &result);
    if (closeness && code == IGRAPH_SUCCESS)
        code = fill_closeness(closeness, bridge, &result);
    igraph_vector_destroy(&result);
    return code;
}

akt_status akt_centrality__paths(akt_centrality *out, const akt_network *network, bool raw,
                                 akt_error *err)
{
    akt_igraph bridge;
    akt_status status = akt_igraph_open(&bridge, network, err);
    if (status != AKT_OK)
        return status;
    igraph_error_t code = fill_all(out, network, &bridge, raw);
    akt_igraph_close(&bridge);
    return akt_igraph_status(code, err);
}
