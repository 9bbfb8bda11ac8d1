#include "export/graph.h"

#include "diagram/palette.h"
#include "export/json.h"
#include "report/field_cells.h"

#include <string.h>

enum { ROWS_A_POOL = 256 };

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

akt_graph_walk akt_graph_walk_start(const akt_graph *graph)
{
    return (akt_graph_walk){.graph = graph};
}

akt_graph_walk akt_graph_walk_bare(const akt_graph *graph)
{
    return (akt_graph_walk){.graph = graph, .is_bare = true};
}

void akt_graph_walk_end(akt_graph_walk *walk, akt_buffer *out)
{
    out->failed = out->failed || walk->failed;
    akt_pool_free(walk->scratch);
    walk->scratch = NULL;
}

/* Texts of rows that are gone are given back now and then. */
static bool begin_row(akt_graph_walk *w)
{
    if (w->rows++ % ROWS_A_POOL == 0) {
        akt_pool_free(w->scratch);
        w->scratch = akt_pool_new();
    }
    w->failed = w->failed || !w->scratch;
    return !w->failed;
}

static bool end_row(akt_graph_walk *w)
{
    w->failed = w->failed || akt_pool_has_failed(w->scratch);
    return !w->failed;
}

static bool is_wanted(const akt_graph_walk *w, int column)
{
    return !w->is_bare && (!w->known || !w->known[column]);
}

/* A language of its own says nothing where the words are the same in all. */
static const char *words(const akt_text *text, akt_lang lang)
{
    const char *in = text->in[lang];
    return lang != AKT_LANG_NB && in == text->in[AKT_LANG_NB] ? NULL : in;
}

static void fill(akt_graph_walk *w, const char **values, const akt_graph_column *columns, int count,
                 const akt_field *const *from, const void *record)
{
    for (int c = 0; c < count; c++) {
        const akt_field *field = from[c];
        if (!field || !is_wanted(w, c) || !akt_export_json_has(field, record))
            continue;
        values[c] = field->type == AKT_FIELD_TEXT
                        ? words(akt_field_of(field, record), columns[c].lang)
                        : akt_field_coded(w->scratch, w->graph->dataset, field, record);
    }
}

static const char *code(const akt_graph *g, akt_vocabulary vocabulary, int32_t index)
{
    return index < 0 ? NULL : akt_dataset_term(g->dataset, vocabulary, index)->record.id;
}

/* "role:area:strength" of every role record of a node; NULL where there is none. */
static const char *roles(akt_graph_walk *w, size_t node)
{
    const akt_graph *g = w->graph;
    const akt_role *all = akt_dataset_roles(g->dataset);
    akt_buffer text = AKT_BUFFER_INIT;
    for (uint32_t i = g->role_start[node]; i < g->role_start[node + 1]; i++) {
        const akt_role *role = &all[g->role_order[i]];
        const char *area = akt_dataset_area_id(g->dataset, role->area);
        akt_buffer_format(&text, "%s%s:%s:%s", text.size ? "|" : "",
                          code(g, AKT_VOCABULARY_ROLES, role->role), area ? area : "",
                          akt_strength_name((akt_strength)role->strength));
    }
    return text.size || text.failed ? akt_buffer_settle(&text, w->scratch) : NULL;
}

const akt_graph_node *akt_graph_next_node(akt_graph_walk *w)
{
    const akt_graph *g = w->graph;
    while (w->table < AKT_GRAPH_PARTIES &&
           w->record == akt_dataset_count(g->dataset, parties[w->table])) {
        w->table++;
        w->record = 0;
    }
    if (w->table == AKT_GRAPH_PARTIES || !begin_row(w))
        return NULL;
    akt_graph_node *node = &w->node;
    *node = (akt_graph_node){.ref = {parties[w->table], (int32_t)w->record++}};
    const akt_party *party = akt_dataset_party(g->dataset, node->ref);
    const akt_term *category =
        akt_dataset_term(g->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    node->colour = akt_palette_find(category ? category->slot : NULL)->stroke;
    fill(w, node->values, akt_graph_node_columns, AKT_NODE_COLUMNS, g->node_fields[w->table],
         party);
    node->values[AKT_NODE_LABEL] = akt_dataset_label(g->dataset, node->ref, g->lang, false);
    node->values[AKT_NODE_TYPE] = akt_table_party(node->ref.table);
    if (is_wanted(w, AKT_NODE_ROLES))
        node->values[AKT_NODE_ROLES] = roles(w, w->count);
    if (g->places) {
        node->x = g->places[w->count][0];
        node->y = g->places[w->count][1];
    }
    w->count++;
    return end_row(w) ? node : NULL;
}

/* Edges */

static size_t node_of(const akt_graph *g, akt_ref ref)
{
    size_t before = 0;
    for (size_t t = 0; parties[t] != ref.table; t++)
        before += akt_dataset_count(g->dataset, parties[t]);
    return before + (size_t)ref.index;
}

/* "e12", from 1; a name that a node or a flow has goes on until it is one of its own. */
static const char *name_edge(akt_graph_walk *w, const char *wanted)
{
    const akt_dataset *dataset = w->graph->dataset;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_add(&id, wanted ? wanted : "e");
    if (!wanted)
        akt_buffer_add_integer(&id, (int64_t)w->count + 1);
    while (!id.failed &&
           (akt_ref_is_set(akt_dataset_find_party(dataset, akt_buffer_text(&id))) ||
            (!(wanted && strcmp(wanted, id.text) == 0) &&
             akt_dataset_find(dataset, AKT_TABLE_FLOWS, akt_buffer_text(&id)) != AKT_NONE)))
        akt_buffer_add_char(&id, '_');
    return akt_buffer_settle(&id, w->scratch);
}

static void begin_edge(akt_graph_walk *w, akt_ref from, akt_ref to, akt_layer layer)
{
    const akt_graph *g = w->graph;
    w->edge = (akt_graph_edge){.from = node_of(g, from), .to = node_of(g, to), .layer = layer};
    w->edge.values[AKT_EDGE_FROM] = akt_dataset_party(g->dataset, from)->record.id;
    w->edge.values[AKT_EDGE_TO] = akt_dataset_party(g->dataset, to)->record.id;
    w->edge.values[AKT_EDGE_LAYER] = akt_layer_name(layer);
}

static void end_edge(akt_graph_walk *w, const char *id, bool is_directed)
{
    w->edge.values[AKT_EDGE_ID] = w->known || w->is_bare ? NULL : name_edge(w, id);
    w->edge.values[AKT_EDGE_DIRECTED] = is_directed ? "true" : "false";
    w->edge.is_directed = is_directed;
    w->count++;
}

static void take_tie(akt_graph_walk *w, const akt_tie *tie)
{
    const akt_dataset *dataset = w->graph->dataset;
    const akt_field *const *fields = w->graph->edge_fields[0];
    const akt_term *kind = akt_dataset_term(dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    const char *what = akt_text_in(&tie->what, w->graph->lang);
    begin_edge(w, tie->from, tie->to, akt_dataset_tie_layer(dataset, tie));
    fill(w, w->edge.values, akt_graph_edge_columns, AKT_EDGE_COLUMNS, fields, tie);
    w->edge.values[AKT_EDGE_LABEL] = what ? what : akt_text_in(&kind->name, w->graph->lang);
    if (is_wanted(w, AKT_EDGE_STATUS))
        w->edge.values[AKT_EDGE_STATUS] =
            akt_field_coded(w->scratch, dataset, fields[AKT_EDGE_STATUS], tie);
    end_edge(w, NULL, akt_dataset_tie_is_directed(dataset, tie));
}

static void take_flow(akt_graph_walk *w, const akt_flow *flow)
{
    const akt_graph *g = w->graph;
    const akt_term *kind = akt_dataset_term(g->dataset, AKT_VOCABULARY_FLOW_KINDS, flow->kind);
    const char *purpose = akt_text_in(&flow->purpose, g->lang);
    begin_edge(w, flow->from, flow->to, AKT_LAYER_FUNDING);
    fill(w, w->edge.values, akt_graph_edge_columns, AKT_EDGE_COLUMNS, g->edge_fields[1], flow);
    w->edge.values[AKT_EDGE_LABEL] =
        purpose || !kind ? purpose : akt_text_in(&kind->name, g->lang);
    end_edge(w, flow->record.id, true);
}

/* What the record of a party says of other parties: a list of them, and what that makes each. */
typedef struct implied {
    akt_refs from;
    akt_layer layer;
    const char *kind;
    bool is_directed;
} implied;

enum { LISTS = 3 };

static implied find_implied(const akt_party *party, akt_table table, size_t list)
{
    const implied none = {.from = {NULL, 0}};
    if (table == AKT_TABLE_PROGRAMMES) {
        const akt_programme *p = (const akt_programme *)party;
        const implied lists[LISTS] = {
            {p->owners, AKT_LAYER_OWNERSHIP, "owner", true},
            {p->operators, AKT_LAYER_GOVERNANCE, "operator", true},
            {p->partners, AKT_LAYER_COOPERATION, "partner", false}};
        return lists[list];
    }
    if (list > 0)
        return none;
    if (table == AKT_TABLE_FORUMS)
        return (implied){((const akt_forum *)party)->members, AKT_LAYER_MEMBERSHIP, "member", true};
    akt_actor *actor = (akt_actor *)party;
    return (implied){{&actor->parent, akt_ref_is_set(actor->parent)}, AKT_LAYER_GOVERNANCE,
                     "parent", true};
}

/* The next of a party's lists that has one left; false where none has. */
static bool take_implied(akt_graph_walk *w, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(w->graph->dataset, ref);
    for (; w->list < LISTS; w->list++, w->item = 0) {
        const implied all = find_implied(party, ref.table, w->list);
        if (w->item == all.from.count)
            continue;
        begin_edge(w, all.from.items[w->item++], ref, all.layer);
        w->edge.values[AKT_EDGE_KIND] = all.kind;
        if (party->record.sources.count && is_wanted(w, AKT_EDGE_SOURCES))
            w->edge.values[AKT_EDGE_SOURCES] =
                akt_field_cites(w->scratch, w->graph->dataset, &party->record.sources);
        end_edge(w, NULL, all.is_directed);
        return true;
    }
    w->list = 0;
    return false;
}

/* False behind the last. Tables are ties and flows, then those of parties. */
static bool take_edge(akt_graph_walk *w)
{
    const akt_dataset *dataset = w->graph->dataset;
    for (; w->table < AKT_GRAPH_STATED + AKT_GRAPH_PARTIES; w->table++, w->record = 0) {
        if (w->table == 0 && w->record < akt_dataset_count(dataset, AKT_TABLE_TIES)) {
            take_tie(w, &akt_dataset_ties(dataset)[w->record++]);
            return true;
        }
        if (w->table == 1 && w->record < akt_dataset_count(dataset, AKT_TABLE_FLOWS)) {
            take_flow(w, &akt_dataset_flows(dataset)[w->record++]);
            return true;
        }
        if (w->table < AKT_GRAPH_STATED)
            continue;
        const akt_table table = parties[w->table - AKT_GRAPH_STATED];
        for (; w->record < akt_dataset_count(dataset, table); w->record++)
            if (take_implied(w, (akt_ref){table, (int32_t)w->record}))
                return true;
    }
    return false;
}

const akt_graph_edge *akt_graph_next_edge(akt_graph_walk *w)
{
    return begin_row(w) && take_edge(w) && end_row(w) ? &w->edge : NULL;
}

static void note(bool *stated, const char *const *values, int count)
{
    for (int c = 0; c < count; c++)
        stated[c] = stated[c] || values[c];
}

akt_graph_stated akt_graph_find_stated(const akt_graph *graph, akt_buffer *out)
{
    akt_graph_stated stated = {{false}, {false}};
    akt_graph_walk nodes = {.graph = graph, .known = stated.by_node};
    akt_graph_walk edges = {.graph = graph, .known = stated.by_edge};
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes));)
        note(stated.by_node, node->values, AKT_NODE_COLUMNS);
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&edges));)
        note(stated.by_edge, edge->values, AKT_EDGE_COLUMNS);
    akt_graph_walk_end(&nodes, out);
    akt_graph_walk_end(&edges, out);
    return stated;
}
