#include "network/igraph_bridge.h"

static double strongest(const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    double most = 0;
    for (size_t i = 0; i < akt_network_size(network); i++) {
        if (edges[i].weight > most)
            most = edges[i].weight;
    }
    return most;
}

static igraph_error_t fill_lengths(akt_igraph *out, const akt_network *network)
{
    size_t size = akt_network_size(network);
    igraph_error_t code = igraph_vector_init(&out->lengths, (igraph_integer_t)size);
    if (code != IGRAPH_SUCCESS)
        return code;
    if (akt_network_weight(network) == AKT_WEIGHT_NONE || size == 0)
        return IGRAPH_SUCCESS;
    const akt_edge *edges = akt_network_edges(network);
    double most = strongest(network);
    for (size_t i = 0; i < size; i++)
        VECTOR(out->lengths)[i] = most / edges[i].weight;
    out->length = &out->lengths;
    out->unit = 1 / most;
    return IGRAPH_SUCCESS;
}

static igraph_error_t fill_graph(akt_igraph *out, const akt_network *network)
{
    size_t size = akt_network_size(network);
    const akt_edge *edges = akt_network_edges(network);
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * size));
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t i = 0; i < size; i++) {
        VECTOR(ends)[2 * i] = edges[i].from;
        VECTOR(ends)[2 * i + 1] = edges[i].to;
    }
    code = igraph_create(&out->graph, &ends, (igraph_integer_t)akt_network_order(network),
                         akt_network_is_directed(network));
    igraph_vector_int_destroy(&ends);
    return code;
}

static void restore_handlers(const akt_igraph *bridge)
{
    igraph_set_error_handler(bridge->error_handler);
    igraph_set_warning_handler(bridge->warning_handler);
}

akt_status akt_igraph_open(akt_igraph *out, const akt_network *network, akt_error *err)
{
    *out = (akt_igraph){.unit = 1};
    out->error_handler = igraph_set_error_handler(igraph_error_handler_ignore);
    out->warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_error_t code = fill_lengths(out, network);
    if (code == IGRAPH_SUCCESS) {
        code = fill_graph(out, network);
        if (code != IGRAPH_SUCCESS)
            igraph_vector_destroy(&out->lengths);
    }
    if (code != IGRAPH_SUCCESS) {
        restore_handlers(out);
        *out = (akt_igraph){0};
        return akt_igraph_status(code, err);
    }
    return AKT_OK;
}

void akt_igraph_close(akt_igraph *bridge)
{
    igraph_destroy(&bridge->graph);
    igraph_vector_destroy(&bridge->lengths);
    restore_handlers(bridge);
    *bridge = (akt_igraph){0};
}

akt_status akt_igraph_status(igraph_error_t code, akt_error *err)
{
    if (code == IGRAPH_SUCCESS)
        return AKT_OK;
    if (code == IGRAPH_ENOMEM)
        return akt_error_memory(err);
    return akt_error_set(err, AKT_EINTERNAL, "igraph: %s", igraph_strerror(code));
}
