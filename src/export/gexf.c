#include "export/graph_files.h"

#include "output/markup.h"

/* GEXF 1.3 (gexf.net/1.3), or 1.2draft, which networkx reads: attributes, then nodes, then
 * edges. */

static const char *const types[] = {"string", "long", "double", "boolean"};

static bool is_attribute(int column, bool of_edges)
{
    return of_edges ? column > AKT_EDGE_LABEL : column > AKT_NODE_LABEL;
}

static void add_quoted(akt_buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    akt_buffer_add_char(out, ' ');
    akt_buffer_add(out, name);
    akt_buffer_add(out, "=\"");
    akt_markup_add(out, value);
    akt_buffer_add_char(out, '"');
}

/* Those that something states. */
static void add_attributes(akt_buffer *out, const akt_graph_column *columns, int count,
                           const bool *stated, bool of_edges)
{
    akt_buffer_format(out, "    <attributes class=\"%s\">\n", of_edges ? "edge" : "node");
    for (int c = 0; c < count; c++)
        if (is_attribute(c, of_edges) && stated[c])
            akt_buffer_format(out, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n",
                              columns[c].name, columns[c].name, types[columns[c].type]);
    akt_buffer_add(out, "    </attributes>\n");
}

static void add_values(akt_buffer *out, const akt_graph_column *columns, int count,
                       const char *const *values, bool of_edges)
{
    bool any = false;
    for (int c = 0; c < count; c++) {
        if (!is_attribute(c, of_edges) || !values[c])
            continue;
        akt_buffer_add(out, any ? "" : "        <attvalues>\n");
        any = true;
        akt_buffer_add(out, "          <attvalue for=\"");
        akt_buffer_add(out, columns[c].name);
        akt_buffer_add_char(out, '"');
        add_quoted(out, "value", values[c]);
        akt_buffer_add(out, "/>\n");
    }
    akt_buffer_add(out, any ? "        </attvalues>\n" : "");
}

/* The colour of its category, as on the map, and its place; y points upwards in Gephi. */
static void add_looks(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    unsigned rgb[3];
    akt_graph_rgb(rgb, node->colour);
    akt_buffer_format(out, "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n", rgb[0], rgb[1],
                      rgb[2]);
    if (!graph->places)
        return;
    akt_buffer_add(out, "        <viz:position x=\"");
    akt_buffer_add_fixed(out, node->x, 2);
    akt_buffer_add(out, "\" y=\"");
    akt_buffer_add_fixed(out, -node->y, 2);
    akt_buffer_add(out, "\" z=\"0.0\"/>\n        <viz:size value=\"");
    akt_buffer_add_fixed(out, AKT_GRAPH_NODE_SIZE, 1);
    akt_buffer_add(out, "\"/>\n");
}

static void add_node(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    akt_buffer_add(out, "      <node");
    add_quoted(out, "id", node->values[AKT_NODE_ID]);
    add_quoted(out, "label", node->values[AKT_NODE_LABEL]);
    akt_buffer_add(out, ">\n");
    add_values(out, akt_graph_node_columns, AKT_NODE_COLUMNS, node->values, false);
    add_looks(out, graph, node);
    akt_buffer_add(out, "      </node>\n");
}

/* networkx, which is why there is 1.2, takes no graph with edges of both kinds. */
static void add_edge(akt_buffer *out, const akt_graph_edge *edge, bool is_1_3)
{
    akt_buffer_add(out, "      <edge");
    add_quoted(out, "id", edge->values[AKT_EDGE_ID]);
    add_quoted(out, "source", edge->values[AKT_EDGE_FROM]);
    add_quoted(out, "target", edge->values[AKT_EDGE_TO]);
    if (is_1_3) {
        add_quoted(out, "type", edge->is_directed ? "directed" : "undirected");
        add_quoted(out, "kind", edge->values[AKT_EDGE_KIND]);
    }
    add_quoted(out, "label", edge->values[AKT_EDGE_LABEL]);
    akt_buffer_add(out, ">\n");
    add_values(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, edge->values, true);
    akt_buffer_add(out, "      </edge>\n");
}

void akt_export_gexf(akt_buffer *out, const akt_graph *graph, const akt_export_options *options)
{
    const akt_graph_stated stated = akt_graph_find_stated(graph, out);
    akt_graph_walk nodes = akt_graph_walk_start(graph), edges = akt_graph_walk_start(graph);
    const char *name = options->gexf_1_2 ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3";
    akt_buffer_format(out,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gexf xmlns=\"%s\" xmlns:viz=\"%s/viz\" version=\"%s\">\n"
                      "  <meta>\n    <creator>aktorkart</creator>\n  </meta>\n"
                      "  <graph defaultedgetype=\"directed\" mode=\"static\">\n",
                      name, name, options->gexf_1_2 ? "1.2" : "1.3");
    add_attributes(out, akt_graph_node_columns, AKT_NODE_COLUMNS, stated.by_node, false);
    add_attributes(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, stated.by_edge, true);
    akt_buffer_add(out, "    <nodes>\n");
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes));)
        add_node(out, graph, node);
    akt_buffer_add(out, "    </nodes>\n    <edges>\n");
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&edges));)
        add_edge(out, edge, !options->gexf_1_2);
    akt_buffer_add(out, "    </edges>\n  </graph>\n</gexf>\n");
    akt_graph_walk_end(&nodes, out);
    akt_graph_walk_end(&edges, out);
}
