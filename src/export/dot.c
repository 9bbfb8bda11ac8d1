#include "export/graph_files.h"

#include "diagram/palette.h"
#include "layout/dot_writer.h"

#define POINTS_A_PX 0.75

static void add_values(akt_dot *dot, const akt_graph_column *columns, int first, int count,
                       const char *const *values)
{
    for (int c = first; c < count; c++)
        if (values[c])
            akt_dot_text(dot, columns[c].name, values[c]);
}

/* As output/dot.h: points from the lower left corner, pinned. */
static void set_place(akt_dot *dot, const akt_graph *graph, const akt_graph_node *node)
{
    akt_buffer place = AKT_BUFFER_INIT;
    akt_buffer_add_fixed(&place, node->x * POINTS_A_PX, 2);
    akt_buffer_add_char(&place, ',');
    akt_buffer_add_fixed(&place, (graph->height - node->y) * POINTS_A_PX, 2);
    akt_buffer_add_char(&place, '!');
    akt_dot_set(dot, "pos", akt_buffer_text(&place));
    dot->words.failed = dot->words.failed || place.failed;
    akt_buffer_dispose(&place);
}

static void add_node(akt_dot *dot, const akt_graph *graph, const akt_graph_node *node)
{
    static const char *const shapes[] = {[AKT_TABLE_ACTORS] = "box",
                                         [AKT_TABLE_PROGRAMMES] = "hexagon",
                                         [AKT_TABLE_FORUMS] = "ellipse"};
    akt_dot_node(dot, node->values[AKT_NODE_ID], NULL);
    akt_dot_set(dot, "shape", shapes[node->ref.table]);
    akt_dot_set(dot, "color", node->colour);
    add_values(dot, akt_graph_node_columns, AKT_NODE_LABEL, AKT_NODE_COLUMNS, node->values);
    if (graph->places)
        set_place(dot, graph, node);
}

static void add_edge(akt_dot *dot, const akt_graph_edge *edge)
{
    akt_dot_edge(dot, edge->values[AKT_EDGE_FROM], edge->values[AKT_EDGE_TO]);
    akt_dot_set(dot, "color", akt_palette_of_layer(edge->layer)->stroke);
    if (!edge->is_directed)
        akt_dot_set(dot, "dir", "none");
    akt_dot_text(dot, "id", edge->values[AKT_EDGE_ID]);
    add_values(dot, akt_graph_edge_columns, AKT_EDGE_LABEL, AKT_EDGE_COLUMNS, edge->values);
}

akt_status akt_export_dot(akt_buffer *out, const akt_graph *graph, akt_error *err)
{
    akt_graph_walk nodes = akt_graph_walk_start(graph), edges = akt_graph_walk_start(graph);
    akt_dot dot = AKT_DOT_INIT;
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes));)
        add_node(&dot, graph, node);
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&edges));)
        add_edge(&dot, edge);
    akt_graph_walk_end(&nodes, &dot.words);
    akt_graph_walk_end(&edges, &dot.words);
    akt_status status = akt_dot_finish(out, &dot, err);
    akt_dot_dispose(&dot);
    return status;
}
