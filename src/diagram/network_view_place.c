#include "diagram/network_view_internal.h"

#include <math.h>
#include <string.h>

#define MARGIN 24.0
#define HEAD 104.0 /* the room of title and subtitle where both are short */

typedef struct placing {
    akt_network_scene *scene;
    akt_layout_node *nodes; /* those with ties, by id */
    size_t *number;         /* of each node of the scene among them */
    akt_layout_edge *edges; /* one a pair */
    akt_layout layout;
} placing;

static bool prepare(placing *p)
{
    akt_network_scene *scene = p->scene;
    akt_map_scene *map = &scene->map;
    size_t count = 0;
    p->nodes = akt_map__get(map, scene->tied, sizeof *p->nodes);
    p->number = akt_map__get(map, map->card_count, sizeof *p->number);
    p->edges = akt_map__get(map, scene->pair_count, sizeof *p->edges);
    if (!p->nodes || !p->number || !p->edges)
        return false;
    for (size_t i = 0; i < map->card_count; i++) {
        const akt_network_node *node = &scene->nodes[i];
        p->number[i] = count;
        if (node->neighbours > 0)
            p->nodes[count++] = (akt_layout_node){node->width, node->height};
    }
    for (size_t i = 0; i < scene->pair_count; i++)
        p->edges[i] =
            (akt_layout_edge){p->number[scene->pairs[i].from], p->number[scene->pairs[i].to]};
    return true;
}

/* In the middle of a sheet that is as large as it has to be. */
static void take(placing *p, double foot)
{
    akt_network_scene *scene = p->scene;
    const akt_layout *layout = &p->layout;
    scene->width = fmax(scene->map.asked->width, layout->width + 2 * MARGIN);
    scene->in_grid = layout->engine == AKT_LAYOUT_GRID;
    scene->heading = akt_heading__make(scene->map.pool, akt_network_view__title(scene),
                                       akt_network_view__subtitle(scene), scene->width - 2 * MARGIN,
                                       scene->scale);
    scene->head = HEAD * scene->scale + akt_heading__beyond(&scene->heading);
    scene->height = fmax(scene->map.asked->height, scene->head + layout->height + foot);
    scene->foot = scene->height - foot;
    double x = (scene->width - layout->width) / 2;
    double y = scene->head + (scene->foot - scene->head - layout->height) / 2;
    for (size_t i = 0; i < scene->map.card_count; i++) {
        if (scene->nodes[i].neighbours == 0)
            continue;
        scene->nodes[i].x = layout->centres[p->number[i]].x + x;
        scene->nodes[i].y = layout->centres[p->number[i]].y + y;
    }
}

akt_status akt_network_view__place(akt_network_scene *scene, double foot, akt_error *fault,
                                   akt_error *err)
{
    placing p = {.scene = scene};
    if (!prepare(&p))
        return akt_error_memory(err);
    const akt_layout_graph graph = {p.nodes, scene->tied, p.edges, scene->pair_count};
    const akt_layout_options how = {AKT_LAYOUT_SFDP, scene->options->seconds, 0};
    akt_status status = akt_layout_find(&p.layout, &graph, &how, scene->map.pool, err);
    if (status != AKT_OK)
        return status;
    take(&p, foot);
    if (fault)
        *fault = p.layout.fault;
    return akt_network_view__find_ways(scene, err);
}
