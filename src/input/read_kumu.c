#include "input/formats_internal.h"

#include "base/intern.h"
#include "input/graph_json_internal.h"

#include <string.h>

/* Kumu (docs.kumu.io): `elements` and `connections`, whose ends are ids or labels. A project that Kumu
 * itself writes has `_id` and `attributes`. */

static const char *id_of(const akt_found_values *values)
{
    const char *own = akt_found_take(values, "_id");
    return own ? own : akt_found_take(values, "id");
}

/* What ends name elements by: an id, or else a label. */
typedef struct names {
    akt_intern *ids, *labels; /* -> elements */
    akt_intern *shared;       /* labels of several */
} names;

static void take_element(akt_graph_json *j, const akt_json_cursor *item, const names *known)
{
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *id = id_of(&values);
    const akt_found_value *label = akt_found_get(&values, "label");
    akt_found_node *node = akt_found_add_node(&j->graph,
                                              id      ? id
                                              : label ? label->text
                                                      : "",
                                              akt_graph_json__mark(j, item->value));
    node->values = values;
    uint32_t index = (uint32_t)j->graph.nodes.count - 1;
    uint32_t first = label ? akt_intern_add(known->labels, label->text, index) : index;
    if (akt_intern_add(known->ids, node->key, index) == AKT_INTERN_NONE ||
        first == AKT_INTERN_NONE ||
        (first != index && akt_intern_add(known->shared, label->text, index) == AKT_INTERN_NONE))
        akt_pool_fail(j->graph.pool);
}

/* An end by its id or its label, which must then be of one element alone. */
static const char *key_of(akt_graph_json *j, const akt_found_values *values, const char *name,
                          const names *known, akt_text_mark at)
{
    const char *end = akt_found_take(values, name);
    if (!end)
        return "";
    uint32_t node = akt_intern_find(known->ids, end);
    if (node == AKT_INTERN_NONE && akt_intern_find(known->shared, end) != AKT_INTERN_NONE)
        akt_found_fault(&j->graph, AKT_FAULT_GRAPH_SAME_LABEL, at, end, NULL);
    if (node == AKT_INTERN_NONE)
        node = akt_intern_find(known->labels, end);
    return node == AKT_INTERN_NONE ? end : ((akt_found_node **)j->graph.nodes.items)[node]->key;
}

static void take_connection(akt_graph_json *j, const akt_json_cursor *item, const names *known)
{
    akt_text_mark at = akt_graph_json__mark(j, item->value);
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *from = key_of(j, &values, "from", known, at);
    akt_found_edge *edge =
        akt_found_add_edge(&j->graph, from, key_of(j, &values, "to", known, at), at);
    akt_found_value *way = akt_found_get(&values, "direction");
    edge->is_directed = !way || strcmp(way->text, "directed") == 0;
    if (way)
        way->is_used = strcmp(way->text, "mutual") != 0;
    edge->id = id_of(&values);
    edge->values = values;
}

static void take_all(akt_graph_json *j, size_t elements, size_t connections, const names *known)
{
    static const char *const taken[] = {"name", "version", "elements", "connections", NULL};
    const char *text = j->file->text;
    j->graph.title = akt_graph_json__string(j, akt_graph_json__member(j, 0, "name"));
    akt_graph_json__leave_out(j, 0, "", taken);
    for (akt_json_cursor i = akt_json_enter(text, elements);
         akt_json_next(&i) && !akt_pool_has_failed(j->graph.pool);)
        take_element(j, &i, known);
    for (akt_json_cursor i = akt_json_enter(text, connections); connections && akt_json_next(&i);)
        take_connection(j, &i, known);
}

static akt_status take(akt_graph_json *j)
{
    const char *text = j->file->text;
    size_t elements = akt_graph_json__member(j, 0, "elements");
    size_t connections = akt_graph_json__member(j, 0, "connections");
    if (!elements || text[elements] != '[' || (connections && text[connections] != '['))
        return akt_graph_json__refuse(j, "Kumu-JSON");
    size_t before = j->graph.faults->counts[AKT_LEVEL_ERROR];
    const names known = {akt_intern_new(), akt_intern_new(), akt_intern_new()};
    if (known.ids && known.labels && known.shared)
        take_all(j, elements, connections, &known);
    else
        akt_pool_fail(j->graph.pool);
    akt_intern_free(known.ids);
    akt_intern_free(known.labels);
    akt_intern_free(known.shared);
    if (akt_pool_has_failed(j->graph.pool))
        return AKT_ENOMEM;
    return j->graph.faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : AKT_OK;
}

akt_status akt_read__kumu(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                          akt_error *err)
{
    return akt_graph_json__read(file, pool, faults, take, err);
}
