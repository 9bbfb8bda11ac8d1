#include "export/formats_internal.h"
#include "export/graph_files.h"

/* Pajek: vertices are numbered from 1; arcs point, edges do not. Labels stand in quotes, which
 * Pajek cannot escape: a quote within becomes an apostrophe, and what breaks a line a space. */

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
    akt_graph_walk walk = akt_graph_walk_start(graph);
    akt_buffer_add(out, directed ? "*Arcs\n" : "*Edges\n");
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&walk));) {
        const char *kind = edge->values[AKT_EDGE_KIND];
        if (edge->is_directed != directed)
            continue;
        akt_buffer_format(out, "%zu %zu 1 l ", edge->from + 1, edge->to + 1);
        add_label(out, kind ? kind : edge->values[AKT_EDGE_LAYER]);
        akt_buffer_add_char(out, '\n');
    }
    akt_graph_walk_end(&walk, out);
}

/* Its place in a square from 0 to 1, y downwards, and its shape and colour. */
static void add_looks(akt_buffer *out, const akt_graph *graph, const akt_graph_node *node)
{
    static const char *const shapes[] = {[AKT_TABLE_ACTORS] = "ellipse",
                                         [AKT_TABLE_PROGRAMMES] = "box",
                                         [AKT_TABLE_FORUMS] = "diamond"};
    if (graph->places) {
        akt_buffer_add_char(out, ' ');
        akt_buffer_add_fixed(out, node->x / graph->width, 4);
        akt_buffer_add_char(out, ' ');
        akt_buffer_add_fixed(out, node->y / graph->height, 4);
    }
    akt_buffer_format(out, " %s ic RGB%s", shapes[node->ref.table], node->colour + 1);
}

void akt_export_pajek(akt_buffer *out, const akt_graph *graph)
{
    akt_graph_walk walk = akt_graph_walk_start(graph);
    akt_buffer_format(out, "*Vertices %zu\n", graph->node_count);
    for (const akt_graph_node *node; (node = akt_graph_next_node(&walk));) {
        akt_buffer_format(out, "%zu ", walk.count);
        add_label(out, node->values[AKT_NODE_LABEL]);
        add_looks(out, graph, node);
        akt_buffer_add_char(out, '\n');
    }
    akt_graph_walk_end(&walk, out);
    add_lines(out, graph, true);
    add_lines(out, graph, false);
}

akt_status akt_export__pajek(const akt_export_job *job)
{
    static const char *const of_actors[] = {"name", "parent", NULL};
    static const char *const of_programmes[] = {"name", "owners", "operators", "partners", NULL};
    static const char *const of_forums[] = {"name", "members", NULL};
    static const char *const of_edges[] = {"from", "to", "kind", NULL};
    static const akt_export_room room[] = {{AKT_TABLE_ACTORS, of_actors},
                                           {AKT_TABLE_PROGRAMMES, of_programmes},
                                           {AKT_TABLE_FORUMS, of_forums},
                                           {AKT_TABLE_TIES, of_edges},
                                           {AKT_TABLE_FLOWS, of_edges}};
    akt_graph graph;
    akt_status status = akt_export__make_graph(job, &graph);
    akt_buffer *out = akt_export__file(job, "aktorkart.net");
    if (status == AKT_OK && out)
        akt_export_pajek(out, &graph);
    akt_graph_dispose(&graph);
    akt_export__tell_losses(job,
                            &(akt_export_carried){room, sizeof room / sizeof *room, NULL, 0});
    akt_export__tell(job, AKT_W_EXPORT_ONE_LANGUAGE, NULL, NULL);
    return status;
}
