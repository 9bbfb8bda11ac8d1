#include "network/network_internal.h"

#include <stdlib.h>

static const uint32_t ALL_LAYERS = (1u << AKT_LAYER_COUNT) - 1;

static akt_status check_options(const akt_network_options *options, akt_error *err)
{
    if (options->layers & ~ALL_LAYERS)
        return akt_error_set(err, AKT_EINVAL, "there is no such layer");
    if (options->weight == AKT_WEIGHT_AMOUNT && options->layers != 1u << AKT_LAYER_FUNDING)
        return akt_error_set(
            err, AKT_EINVAL,
            "weight \"amount\" needs the layer \"funding\" alone, since other ties "
            "have no amount; choose that layer, or weight \"count\"");
    return AKT_OK;
}

/* Methods: one layer of directed ties is drawn as it is; several layers together have no common
 * direction. */
static bool choose_direction(const akt_network_options *options)
{
    if (options->direction != AKT_DIRECTION_DEFAULT)
        return options->direction == AKT_DIRECTION_DIRECTED;
    return options->layers == 1u << AKT_LAYER_FUNDING ||
           options->layers == 1u << AKT_LAYER_GOVERNANCE ||
           options->layers == 1u << AKT_LAYER_OWNERSHIP;
}

/* Of sorted edges. */
static void merge_edges(akt_network *network)
{
    akt_edge *edges = network->edges.items;
    size_t count = network->edges.count;
    size_t merged = 0;
    for (size_t i = 0, next; i < count; i = next) {
        akt_edge sum = edges[i];
        for (next = i + 1; next < count; next++) {
            if (edges[next].from != sum.from || edges[next].to != sum.to)
                break;
            sum.weight += edges[next].weight;
            sum.count += edges[next].count;
        }
        if (network->weight == AKT_WEIGHT_NONE)
            sum.weight = 1;
        if (sum.weight > 0)
            edges[merged++] = sum;
    }
    network->edges.count = merged;
}

akt_status akt_network_new(akt_network **out, const akt_dataset *dataset,
                           const akt_network_options *options, akt_error *err)
{
    *out = NULL;
    akt_network_options chosen = *options;
    if (chosen.layers == 0)
        chosen.layers = ALL_LAYERS;
    akt_status status = check_options(&chosen, err);
    if (status != AKT_OK)
        return status;
    akt_network *network = calloc(1, sizeof *network);
    if (!network)
        return akt_error_memory(err);
    network->actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    network->programmes = akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES);
    if (chosen.forum_nodes)
        network->forums = akt_dataset_count(dataset, AKT_TABLE_FORUMS);
    network->is_directed = choose_direction(&chosen);
    network->weight = chosen.weight;
    network->attribute = chosen.attribute;
    network->edges = (akt_list)AKT_LIST_OF(akt_edge);
    if (chosen.weight == AKT_WEIGHT_ATTRIBUTE)
        status = akt_network__check_attribute(dataset, chosen.attribute, err);
    if (status == AKT_OK)
        status = akt_network__gather(network, dataset, &chosen, err);
    network->attribute = NULL;
    bool has_amount = chosen.weight == AKT_WEIGHT_AMOUNT && !chosen.draw;
    if (status == AKT_OK && has_amount && network->unknown > 0 && network->edges.count == 0)
        status = akt_error_set(err, AKT_EINVAL,
                               "weight \"amount\" finds no flow of known amount here; use weight "
                               "\"count\"");
    if (status == AKT_OK)
        status = akt_network__sort_edges(network->edges.items, network->edges.count,
                                         akt_network_order(network), err);
    if (status != AKT_OK) {
        akt_network_free(network);
        return status;
    }
    merge_edges(network);
    *out = network;
    return AKT_OK;
}

akt_network *akt_network__copy(const akt_network *network)
{
    akt_network *copy = malloc(sizeof *copy);
    if (!copy)
        return NULL;
    *copy = *network;
    copy->edges = (akt_list)AKT_LIST_OF(akt_edge);
    const akt_edge *edges = network->edges.items;
    for (size_t i = 0; i < network->edges.count; i++) {
        akt_edge *edge = akt_list_add(&copy->edges);
        if (!edge) {
            akt_network_free(copy);
            return NULL;
        }
        *edge = edges[i];
    }
    return copy;
}

void akt_network_free(akt_network *network)
{
    if (!network)
        return;
    akt_list_dispose(&network->edges);
    free(network);
}

size_t akt_network_order(const akt_network *network)
{
    return network->actors + network->programmes + network->forums;
}

size_t akt_network_size(const akt_network *network)
{
    return network->edges.count;
}

size_t akt_network_forums(const akt_network *network)
{
    return network->forums;
}

bool akt_network_is_directed(const akt_network *network)
{
    return network->is_directed;
}

akt_weight akt_network_weight(const akt_network *network)
{
    return network->weight;
}

const akt_edge *akt_network_edges(const akt_network *network)
{
    return network->edges.items;
}

size_t akt_network_unknown(const akt_network *network)
{
    return network->unknown;
}

akt_ref akt_network_ref(const akt_network *network, size_t v)
{
    if (v < network->actors)
        return (akt_ref){AKT_TABLE_ACTORS, (int32_t)v};
    v -= network->actors;
    if (v < network->programmes)
        return (akt_ref){AKT_TABLE_PROGRAMMES, (int32_t)v};
    return (akt_ref){AKT_TABLE_FORUMS, (int32_t)(v - network->programmes)};
}

size_t akt_network_vertex(const akt_network *network, akt_ref ref)
{
    size_t index = (size_t)ref.index;
    if (!akt_ref_is_set(ref))
        return SIZE_MAX;
    if (ref.table == AKT_TABLE_ACTORS)
        return index;
    if (ref.table == AKT_TABLE_PROGRAMMES)
        return network->actors + index;
    bool is_vertex = ref.table == AKT_TABLE_FORUMS && index < network->forums;
    return is_vertex ? network->actors + network->programmes + index : SIZE_MAX;
}
