#include "input/graph_dataset.h"

#include "base/file.h"
#include "base/json_text.h"
#include "input/edit_record.h"
#include "input/graph_dataset_internal.h"
#include "input/graph_id.h"
#include "parse/json.h"

#include <string.h>

/* A planned graph → the text of our JSON. */

static void begin_record(akt_graph_maker *m, const char **between, akt_text_mark at)
{
    akt_buffer_add(&m->made.json, *between);
    m->at = at;
    akt_made_text_place(&m->made, at, NULL);
    *between = ",\n  ";
    m->between = "{";
    m->done_count = 0;
}

static void end_record(akt_graph_maker *m)
{
    akt_buffer_add_char(&m->made.json, '}');
}

/* Attributes that fit no field; numbers and truth values stay what they are. */

static void add_extra_value(akt_graph_maker *m, const akt_found_value *value)
{
    akt_buffer *out = &m->made.json;
    bool is_bool = value->type == AKT_FOUND_BOOL && *value->text;
    if (value->type == AKT_FOUND_NUMBER && akt_found_number(value->text, out))
        return;
    if (value->type == AKT_FOUND_JSON)
        akt_buffer_add(out, value->text);
    else if (is_bool)
        akt_buffer_add(out, strchr("tT1yY", *value->text) ? "true" : "false");
    else
        akt_json_text_add(out, value->text);
}

/* A name in `extra`, where each stands once. */
static const char *name_of(akt_graph_maker *m, const akt_found_values *all,
                           const akt_found_value *value)
{
    size_t before = 0;
    for (const akt_found_value *v = all->first; v != value; v = v->next)
        before += !v->is_used && strcmp(v->name, value->name) == 0;
    if (!before)
        return value->name;
    akt_buffer name = AKT_BUFFER_INIT;
    akt_buffer_format(&name, "%s (%zu)", value->name, before + 1);
    return akt_buffer_settle(&name, m->pool);
}

/* Whether a text is one object and no more, without any fault. */
static bool is_sound_object(akt_graph_maker *m, const akt_found_value *value)
{
    const akt_text_place place = {0, m->at, NULL};
    const akt_text_file text = {.name = m->graph->file,
                                .text = value->text,
                                .size = strlen(value->text),
                                .places = &place,
                                .place_count = 1};
    akt_diagnostics own;
    if (*value->text != '{')
        return false;
    akt_diagnostics_init(&own);
    akt_status status = akt_json_check(&text, &own);
    if (status == AKT_ENOMEM)
        akt_pool_fail(m->pool);
    akt_diagnostics_dispose(&own);
    return status == AKT_OK;
}

/* Whether a sound object, and nothing else, is all that is left: our exports write `extra` so. */
static bool add_own_extra(akt_graph_maker *m, const akt_found_values *values)
{
    akt_found_value *extra = akt_found_get(values, "extra");
    for (const akt_found_value *v = values->first; v; v = v->next)
        if (!v->is_used && v != extra)
            return false;
    if (!extra || !is_sound_object(m, extra))
        return false;
    akt_graph__open(m, "extra");
    akt_buffer_add(&m->made.json, extra->text);
    return true;
}

/* id is what the file has for the made one; NULL = the same. */
static void add_extra(akt_graph_maker *m, akt_found_values *values, const char *id)
{
    akt_found_note(m->graph, values, "id", id, AKT_FOUND_TEXT);
    if (add_own_extra(m, values))
        return;
    const char *outside = m->between, *inside = "{";
    for (const akt_found_value *v = values->first; v; v = v->next) {
        if (v->is_used)
            continue;
        if (*inside == '{') {
            m->between = outside;
            akt_graph__open(m, "extra");
        }
        m->between = inside;
        akt_graph__open(m, name_of(m, values, v));
        add_extra_value(m, v);
        inside = ", ";
    }
    m->between = ", ";
    akt_buffer_add(&m->made.json, *inside == '{' ? "" : "}");
}

/* Attributes that are fields. */
static void add_fields(akt_graph_maker *m, akt_table table, akt_found_values *values)
{
    const akt_field_choice *all = &m->choices[table];
    for (size_t i = 0; values->first && i < all->count; i++)
        if (all->items[i]->type == AKT_FIELD_TEXT)
            akt_graph__texts(m, all->items[i], values);
    for (akt_found_value *v = values->first; v; v = v->next) {
        bool is_open = !v->is_used && v->type != AKT_FOUND_JSON;
        const akt_field *field = !is_open ? NULL : akt_graph__find_field(m, table, v->name);
        v->is_used = v->is_used || (field && akt_graph__field(m, field, v->text));
    }
}

static const akt_field *field_of(akt_table table, const char *name)
{
    return akt_schema_field(akt_schema_of_table(table), name);
}

/* Parties */

/* Whether text is what the attribute says in one of its languages. */
static bool says_same(const akt_found_values *values, const char *field, const char *text)
{
    size_t size = strlen(field);
    for (const akt_found_value *v = values->first; v; v = v->next)
        if (strncmp(v->name, field, size) == 0 && (v->name[size] == '\0' || v->name[size] == '_') &&
            strcmp(v->text, text) == 0)
            return true;
    return false;
}

/* The label as the format has it, else an attribute that is a name, else the id. */
static void add_name(akt_graph_maker *m, const akt_node_plan *plan)
{
    const akt_found_node *node = plan->found;
    const akt_field *name = field_of(plan->table, "name");
    akt_found_value *label = akt_found_get(&node->values, "label");
    bool is_ours = says_same(&node->values, "name",
                             node->label ? node->label
                             : label     ? label->text
                                         : "");
    bool is_named = is_ours && akt_graph__texts(m, name, &node->values);
    if (is_ours && label)
        label->is_used = true;
    is_named = is_named || (node->label && akt_graph__field(m, name, node->label));
    for (akt_found_value *v = node->values.first; v; v = v->next) {
        bool is_name = !v->is_used && akt_graph__find_field(m, plan->table, v->name) == name;
        if (is_name && !is_named)
            v->is_used = is_named = akt_graph__field(m, name, v->text);
        else if (is_name && node->label && strcmp(node->label, v->text) == 0)
            v->is_used = true;
    }
    if (!is_named && !akt_graph__field(m, name, node->id ? node->id : node->key))
        akt_graph__text(m, "name", plan->id);
}

static void add_entries(akt_graph_maker *m, const akt_node_plan *plan, akt_edge_kind kind,
                        const char *name)
{
    if (plan->first[kind] == AKT_INTERN_NONE)
        return;
    akt_graph__open(m, name);
    const char *between = "[";
    for (uint32_t e = plan->first[kind]; e != AKT_INTERN_NONE; e = m->edges[e].next) {
        akt_buffer_add(&m->made.json, between);
        akt_made_text_place(&m->made, m->edges[e].found->at, NULL);
        akt_json_text_add(&m->made.json, m->nodes[m->edges[e].from].id);
        between = ", ";
    }
    akt_buffer_add_char(&m->made.json, ']');
    m->done[m->done_count++] = field_of(plan->table, name);
}

/* What an actor is a unit of: as an attribute, an edge or the nesting says. */
static void add_parent(akt_graph_maker *m, const akt_node_plan *plan)
{
    uint32_t edge = plan->first[AKT_EDGE_IS_ABOVE];
    const akt_field *parent = field_of(AKT_TABLE_ACTORS, "parent");
    if (plan->table != AKT_TABLE_ACTORS || akt_graph__is_done(m, parent))
        return;
    if (edge != AKT_INTERN_NONE)
        akt_graph__field(m, parent, m->edges[edge].found->from);
    else if (plan->found->parent && !akt_graph__field(m, parent, plan->found->parent))
        akt_found_note(m->graph, &plan->found->values, "parent", plan->found->parent,
                       AKT_FOUND_TEXT);
}

static void add_kind(akt_graph_maker *m, const akt_node_plan *plan)
{
    const akt_field *kind = field_of(plan->table, "kind");
    if (kind && !akt_graph__is_done(m, kind))
        akt_graph__text(m, "kind",
                        akt_graph_terms_code(&m->terms, (akt_vocabulary)kind->arg, NULL, m->at));
}

static void add_roles(akt_graph_maker *m, const akt_node_plan *plan)
{
    akt_found_value *roles = akt_found_get(&plan->found->values, "roles");
    if (roles && !roles->is_used)
        roles->is_used = akt_graph__roles(m, plan->id, roles->text);
}

static void write_party(akt_graph_maker *m, const akt_node_plan *plan)
{
    const char *own = plan->found->id;
    akt_graph__text(m, "id", plan->id);
    add_name(m, plan);
    add_roles(m, plan);
    add_entries(m, plan, AKT_EDGE_OWNS, "owners");
    add_entries(m, plan, AKT_EDGE_OPERATES, "operators");
    add_entries(m, plan, AKT_EDGE_PARTNERS, "partners");
    add_entries(m, plan, AKT_EDGE_JOINS, "members");
    add_fields(m, plan->table, &plan->found->values);
    add_parent(m, plan);
    add_kind(m, plan);
    add_extra(m, &plan->found->values, own && strcmp(own, plan->id) != 0 ? own : NULL);
}

static void write_parties(akt_graph_maker *m, akt_table table)
{
    akt_buffer_format(&m->made.json, ",\n\"%s\": [", akt_table_name(table));
    const char *between = "\n  ";
    for (size_t i = 0; i < m->graph->nodes.count; i++) {
        if (m->nodes[i].table != table)
            continue;
        begin_record(m, &between, m->nodes[i].found->at);
        write_party(m, &m->nodes[i]);
        end_record(m);
    }
    akt_buffer_add_char(&m->made.json, ']');
}

/* Ties and flows */

bool akt_graph__is_count(const char *id)
{
    id += *id == 'e';
    return id[strspn(id, "0123456789")] == '\0';
}

static const char *id_of(const akt_found_edge *edge)
{
    akt_found_value *own = akt_found_get(&edge->values, "id");
    const char *id = own && !own->is_used ? own->text : edge->id;
    if (own)
        own->is_used = true;
    return id && *id ? id : NULL;
}

static void add_ends(akt_graph_maker *m, const akt_edge_plan *plan)
{
    akt_graph__text(m, "from", m->nodes[plan->from].id);
    akt_graph__text(m, "to", m->nodes[plan->to].id);
}

static void write_tie(akt_graph_maker *m, const akt_edge_plan *plan)
{
    const char *id = id_of(plan->found), *label = plan->label ? plan->label->text : "";
    const char *kind = akt_graph_terms_tie(&m->terms, plan->kind ? plan->kind->text : NULL,
                                           plan->layer, plan->is_directed, m->at);
    add_ends(m, plan);
    akt_graph__text(m, "kind", kind);
    if (plan->kind)
        plan->kind->is_used = true;
    if (*label && (akt_graph_terms_names(&m->terms, AKT_VOCABULARY_TIE_KINDS, kind, label) ||
                   says_same(&plan->found->values, "what", label)))
        plan->label->is_used = strcmp(plan->label->name, "what") != 0;
    m->done[m->done_count++] = field_of(AKT_TABLE_TIES, "kind");
    add_fields(m, AKT_TABLE_TIES, &plan->found->values);
    add_extra(m, &plan->found->values, id && !akt_graph__is_count(id) ? id : NULL);
}

static void write_flow(akt_graph_maker *m, const akt_edge_plan *plan)
{
    akt_buffer wish = AKT_BUFFER_INIT;
    const char *id = id_of(plan->found);
    if (id && akt_input_is_id(id))
        akt_buffer_add(&wish, id);
    else
        akt_graph_slug(&wish, id ? id : "");
    const char *made = akt_graph_take_id(m->flows, wish.size ? akt_buffer_text(&wish) : "flow",
                                         (uint32_t)(plan - m->edges), m->pool);
    if (wish.failed)
        akt_pool_fail(m->pool);
    akt_buffer_dispose(&wish);
    akt_graph__text(m, "id", made);
    add_ends(m, plan);
    if (plan->kind)
        plan->kind->is_used =
            akt_graph__field(m, field_of(AKT_TABLE_FLOWS, "kind"), plan->kind->text);
    akt_found_value *label = akt_found_get(&plan->found->values, "label");
    const char *kind = plan->kind ? akt_graph_terms_code(&m->terms, AKT_VOCABULARY_FLOW_KINDS,
                                                         plan->kind->text, m->at)
                                  : "";
    if (label && (says_same(&plan->found->values, "purpose", label->text) ||
                  akt_graph_terms_names(&m->terms, AKT_VOCABULARY_FLOW_KINDS, kind, label->text)))
        label->is_used = true;
    add_fields(m, AKT_TABLE_FLOWS, &plan->found->values);
    add_extra(m, &plan->found->values, id && strcmp(id, made) != 0 ? id : NULL);
}

static void write_edges(akt_graph_maker *m, akt_edge_kind kind, akt_table table,
                        void (*write)(akt_graph_maker *m, const akt_edge_plan *plan))
{
    akt_buffer_format(&m->made.json, ",\n\"%s\": [", akt_table_name(table));
    const char *between = "\n  ";
    for (size_t i = 0; i < m->graph->edges.count; i++) {
        if (m->edges[i].is != kind)
            continue;
        begin_record(m, &between, m->edges[i].found->at);
        write(m, &m->edges[i]);
        end_record(m);
    }
    akt_buffer_add_char(&m->made.json, ']');
}

/* The rest */

static void write_roles(akt_graph_maker *m)
{
    const akt_role_plan *roles = m->roles.items;
    const char *between = "\n  ";
    akt_buffer_add(&m->made.json, ",\n\"roles\": [");
    for (size_t i = 0; i < m->roles.count; i++) {
        begin_record(m, &between, roles[i].at);
        akt_graph__text(m, "holder", roles[i].holder);
        akt_graph__field(m, field_of(AKT_TABLE_ROLES, "role"), roles[i].role);
        akt_graph__field(m, field_of(AKT_TABLE_ROLES, "area"), roles[i].area);
        akt_graph__text(m, "strength", roles[i].strength);
        end_record(m);
    }
    akt_buffer_add_char(&m->made.json, ']');
}

/* Of sources a graph has nothing but their ids. */
static void write_sources(akt_graph_maker *m)
{
    const char *const *ids = m->source_ids.items;
    const char *between = "\n  ";
    akt_buffer_add(&m->made.json, ",\n\"sources\": [");
    for (size_t i = 0; i < m->source_ids.count; i++) {
        begin_record(m, &between, (akt_text_mark){1, 1});
        akt_graph__text(m, "id", ids[i]);
        akt_graph__text(m, "title", ids[i]);
        end_record(m);
    }
    akt_buffer_add_char(&m->made.json, ']');
}

/* No graph says when its facts held: the date of a file is another. */
void akt_graph__write_about(akt_made_text *made, const char *title, const char *file)
{
    akt_buffer stem = AKT_BUFFER_INIT;
    akt_file_add_stem(&stem, file);
    bool is_titled = title && title[strspn(title, " \t\r\n")];
    akt_made_text_place(made, (akt_text_mark){1, 1}, NULL);
    akt_buffer_add(&made->json, "{\"dataset\": {\"title\": ");
    akt_json_text_add(&made->json, is_titled ? title : akt_buffer_text(&stem));
    akt_buffer_add(&made->json, ", \"date\": null}");
    if (stem.failed)
        akt_pool_fail(made->pool);
    akt_buffer_dispose(&stem);
}

static void write_all(akt_graph_maker *m)
{
    akt_graph__write_about(&m->made, m->graph->title, m->graph->file);
    write_parties(m, AKT_TABLE_ACTORS);
    write_parties(m, AKT_TABLE_PROGRAMMES);
    write_parties(m, AKT_TABLE_FORUMS);
    write_edges(m, AKT_EDGE_IS_TIE, AKT_TABLE_TIES, write_tie);
    write_edges(m, AKT_EDGE_IS_FLOW, AKT_TABLE_FLOWS, write_flow);
    write_roles(m);
    write_sources(m);
    akt_buffer_add(&m->made.json, ",\n\"taxonomy\": ");
    akt_graph_terms_write(&m->terms, &m->made);
    akt_buffer_add(&m->made.json, "}\n");
}

static akt_status make(akt_graph_maker *m, akt_text_file *file, akt_error *err)
{
    size_t before = m->graph->faults->counts[AKT_LEVEL_ERROR];
    akt_found_tell_left_out(m->graph);
    akt_graph__plan(m);
    if (akt_pool_has_failed(m->pool))
        return akt_error_memory(err);
    if (m->graph->faults->counts[AKT_LEVEL_ERROR] > before)
        return AKT_EDATA;
    write_all(m);
    return akt_made_text_settle(&m->made, file, err);
}

static akt_status make_of(akt_found_graph *graph, akt_text_file *file, akt_error *err)
{
    akt_pool *pool = graph->pool;
    akt_graph_maker m = {.graph = graph,
                         .pool = pool,
                         .made = AKT_MADE_TEXT_OF(pool),
                         .keys = akt_intern_new(),
                         .ids = akt_intern_new(),
                         .flows = akt_intern_new(),
                         .sources = akt_intern_new(),
                         .fields = akt_intern_new(),
                         .source_ids = AKT_LIST_OF(const char *),
                         .roles = AKT_LIST_OF(akt_role_plan)};
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        m.choices[t] = akt_field_choose_all(akt_schema_of_table((akt_table)t));
    bool is_ready = akt_graph_terms_init(&m.terms, pool) && m.keys && m.ids && m.flows &&
                    m.sources && m.fields && !akt_pool_has_failed(pool);
    akt_status status = is_ready ? make(&m, file, err) : akt_error_memory(err);
    akt_made_text_dispose(&m.made);
    akt_graph_terms_dispose(&m.terms);
    akt_intern *const tables[] = {m.keys, m.ids, m.flows, m.sources, m.fields};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        akt_intern_free(tables[i]);
    akt_list_dispose(&m.source_ids);
    akt_list_dispose(&m.roles);
    return status;
}

akt_status akt_graph_dataset_make(akt_found_graph *graph, akt_text_file *file, akt_status read,
                                  akt_error *err)
{
    akt_status status = read;
    if (read == AKT_OK)
        status = make_of(graph, file, err);
    else if (read == AKT_ENOMEM)
        akt_error_memory(err);
    akt_found_graph_dispose(graph);
    return status;
}
