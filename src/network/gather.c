#include "network/network_internal.h"

#include "model/flow_choice.h"
#include "model/party_order.h"

#include <stdlib.h>
#include <string.h>

/* A tie on its way into the network. */
typedef struct strand {
    akt_ref from;
    akt_ref to;
    bool is_directed;
    double count;
    double weight;
    const akt_record *record; /* that may have an attribute; NULL = none has */
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

/* Whether the strand has a weight, which it then gets where an attribute is it. */
static bool weigh(akt_network *network, strand *s)
{
    if (network->weight != AKT_WEIGHT_ATTRIBUTE)
        return true;
    bool has = s->record && akt_network__attribute(s->record, network->attribute, &s->weight);
    network->unknown += !has;
    return has;
}

static bool add_strand(akt_network *network, strand s)
{
    if (!makes_edge(network, s.from, s.to) || !weigh(network, &s))
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
            !has_layer(options, akt_dataset_tie_layer(dataset, tie)) ||
            !akt_draw_keeps(options->draw, AKT_TABLE_TIES, &tie->record))
            continue;
        bool is_directed = akt_dataset_tie_is_directed(dataset, tie);
        if (!add_strand(network, (strand){tie->from, tie->to, is_directed, 1, 1, &tie->record}))
            return false;
    }
    return true;
}

static bool add_parents(akt_network *network, const akt_dataset *dataset, const akt_draw *draw)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    for (size_t i = 0; i < network->actors; i++) {
        akt_ref unit = {AKT_TABLE_ACTORS, (int32_t)i};
        if (akt_draw_keeps(draw, AKT_TABLE_ACTORS, &actors[i].party.record) &&
            !add_strand(network, (strand){actors[i].parent, unit, true, 1, 1, NULL}))
            return false;
    }
    return true;
}

/* The parties of a programme in one way. */
typedef struct part {
    akt_layer layer;
    bool is_directed;
    akt_refs parties;
    size_t list; /* which of the programme's */
} part;

static bool add_parties(akt_network *network, const akt_dataset *dataset, const part *p,
                        akt_ref to, const akt_draw *draw)
{
    const akt_record *programme = akt_dataset_record(dataset, to.table, (size_t)to.index);
    for (size_t i = 0; i < p->parties.count; i++) {
        akt_ref party = p->parties.items[i];
        const akt_entry entry = {to.table, programme, p->list, party};
        if (akt_draw_keeps_entry(draw, dataset, &entry) &&
            !add_strand(network, (strand){party, to, p->is_directed, 1, 1, NULL}))
            return false;
    }
    return true;
}

static bool add_programme(akt_network *network, const akt_dataset *dataset, akt_ref to,
                          const akt_network_options *options)
{
    const akt_programme *programme = &akt_dataset_programmes(dataset)[to.index];
    const part parts[] = {
        {AKT_LAYER_OWNERSHIP, true, programme->owners, 0},
        {AKT_LAYER_GOVERNANCE, true, programme->operators, 1},
        {AKT_LAYER_COOPERATION, false, programme->partners, 2},
    };
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        if (has_layer(options, parts[p].layer) &&
            !add_parties(network, dataset, &parts[p], to, options->draw))
            return false;
    }
    return true;
}

static bool add_programmes(akt_network *network, const akt_dataset *dataset,
                           const akt_network_options *options)
{
    for (size_t i = 0; i < network->programmes; i++) {
        if (!add_programme(network, dataset, (akt_ref){AKT_TABLE_PROGRAMMES, (int32_t)i}, options))
            return false;
    }
    return true;
}

static int compare_refs(const void *left, const void *right)
{
    return akt_party_compare(*(const akt_ref *)left, *(const akt_ref *)right);
}

/* Every member that is a vertex, once; the number of them. */
static size_t list_members(akt_ref *members, const akt_network *network,
                           const akt_dataset *dataset, akt_ref self, const akt_draw *draw)
{
    const akt_forum *forum = &akt_dataset_forums(dataset)[self.index];
    size_t count = 0;
    for (size_t i = 0; i < forum->members.count; i++) {
        const akt_entry entry = {self.table, &forum->party.record, 0, forum->members.items[i]};
        if (akt_network_vertex(network, entry.party) != SIZE_MAX &&
            akt_draw_keeps_entry(draw, dataset, &entry))
            members[count++] = entry.party;
    }
    qsort(members, count, sizeof *members, compare_refs);
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || !akt_ref_is_same(members[distinct - 1], members[i]))
            members[distinct++] = members[i];
    }
    return distinct;
}

static bool add_clique(akt_network *network, const akt_ref *members, size_t k)
{
    double share = k > 1 ? 1.0 / (double)(k - 1) : 0;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = i + 1; j < k; j++) {
            if (!add_strand(network, (strand){members[i], members[j], false, share, share,
                                               NULL}))
                return false;
        }
    }
    return true;
}

static bool add_star(akt_network *network, akt_ref forum, const akt_ref *members, size_t k)
{
    for (size_t i = 0; i < k; i++) {
        if (!add_strand(network, (strand){members[i], forum, false, 1, 1, NULL}))
            return false;
    }
    return true;
}

static bool add_forum(akt_network *network, const akt_dataset *dataset, akt_ref self,
                      const akt_network_options *options)
{
    size_t most = akt_dataset_forums(dataset)[self.index].members.count;
    akt_ref *members = calloc(most + 1, sizeof *members);
    if (!members)
        return false;
    size_t k = list_members(members, network, dataset, self, options->draw);
    bool ok = options->forum_nodes ? add_star(network, self, members, k)
                                   : add_clique(network, members, k);
    free(members);
    return ok;
}

static bool add_forums(akt_network *network, const akt_dataset *dataset,
                       const akt_network_options *options)
{
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FORUMS);
    for (size_t i = 0; i < count; i++) {
        if (!add_forum(network, dataset, (akt_ref){AKT_TABLE_FORUMS, (int32_t)i}, options))
            return false;
    }
    return true;
}

static bool add_flow(akt_network *network, const akt_flow *flow, akt_amount amount)
{
    bool is_via = akt_ref_is_set(flow->via);
    akt_ref first_end = is_via ? flow->via : flow->to;
    bool is_weighted = network->weight == AKT_WEIGHT_AMOUNT;
    if (is_weighted && !amount.known) {
        network->unknown += makes_edge(network, flow->from, first_end) ||
                            (is_via && makes_edge(network, flow->via, flow->to));
        return true;
    }
    strand s = {flow->from, first_end, true, 1, is_weighted ? (double)amount.value : 1,
                &flow->record};
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
        if (!akt_flow_choice_counts(&choice, flows, i) ||
            !akt_draw_keeps(options->draw, AKT_TABLE_FLOWS, &flows[i].record))
            continue;
        if (network->weight == AKT_WEIGHT_AMOUNT)
            status = check_currency(&flows[i], &currency, err);
        akt_amount amount = akt_draw_amount(options->draw, &flows[i]);
        if (status == AKT_OK && !add_flow(network, &flows[i], amount))
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
    if (has_layer(options, AKT_LAYER_GOVERNANCE) && !add_parents(network, dataset, options->draw))
        return akt_error_memory(err);
    if (has_layer(options, AKT_LAYER_MEMBERSHIP) && !add_forums(network, dataset, options))
        return akt_error_memory(err);
    if (has_layer(options, AKT_LAYER_FUNDING))
        return add_flows(network, dataset, options, err);
    return AKT_OK;
}
