#include "input/formats_internal.h"

#include "base/intern.h"
#include "input/graph_dataset.h"
#include "input/graph_xml_internal.h"

#include <stdio.h>
#include <string.h>

/* GraphML (graphml.graphdrawing.org), as igraph, networkx, Gephi and yEd write it. Elements are told by
 * their local names; what an element of yEd draws is taken for attributes. */

enum { DEEPEST = 100 };

typedef enum key_for { FOR_NODE, FOR_EDGE, FOR_GRAPH, FOR_COUNT } key_for;

typedef struct key {
    const char *id, *name, *value; /* value: the default, or NULL */
    akt_found_type type;
    bool is_for[FOR_COUNT];
} key;

typedef struct frame {
    const char *element; /* static */
    akt_found_node *node;
    akt_found_edge *edge;
    bool is_directed; /* edges of the graph */
    bool is_passed;   /* in a part of a node or edge that a dataset has no place for */
    bool is_told;     /* as a whole, with all that is in it */
} frame;

typedef struct graphml {
    akt_found_graph graph;
    akt_list keys;                /* of key *, so that one stays where it is when others come */
    akt_intern *known[FOR_COUNT]; /* ids of keys -> key */
    frame frames[DEEPEST];
    size_t depth;
    const key *data;    /* whose text is being read; or NULL */
    const char *passed; /* the name of data that is passed over; or NULL */
    bool is_in_key;  /* a default is being read */
    akt_buffer text;
    size_t hyperedges;
} graphml;

static const char *const elements[] = {"graphml",   "key",       "graph",    "node",    "edge",
                                       "hyperedge", "endpoint",  "data",     "default", "desc",
                                       "port",      "NodeLabel", "EdgeLabel"};

/* "" for one that we do not know. */
static const char *element_of(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i], name) == 0)
            return elements[i];
    return "";
}

static bool is_element(const frame *f, const char *name)
{
    return strcmp(f->element, name) == 0;
}

static const frame *top(const graphml *g)
{
    return &g->frames[g->depth - 1];
}

static const char *attribute(graphml *g, akt_xml *xml, const char *name)
{
    const char *value = akt_xml_attribute(xml, name);
    return value ? akt_found_keep(&g->graph, value, strlen(value)) : NULL;
}

/* The attributes of what is being read: a node, an edge, or the graph (NULL). */
static akt_found_values *values_of(const frame *f)
{
    return f->node ? &f->node->values : f->edge ? &f->edge->values : NULL;
}

static key_for subject(const frame *f)
{
    return f->node ? FOR_NODE : f->edge ? FOR_EDGE : FOR_GRAPH;
}

/* Keys */

static void know_key(graphml *g, const key *added, akt_text_mark at)
{
    bool is_twice = false;
    for (int f = 0; f < FOR_COUNT; f++) {
        uint32_t index = (uint32_t)g->keys.count - 1;
        uint32_t now = added->is_for[f] ? akt_intern_add(g->known[f], added->id, index) : index;
        if (now == AKT_INTERN_NONE)
            akt_pool_fail(g->graph.pool);
        is_twice = is_twice || now != index;
    }
    if (is_twice)
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_KEY_TWICE, at, added->id, NULL);
}

static void add_key(graphml *g, key wanted, akt_text_mark at)
{
    key *added = akt_pool_get(g->graph.pool, sizeof *added);
    key **slot = added ? akt_list_add(&g->keys) : NULL;
    if (!slot) {
        akt_pool_fail(g->graph.pool);
        return;
    }
    *added = wanted;
    *slot = added;
    know_key(g, added, at);
}

static key *key_at(const graphml *g, size_t index)
{
    return index < g->keys.count ? ((key **)g->keys.items)[index] : NULL;
}

static void begin_key(graphml *g, akt_xml *xml, akt_text_mark at)
{
    const char *id = attribute(g, xml, "id"), *name = attribute(g, xml, "attr.name");
    const char *of = attribute(g, xml, "for");
    bool is_all = !of || strcmp(of, "all") == 0;
    key wanted = {.id = id ? id : "",
                  .name = name ? name
                          : id ? id
                               : "",
                  .type = akt_found_type_of(akt_xml_attribute(xml, "attr.type"))};
    wanted.is_for[FOR_NODE] = is_all || strcmp(of, "node") == 0;
    wanted.is_for[FOR_EDGE] = is_all || strcmp(of, "edge") == 0 || strcmp(of, "hyperedge") == 0;
    wanted.is_for[FOR_GRAPH] = is_all || strcmp(of, "graph") == 0 || strcmp(of, "graphml") == 0;
    add_key(g, wanted, at);
}

/* The key of a value; one that nobody declared is told of once, and its values are texts. */
static const key *find_key(graphml *g, const char *id, key_for f, akt_text_mark at)
{
    uint32_t index = akt_intern_find(g->known[f], id);
    if (index == AKT_INTERN_NONE) {
        key wanted = {.id = id, .name = id};
        wanted.is_for[f] = true;
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_KEY, at, id, NULL);
        add_key(g, wanted, at);
        index = akt_intern_find(g->known[f], id);
    }
    return key_at(g, index);
}

/* Elements */

static void begin_graph(akt_xml *xml, frame *f)
{
    const char *way = akt_xml_attribute(xml, "edgedefault");
    f->is_directed = way && strcmp(way, "directed") == 0;
}

/* A node in a graph that a node holds lies in that one. */
static void begin_node(graphml *g, akt_xml *xml, frame *f, akt_text_mark at)
{
    const char *id = attribute(g, xml, "id"), *parent = f->node ? f->node->key : NULL;
    f->node = akt_found_add_node(&g->graph, id ? id : "", at);
    f->node->parent = parent;
    f->edge = NULL;
}

static void begin_edge(graphml *g, akt_xml *xml, frame *f, akt_text_mark at)
{
    const char *from = attribute(g, xml, "source"), *to = attribute(g, xml, "target");
    const char *way = akt_xml_attribute(xml, "directed");
    bool is_directed = way ? akt_found_is_true(way) : f->is_directed;
    f->edge = akt_found_add_edge(&g->graph, from ? from : "", to ? to : "", at);
    f->edge->id = attribute(g, xml, "id");
    f->edge->is_directed = is_directed;
    f->node = NULL;
}

/* An edge with many ends is a forum of them. */
static void begin_hyperedge(graphml *g, akt_xml *xml, frame *f, akt_text_mark at)
{
    char made[40];
    const char *id = attribute(g, xml, "id");
    snprintf(made, sizeof made, "hyperedge-%zu", ++g->hyperedges);
    f->node = akt_found_add_node(&g->graph, id ? id : made, at);
    f->edge = NULL;
    akt_found_set(&g->graph, &f->node->values, "type", "forum", AKT_FOUND_TEXT);
}

/* What is said in it is not of the node or edge around it. */
static void pass_over(frame *f)
{
    f->node = NULL;
    f->edge = NULL;
    f->is_passed = true;
}

static void begin_endpoint(graphml *g, akt_xml *xml, frame *f, akt_text_mark at)
{
    const char *from = attribute(g, xml, "node");
    if (f->node) {
        akt_found_edge *edge = akt_found_add_edge(&g->graph, from ? from : "", f->node->key, at);
        edge->is_directed = edge->is_part = true;
        akt_found_set(&g->graph, &edge->values, "kind", "member", AKT_FOUND_TEXT);
    }
    pass_over(f);
}

static void begin_port(graphml *g, frame *f)
{
    akt_found_leave_out(&g->graph, "port");
    pass_over(f);
    f->is_told = true;
}

/* What a key is called that nothing a dataset has room for may bear. */
static const char *name_of_key(const graphml *g, const char *id)
{
    for (size_t i = 0; i < g->keys.count; i++)
        if (strcmp(key_at(g, i)->id, id) == 0)
            return key_at(g, i)->name;
    return id;
}

static void begin_data(graphml *g, akt_xml *xml, const frame *f, akt_text_mark at)
{
    const char *id = attribute(g, xml, "key");
    g->data = f->is_passed ? NULL : find_key(g, id ? id : "", subject(f), at);
    g->passed = f->is_passed ? name_of_key(g, id ? id : "") : NULL;
    akt_buffer_clear(&g->text);
}

/* What yEd draws of a node. Groups are drawn twice, open and closed: the first counts. */
static void take_drawing(graphml *g, akt_xml *xml, const frame *f)
{
    static const struct {
        const char *element, *attribute, *name;
        akt_found_type type;
    } rows[] = {{"Geometry", "x", "x", AKT_FOUND_NUMBER},
                {"Geometry", "y", "y", AKT_FOUND_NUMBER},
                {"Geometry", "width", "width", AKT_FOUND_NUMBER},
                {"Geometry", "height", "height", AKT_FOUND_NUMBER},
                {"Fill", "color", "color", AKT_FOUND_TEXT},
                {"Shape", "type", "shape", AKT_FOUND_TEXT},
                {"LineStyle", "color", "color", AKT_FOUND_TEXT},
                {"LineStyle", "width", "width", AKT_FOUND_NUMBER}};
    akt_found_values *values = values_of(f);
    for (size_t i = 0; values && i < sizeof rows / sizeof *rows; i++)
        if (strcmp(akt_xml_name(xml), rows[i].element) == 0 && !akt_found_get(values, rows[i].name))
            akt_found_set(&g->graph, values, rows[i].name,
                          akt_xml_attribute(xml, rows[i].attribute), rows[i].type);
}

static void begin(graphml *g, akt_xml *xml, frame *f, akt_text_mark at)
{
    if (is_element(f, "key")) {
        begin_key(g, xml, at);
        g->is_in_key = true;
    } else if (is_element(f, "graph")) {
        begin_graph(xml, f);
    } else if (is_element(f, "node")) {
        begin_node(g, xml, f, at);
    } else if (is_element(f, "edge")) {
        begin_edge(g, xml, f, at);
    } else if (is_element(f, "hyperedge")) {
        begin_hyperedge(g, xml, f, at);
    } else if (is_element(f, "endpoint")) {
        begin_endpoint(g, xml, f, at);
    } else if (is_element(f, "data")) {
        begin_data(g, xml, f, at);
    } else if (!*f->element) {
        take_drawing(g, xml, f);
    } else {
        if (is_element(f, "port"))
            begin_port(g, f);
        akt_buffer_clear(&g->text);
    }
}

/* The text without the white space around it. */
static const char *settle_text(graphml *g)
{
    const char *text = akt_buffer_text(&g->text);
    text += strspn(text, " \t\r\n");
    size_t size = strlen(text);
    while (size && strchr(" \t\r\n", text[size - 1]))
        size--;
    if (g->text.failed)
        akt_pool_fail(g->graph.pool);
    const char *kept = akt_found_keep(&g->graph, text, size);
    akt_buffer_clear(&g->text);
    return kept;
}

static void take_of_graph(graphml *g, const char *name, const char *text)
{
    bool is_title = strcmp(name, "name") == 0 || strcmp(name, "title") == 0;
    if (is_title && !g->graph.title)
        g->graph.title = text;
    else if (*text)
        akt_found_leave_out(&g->graph, name);
}

static void leave_out(graphml *g, const frame *f, const char *name, const char *text)
{
    if (*text && !f->is_told)
        akt_found_leave_out(&g->graph, name);
}

static void end_data(graphml *g, const frame *f)
{
    akt_found_values *values = values_of(f);
    const char *text = settle_text(g);
    if (g->passed)
        leave_out(g, f, g->passed, text);
    else if (g->data && values)
        akt_found_set(&g->graph, values, g->data->name, text, g->data->type);
    else if (g->data)
        take_of_graph(g, g->data->name, text);
    g->data = NULL;
    g->passed = NULL;
}

static void end_description(graphml *g, const frame *f)
{
    const char *text = settle_text(g);
    if (values_of(f))
        akt_found_set(&g->graph, values_of(f), "description", text, AKT_FOUND_TEXT);
    else if (f->is_passed)
        leave_out(g, f, "desc", text);
    else
        take_of_graph(g, "desc", text);
}

static void end_label(graphml *g, const frame *f)
{
    const char *text = settle_text(g);
    if (f->node && !f->node->label && *text)
        f->node->label = text;
    else if (f->edge && !akt_found_get(&f->edge->values, "label"))
        akt_found_set(&g->graph, &f->edge->values, "label", text, AKT_FOUND_TEXT);
}

static void end(graphml *g, const frame *f)
{
    if (is_element(f, "data")) {
        end_data(g, f);
    } else if (is_element(f, "key")) {
        g->is_in_key = false;
    } else if (is_element(f, "default") && g->is_in_key && g->keys.count) {
        key_at(g, g->keys.count - 1)->value = settle_text(g);
    } else if (is_element(f, "NodeLabel") || is_element(f, "EdgeLabel")) {
        end_label(g, f);
    } else if (is_element(f, "desc") && !g->is_in_key) {
        end_description(g, f);
    }
}

static bool take(void *user, akt_xml *xml, akt_xml_event event, akt_text_mark at)
{
    graphml *g = user;
    if (event == AKT_XML_TEXT) {
        akt_buffer_add(&g->text, akt_xml_text(xml));
        return true;
    }
    if (event == AKT_XML_END) {
        g->depth--;
        end(g, &g->frames[g->depth]);
        return true;
    }
    if (g->depth == DEEPEST) {
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_DEPTH, at, "100", NULL);
        return false;
    }
    frame *f = &g->frames[g->depth];
    *f = g->depth ? *top(g) : (frame){.element = ""};
    f->element = element_of(akt_xml_name(xml));
    g->depth++;
    begin(g, xml, f, at);
    return true;
}

static akt_found_values *values_at(const akt_list *items, size_t i, key_for f)
{
    if (f == FOR_NODE)
        return &((akt_found_node **)items->items)[i]->values;
    akt_found_edge *edge = ((akt_found_edge **)items->items)[i];
    return edge->is_part ? NULL : &edge->values;
}

/* What every node, or edge, has that does not say otherwise. */
static void add_defaults(graphml *g, const akt_list *items, key_for f)
{
    for (size_t k = 0; k < g->keys.count; k++) {
        const key *of = key_at(g, k);
        for (size_t i = 0; of->value && *of->value && of->is_for[f] && i < items->count; i++)
            akt_found_set_default(&g->graph, values_at(items, i, f), of->name, of->value, of->type);
    }
}

static akt_status read_all(graphml *g, akt_text_file *file, akt_error *err)
{
    akt_status status = akt_graph__walk_xml(&g->graph, file, "graphml", "GraphML", take, g, err);
    if (status != AKT_OK)
        return status;
    add_defaults(g, &g->graph.nodes, FOR_NODE);
    add_defaults(g, &g->graph.edges, FOR_EDGE);
    return AKT_OK;
}

akt_status akt_read__graphml(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                             akt_error *err)
{
    graphml *g = akt_pool_get(pool, sizeof *g);
    if (!g)
        return akt_error_memory(err);
    g->graph = akt_found_graph_of(pool, faults, file);
    g->keys = (akt_list)AKT_LIST_OF(key *);
    bool is_ready = true;
    for (int f = 0; f < FOR_COUNT; f++)
        is_ready = (g->known[f] = akt_intern_new()) && is_ready;
    akt_status status = is_ready ? read_all(g, file, err) : AKT_ENOMEM;
    status = akt_graph_dataset_make(&g->graph, file, status, err);
    for (int f = 0; f < FOR_COUNT; f++)
        akt_intern_free(g->known[f]);
    akt_list_dispose(&g->keys);
    akt_buffer_dispose(&g->text);
    return status;
}
