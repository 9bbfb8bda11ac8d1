#include "input/formats_internal.h"

#include "input/graph_json_internal.h"

#include <string.h>

/* Cytoscape.js and Cytoscape (.cyjs): `elements`, an object of `nodes` and `edges` or a list of both,
 * each with its `data`. Edges point unless the graph or the edge says otherwise. */

static void take_node(akt_graph_json *j, const akt_json_cursor *item)
{
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *id = akt_found_take(&values, "id");
    akt_found_node *node =
        akt_found_add_node(&j->graph, id ? id : "", akt_graph_json__mark(j, item->value));
    const akt_found_value *parent = akt_found_get(&values, "parent");
    node->parent = parent ? parent->text : NULL;
    node->values = values;
}

static void take_edge(akt_graph_json *j, const akt_json_cursor *item, bool is_directed)
{
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *from = akt_found_take(&values, "source"), *to = akt_found_take(&values, "target");
    akt_found_edge *edge = akt_found_add_edge(&j->graph, from ? from : "", to ? to : "",
                                              akt_graph_json__mark(j, item->value));
    edge->is_directed = is_directed;
    edge->id = akt_found_take(&values, "id");
    edge->values = values;
}

/* Of a list of both, edges are what has a source. */
static void take_list(akt_graph_json *j, size_t list, bool is_directed, bool all_edges)
{
    for (akt_json_cursor i = akt_json_enter(j->file->text, list); akt_json_next(&i);) {
        size_t data = akt_graph_json__member(j, i.value, "data");
        if (all_edges || (data && akt_graph_json__member(j, data, "source")))
            take_edge(j, &i, is_directed);
        else
            take_node(j, &i);
    }
}

/* Cytoscape gives it numbers and marks of its own. */
static void take_title(akt_graph_json *j, size_t data)
{
    static const char *const known[] = {"name", "shared_name", "SUID", "selected", NULL};
    j->graph.title = akt_graph_json__string(j, akt_graph_json__member(j, data, "name"));
    akt_graph_json__leave_out(j, data, "data", known);
}

static akt_status take(akt_graph_json *j)
{
    const char *text = j->file->text;
    size_t start = akt_json_skip_space(text, 0), data = akt_graph_json__member(j, 0, "data");
    bool is_list = text[start] == '[';
    size_t elements = is_list ? start : akt_graph_json__member(j, 0, "elements");
    bool is_directed = akt_graph_json__is_true(j, 0, "directed", true);
    size_t nodes = elements ? akt_graph_json__member(j, elements, "nodes") : 0;
    size_t edges = elements ? akt_graph_json__member(j, elements, "edges") : 0;
    bool is_flat = (elements || is_list) && text[elements] == '[';
    if (!is_flat && (!nodes || text[nodes] != '[' || (edges && text[edges] != '[')))
        return akt_graph_json__refuse(j, "Cytoscape-JSON");
    if (data)
        take_title(j, data);
    if (is_flat)
        take_list(j, elements, is_directed, false);
    if (nodes)
        take_list(j, nodes, is_directed, false);
    if (edges)
        take_list(j, edges, is_directed, true);
    return akt_pool_has_failed(j->graph.pool) ? AKT_ENOMEM : AKT_OK;
}

akt_status akt_read__cytoscape(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                               akt_error *err)
{
    return akt_graph_json__read(file, pool, faults, take, err);
}
