#include "export/graph_files.h"

#include "output/markup.h"

static const char *const types[] = {"string", "long", "double", "boolean"};

/* Ids of keys say what they are of: Gephi takes some short ones for labels. */
static void add_key(akt_buffer *out, const akt_graph_column *column, const char *of)
{
    akt_buffer_format(out, "  <key id=\"%s-%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                      of, column->name, of, column->name, types[column->type]);
}

static void add_data(akt_buffer *out, const akt_graph_column *column, const char *of,
                     const char *value)
{
    if (!value)
        return;
    akt_buffer_add(out, "      <data key=\"");
    akt_buffer_add(out, of);
    akt_buffer_add_char(out, '-');
    akt_buffer_add(out, column->name);
    akt_buffer_add(out, "\">");
    akt_markup_add(out, value);
    akt_buffer_add(out, "</data>\n");
}

static void add_attribute(akt_buffer *out, const char *name, const char *value)
{
    akt_buffer_add_char(out, ' ');
    akt_buffer_add(out, name);
    akt_buffer_add(out, "=\"");
    akt_markup_add(out, value);
    akt_buffer_add_char(out, '"');
}

/* What Gephi draws a node by; y points upwards there. */
static const akt_graph_column colours[] = {{"r", AKT_GRAPH_INTEGER, NULL, AKT_LANG_NB},
                                           {"g", AKT_GRAPH_INTEGER, NULL, AKT_LANG_NB},
                                           {"b", AKT_GRAPH_INTEGER, NULL, AKT_LANG_NB}};
static const akt_graph_column places[] = {{"x", AKT_GRAPH_NUMBER, NULL, AKT_LANG_NB},
                                          {"y", AKT_GRAPH_NUMBER, NULL, AKT_LANG_NB},
                                          {"size", AKT_GRAPH_NUMBER, NULL, AKT_LANG_NB}};

static void add_looks(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    const double place[] = {node->x, -node->y, AKT_GRAPH_NODE_SIZE};
    unsigned rgb[3];
    akt_graph_rgb(rgb, node->colour);
    for (size_t i = 0; i < 3; i++)
        akt_buffer_format(out, "      <data key=\"node-%s\">%u</data>\n", colours[i].name, rgb[i]);
    for (size_t i = 0; i < 3 && graph->places; i++) {
        akt_buffer_format(out, "      <data key=\"node-%s\">", places[i].name);
        akt_buffer_add_fixed(out, place[i], 2);
        akt_buffer_add(out, "</data>\n");
    }
}

static void add_node(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    akt_buffer_add(out, "    <node");
    add_attribute(out, "id", node->values[AKT_NODE_ID]);
    akt_buffer_add(out, ">\n");
    for (int c = AKT_NODE_LABEL; c < AKT_NODE_COLUMNS; c++)
        add_data(out, &akt_graph_node_columns[c], "node", node->values[c]);
    add_looks(out, graph, node);
    akt_buffer_add(out, "    </node>\n");
}

static void add_edge(akt_buffer *out, const akt_graph_edge *edge)
{
    akt_buffer_add(out, "    <edge");
    add_attribute(out, "id", edge->values[AKT_EDGE_ID]);
    add_attribute(out, "source", edge->values[AKT_EDGE_FROM]);
    add_attribute(out, "target", edge->values[AKT_EDGE_TO]);
    akt_buffer_add(out, ">\n");
    for (int c = AKT_EDGE_LABEL; c < AKT_EDGE_COLUMNS; c++)
        add_data(out, &akt_graph_edge_columns[c], "edge", edge->values[c]);
    akt_buffer_add(out, "    </edge>\n");
}

static void add_keys(akt_buffer *out, const akt_graph *graph, const akt_graph_stated *stated)
{
    for (int c = AKT_NODE_LABEL; c < AKT_NODE_COLUMNS; c++)
        if (stated->by_node[c])
            add_key(out, &akt_graph_node_columns[c], "node");
    for (size_t i = 0; i < 3; i++)
        add_key(out, &colours[i], "node");
    for (size_t i = 0; i < 3 && graph->places; i++)
        add_key(out, &places[i], "node");
    for (int c = AKT_EDGE_LABEL; c < AKT_EDGE_COLUMNS; c++)
        if (stated->by_edge[c])
            add_key(out, &akt_graph_edge_columns[c], "edge");
}

void akt_export_graphml(akt_buffer *out, const akt_graph *graph)
{
    const akt_graph_stated stated = akt_graph_find_stated(graph, out);
    akt_graph_walk nodes = akt_graph_walk_start(graph), edges = akt_graph_walk_start(graph);
    akt_buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    add_keys(out, graph, &stated);
    akt_buffer_add(out, "  <graph edgedefault=\"directed\">\n");
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes));)
        add_node(out, graph, node);
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&edges));)
        add_edge(out, edge);
    akt_buffer_add(out, "  </graph>\n</graphml>\n");
    akt_graph_walk_end(&nodes, out);
    akt_graph_walk_end(&edges, out);
}
