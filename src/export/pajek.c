#include "export/graph_files.h"

/* Pajek: vertices are numbered from 1; arcs point, edges do not. Labels stand in quotes, which Pajek cannot
 * escape: a quote within becomes an apostrophe, and what breaks a line a space. */

static void add_label(akt_buffer *out, const char *text)
{
    akt_buffer_add_char(out, '"');
    for (; *text; text++)
        akt_buffer_add_char(out, *text == '"' ? '\'' : (unsigned char)*text < ' ' ? ' ' : *text);
    akt_buffer_add_char(out, '"');
}

/* Every line weighs 1: amounts are not known of most, and Pajek has no «unknown». */
static void add_lines(akt_buffer *out, const akt_graph *graph, bool directed)
{
    const akt_graph_edge *edges = graph->edges.items;
    akt_buffer_add(out, directed ? "*Arcs\n" : "*Edges\n");
    for (size_t i = 0; i < graph->edges.count; i++) {
        const char *kind = edges[i].values[AKT_EDGE_KIND];
        if (edges[i].is_directed != directed)
            continue;
        akt_buffer_format(out, "%zu %zu 1 l ", edges[i].from + 1, edges[i].to + 1);
        add_label(out, kind ? kind : edges[i].values[AKT_EDGE_LAYER]);
        akt_buffer_add_char(out, '\n');
    }
}

void akt_export_pajek(akt_buffer *out, const akt_graph *graph)
{
    const akt_graph_node *nodes = graph->nodes.items;
    akt_buffer_format(out, "*Vertices %zu\n", graph->nodes.count);
    for (size_t i = 0; i < graph->nodes.count; i++) {
        akt_buffer_format(out, "%zu ", i + 1);
        add_label(out, nodes[i].values[AKT_NODE_LABEL]);
        akt_buffer_add_char(out, '\n');
    }
    add_lines(out, graph, true);
    add_lines(out, graph, false);
}
