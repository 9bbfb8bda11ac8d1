#include "network/network_internal.h"

#include "network/flow_choice.h"
#include "network/party_order.h"

#include <stdlib.h>
#include <string.h>

/* A tie on its way into the network. */
typedef struct strand {
    akt_ref from;
    akt_ref to;
    bool is_directed;
    double count;
    double weight;
} strand;

static bool has_layer(const akt_network_options *options, akt_layer layer)
{
    return (options->layers >> layer & 1u) != 0;
}

static bool makes_edge(const akt_network *network, akt_ref from, akt_ref to)
{
    size_t a = akt_network_vertex(network, from);
    size_t b = akt_network_vertex(network, to);
    return a != SIZE_MAX && b != SIZE_MAX && a != b;
}

static bool add_edge(akt_network *network, size_t from, size_t to, const strand *s)
{
    akt_edge *edge = akt_list_add(&network->edges);
    if (!edge)
        return false;
    *edge = (akt_edge){(int32_t)from, (int32_t)to, s->weight, s->count};
    return true;
}

static bool add_strand(akt_network *network, strand s)
{
    if (!makes_edge(network, s.from, s.to))
        return true;
    size_t a = akt_network_vertex(network, s.from);
    size_t b = akt_network_vertex(network, s.to);
    if (!network->is_directed)
        return add_edge(network, a < b ? a : b, a < b ? b : a, &s);
    return add_edge(network, a, b, &s) && (s.is_directed || add_edge(network, b, a, &s));
}

static bool add_ties(akt_network *network, const akt_dataset *dataset,
                     const akt_network_options *options)
{
    const akt_tie *ties = akt_dataset_ties(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_TIES);
    for (size_t i = 0; i < count; i++) {
        const akt_tie *tie = &ties[i];
        if (tie->status != AKT_TIE_EXISTING ||
            !has_layer(options, akt_dataset_tie_layer(dataset, tie)))
            continue;
        bool is_directed = akt_dataset_tie_is_directed(dataset, tie);
        if (!add_strand(network, (strand){tie->from, tie->to, is_directed, 1, 1}))
            return false;
    }
    return true;
}

static bool add_parents(akt_network *network, const akt_dataset *dataset)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    for (size_t i = 0; i < network->actors; i++) {
        akt_ref unit = {AKT_TABLE_ACTORS, (int32_t)i};
        if (!add_strand(network, (strand){actors[i].parent, unit, true, 1, 1}))
            return false;
    }
    return true;
}

static bool add_parties(akt_network *network, akt_refs parties, int32_t programme, bool is_directed)
{
    akt_ref to = {AKT_TABLE_PROGRAMMES, programme};
    for (size_t i = 0; i < parties.count; i++) {
        if (!add_strand(network, (strand){parties.items[i], to, is_directed, 1, 1}))
            return false;
    }
    return true;
}

static bool add_programmes(akt_network *network, const akt_dataset *dataset,
                           const akt_network_options *options)
{
    const akt_programme *programmes = akt_dataset_programmes(dataset);
    for (size_t i = 0; i < network->programmes; i++) {
        const akt_programme *p = &programmes[i];
        int32_t index = (int32_t)i;
        if (has_layer(options, AKT_LAYER_OWNERSHIP) &&
            !add_parties(network, p->owners, index, true))
            return false;
        if (has_layer(options, AKT_LAYER_GOVERNANCE) &&
            !add_parties(network, p->operators, index, true))
            return false;
        if (has_layer(options, AKT_LAYER_COOPERATION) &&
            !add_parties(network, p->partners, index, false))
            return false;
    }
    return true;
}

static int compare_refs(const void *left, const void *right)
{
    return akt_party_compare(*(const akt_ref *)left, *(const akt_ref *)right);
}

/* Every member that is a vertex, once; the number of them. */
static size_t list_members(akt_ref *members, const akt_network *network, const akt_forum *forum)
{
    size_t count = 0;
    for (size_t i = 0; i < forum->members.count; i++) {
        akt_ref ref = forum->members.items[i];
        if (akt_network_vertex(network, ref) != SIZE_MAX)
            members[count++] = ref;
    }
    qsort(members, count, sizeof *members, compare_refs);
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || !akt_ref_is_same(members[distinct - 1], members[i]))
            members[distinct++] = members[i];
    }
    return distinct;
}

static bool add_forum(akt_network *network, const akt_forum *forum)
{
    akt_ref *members = calloc(forum->members.count + 1, sizeof *members);
    if (!members)
        return false;
    size_t k = list_members(members, network, forum);
    double share = k > 1 ? 1.0 / (double)(k - 1) : 0;
    bool ok = true;
    for (size_t i = 0; ok && i < k; i++) {
        for (size_t j = i + 1; ok && j < k; j++)
            ok = add_strand(network, (strand){members[i], members[j], false, share, share});
    }
    free(members);
    return ok;
}

static bool add_forums(akt_network *network, const akt_dataset *dataset)
{
    const akt_forum *forums = akt_dataset_forums(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FORUMS);
    for (size_t i = 0; i < count; i++) {
        if (!add_forum(network, &forums[i]))
            return false;
    }
    return true;
}

static bool add_flow(akt_network *network, const akt_flow *flow)
{
    bool is_via = akt_ref_is_set(flow->via);
    akt_ref first_end = is_via ? flow->via : flow->to;
    bool is_weighted = network->weight == AKT_WEIGHT_AMOUNT;
    if (is_weighted && !flow->amount.known) {
        network->unknown += makes_edge(network, flow->from, first_end) ||
                            (is_via && makes_edge(network, flow->via, flow->to));
        return true;
    }
    strand s = {flow->from, first_end, true, 1, is_weighted ? (double)flow->amount.value : 1};
    if (!add_strand(network, s))
        return false;
    s.from = flow->via;
    s.to = flow->to;
    return !is_via || add_strand(network, s);
}

static akt_status check_currency(const akt_flow *flow, const char **currency, akt_error *err)
{
    if (!flow->amount.known)
        return AKT_OK;
    if (!*currency)
        *currency = akt_flow_currency(flow);
    if (strcmp(*currency, akt_flow_currency(flow)) == 0)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "weight \"amount\" cannot add flow \"%s\", in %s, to flows in %s; use "
                         "weight \"count\"",
                         flow->record.id, akt_flow_currency(flow), *currency);
}

static akt_status add_flows(akt_network *network, const akt_dataset *dataset,
                            const akt_network_options *options, akt_error *err)
{
    akt_flow_choice choice;
    akt_status status =
        akt_flow_choice_make(&choice, dataset, options->first_year, options->last_year, err);
    const akt_flow *flows = akt_dataset_flows(dataset);
    const char *currency = NULL;
    for (size_t i = 0; status == AKT_OK && i < choice.count; i++) {
        if (!akt_flow_choice_takes(&choice, i))
            continue;
        if (network->weight == AKT_WEIGHT_AMOUNT)
            status = check_currency(&flows[i], &currency, err);
        if (status == AKT_OK && !add_flow(network, &flows[i]))
            status = akt_error_memory(err);
    }
    akt_flow_choice_dispose(&choice);
    return status;
}

akt_status akt_network__gather(akt_network *network, const akt_dataset *dataset,
                               const akt_network_options *options, akt_error *err)
{
    if (!add_ties(network, dataset, options) || !add_programmes(network, dataset, options))
        return akt_error_memory(err);
    if (has_layer(options, AKT_LAYER_GOVERNANCE) && !add_parents(network, dataset))
        return akt_error_memory(err);
    if (has_layer(options, AKT_LAYER_MEMBERSHIP) && !add_forums(network, dataset))
        return akt_error_memory(err);
    if (has_layer(options, AKT_LAYER_FUNDING))
        return add_flows(network, dataset, options, err);
    return AKT_OK;
}
