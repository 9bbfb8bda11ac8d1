#include "input/graph_dataset_internal.h"

#include "input/edit_record.h"
#include "input/graph_id.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What every node and edge of a graph becomes. */

enum { FEW_LABELS = 20 };

static akt_found_node *node_of(const akt_graph_maker *m, size_t i)
{
    return ((akt_found_node **)m->graph->nodes.items)[i];
}

static akt_found_edge *edge_of(const akt_graph_maker *m, size_t i)
{
    return ((akt_found_edge **)m->graph->edges.items)[i];
}

static void fault_twice(akt_graph_maker *m, const akt_found_node *node, const akt_found_node *first)
{
    char place[64];
    akt_buffer where = AKT_BUFFER_INIT;
    snprintf(place, sizeof place, ":%zu:%zu", first->at.line, first->at.column);
    akt_buffer_format(&where, "%s%s", m->graph->file, place);
    akt_found_fault(m->graph, AKT_FAULT_DUPLICATE_ID, node->at, node->key, akt_buffer_text(&where));
    akt_buffer_dispose(&where);
}

static void bound_values(akt_graph_maker *m, const akt_found_values *values, akt_text_mark at)
{
    char most[24];
    snprintf(most, sizeof most, "%d", AKT_FOUND_VALUES_MAX);
    if (values->count > AKT_FOUND_VALUES_MAX)
        akt_found_fault(m->graph, AKT_FAULT_GRAPH_VALUES, at, most, NULL);
}

static void enter_keys(akt_graph_maker *m)
{
    for (size_t i = 0; i < m->graph->nodes.count; i++) {
        uint32_t at = akt_intern_add(m->keys, node_of(m, i)->key, (uint32_t)i);
        bound_values(m, &node_of(m, i)->values, node_of(m, i)->at);
        if (at == AKT_INTERN_NONE)
            akt_pool_fail(m->pool);
        else if (at != i)
            fault_twice(m, node_of(m, i), node_of(m, at));
    }
}

/* Nodes that only edges name, in the order of these. */
static void enter_end(akt_graph_maker *m, const char *key, akt_text_mark at)
{
    if (akt_intern_find(m->keys, key) != AKT_INTERN_NONE)
        return;
    if (!m->graph->ends_make_nodes) {
        akt_found_fault(m->graph, AKT_FAULT_UNKNOWN_ID, at, key, NULL);
        return;
    }
    const akt_found_node *node = akt_found_add_node(m->graph, key, at);
    if (akt_intern_add(m->keys, node->key, (uint32_t)m->graph->nodes.count - 1) == AKT_INTERN_NONE)
        akt_pool_fail(m->pool);
}

/* Parties */

/* Our exports give each node the colour of its category. */
static void drop_colour(akt_found_node *node)
{
    static const char *const names[] = {"r", "g", "b", "color"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        akt_found_take(&node->values, names[i]);
}

static akt_table table_of(akt_found_node *node)
{
    static const struct {
        const char *word;
        akt_table table;
    } words[] = {{"actor", AKT_TABLE_ACTORS},
                 {"programme", AKT_TABLE_PROGRAMMES},
                 {"forum", AKT_TABLE_FORUMS}};
    akt_found_value *type = akt_found_get(&node->values, "type");
    for (size_t i = 0; type && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, type->text) == 0) {
            type->is_used = true;
            drop_colour(node);
            return words[i].table;
        }
    return AKT_TABLE_ACTORS;
}

/* igraph numbers nodes and keeps their ids as an attribute. */
static void take_own_id(akt_found_node *node)
{
    akt_found_value *own = akt_found_get(&node->values, "id");
    if (own && !own->is_used) {
        node->id = own->text;
        own->is_used = true;
    }
}

/* What its id is made of, where the file gives it none like ours. */
static const char *label_of(const akt_found_node *node)
{
    static const char *const names[] = {"label", "Label", "name", "Name"};
    if (node->label && *node->label)
        return node->label;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const akt_found_value *value = akt_found_get(&node->values, names[i]);
        if (value && *value->text)
            return value->text;
    }
    return "";
}

static const char *wish_for(akt_graph_maker *m, const akt_found_node *node)
{
    akt_buffer wish = AKT_BUFFER_INIT;
    akt_graph_slug(&wish, node->id ? node->id : "");
    if (!wish.size)
        akt_graph_slug(&wish, label_of(node));
    if (!wish.size)
        akt_buffer_add(&wish, "node");
    return akt_buffer_settle(&wish, m->pool);
}

/* Ids that are good stay; then the others get theirs. */
static void give_ids(akt_graph_maker *m)
{
    for (size_t i = 0; i < m->graph->nodes.count; i++) {
        const akt_found_node *node = node_of(m, i);
        if (!node->id || !akt_input_is_id(node->id))
            continue;
        uint32_t at = akt_intern_add(m->ids, node->id, (uint32_t)i);
        m->nodes[i].id = at == i ? node->id : NULL;
        if (at == AKT_INTERN_NONE)
            akt_pool_fail(m->pool);
    }
    for (size_t i = 0; i < m->graph->nodes.count; i++)
        if (!m->nodes[i].id)
            m->nodes[i].id =
                akt_graph_take_id(m->ids, wish_for(m, node_of(m, i)), (uint32_t)i, m->pool);
}

static void plan_nodes(akt_graph_maker *m)
{
    for (size_t i = 0; i < m->graph->nodes.count; i++) {
        akt_found_node *node = node_of(m, i);
        m->nodes[i] = (akt_node_plan){.found = node, .table = table_of(node)};
        for (int k = 0; k < AKT_EDGE_KIND_COUNT; k++)
            m->nodes[i].first[k] = m->nodes[i].last[k] = AKT_INTERN_NONE;
        take_own_id(node);
    }
    give_ids(m);
}

/* Edges */

static void take_direction(akt_edge_plan *plan)
{
    akt_found_value *directed = akt_found_get(&plan->found->values, "directed");
    plan->is_directed = plan->found->is_directed;
    if (!directed || directed->type == AKT_FOUND_NUMBER)
        return;
    plan->is_directed = akt_found_is_true(directed->text);
    directed->is_used = true;
}

static void take_layer(akt_edge_plan *plan)
{
    akt_found_value *layer = akt_found_get(&plan->found->values, "layer");
    plan->layer = layer ? akt_layer_from_name(layer->text) : AKT_NONE;
    if (layer)
        layer->is_used = plan->layer != AKT_NONE;
}

/* Every program spells it its own way, and a measure asks for it by name. */
bool akt_graph__is_weight(const char *name)
{
    return akt_graph_is_alike(name, "weight") || akt_graph_is_alike(name, "vekt");
}

static void name_weight(akt_found_edge *edge)
{
    akt_found_value *weight = akt_found_get(&edge->values, "weight");
    for (akt_found_value *v = edge->values.first; v && !weight; v = v->next)
        if (akt_graph__is_weight(v->name))
            weight = v;
    if (!weight)
        return;
    weight->name = "weight";
    if (akt_found_number(weight->text, NULL))
        weight->type = AKT_FOUND_NUMBER;
}

static bool says(akt_graph_maker *m, akt_table table, const akt_found_value *value,
                 const char *name)
{
    const akt_field *field = akt_graph__find_field(m, table, value->name);
    return field && *value->text && strcmp(field->name, name) == 0;
}

static akt_found_value *find_saying(akt_graph_maker *m, akt_table table, akt_found_edge *edge,
                                    const char *name)
{
    for (akt_found_value *v = edge->values.first; v; v = v->next)
        if (!v->is_used && says(m, table, v, name))
            return v;
    return NULL;
}

/* Where no edge states its kind and there are few different labels, these are kinds. */
static bool are_labels_kinds(akt_graph_maker *m, size_t count)
{
    akt_intern *labels = akt_intern_new();
    bool is_stated = !labels;
    uint32_t different = 0;
    for (size_t i = 0; !is_stated && i < count; i++) {
        const akt_found_value *label = m->edges[i].label;
        is_stated = m->edges[i].kind != NULL;
        if (!label || akt_found_number(label->text, NULL))
            continue;
        uint32_t at = akt_intern_add(labels, label->text, different);
        if (at == AKT_INTERN_NONE)
            akt_pool_fail(m->pool);
        different += at == different;
    }
    if (!labels)
        akt_pool_fail(m->pool);
    akt_intern_free(labels);
    return !is_stated && different <= FEW_LABELS + count / 8;
}

static void take_label_for_kind(akt_edge_plan *plan)
{
    if (!plan->label || akt_found_number(plan->label->text, NULL))
        return;
    plan->kind = plan->label;
    plan->label = NULL;
}

/* What our exports write of programmes, forums and units. */
static const struct {
    const char *kind;
    akt_edge_kind is;
    akt_layer layer;
    akt_table table;
    bool is_directed;
} entries[] = {
    {"owner", AKT_EDGE_OWNS, AKT_LAYER_OWNERSHIP, AKT_TABLE_PROGRAMMES, true},
    {"operator", AKT_EDGE_OPERATES, AKT_LAYER_GOVERNANCE, AKT_TABLE_PROGRAMMES, true},
    {"partner", AKT_EDGE_PARTNERS, AKT_LAYER_COOPERATION, AKT_TABLE_PROGRAMMES, false},
    {"member", AKT_EDGE_JOINS, AKT_LAYER_MEMBERSHIP, AKT_TABLE_FORUMS, true},
    {"parent", AKT_EDGE_IS_ABOVE, AKT_LAYER_GOVERNANCE, AKT_TABLE_ACTORS, true},
};

/* An entry of a record has no room for more than what our exports say of it. */
static bool says_more(const akt_edge_plan *plan)
{
    const char *id = plan->found->id;
    for (const akt_found_value *v = plan->found->values.first; v; v = v->next) {
        bool is_id = strcmp(v->name, "id") == 0;
        if (is_id)
            id = v->text;
        else if (!v->is_used && v != plan->kind && v != plan->label &&
                 strcmp(v->name, "sources") != 0 && *v->text)
            return true;
    }
    return (id && !akt_graph__is_count(id)) || (plan->label && plan->layer == AKT_NONE);
}

/* Whether an edge has sources of its own: our exports give it those of the record. */
static bool has_other_sources(const akt_edge_plan *plan, const akt_node_plan *record)
{
    const akt_found_value *own = akt_found_get(&plan->found->values, "sources");
    const akt_found_value *of_record = akt_found_get(&record->found->values, "sources");
    return own && *own->text && (!of_record || strcmp(own->text, of_record->text) != 0);
}

static bool can_be(const akt_graph_maker *m, const akt_edge_plan *plan, size_t entry)
{
    const akt_node_plan *to = &m->nodes[plan->to];
    if (strcmp(entries[entry].kind, plan->kind->text) != 0 || to->table != entries[entry].table ||
        plan->is_directed != entries[entry].is_directed ||
        (plan->layer != AKT_NONE && plan->layer != (int32_t)entries[entry].layer) ||
        has_other_sources(plan, to))
        return false;
    bool is_above = entries[entry].is == AKT_EDGE_IS_ABOVE;
    return !is_above || (m->nodes[plan->from].table == AKT_TABLE_ACTORS && plan->from != plan->to &&
                         to->first[AKT_EDGE_IS_ABOVE] == AKT_INTERN_NONE);
}

static akt_edge_kind entry_of(const akt_graph_maker *m, akt_edge_plan *plan)
{
    if (!plan->kind || says_more(plan))
        return AKT_EDGE_IS_TIE;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (can_be(m, plan, i))
            return entries[i].is;
        akt_edge_plan turned = *plan;
        turned.from = plan->to;
        turned.to = plan->from;
        if (!plan->is_directed && can_be(m, &turned, i)) {
            *plan = turned;
            return entries[i].is;
        }
    }
    return AKT_EDGE_IS_TIE;
}

static bool is_flow(akt_graph_maker *m, const akt_edge_plan *plan)
{
    const char *kind = plan->kind ? plan->kind->text : NULL;
    bool is_of_ties = kind && akt_graph_terms_has(AKT_VOCABULARY_TIE_KINDS, kind);
    bool is_of_flows = kind && akt_graph_terms_has(AKT_VOCABULARY_FLOW_KINDS, kind);
    if (plan->layer != AKT_NONE)
        return plan->layer == AKT_LAYER_FUNDING && (is_of_flows || !is_of_ties);
    const akt_found_value *amount = find_saying(m, AKT_TABLE_FLOWS, plan->found, "amount");
    return (is_of_flows && !is_of_ties) || (amount && akt_found_number(amount->text, NULL));
}

static void enter_entry(akt_graph_maker *m, uint32_t edge)
{
    akt_edge_plan *plan = &m->edges[edge];
    akt_node_plan *node = &m->nodes[plan->to];
    uint32_t *last = &node->last[plan->is];
    if (*last == AKT_INTERN_NONE)
        node->first[plan->is] = edge;
    else
        m->edges[*last].next = edge;
    *last = edge;
}

static void plan_edge(akt_graph_maker *m, size_t i)
{
    akt_edge_plan *plan = &m->edges[i];
    akt_found_edge *edge = edge_of(m, i);
    *plan = (akt_edge_plan){.found = edge,
                            .from = akt_intern_find(m->keys, edge->from),
                            .to = akt_intern_find(m->keys, edge->to),
                            .next = AKT_INTERN_NONE};
    take_direction(plan);
    take_layer(plan);
    name_weight(edge);
    plan->kind = find_saying(m, AKT_TABLE_TIES, edge, "kind");
    plan->label = find_saying(m, AKT_TABLE_TIES, edge, "what");
}

static void plan_edges(akt_graph_maker *m)
{
    size_t count = m->graph->edges.count;
    for (size_t i = 0; i < count; i++)
        plan_edge(m, i);
    bool labels_are_kinds = are_labels_kinds(m, count);
    for (size_t i = 0; i < count; i++) {
        if (labels_are_kinds)
            take_label_for_kind(&m->edges[i]);
        m->edges[i].is = is_flow(m, &m->edges[i]) ? AKT_EDGE_IS_FLOW : entry_of(m, &m->edges[i]);
        if (m->edges[i].is >= AKT_EDGE_OWNS)
            enter_entry(m, (uint32_t)i);
    }
}

void akt_graph__plan(akt_graph_maker *m)
{
    akt_found_graph *g = m->graph;
    size_t edges = g->edges.count, before = g->faults->counts[AKT_LEVEL_ERROR];
    enter_keys(m);
    for (size_t i = 0; i < edges && !akt_pool_has_failed(m->pool); i++) {
        bound_values(m, &edge_of(m, i)->values, edge_of(m, i)->at);
        enter_end(m, edge_of(m, i)->from, edge_of(m, i)->at);
        enter_end(m, edge_of(m, i)->to, edge_of(m, i)->at);
    }
    m->nodes = akt_pool_get(m->pool, (g->nodes.count + 1) * sizeof *m->nodes);
    m->edges = akt_pool_get(m->pool, (edges + 1) * sizeof *m->edges);
    if (akt_pool_has_failed(m->pool) || g->faults->counts[AKT_LEVEL_ERROR] > before)
        return;
    plan_nodes(m);
    plan_edges(m);
}
