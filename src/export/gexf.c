#include "export/graph_files.h"

#include "diagram/palette.h"
#include "output/markup.h"

#include <stdlib.h>

/* GEXF 1.3 (gexf.net/1.3): attributes, then nodes, then edges. */

static const char *const types[] = {"string", "long", "double", "boolean"};

static bool is_attribute(int column, bool of_edges)
{
    if (!of_edges)
        return column > AKT_NODE_LABEL && column != AKT_NODE_FROM && column != AKT_NODE_TO;
    return column > AKT_EDGE_LABEL && column != AKT_EDGE_KIND && column != AKT_EDGE_DIRECTED;
}

static void add_quoted(akt_buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    akt_buffer_format(out, " %s=\"", name);
    akt_markup_add(out, value);
    akt_buffer_add_char(out, '"');
}

static void add_attributes(akt_buffer *out, const akt_graph_column *columns, int count,
                           bool of_edges)
{
    akt_buffer_format(out, "    <attributes class=\"%s\">\n", of_edges ? "edge" : "node");
    for (int c = 0; c < count; c++)
        if (is_attribute(c, of_edges))
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
        akt_buffer_format(out, "          <attvalue for=\"%s\"", columns[c].name);
        add_quoted(out, "value", values[c]);
        akt_buffer_add(out, "/>\n");
    }
    akt_buffer_add(out, any ? "        </attvalues>\n" : "");
}

/* The colour of its category, as on the map. */
static void add_colour(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    const akt_party *party = akt_dataset_party(graph->dataset, node->ref);
    const akt_term *category =
        akt_dataset_term(graph->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    unsigned long rgb =
        strtoul(akt_palette_find(category ? category->slot : NULL)->stroke + 1, NULL, 16);
    akt_buffer_format(out, "        <viz:color r=\"%lu\" g=\"%lu\" b=\"%lu\"/>\n", rgb >> 16,
                      rgb >> 8 & 255, rgb & 255);
}

static void add_node(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    akt_buffer_add(out, "      <node");
    add_quoted(out, "id", node->values[AKT_NODE_ID]);
    add_quoted(out, "label", node->values[AKT_NODE_LABEL]);
    akt_buffer_add(out, ">\n");
    add_values(out, akt_graph_node_columns, AKT_NODE_COLUMNS, node->values, false);
    add_colour(out, graph, node);
    akt_buffer_add(out, "      </node>\n");
}

static void add_edge(akt_buffer *out, const akt_graph_edge *edge)
{
    akt_buffer_add(out, "      <edge");
    add_quoted(out, "id", edge->values[AKT_EDGE_ID]);
    add_quoted(out, "source", edge->values[AKT_EDGE_FROM]);
    add_quoted(out, "target", edge->values[AKT_EDGE_TO]);
    add_quoted(out, "type", edge->is_directed ? "directed" : "undirected");
    add_quoted(out, "kind", edge->values[AKT_EDGE_KIND]);
    add_quoted(out, "label", edge->values[AKT_EDGE_LABEL]);
    akt_buffer_add(out, ">\n");
    add_values(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, edge->values, true);
    akt_buffer_add(out, "      </edge>\n");
}

void akt_export_gexf(akt_buffer *out, const akt_graph *graph)
{
    const akt_graph_node *nodes = graph->nodes.items;
    const akt_graph_edge *edges = graph->edges.items;
    akt_buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<gexf xmlns=\"http://gexf.net/1.3\" "
                        "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
                        "  <meta>\n    <creator>aktorkart</creator>\n  </meta>\n"
                        "  <graph defaultedgetype=\"directed\" mode=\"static\">\n");
    add_attributes(out, akt_graph_node_columns, AKT_NODE_COLUMNS, false);
    add_attributes(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, true);
    akt_buffer_add(out, "    <nodes>\n");
    for (size_t i = 0; i < graph->nodes.count; i++)
        add_node(out, graph, &nodes[i]);
    akt_buffer_add(out, "    </nodes>\n    <edges>\n");
    for (size_t i = 0; i < graph->edges.count; i++)
        add_edge(out, &edges[i]);
    akt_buffer_add(out, "    </edges>\n  </graph>\n</gexf>\n");
}
