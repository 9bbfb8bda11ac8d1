#include "input/formats_internal.h"

#include "base/intern.h"
#include "input/graph_dataset.h"
#include "input/graph_xml_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* GEXF (gexf.net), 1.1 to 1.3: elements and attributes are told by their local names, whatever the
 * namespace. */

enum { DEEPEST = 100 };

typedef struct attribute {
    const char *id, *name, *value; /* value: the default, or NULL */
    akt_found_type type;
    bool is_of_edges;
} attribute;

/* When a node or edge is: one time, from the first to the last of its spells. */
typedef struct lifetime {
    const char *bounds[2];    /* start, end; NULL = open */
    akt_found_value *told[2]; /* as attributes; or NULL */
    size_t spells;
} lifetime;

/* An element that is being read: which node and whose lifetime was the present one before it. */
typedef struct frame {
    akt_found_node *node; /* NULL = an edge */
    size_t alive;
    lifetime life; /* of the node or edge that the element is */
} frame;

typedef struct gexf {
    akt_found_graph graph;
    akt_list attributes;  /* of attribute */
    akt_intern *known[2]; /* ids -> attributes; of nodes, of edges */
    frame frames[DEEPEST];
    size_t depth;
    size_t alive; /* the frame of the present node or edge */
    akt_found_node *node;
    akt_found_edge *edge;
    bool is_directed, is_of_edges, is_in_attribute;
    akt_buffer text;
    const char *meta; /* the part of <meta> that is being read; or NULL */
} gexf;

static const char *get(gexf *g, akt_xml *xml, const char *name)
{
    const char *value = akt_xml_attribute(xml, name);
    return value ? akt_found_keep(&g->graph, value, strlen(value)) : NULL;
}

/* The attributes of the present node or edge; NULL where there is none. */
static akt_found_values *values_of(gexf *g)
{
    return g->node ? &g->node->values : g->edge ? &g->edge->values : NULL;
}

static void set(gexf *g, akt_xml *xml, const char *name, akt_found_type type)
{
    akt_found_values *values = values_of(g);
    if (values)
        akt_found_set(&g->graph, values, name, get(g, xml, name), type);
}

static bool is_directed(const char *type, bool otherwise)
{
    return type ? strcmp(type, "directed") == 0 : otherwise;
}

/* Attributes */

static void add_attribute(gexf *g, attribute wanted, akt_text_mark at)
{
    uint32_t index = (uint32_t)g->attributes.count;
    attribute *added = akt_list_add(&g->attributes);
    uint32_t now =
        added ? akt_intern_add(g->known[wanted.is_of_edges], wanted.id, index) : AKT_INTERN_NONE;
    if (now == AKT_INTERN_NONE)
        akt_pool_fail(g->graph.pool);
    if (added)
        *added = wanted;
    if (now != AKT_INTERN_NONE && now != index)
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_KEY_TWICE, at, wanted.id, NULL);
}

static void begin_attributes(gexf *g, akt_xml *xml)
{
    const char *of = akt_xml_attribute(xml, "class");
    g->is_of_edges = of && strcmp(of, "edge") == 0;
}

static void begin_attribute(gexf *g, akt_xml *xml, akt_text_mark at)
{
    const char *id = get(g, xml, "id"), *name = get(g, xml, "title");
    attribute wanted = {.id = id ? id : "",
                        .name = name && *name ? name
                                : id          ? id
                                              : "",
                        .type = akt_found_type_of(akt_xml_attribute(xml, "type")),
                        .is_of_edges = g->is_of_edges};
    add_attribute(g, wanted, at);
    g->is_in_attribute = true;
    akt_buffer_clear(&g->text);
}

static const attribute *find_attribute(gexf *g, const char *id, bool is_of_edges, akt_text_mark at)
{
    uint32_t index = akt_intern_find(g->known[is_of_edges], id);
    if (index == AKT_INTERN_NONE) {
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_KEY, at, id, NULL);
        add_attribute(g, (attribute){.id = id, .name = id, .is_of_edges = is_of_edges}, at);
        index = akt_intern_find(g->known[is_of_edges], id);
    }
    return index < g->attributes.count ? &((const attribute *)g->attributes.items)[index] : NULL;
}

/* A value that holds from some time on stands beside the first, under a name with the time. */
static void take_value(gexf *g, akt_xml *xml, akt_text_mark at)
{
    akt_found_values *values = values_of(g);
    const char *id = get(g, xml, "for");
    id = id ? id : get(g, xml, "id");
    const attribute *of = values && id ? find_attribute(g, id, g->edge && !g->node, at) : NULL;
    const char *start = get(g, xml, "start");
    if (!of)
        return;
    const char *name = of->name;
    if (start && akt_found_get(values, name)) {
        akt_buffer timed = AKT_BUFFER_INIT;
        akt_buffer_format(&timed, "%s@%s", name, start);
        name = akt_buffer_settle(&timed, g->graph.pool);
    }
    akt_found_set(&g->graph, values, name, get(g, xml, "value"), of->type);
}

/* Lifetimes */

/* Numbers by value, dates in the order of their texts: a year begins before its months and ends after
 * them. */
static bool is_beyond(const char *a, const char *b, int bound)
{
    bool are_numbers = akt_found_number(a, NULL) && akt_found_number(b, NULL);
    double first = are_numbers ? strtod(a, NULL) : 0, second = are_numbers ? strtod(b, NULL) : 0;
    if (are_numbers)
        return bound == 0 ? first < second : first > second;
    while (*a && *a == *b)
        a++, b++;
    if (!*a || !*b)
        return *b != '\0';
    return bound == 0 ? *a < *b : *a > *b;
}

/* What has no start has it before any other, what has no end goes on. */
static void widen(lifetime *life, const char *const bounds[2])
{
    for (int i = 0; i < 2; i++)
        if (!life->spells)
            life->bounds[i] = bounds[i];
        else if (life->bounds[i] && (!bounds[i] || is_beyond(bounds[i], life->bounds[i], i)))
            life->bounds[i] = bounds[i];
    life->spells++;
}

static void read_bounds(gexf *g, akt_xml *xml, const char *bounds[2])
{
    static const char *const names[2][2] = {{"start", "startopen"}, {"end", "endopen"}};
    for (int i = 0; i < 2; i++) {
        bounds[i] = get(g, xml, names[i][0]);
        bounds[i] = bounds[i] && *bounds[i] ? bounds[i] : get(g, xml, names[i][1]);
        bounds[i] = bounds[i] && *bounds[i] ? bounds[i] : NULL;
    }
}

/* A bound that was told and is open now is neither a field nor kept. */
static void set_bounds(gexf *g, akt_found_values *values, lifetime *life)
{
    static const char *const names[] = {"start", "end"};
    for (int i = 0; i < 2; i++) {
        akt_found_value *told = life->told[i], *last = values->last;
        if (!told)
            akt_found_set(&g->graph, values, names[i], life->bounds[i], AKT_FOUND_TEXT);
        if (!told && values->last != last)
            life->told[i] = values->last;
        if (told)
            told->text = life->bounds[i] ? life->bounds[i] : "";
        if (told)
            told->is_used = !life->bounds[i];
    }
}

static void begin_life(gexf *g, akt_xml *xml)
{
    const char *bounds[2];
    read_bounds(g, xml, bounds);
    g->alive = g->depth - 1;
    lifetime *life = &g->frames[g->alive].life;
    *life = (lifetime){0};
    if (bounds[0] || bounds[1])
        widen(life, bounds);
    set_bounds(g, values_of(g), life);
}

static void take_spell(gexf *g, akt_xml *xml)
{
    const char *bounds[2];
    akt_found_values *values = values_of(g);
    lifetime *life = &g->frames[g->alive].life;
    read_bounds(g, xml, bounds);
    if (!values || life->spells)
        akt_found_leave_out(&g->graph, "spell");
    if (!values)
        return;
    widen(life, bounds);
    set_bounds(g, values, life);
}

/* Nodes and edges */

static void begin_node(gexf *g, akt_xml *xml, akt_text_mark at)
{
    const char *id = get(g, xml, "id"), *outer = get(g, xml, "pid");
    akt_found_node *around = g->node;
    g->node = akt_found_add_node(&g->graph, id ? id : "", at);
    g->node->label = get(g, xml, "label");
    g->node->parent = outer ? outer : around ? around->key : NULL;
    g->edge = NULL;
    begin_life(g, xml);
}

static void begin_edge(gexf *g, akt_xml *xml, akt_text_mark at)
{
    static const char *const names[] = {"label", "kind"};
    const char *from = get(g, xml, "source"), *to = get(g, xml, "target");
    const char *type = get(g, xml, "type");
    g->node = NULL;
    g->edge = akt_found_add_edge(&g->graph, from ? from : "", to ? to : "", at);
    g->edge->id = get(g, xml, "id");
    g->edge->is_directed = is_directed(type, g->is_directed);
    set(g, xml, "weight", AKT_FOUND_NUMBER);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        set(g, xml, names[i], AKT_FOUND_TEXT);
    begin_life(g, xml);
    if (type && strcmp(type, "mutual") == 0)
        set(g, xml, "type", AKT_FOUND_TEXT);
}

static void take_colour(gexf *g, akt_xml *xml)
{
    static const char *const parts[] = {"r", "g", "b"};
    akt_found_values *values = values_of(g);
    const char *hex = get(g, xml, "hex");
    char colour[8] = "#";
    for (size_t i = 0; i < 3; i++) {
        const char *part = akt_xml_attribute(xml, parts[i]);
        long level = part ? strtol(part, NULL, 10) : 0;
        snprintf(colour + 1 + 2 * i, 3, "%02x",
                 (unsigned)(level < 0     ? 0
                            : level > 255 ? 255
                                          : level));
    }
    if (values)
        akt_found_set(&g->graph, values, "color", hex ? hex : colour, AKT_FOUND_TEXT);
}

static void take_drawing(gexf *g, akt_xml *xml, const char *element)
{
    static const struct {
        const char *element, *attribute, *name;
        akt_found_type type;
    } rows[] = {{"position", "x", "x", AKT_FOUND_NUMBER},
                {"position", "y", "y", AKT_FOUND_NUMBER},
                {"position", "z", "z", AKT_FOUND_NUMBER},
                {"size", "value", "size", AKT_FOUND_NUMBER},
                {"thickness", "value", "thickness", AKT_FOUND_NUMBER},
                {"shape", "value", "shape", AKT_FOUND_TEXT}};
    akt_found_values *values = values_of(g);
    for (size_t i = 0; values && i < sizeof rows / sizeof *rows; i++)
        if (strcmp(element, rows[i].element) == 0)
            akt_found_set(&g->graph, values, rows[i].name, get(g, xml, rows[i].attribute),
                          rows[i].type);
}

/* What the program that wrote the file says of itself is nothing of the graph. */
static void begin_meta(gexf *g, const char *element)
{
    static const char *const parts[] = {"description", "keywords"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(element, parts[i]) == 0)
            g->meta = parts[i];
    akt_buffer_clear(&g->text);
}

static void end_meta(gexf *g)
{
    const char *text = akt_buffer_text(&g->text);
    if (text[strspn(text, " \t\r\n")])
        akt_found_leave_out(&g->graph, g->meta);
    g->meta = NULL;
}

static void begin(gexf *g, akt_xml *xml, const char *element, akt_text_mark at)
{
    if (strcmp(element, "graph") == 0)
        g->is_directed = is_directed(akt_xml_attribute(xml, "defaultedgetype"), false);
    else if (strcmp(element, "attributes") == 0)
        begin_attributes(g, xml);
    else if (strcmp(element, "attribute") == 0)
        begin_attribute(g, xml, at);
    else if (strcmp(element, "attvalue") == 0)
        take_value(g, xml, at);
    else if (strcmp(element, "node") == 0)
        begin_node(g, xml, at);
    else if (strcmp(element, "edge") == 0)
        begin_edge(g, xml, at);
    else if (strcmp(element, "color") == 0)
        take_colour(g, xml);
    else if (strcmp(element, "spell") == 0 || strcmp(element, "slice") == 0)
        take_spell(g, xml);
    else if (strcmp(element, "parent") == 0 && g->node && !g->node->parent)
        g->node->parent = get(g, xml, "for");
    else if (strcmp(element, "description") == 0 || strcmp(element, "keywords") == 0)
        begin_meta(g, element);
    else
        take_drawing(g, xml, element);
}

static void end(gexf *g, const char *element)
{
    if (strcmp(element, "default") == 0 && g->is_in_attribute && g->attributes.count) {
        attribute *last = (attribute *)g->attributes.items + g->attributes.count - 1;
        last->value = akt_found_keep(&g->graph, akt_buffer_text(&g->text), g->text.size);
    } else if (strcmp(element, "attribute") == 0) {
        g->is_in_attribute = false;
    } else if (g->meta && strcmp(element, g->meta) == 0) {
        end_meta(g);
    }
    if (g->text.failed)
        akt_pool_fail(g->graph.pool);
}

static bool take(void *user, akt_xml *xml, akt_xml_event event, akt_text_mark at)
{
    gexf *g = user;
    const char *element = akt_xml_name(xml);
    if (event == AKT_XML_TEXT && (g->is_in_attribute || g->meta))
        akt_buffer_add(&g->text, akt_xml_text(xml));
    if (event == AKT_XML_END) {
        end(g, element);
        g->depth--;
        g->node = g->frames[g->depth].node;
        g->alive = g->frames[g->depth].alive;
    }
    if (event != AKT_XML_START)
        return true;
    if (g->depth == DEEPEST) {
        akt_found_fault(&g->graph, AKT_FAULT_GRAPH_DEPTH, at, "100", NULL);
        return false;
    }
    g->frames[g->depth++] = (frame){.node = g->node, .alive = g->alive};
    if (strcmp(element, "default") == 0)
        akt_buffer_clear(&g->text);
    begin(g, xml, element, at);
    return true;
}

static void add_defaults(gexf *g, const attribute *of)
{
    const akt_list *items = of->is_of_edges ? &g->graph.edges : &g->graph.nodes;
    for (size_t i = 0; of->value && *of->value && i < items->count; i++)
        akt_found_set_default(&g->graph,
                              of->is_of_edges ? &((akt_found_edge **)items->items)[i]->values
                                              : &((akt_found_node **)items->items)[i]->values,
                              of->name, of->value, of->type);
}

static akt_status read_all(gexf *g, akt_text_file *file, akt_error *err)
{
    akt_status status = akt_graph__walk_xml(&g->graph, file, "gexf", "GEXF", take, g, err);
    if (status != AKT_OK)
        return status;
    for (size_t i = 0; i < g->attributes.count; i++)
        add_defaults(g, (const attribute *)g->attributes.items + i);
    return AKT_OK;
}

akt_status akt_read__gexf(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                          akt_error *err)
{
    gexf g = {.graph = akt_found_graph_of(pool, faults, file),
              .attributes = AKT_LIST_OF(attribute),
              .known = {akt_intern_new(), akt_intern_new()}};
    bool is_ready = g.known[0] && g.known[1];
    akt_status status = is_ready ? read_all(&g, file, err) : AKT_ENOMEM;
    status = akt_graph_dataset_make(&g.graph, file, status, err);
    akt_intern_free(g.known[0]);
    akt_intern_free(g.known[1]);
    akt_list_dispose(&g.attributes);
    akt_buffer_dispose(&g.text);
    return status;
}
