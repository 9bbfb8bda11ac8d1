#include "export/graph.h"

#include "export/formats_internal.h"
#include "report/field_cells.h"
#include "words/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const akt_graph_column akt_graph_node_columns[AKT_NODE_COLUMNS] = {
    [AKT_NODE_ID] = {"id", AKT_GRAPH_STRING},
    [AKT_NODE_LABEL] = {"label", AKT_GRAPH_STRING},
    [AKT_NODE_TYPE] = {"type", AKT_GRAPH_STRING},
    [AKT_NODE_KIND] = {"kind", AKT_GRAPH_STRING},
    [AKT_NODE_LEVEL] = {"level", AKT_GRAPH_STRING},
    [AKT_NODE_SECTOR] = {"sector", AKT_GRAPH_STRING},
    [AKT_NODE_CATEGORY] = {"category", AKT_GRAPH_STRING},
    [AKT_NODE_DRIVER] = {"driver", AKT_GRAPH_STRING},
    [AKT_NODE_PARENT] = {"parent", AKT_GRAPH_STRING},
    [AKT_NODE_ORGNR] = {"orgnr", AKT_GRAPH_STRING},
    [AKT_NODE_URL] = {"url", AKT_GRAPH_STRING},
    [AKT_NODE_FROM] = {"from", AKT_GRAPH_STRING},
    [AKT_NODE_TO] = {"to", AKT_GRAPH_STRING},
    [AKT_NODE_ROLES] = {"roles", AKT_GRAPH_STRING},
    [AKT_NODE_SOURCES] = {"sources", AKT_GRAPH_STRING},
};

const akt_graph_column akt_graph_edge_columns[AKT_EDGE_COLUMNS] = {
    [AKT_EDGE_ID] = {"id", AKT_GRAPH_STRING},
    [AKT_EDGE_FROM] = {"source", AKT_GRAPH_STRING},
    [AKT_EDGE_TO] = {"target", AKT_GRAPH_STRING},
    [AKT_EDGE_LABEL] = {"label", AKT_GRAPH_STRING},
    [AKT_EDGE_LAYER] = {"layer", AKT_GRAPH_STRING},
    [AKT_EDGE_KIND] = {"kind", AKT_GRAPH_STRING},
    [AKT_EDGE_DIRECTED] = {"directed", AKT_GRAPH_BOOL},
    [AKT_EDGE_AMOUNT] = {"amount", AKT_GRAPH_INTEGER},
    [AKT_EDGE_CURRENCY] = {"currency", AKT_GRAPH_STRING},
    [AKT_EDGE_YEAR] = {"year", AKT_GRAPH_INTEGER},
    [AKT_EDGE_STATUS] = {"status", AKT_GRAPH_STRING},
    [AKT_EDGE_VIA] = {"via", AKT_GRAPH_STRING},
    [AKT_EDGE_SHARE] = {"share", AKT_GRAPH_NUMBER},
    [AKT_EDGE_SINCE] = {"since", AKT_GRAPH_STRING},
    [AKT_EDGE_UNTIL] = {"until", AKT_GRAPH_STRING},
    [AKT_EDGE_SOURCES] = {"sources", AKT_GRAPH_STRING},
};

#define FIELDS(...) ((const char *const[]){__VA_ARGS__, NULL})

const akt_export_room akt_graph_room[AKT_GRAPH_ROOM_COUNT] = {
    {AKT_TABLE_ACTORS, FIELDS("id", "name", "kind", "level", "sector", "parent", "driver", "category",
                              "orgnr", "url", "from", "to", "sources")},
    {AKT_TABLE_PROGRAMMES, FIELDS("id", "name", "kind", "category", "owners", "operators", "partners",
                                  "url", "from", "to", "sources")},
    {AKT_TABLE_FORUMS,
     FIELDS("id", "name", "category", "members", "url", "from", "to", "sources")},
    {AKT_TABLE_TIES, FIELDS("from", "to", "kind", "what", "share", "status", "from_year", "to_year",
                            "sources")},
    {AKT_TABLE_FLOWS, FIELDS("id", "from", "to", "via", "amount", "currency", "year", "status",
                             "purpose", "kind", "sources")},
    {AKT_TABLE_ROLES, FIELDS("holder", "role", "area", "strength")},
};

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

static const char *date(akt_graph *g, akt_date date)
{
    char text[AKT_DATE_SIZE];
    size_t size = akt_date_write(text, date);
    return size ? akt_pool_text(g->pool, text, size) : NULL;
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
        const char *area = all[i].area == AKT_AREA_ALL
                               ? "all"
                               : code(g, AKT_VOCABULARY_AREAS, all[i].area);
        akt_buffer_format(&text, "%s%s:%s:%s", text.size ? "|" : "",
                          code(g, AKT_VOCABULARY_ROLES, all[i].role), area ? area : "",
                          akt_strength_name((akt_strength)all[i].strength));
    }
    return keep(g, &text);
}

static void fill_actor(akt_graph *g, akt_graph_node *node, const akt_actor *actor)
{
    static const char *const drivers[] = {NULL, "central", "listed"};
    node->values[AKT_NODE_TYPE] = "actor";
    node->values[AKT_NODE_KIND] = code(g, AKT_VOCABULARY_ACTOR_KINDS, actor->kind);
    node->values[AKT_NODE_LEVEL] = code(g, AKT_VOCABULARY_LEVELS, actor->level);
    node->values[AKT_NODE_SECTOR] = code(g, AKT_VOCABULARY_SECTORS, actor->sector);
    node->values[AKT_NODE_DRIVER] = drivers[actor->driver];
    node->values[AKT_NODE_PARENT] = id_of(g, actor->parent);
    node->values[AKT_NODE_ORGNR] = actor->orgnr;
}

static bool add_node(akt_graph *g, akt_ref ref)
{
    akt_graph_node *node = akt_list_add(&g->nodes);
    const akt_party *party = akt_dataset_party(g->dataset, ref);
    if (!node)
        return false;
    node->ref = ref;
    node->values[AKT_NODE_ID] = party->record.id;
    node->values[AKT_NODE_LABEL] = akt_dataset_label(g->dataset, ref, g->lang, false);
    node->values[AKT_NODE_CATEGORY] = code(g, AKT_VOCABULARY_CATEGORIES, party->category);
    node->values[AKT_NODE_URL] = party->url;
    node->values[AKT_NODE_FROM] = date(g, party->from);
    node->values[AKT_NODE_TO] = date(g, party->to);
    node->values[AKT_NODE_ROLES] = roles(g, ref);
    node->values[AKT_NODE_SOURCES] = sources(g, &party->record);
    node->values[AKT_NODE_TYPE] = ref.table == AKT_TABLE_FORUMS ? "forum" : "programme";
    if (ref.table == AKT_TABLE_PROGRAMMES)
        node->values[AKT_NODE_KIND] =
            code(g, AKT_VOCABULARY_PROGRAMME_KINDS, ((const akt_programme *)party)->kind);
    if (ref.table == AKT_TABLE_ACTORS)
        fill_actor(g, node, (const akt_actor *)party);
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

/* NULL without memory. */
static akt_graph_edge *add_edge(akt_graph *g, akt_ref from, akt_ref to, akt_layer layer,
                                const char *kind, bool is_directed)
{
    char id[32];
    akt_graph_edge *edge = akt_list_add(&g->edges);
    if (!edge)
        return NULL;
    int size = snprintf(id, sizeof id, "e%zu", g->edges.count);
    *edge = (akt_graph_edge){
        .from = node_of(g, from), .to = node_of(g, to), .is_directed = is_directed};
    edge->values[AKT_EDGE_ID] = akt_pool_text(g->pool, id, (size_t)size);
    edge->values[AKT_EDGE_FROM] = id_of(g, from);
    edge->values[AKT_EDGE_TO] = id_of(g, to);
    edge->values[AKT_EDGE_LAYER] = akt_layer_name(layer);
    edge->values[AKT_EDGE_KIND] = kind;
    edge->values[AKT_EDGE_DIRECTED] = is_directed ? "true" : "false";
    return edge;
}

static bool add_tie(akt_graph *g, const akt_tie *tie)
{
    static const char *const statuses[] = {"existing", "planned", "proposed"};
    akt_buffer share = AKT_BUFFER_INIT;
    const akt_term *kind = akt_dataset_term(g->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    akt_graph_edge *edge =
        add_edge(g, tie->from, tie->to, akt_dataset_tie_layer(g->dataset, tie), kind->record.id,
                 akt_dataset_tie_is_directed(g->dataset, tie));
    if (!edge)
        return false;
    const char *what = akt_text_in(&tie->what, g->lang);
    if (!isnan(tie->share))
        akt_buffer_add_number(&share, tie->share);
    edge->values[AKT_EDGE_LABEL] = what ? what : akt_text_in(&kind->name, g->lang);
    edge->values[AKT_EDGE_STATUS] = statuses[tie->status];
    edge->values[AKT_EDGE_SHARE] = keep(g, &share);
    edge->values[AKT_EDGE_SINCE] = date(g, tie->from_year);
    edge->values[AKT_EDGE_UNTIL] = date(g, tie->to_year);
    edge->values[AKT_EDGE_SOURCES] = sources(g, &tie->record);
    return true;
}

static bool add_flow(akt_graph *g, const akt_flow *flow)
{
    static const char *const statuses[] = {NULL, "proposed", "budget", "committed", "paid"};
    akt_buffer amount = AKT_BUFFER_INIT;
    const char *kind = code(g, AKT_VOCABULARY_FLOW_KINDS, flow->kind);
    akt_graph_edge *edge = add_edge(g, flow->from, flow->to, AKT_LAYER_FUNDING, kind, true);
    if (!edge)
        return false;
    if (flow->amount.known)
        akt_buffer_add_integer(&amount, flow->amount.value);
    edge->values[AKT_EDGE_ID] = flow->record.id;
    edge->values[AKT_EDGE_LABEL] = akt_text_in(&flow->purpose, g->lang);
    edge->values[AKT_EDGE_AMOUNT] = keep(g, &amount);
    edge->values[AKT_EDGE_CURRENCY] = flow->currency;
    edge->values[AKT_EDGE_YEAR] = date(g, flow->year);
    edge->values[AKT_EDGE_STATUS] = statuses[flow->status];
    edge->values[AKT_EDGE_VIA] = id_of(g, flow->via);
    edge->values[AKT_EDGE_SOURCES] = sources(g, &flow->record);
    return true;
}

static bool add_all(akt_graph *g, const akt_refs *from, akt_ref to, akt_layer layer,
                    const char *kind, bool is_directed)
{
    const akt_record *record = akt_dataset_record(g->dataset, to.table, (size_t)to.index);
    for (size_t i = 0; i < from->count; i++) {
        akt_graph_edge *edge = add_edge(g, from->items[i], to, layer, kind, is_directed);
        if (!edge)
            return false;
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

static bool make(akt_graph *g)
{
    const akt_dataset *dataset = g->dataset;
    bool ok = true;
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; ok && i < akt_dataset_count(dataset, parties[t]); i++)
            ok = add_node(g, (akt_ref){parties[t], (int32_t)i});
    for (size_t i = 0; ok && i < akt_dataset_count(dataset, AKT_TABLE_TIES); i++)
        ok = add_tie(g, &akt_dataset_ties(dataset)[i]);
    for (size_t i = 0; ok && i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        ok = add_flow(g, &akt_dataset_flows(dataset)[i]);
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; ok && i < akt_dataset_count(dataset, parties[t]); i++)
            ok = add_implied(g, (akt_ref){parties[t], (int32_t)i});
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
