#include "diagram/network_view_internal.h"

#include <math.h>

#define FONT 10.0
#define ROOM 130.0
#define CLEAR 2.0
#define TRIED 400 /* names at the most */
#define STEP 5.0  /* between the points at which a line is looked at */

typedef struct area {
    double left, top, right, bottom;
} area;

typedef struct naming {
    akt_network_scene *scene;
    area *taken; /* nodes and names */
    size_t taken_count;
    akt_list points; /* of lines: akt_layout_place */
} naming;

static bool meet(const area *a, const area *b)
{
    return a->left < b->right + CLEAR && b->left < a->right + CLEAR && a->top < b->bottom + CLEAR &&
           b->top < a->bottom + CLEAR;
}

static bool is_free(const naming *n, const area *a)
{
    if (a->left < CLEAR || a->right > n->scene->width - CLEAR || a->bottom > n->scene->foot)
        return false;
    for (size_t i = 0; i < n->taken_count; i++)
        if (meet(a, &n->taken[i]))
            return false;
    const akt_layout_place *points = n->points.items;
    for (size_t i = 0; i < n->points.count; i++) {
        const area point = {points[i].x, points[i].y, points[i].x, points[i].y};
        if (meet(a, &point))
            return false;
    }
    return true;
}

static bool look_along(naming *n, const akt_layout_place line[4])
{
    double length = 0;
    for (size_t i = 0; i < 3; i++)
        length += hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    size_t steps = (size_t)(length / STEP) + 1;
    for (size_t i = 0; i <= steps; i++) {
        akt_layout_place *point = akt_list_add(&n->points);
        if (!point)
            return false;
        *point = akt_network_view__along(line, (double)i / (double)steps);
    }
    return true;
}

static bool look_at_lines(naming *n)
{
    akt_layout_place line[4];
    for (size_t i = 0; i < n->scene->pair_count; i++) {
        for (size_t k = 0; k < n->scene->pairs[i].count; k++) {
            akt_network_view__line(n->scene, &n->scene->pairs[i], k, line);
            if (!look_along(n, line))
                return false;
        }
    }
    return true;
}

static area around(const akt_network_node *node)
{
    return (area){node->x - node->width / 2, node->y - node->height / 2, node->x + node->width / 2,
                  node->y + node->height / 2};
}

/* Right, left, below, above, then the corners. */
static area beside(const akt_network_node *node, size_t spot, double width)
{
    static const double aside[][2] = {{1, 0}, {-1, 0}, {0, 1},  {0, -1},
                                      {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    double reach = aside[spot][0] != 0 && aside[spot][1] != 0 ? 0.8 : 1;
    double x = node->x + aside[spot][0] * ((node->size + 4) * reach + width / 2);
    double y = node->y + aside[spot][1] * ((node->size + 3) * reach + FONT / 2);
    return (area){x - width / 2, y - FONT / 2, x + width / 2, y + FONT / 2};
}

/* At the first of its spots that is free; a name that would be cut stands nowhere. */
static bool name_node(naming *n, akt_drawing *drawing, size_t index)
{
    const akt_font font = {FONT, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    const akt_label_rule rule = {FONT, false, 1, ROOM, ROOM, 0, 0};
    akt_map_scene *map = &n->scene->map;
    const char *text = akt_dataset_label(map->dataset, map->cards[index].ref, map->lang, true);
    akt_label label;
    if (!akt_label__make(&label, map->pool, text, &rule))
        return false;
    for (size_t spot = 0; spot < 8 && !label.cut; spot++) {
        area a = beside(&n->scene->nodes[index], spot, label.width * 1.04);
        if (!is_free(n, &a))
            continue;
        n->taken[n->taken_count++] = a;
        akt_drawing_text(drawing, (a.left + a.right) / 2, a.bottom - FONT * 0.14, label.lines[0],
                         &font);
        break;
    }
    return true;
}

bool akt_network_view__draw_names(akt_drawing *drawing, akt_network_scene *scene)
{
    naming n = {scene, NULL, 0, AKT_LIST_OF(akt_layout_place)};
    n.taken = akt_map__get(&scene->map, 2 * scene->tied, sizeof *n.taken);
    bool done = n.taken && (scene->tied == scene->cards || look_at_lines(&n));
    for (size_t i = 0; done && i < scene->tied; i++)
        n.taken[n.taken_count++] = around(&scene->nodes[scene->ranked[i]]);
    for (size_t i = scene->cards; done && i < scene->tied && i < scene->cards + TRIED; i++)
        done = scene->nodes[scene->ranked[i]].is_card || name_node(&n, drawing, scene->ranked[i]);
    akt_list_dispose(&n.points);
    return done;
}
