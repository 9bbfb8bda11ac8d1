#include "export/graph_files.h"

#include "base/json_text.h"

#include <string.h>

/* The graph formats that are JSON. */

static void add_value(akt_buffer *out, const akt_graph_column *column, const char *value)
{
    if (column->type == AKT_GRAPH_STRING)
        akt_json_text_add(out, value);
    else
        akt_buffer_add(out, value);
}

/* A name of its own for what a format has another for; none (NULL) leaves it out. */
typedef struct renaming {
    const char *ours, *theirs;
} renaming;

static const char *name_of(const akt_graph_column *column, const renaming *renamed)
{
    for (; renamed && renamed->ours; renamed++)
        if (strcmp(renamed->ours, column->name) == 0)
            return renamed->theirs;
    return column->name;
}

/* The members of a row that are stated, behind what was written of it. */
static void add_members(akt_buffer *out, const akt_graph_column *columns, int count,
                        const char *const *values, const renaming *renamed)
{
    const char *between = "";
    for (int c = 0; c < count; c++) {
        const char *name = name_of(&columns[c], renamed);
        if (!values[c] || !name)
            continue;
        akt_buffer_add(out, between);
        akt_buffer_add_char(out, '"');
        akt_buffer_add(out, name);
        akt_buffer_add(out, "\": ");
        add_value(out, &columns[c], values[c]);
        between = ", ";
    }
}

static void add_place(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node,
                      const char *open)
{
    if (!graph->places || !open)
        return;
    akt_buffer_format(out, "%s\"x\": ", open);
    akt_buffer_add_fixed(out, node->x, 2);
    akt_buffer_add(out, ", \"y\": ");
    akt_buffer_add_fixed(out, node->y, 2);
}

typedef struct shape {
    const char *nodes, *edges, *end; /* what stands before the nodes, the edges, and at the end */
    const char *open, *close;        /* around the members of each */
    const char *colour;              /* the name of a node's */
    const char *place;               /* before a node's, which follows its members; NULL = none */
    bool has_direction;              /* of edges, as a word */
    const renaming *of_edges;        /* or NULL; ends with NULLs */
} shape;

static void add_edge(akt_buffer *out, const akt_graph_edge *edge, const shape *s)
{
    akt_buffer_add(out, s->open);
    if (s->has_direction)
        akt_buffer_format(out, "\"direction\": \"%s\", ",
                          edge->is_directed ? "directed" : "undirected");
    add_members(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, edge->values, s->of_edges);
    akt_buffer_add(out, s->close);
}

static void add_node(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node,
                     const shape *s, const char *before)
{
    akt_buffer_add(out, before);
    akt_buffer_add(out, s->open);
    add_members(out, akt_graph_node_columns, AKT_NODE_COLUMNS, node->values, NULL);
    akt_buffer_format(out, ", \"%s\": \"%s\"", s->colour, node->colour);
    add_place(out, graph, node, s->place);
    akt_buffer_add(out, s->close);
}

static void write(akt_buffer *out, const akt_graph *graph, const shape *s)
{
    akt_graph_walk nodes = akt_graph_walk_start(graph), edges = akt_graph_walk_start(graph);
    const char *before = "\n  ";
    akt_buffer_add(out, s->nodes);
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes)); before = ",\n  ")
        add_node(out, graph, node, s, before);
    akt_buffer_add(out, s->edges);
    before = "\n  ";
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&edges)); before = ",\n  ") {
        akt_buffer_add(out, before);
        add_edge(out, edge, s);
    }
    akt_graph_walk_end(&nodes, out);
    akt_graph_walk_end(&edges, out);
    akt_buffer_add(out, s->end);
}

void akt_export_nodelink(akt_buffer *out, const akt_graph *graph)
{
    write(
        out, graph,
        &(shape){.nodes = "{\"directed\": true, \"multigraph\": true, \"graph\": {}, \"nodes\": [",
                 .edges = "\n], \"links\": [",
                 .end = "\n]}\n",
                 .open = "{",
                 .close = "}",
                 .colour = "color",
                 .place = ", "});
}

/* `data` of the whole is what networkx asks for. */
void akt_export_cytoscape(akt_buffer *out, const akt_graph *graph)
{
    write(out, graph,
          &(shape){.nodes = "{\"data\": {}, \"directed\": true, \"multigraph\": true, "
                            "\"elements\": {\"nodes\": [",
                   .edges = "\n], \"edges\": [",
                   .end = "\n]}}\n",
                   .open = "{\"data\": {",
                   .close = "}}",
                   .colour = "color",
                   .place = "}, \"position\": {"});
}

void akt_export_kumu(akt_buffer *out, const akt_graph *graph)
{
    static const renaming edges[] = {
        {"source", "from"}, {"target", "to"}, {"kind", "type"}, {"directed", NULL}, {NULL, NULL}};
    write(out, graph,
          &(shape){.nodes = "{\"elements\": [",
                   .edges = "\n], \"connections\": [",
                   .end = "\n]}\n",
                   .open = "{",
                   .close = "}",
                   .colour = "color",
                   .has_direction = true,
                   .of_edges = edges});
}
