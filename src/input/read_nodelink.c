#include "input/formats_internal.h"

#include "base/intern.h"
#include "input/graph_json_internal.h"

#include <stdio.h>
#include <string.h>

/* Node-link JSON: `nodes`, and `links` (D3, networkx) or `edges` (networkx, sigma.js, graphology,
 * vis.js), whose ends are ids or, where nodes have none, indexes. */

typedef struct ends {
    akt_intern *ids;   /* of nodes */
    bool are_numbers;  /* all ids are */
    bool has_nameless; /* a node without an id: edges count nodes from 0 */
} ends;

/* Where the list of one of these names is; 0 where there is none. */
static size_t find_list(const akt_graph_json *j, const char *const *names)
{
    for (; *names; names++) {
        size_t at = akt_graph_json__member(j, 0, *names);
        if (at && j->file->text[at] == '[')
            return at;
    }
    return 0;
}

static const char *take_first(const akt_found_values *values, const char *const *names)
{
    for (; *names; names++) {
        const char *text = akt_found_take(values, *names);
        if (text)
            return text;
    }
    return NULL;
}

/* A node that is no object is its own id. */
static void take_node(akt_graph_json *j, const akt_json_cursor *item, ends *e)
{
    static const char *const ids[] = {"id", "key", NULL};
    char number[24];
    bool is_object = j->file->text[item->value] == '{';
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *id = is_object ? take_first(&values, ids) : akt_graph_json__string(j, item->value);
    snprintf(number, sizeof number, "%zu", item->index);
    akt_found_node *node =
        akt_found_add_node(&j->graph, id ? id : number, akt_graph_json__mark(j, item->value));
    node->id = id ? node->key : NULL;
    node->values = values;
    const akt_found_value *parent = akt_found_get(&values, "parent");
    node->parent = parent && parent->type != AKT_FOUND_JSON ? parent->text : NULL;
    e->has_nameless = e->has_nameless || !id;
    const akt_found_value *own = akt_found_get(&values, "id");
    e->are_numbers = e->are_numbers && own && own->type == AKT_FOUND_NUMBER;
    if (akt_intern_add(e->ids, node->key, (uint32_t)item->index) == AKT_INTERN_NONE)
        akt_pool_fail(j->graph.pool);
}

/* The key of an end: a number may be an id or count nodes from 0. */
static const char *key_of(akt_graph_json *j, const akt_found_values *values,
                          const char *const *names, const ends *e)
{
    const akt_found_value *end = NULL;
    for (; *names && !end; names++)
        end = akt_found_get(values, *names);
    if (!end)
        return "";
    ((akt_found_value *)end)->is_used = true;
    bool is_index = end->type == AKT_FOUND_NUMBER && !e->has_nameless && !e->are_numbers &&
                    akt_intern_find(e->ids, end->text) == AKT_INTERN_NONE;
    size_t index = 0;
    for (const char *digit = end->text; is_index && *digit; digit++)
        index = *digit >= '0' && *digit <= '9' && index < j->graph.nodes.count
                    ? index * 10 + (size_t)(*digit - '0')
                    : j->graph.nodes.count;
    if (!is_index || index >= j->graph.nodes.count)
        return end->text;
    return ((akt_found_node **)j->graph.nodes.items)[index]->key;
}

static void take_edge(akt_graph_json *j, const akt_json_cursor *item, const ends *e,
                      bool is_directed)
{
    static const char *const froms[] = {"source", "from", NULL};
    static const char *const tos[] = {"target", "to", NULL};
    static const char *const ids[] = {"id", "key", NULL};
    akt_found_values values = akt_graph_json__values(j, item->value);
    const char *from = key_of(j, &values, froms, e), *to = key_of(j, &values, tos, e);
    akt_found_value *undirected = akt_found_get(&values, "undirected");
    akt_found_edge *edge =
        akt_found_add_edge(&j->graph, from, to, akt_graph_json__mark(j, item->value));
    bool says = undirected && undirected->type == AKT_FOUND_BOOL;
    edge->is_directed = says ? *undirected->text == 'f' : is_directed;
    if (says)
        undirected->is_used = true;
    edge->id = take_first(&values, ids);
    edge->values = values;
}

/* networkx says `directed`, graphology a type. */
static bool is_directed(akt_graph_json *j)
{
    size_t options = akt_graph_json__member(j, 0, "options");
    const char *type =
        options ? akt_graph_json__string(j, akt_graph_json__member(j, options, "type")) : NULL;
    return akt_graph_json__is_true(j, 0, "directed", type && strcmp(type, "undirected") != 0);
}

/* Its name is the title; there is no place for the rest. */
static void take_title(akt_graph_json *j)
{
    static const char *const objects[] = {"graph", "attributes", NULL};
    static const char *const titles[] = {"name", NULL};
    static const char *const all[] = {"directed", "multigraph", "graph", "attributes", "options",
                                      "nodes",    "links",      "edges", NULL};
    for (const char *const *name = objects; *name; name++) {
        size_t object = akt_graph_json__member(j, 0, *name);
        if (object && !j->graph.title)
            j->graph.title = akt_graph_json__string(j, akt_graph_json__member(j, object, "name"));
        if (object)
            akt_graph_json__leave_out(j, object, *name, titles);
    }
    akt_graph_json__leave_out(j, 0, "", all);
}

akt_status akt_graph_json__take_nodelink(akt_graph_json *j)
{
    static const char *const node_lists[] = {"nodes", NULL};
    static const char *const edge_lists[] = {"links", "edges", NULL};
    size_t nodes = find_list(j, node_lists), edges = find_list(j, edge_lists);
    ends e = {.ids = akt_intern_new(), .are_numbers = true};
    if (!e.ids)
        return AKT_ENOMEM;
    if (!nodes) {
        akt_intern_free(e.ids);
        return akt_graph_json__refuse(j, "node-link-JSON");
    }
    take_title(j);
    for (akt_json_cursor i = akt_json_enter(j->file->text, nodes); akt_json_next(&i);)
        take_node(j, &i, &e);
    bool way = is_directed(j);
    if (edges)
        for (akt_json_cursor i = akt_json_enter(j->file->text, edges); akt_json_next(&i);)
            take_edge(j, &i, &e, way);
    akt_intern_free(e.ids);
    return akt_pool_has_failed(j->graph.pool) ? AKT_ENOMEM : AKT_OK;
}

akt_status akt_read__nodelink(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                              akt_error *err)
{
    return akt_graph_json__read(file, pool, faults, akt_graph_json__take_nodelink, err);
}
