#include "export/graph_files.h"

#include "base/json_text.h"

/* The graph formats that are JSON. */

static void add_value(akt_buffer *out, const akt_graph_column *column, const char *value)
{
    if (column->type == AKT_GRAPH_STRING)
        akt_json_text_add(out, value);
    else
        akt_buffer_add(out, value);
}

/* The members of a row that are stated, behind what was written of it. */
static void add_members(akt_buffer *out, const akt_graph_column *columns, int count,
                        const char *const *values)
{
    const char *between = "";
    for (int c = 0; c < count; c++) {
        if (!values[c])
            continue;
        akt_buffer_format(out, "%s\"%s\": ", between, columns[c].name);
        add_value(out, &columns[c], values[c]);
        between = ", ";
    }
}

typedef struct shape {
    const char *nodes, *edges, *end; /* what stands before the nodes, the edges, and at the end */
    const char *open, *close;        /* around each */
} shape;

static void write(akt_buffer *out, const akt_graph *graph, const shape *s)
{
    const akt_graph_node *nodes = graph->nodes.items;
    const akt_graph_edge *edges = graph->edges.items;
    akt_buffer_add(out, s->nodes);
    for (size_t i = 0; i < graph->nodes.count; i++) {
        akt_buffer_format(out, "%s\n  %s", i ? "," : "", s->open);
        add_members(out, akt_graph_node_columns, AKT_NODE_COLUMNS, nodes[i].values);
        akt_buffer_add(out, s->close);
    }
    akt_buffer_add(out, s->edges);
    for (size_t i = 0; i < graph->edges.count; i++) {
        akt_buffer_format(out, "%s\n  %s", i ? "," : "", s->open);
        add_members(out, akt_graph_edge_columns, AKT_EDGE_COLUMNS, edges[i].values);
        akt_buffer_add(out, s->close);
    }
    akt_buffer_add(out, s->end);
}

void akt_export_nodelink(akt_buffer *out, const akt_graph *graph)
{
    write(out, graph,
          &(shape){"{\"directed\": true, \"multigraph\": true, \"graph\": {}, \"nodes\": [",
                   "\n], \"links\": [", "\n]}\n", "{", "}"});
}

void akt_export_cytoscape(akt_buffer *out, const akt_graph *graph)
{
    write(out, graph,
          &(shape){"{\"elements\": {\"nodes\": [", "\n], \"edges\": [", "\n]}}\n", "{\"data\": {",
                   "}}"});
}

/* A name of its own for each of our columns that Kumu has another for. */
static void add_connection(akt_buffer *out, const akt_graph_edge *edge)
{
    static const struct {
        const char *name;
        akt_graph_edge_column column;
    } rows[] = {{"id", AKT_EDGE_ID},         {"from", AKT_EDGE_FROM},     {"to", AKT_EDGE_TO},
                {"label", AKT_EDGE_LABEL},   {"type", AKT_EDGE_KIND},     {"layer", AKT_EDGE_LAYER},
                {"amount", AKT_EDGE_AMOUNT}, {"currency", AKT_EDGE_CURRENCY}, {"year", AKT_EDGE_YEAR},
                {"status", AKT_EDGE_STATUS}, {"sources", AKT_EDGE_SOURCES}};
    akt_buffer_format(out, "{\"direction\": \"%s\"", edge->is_directed ? "directed" : "undirected");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (edge->values[rows[i].column]) {
            akt_buffer_format(out, ", \"%s\": ", rows[i].name);
            add_value(out, &akt_graph_edge_columns[rows[i].column],
                      edge->values[rows[i].column]);
        }
    akt_buffer_add_char(out, '}');
}

void akt_export_kumu(akt_buffer *out, const akt_graph *graph)
{
    const akt_graph_node *nodes = graph->nodes.items;
    const akt_graph_edge *edges = graph->edges.items;
    akt_buffer_add(out, "{\"elements\": [");
    for (size_t i = 0; i < graph->nodes.count; i++) {
        akt_buffer_format(out, "%s\n  {", i ? "," : "");
        add_members(out, akt_graph_node_columns, AKT_NODE_COLUMNS, nodes[i].values);
        akt_buffer_add_char(out, '}');
    }
    akt_buffer_add(out, "\n], \"connections\": [");
    for (size_t i = 0; i < graph->edges.count; i++) {
        akt_buffer_format(out, "%s\n  ", i ? "," : "");
        add_connection(out, &edges[i]);
    }
    akt_buffer_add(out, "\n]}\n");
}
