#include "diagram/network_view_internal.h"

#include <math.h>

#define FONT 10.0
#define ROOM 130.0
#define LINES 2   /* of a name */
#define LINE 1.15 /* from one to the next, in sizes */
#define CLEAR 2.0
#define FOREIGN 9.0 /* to other nodes, whose name it might seem */
#define ARROW 1.0   /* beyond the width of a line */
#define TRIED 400   /* names at the most */
#define STEP 4.0    /* between the points at which a line is looked at */

typedef struct area {
    double left, top, right, bottom;
} area;

typedef struct naming {
    akt_network_scene *scene;
    area *taken; /* nodes by rank, then names */
    size_t taken_count;
    akt_list points; /* of lines: areas as wide as these */
} naming;

static bool meet(const area *a, const area *b, double across, double down)
{
    return a->left < b->right + across && b->left < a->right + across &&
           a->top < b->bottom + down && b->top < a->bottom + down;
}

/* down: as far as that below or above all nodes but its own, and well apart from those beside. */
static bool is_free(const naming *n, const area *a, size_t own, double down)
{
    const akt_network_scene *scene = n->scene;
    if (a->left < CLEAR || a->right > scene->width - CLEAR || a->bottom > scene->foot ||
        a->top < scene->head - FONT * scene->scale)
        return false;
    for (size_t i = 0; i < n->taken_count; i++) {
        bool foreign = i < scene->tied && i != own;
        if (meet(a, &n->taken[i], foreign ? FOREIGN : CLEAR, foreign ? down : CLEAR))
            return false;
    }
    const area *points = n->points.items;
    for (size_t i = 0; i < n->points.count; i++)
        if (meet(a, &points[i], CLEAR, CLEAR))
            return false;
    return true;
}

static bool look_along(naming *n, const akt_point curve[4], double half)
{
    double length = 0;
    for (size_t i = 0; i < 3; i++)
        length += hypot(curve[i + 1].x - curve[i].x, curve[i + 1].y - curve[i].y);
    size_t steps = (size_t)(length / STEP) + 1;
    for (size_t i = 0; i <= steps; i++) {
        area *point = akt_list_add(&n->points);
        if (!point)
            return false;
        akt_point at = akt_network_view__along(curve, (double)i / (double)steps);
        *point = (area){at.x - half, at.y - half, at.x + half, at.y + half};
    }
    return true;
}

static bool look_at_lines(naming *n)
{
    for (size_t i = 0; i < n->scene->map.all_count; i++) {
        const akt_network_line *line = &n->scene->lines[i];
        for (size_t k = 0; k + 3 < line->count; k += 3)
            if (!look_along(n, line->at + k, n->scene->map.all[i].width / 2 + ARROW))
                return false;
    }
    return true;
}

static area around(const akt_network_node *node)
{
    return (area){node->x - node->width / 2, node->y - node->height / 2, node->x + node->width / 2,
                  node->y + node->height / 2};
}

/* Right, left, below, above, then the corners. */
static area beside(const akt_network_node *node, size_t spot, double width, double height)
{
    static const double aside[][2] = {{1, 0}, {-1, 0}, {0, 1},  {0, -1},
                                      {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    double reach = aside[spot][0] != 0 && aside[spot][1] != 0 ? 0.8 : 1;
    double x = node->x + aside[spot][0] * ((node->size + 4) * reach + width / 2);
    double y = node->y + aside[spot][1] * ((node->size + 3) * reach + height / 2);
    return (area){x - width / 2, y - height / 2, x + width / 2, y + height / 2};
}

/* Below or above its node, a name is nobody else's that is in line with that. */
static bool is_centred(size_t spot)
{
    return spot == 2 || spot == 3;
}

static void draw_name(akt_drawing *drawing, const area *a, const akt_label *label, double size)
{
    const akt_font font = {size, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    double base = a->bottom - size * 0.14 - size * LINE * (double)(label->count - 1);
    for (size_t i = 0; i < label->count; i++, base += size * LINE)
        akt_drawing_text(drawing, (a->left + a->right) / 2, base, label->lines[i], &font);
}

/* At the first of its spots that is free; a name that would be cut stands nowhere. */
static bool name_node(naming *n, akt_drawing *drawing, size_t rank)
{
    size_t index = n->scene->ranked[rank];
    double size = FONT * n->scene->scale, room = ROOM * n->scene->scale;
    const akt_label_rule rule = {size, false, LINES, room, room, size, size};
    akt_map_scene *map = &n->scene->map;
    const char *text = akt_dataset_label(map->dataset, map->cards[index].ref, map->lang, true);
    akt_label label;
    if (!akt_label__make(&label, map->pool, text, &rule))
        return false;
    double height = size * (1 + LINE * (double)(label.count - 1));
    for (size_t spot = 0; spot < 8 && !label.cut; spot++) {
        area a = beside(&n->scene->nodes[index], spot, label.width * 1.04, height);
        if (!is_free(n, &a, rank, is_centred(spot) ? CLEAR : FOREIGN))
            continue;
        n->taken[n->taken_count++] = a;
        draw_name(drawing, &a, &label, size);
        break;
    }
    return true;
}

bool akt_network_view__draw_names(akt_drawing *drawing, akt_network_scene *scene)
{
    naming n = {scene, NULL, 0, AKT_LIST_OF(area)};
    n.taken = akt_map__get(&scene->map, 2 * scene->tied, sizeof *n.taken);
    bool done = n.taken && (scene->tied == scene->cards || look_at_lines(&n));
    for (size_t i = 0; done && i < scene->tied; i++)
        n.taken[n.taken_count++] = around(&scene->nodes[scene->ranked[i]]);
    for (size_t i = scene->cards; done && i < scene->tied && i < scene->cards + TRIED; i++)
        done = scene->nodes[scene->ranked[i]].is_card || name_node(&n, drawing, i);
    akt_list_dispose(&n.points);
    return done;
}
