#include "export/graph.h"

#include "diagram/palette.h"
#include "export/json.h"
#include "report/field_cells.h"

#include <stdlib.h>
#include <string.h>

static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { PARTY_TABLES = sizeof parties / sizeof *parties };

/* NULL of an empty text, unless it is empty for want of memory. */
static const char *keep(akt_graph *g, akt_buffer *text)
{
    return text->size || text->failed ? akt_buffer_settle(text, g->pool) : NULL;
}

static const char *code(const akt_graph *g, akt_vocabulary vocabulary, int32_t index)
{
    return index < 0 ? NULL : akt_dataset_term(g->dataset, vocabulary, index)->record.id;
}

static const char *id_of(const akt_graph *g, akt_ref ref)
{
    return akt_ref_is_set(ref) ? akt_dataset_party(g->dataset, ref)->record.id : NULL;
}

static const char *sources(akt_graph *g, const akt_record *record)
{
    return record->sources.count ? akt_field_cites(g->pool, g->dataset, &record->sources) : NULL;
}

/* "role:area:strength" of every role record of a party. */
static const char *roles(akt_graph *g, akt_ref party)
{
    const akt_role *all = akt_dataset_roles(g->dataset);
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_dataset_count(g->dataset, AKT_TABLE_ROLES); i++) {
        if (!akt_ref_is_same(all[i].holder, party))
            continue;
        const char *area = akt_dataset_area_id(g->dataset, all[i].area);
        akt_buffer_format(&text, "%s%s:%s:%s", text.size ? "|" : "",
                          code(g, AKT_VOCABULARY_ROLES, all[i].role), area ? area : "",
                          akt_strength_name((akt_strength)all[i].strength));
    }
    return keep(g, &text);
}

/* The longer of the two rows of columns is that of nodes. */
_Static_assert((int)AKT_NODE_COLUMNS >= (int)AKT_EDGE_COLUMNS, "room for the fields of edges");

/* Which field of a table's records each column takes. */
typedef struct column_fields {
    const akt_field *fields[AKT_NODE_COLUMNS];
} column_fields;

static column_fields find_fields(akt_table table, const akt_graph_column *columns, int count)
{
    column_fields found = {{NULL}};
    for (int c = 0; c < count; c++)
        if (columns[c].field)
            found.fields[c] = akt_schema_field(akt_schema_of_table(table), columns[c].field);
    return found;
}

/* A language of its own says nothing where the words are the same in all. */
static const char *words(const akt_text *text, akt_lang lang)
{
    const char *in = text->in[lang];
    return lang != AKT_LANG_NB && in == text->in[AKT_LANG_NB] ? NULL : in;
}

static void fill(akt_graph *g, const char **values, const akt_graph_column *columns, int count,
                 const column_fields *from, const void *record)
{
    for (int c = 0; c < count; c++) {
        const akt_field *field = from->fields[c];
        if (!field || !akt_export_json_has(field, record))
            continue;
        values[c] = field->type == AKT_FIELD_TEXT
                        ? words(akt_field_of(field, record), columns[c].lang)
                        : akt_field_coded(g->pool, g->dataset, field, record);
    }
}

static bool add_node(akt_graph *g, akt_ref ref, const column_fields *fields)
{
    akt_graph_node *node = akt_list_add(&g->nodes);
    const akt_party *party = akt_dataset_party(g->dataset, ref);
    if (!node)
        return false;
    const akt_term *category =
        akt_dataset_term(g->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    node->ref = ref;
    node->colour = akt_palette_find(category ? category->slot : NULL)->stroke;
    fill(g, node->values, akt_graph_node_columns, AKT_NODE_COLUMNS, fields, party);
    node->values[AKT_NODE_LABEL] = akt_dataset_label(g->dataset, ref, g->lang, false);
    node->values[AKT_NODE_TYPE] = akt_table_party(ref.table);
    node->values[AKT_NODE_ROLES] = roles(g, ref);
    return true;
}

/* The node of a party: those of a table stand together, in its order. */
static size_t node_of(const akt_graph *g, akt_ref ref)
{
    size_t before = 0;
    for (size_t t = 0; parties[t] != ref.table; t++)
        before += akt_dataset_count(g->dataset, parties[t]);
    return before + (size_t)ref.index;
}

/* "e12"; a name that a node or a flow has goes on until it is one of its own. */
static const char *name_edge(akt_graph *g, const char *wanted)
{
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_add(&id, wanted ? wanted : "");
    if (!wanted)
        akt_buffer_format(&id, "e%zu", g->edges.count);
    while (!id.failed &&
           (akt_ref_is_set(akt_dataset_find_party(g->dataset, akt_buffer_text(&id))) ||
            (!(wanted && strcmp(wanted, id.text) == 0) &&
             akt_dataset_find(g->dataset, AKT_TABLE_FLOWS, akt_buffer_text(&id)) != AKT_NONE)))
        akt_buffer_add_char(&id, '_');
    return akt_buffer_settle(&id, g->pool);
}

/* NULL without memory. */
static akt_graph_edge *add_edge(akt_graph *g, akt_ref from, akt_ref to, akt_layer layer,
                                const char *id)
{
    akt_graph_edge *edge = akt_list_add(&g->edges);
    if (!edge)
        return NULL;
    *edge = (akt_graph_edge){.from = node_of(g, from), .to = node_of(g, to), .layer = layer};
    edge->values[AKT_EDGE_ID] = name_edge(g, id);
    edge->values[AKT_EDGE_FROM] = id_of(g, from);
    edge->values[AKT_EDGE_TO] = id_of(g, to);
    edge->values[AKT_EDGE_LAYER] = akt_layer_name(layer);
    return edge;
}

static void direct(akt_graph_edge *edge, bool is_directed)
{
    edge->is_directed = is_directed;
    edge->values[AKT_EDGE_DIRECTED] = is_directed ? "true" : "false";
}

static bool add_tie(akt_graph *g, const akt_tie *tie, const column_fields *fields)
{
    const akt_term *kind = akt_dataset_term(g->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    const char *what = akt_text_in(&tie->what, g->lang);
    akt_graph_edge *edge =
        add_edge(g, tie->from, tie->to, akt_dataset_tie_layer(g->dataset, tie), NULL);
    if (!edge)
        return false;
    direct(edge, akt_dataset_tie_is_directed(g->dataset, tie));
    fill(g, edge->values, akt_graph_edge_columns, AKT_EDGE_COLUMNS, fields, tie);
    edge->values[AKT_EDGE_LABEL] = what ? what : akt_text_in(&kind->name, g->lang);
    edge->values[AKT_EDGE_STATUS] =
        akt_field_coded(g->pool, g->dataset, fields->fields[AKT_EDGE_STATUS], tie);
    return true;
}

static bool add_flow(akt_graph *g, const akt_flow *flow, const column_fields *fields)
{
    const akt_term *kind = akt_dataset_term(g->dataset, AKT_VOCABULARY_FLOW_KINDS, flow->kind);
    const char *purpose = akt_text_in(&flow->purpose, g->lang);
    akt_graph_edge *edge = add_edge(g, flow->from, flow->to, AKT_LAYER_FUNDING, flow->record.id);
    if (!edge)
        return false;
    const char *id = edge->values[AKT_EDGE_ID];
    direct(edge, true);
    fill(g, edge->values, akt_graph_edge_columns, AKT_EDGE_COLUMNS, fields, flow);
    edge->values[AKT_EDGE_ID] = id;
    edge->values[AKT_EDGE_LABEL] = purpose || !kind ? purpose : akt_text_in(&kind->name, g->lang);
    return true;
}

static bool add_all(akt_graph *g, const akt_refs *from, akt_ref to, akt_layer layer,
                    const char *kind, bool is_directed)
{
    const akt_record *record = akt_dataset_record(g->dataset, to.table, (size_t)to.index);
    for (size_t i = 0; i < from->count; i++) {
        akt_graph_edge *edge = add_edge(g, from->items[i], to, layer, NULL);
        if (!edge)
            return false;
        direct(edge, is_directed);
        edge->values[AKT_EDGE_KIND] = kind;
        edge->values[AKT_EDGE_SOURCES] = sources(g, record);
    }
    return true;
}

/* What the records of parties say of other parties. */
static bool add_implied(akt_graph *g, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(g->dataset, ref);
    if (ref.table == AKT_TABLE_FORUMS)
        return add_all(g, &((const akt_forum *)party)->members, ref, AKT_LAYER_MEMBERSHIP, "member",
                       true);
    if (ref.table == AKT_TABLE_PROGRAMMES) {
        const akt_programme *programme = (const akt_programme *)party;
        return add_all(g, &programme->owners, ref, AKT_LAYER_OWNERSHIP, "owner", true) &&
               add_all(g, &programme->operators, ref, AKT_LAYER_GOVERNANCE, "operator", true) &&
               add_all(g, &programme->partners, ref, AKT_LAYER_COOPERATION, "partner", false);
    }
    const akt_actor *actor = (const akt_actor *)party;
    const akt_refs above = {&actor->parent, akt_ref_is_set(actor->parent)};
    return add_all(g, &above, ref, AKT_LAYER_GOVERNANCE, "parent", true);
}

static bool add_nodes(akt_graph *g)
{
    bool ok = true;
    for (size_t t = 0; t < PARTY_TABLES; t++) {
        const column_fields fields =
            find_fields(parties[t], akt_graph_node_columns, AKT_NODE_COLUMNS);
        for (size_t i = 0; ok && i < akt_dataset_count(g->dataset, parties[t]); i++)
            ok = add_node(g, (akt_ref){parties[t], (int32_t)i}, &fields);
    }
    return ok;
}

static bool add_stated(akt_graph *g)
{
    const column_fields of_ties =
        find_fields(AKT_TABLE_TIES, akt_graph_edge_columns, AKT_EDGE_COLUMNS);
    const column_fields of_flows =
        find_fields(AKT_TABLE_FLOWS, akt_graph_edge_columns, AKT_EDGE_COLUMNS);
    bool ok = true;
    for (size_t i = 0; ok && i < akt_dataset_count(g->dataset, AKT_TABLE_TIES); i++)
        ok = add_tie(g, &akt_dataset_ties(g->dataset)[i], &of_ties);
    for (size_t i = 0; ok && i < akt_dataset_count(g->dataset, AKT_TABLE_FLOWS); i++)
        ok = add_flow(g, &akt_dataset_flows(g->dataset)[i], &of_flows);
    return ok;
}

static void note_columns(akt_graph *g)
{
    const akt_graph_node *nodes = g->nodes.items;
    const akt_graph_edge *edges = g->edges.items;
    for (size_t i = 0; i < g->nodes.count; i++)
        for (int c = 0; c < AKT_NODE_COLUMNS; c++)
            g->has_node_column[c] = g->has_node_column[c] || nodes[i].values[c];
    for (size_t i = 0; i < g->edges.count; i++)
        for (int c = 0; c < AKT_EDGE_COLUMNS; c++)
            g->has_edge_column[c] = g->has_edge_column[c] || edges[i].values[c];
}

static bool make(akt_graph *g)
{
    bool ok = add_nodes(g) && add_stated(g);
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; ok && i < akt_dataset_count(g->dataset, parties[t]); i++)
            ok = add_implied(g, (akt_ref){parties[t], (int32_t)i});
    note_columns(g);
    return ok && !akt_pool_has_failed(g->pool);
}

akt_status akt_graph_make(akt_graph *out, const akt_dataset *dataset, akt_lang lang, akt_error *err)
{
    *out = (akt_graph){.nodes = AKT_LIST_OF(akt_graph_node),
                       .edges = AKT_LIST_OF(akt_graph_edge),
                       .pool = akt_pool_new(),
                       .dataset = dataset,
                       .lang = lang};
    return out->pool && make(out) ? AKT_OK : akt_error_memory(err);
}

void akt_graph_dispose(akt_graph *graph)
{
    akt_list_dispose(&graph->nodes);
    akt_list_dispose(&graph->edges);
    akt_pool_free(graph->pool);
}

void akt_graph_rgb(unsigned out[3], const char *colour)
{
    unsigned long rgb = strtoul(colour + 1, NULL, 16);
    out[0] = rgb >> 16 & 255;
    out[1] = rgb >> 8 & 255;
    out[2] = rgb & 255;
}
