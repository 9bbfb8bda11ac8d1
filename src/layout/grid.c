#include "layout/grid_internal.h"

#include <math.h>

#define GAP 24.0

/* Fills rows up to a width; returns their height. */
static double fill(akt_layout *out, const akt_layout_graph *graph, double width)
{
    double x = 0, top = 0, tallest = 0;
    out->width = 0;
    for (size_t i = 0; i < graph->node_count; i++) {
        const akt_layout_node *node = &graph->nodes[i];
        if (x > 0 && x + node->width > width) {
            top += tallest + GAP;
            x = tallest = 0;
        }
        out->centres[i] = (akt_layout_place){x + node->width / 2, top + node->height / 2};
        x += node->width + GAP;
        tallest = fmax(tallest, node->height);
        out->width = fmax(out->width, x - GAP);
    }
    out->height = top + tallest;
    return out->height;
}

void akt_layout__grid(akt_layout *out, const akt_layout_graph *graph, double aspect)
{
    double area = 0;
    out->engine = AKT_LAYOUT_GRID;
    for (size_t i = 0; i < graph->node_count; i++)
        area += (graph->nodes[i].width + GAP) * (graph->nodes[i].height + GAP);
    double width = sqrt(area * aspect);
    while (fill(out, graph, width) * aspect > width * 1.2)
        width *= 1.05;
}
