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

static void take_element(akt_graph_json *j, const akt_json_cursor *item, akt_intern *labels)
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
    if (akt_intern_add(labels, node->key, index) == AKT_INTERN_NONE ||
        (label && akt_intern_add(labels, label->text, index) == AKT_INTERN_NONE))
        akt_pool_fail(j->graph.pool);
}

/* An end by its id or its label. */
static const char *key_of(const akt_graph_json *j, const akt_found_values *values, const char *name,
                          const akt_intern *labels)
{
    const char *end = akt_found_take(values, name);
    uint32_t node = end ? akt_intern_find(labels, end) : AKT_INTERN_NONE;
    if (node == AKT_INTERN_NONE)
        return end ? end : "";
    return ((akt_found_node **)j->graph.nodes.items)[node]->key;
}

static void take_connection(akt_graph_json *j, const akt_json_cursor *item,
                            const akt_intern *labels)
{
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *from = key_of(j, &values, "from", labels), *to = key_of(j, &values, "to", labels);
    akt_found_edge *edge =
        akt_found_add_edge(&j->graph, from, to, akt_graph_json__mark(j, item->value));
    akt_found_value *way = akt_found_get(&values, "direction");
    edge->is_directed = !way || strcmp(way->text, "directed") == 0;
    if (way)
        way->is_used = strcmp(way->text, "mutual") != 0;
    edge->id = id_of(&values);
    edge->values = values;
}

static akt_status take(akt_graph_json *j)
{
    const char *text = j->file->text;
    size_t elements = akt_graph_json__member(j, 0, "elements");
    size_t connections = akt_graph_json__member(j, 0, "connections");
    if (!elements || text[elements] != '[' || (connections && text[connections] != '['))
        return akt_graph_json__refuse(j, "Kumu-JSON");
    akt_intern *labels = akt_intern_new();
    if (!labels)
        return AKT_ENOMEM;
    j->graph.title = akt_graph_json__string(j, akt_graph_json__member(j, 0, "name"));
    for (akt_json_cursor i = akt_json_enter(text, elements);
         akt_json_next(&i) && !akt_pool_has_failed(j->graph.pool);)
        take_element(j, &i, labels);
    for (akt_json_cursor i = akt_json_enter(text, connections); connections && akt_json_next(&i);)
        take_connection(j, &i, labels);
    akt_intern_free(labels);
    return akt_pool_has_failed(j->graph.pool) ? AKT_ENOMEM : AKT_OK;
}

akt_status akt_read__kumu(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                          akt_error *err)
{
    return akt_graph_json__read(file, pool, faults, take, err);
}
