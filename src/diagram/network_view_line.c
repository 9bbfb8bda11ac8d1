#include "diagram/network_view_internal.h"
#include "diagram/path_internal.h"

#include <math.h>
#include <stdint.h>

#define APART 4.0    /* lines side by side, beyond their widths */
#define FARTHEST 3.0 /* times the way to the point that a line leaves towards */
#define CLEAR 4.0    /* nodes that a line passes by */
#define SAMPLES 40   /* points at which it is looked at */

static double arrow_length(const akt_map_edge *edge)
{
    return 6 + edge->width * 1.2;
}

/* Where the line from a node's middle towards x, y leaves it. */
static akt_layout_place leave(const akt_network_node *node, double x, double y)
{
    double dx = x - node->x, dy = y - node->y;
    double along_x = fabs(dx) > 1e-9 ? node->width / 2 / fabs(dx) : INFINITY;
    double along_y = fabs(dy) > 1e-9 ? node->height / 2 / fabs(dy) : INFINITY;
    double share = fmin(fmin(along_x, along_y), FARTHEST);
    if (!node->is_card)
        share = fmin(node->size / fmax(hypot(dx, dy), 1e-9), FARTHEST);
    return (akt_layout_place){node->x + dx * share, node->y + dy * share};
}

static akt_layout_place between(akt_layout_place a, akt_layout_place b, double share)
{
    return (akt_layout_place){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* How far the k-th of the pair's lines stands aside, so that none lies over another. */
static double step_aside(const akt_network_scene *scene, const akt_network_pair *pair, size_t k)
{
    double whole = -APART, before = 0;
    for (size_t i = 0; i < pair->count; i++) {
        double width = scene->map.all[pair->first + i].width + APART;
        before += i < k ? width : 0;
        whole += width;
    }
    return before + scene->map.all[pair->first + k].width / 2 - whole / 2;
}

/* The whole line, from frame to frame, from the pair's `from` to its `to`. */
static void bow(const akt_network_scene *scene, const akt_network_pair *pair, double aside,
                akt_layout_place line[4])
{
    const akt_network_node *a = &scene->nodes[pair->from], *b = &scene->nodes[pair->to];
    double dx = b->x - a->x, dy = b->y - a->y;
    double length = fmax(hypot(dx, dy), 1e-9);
    akt_layout_place way = {-dy / length, dx / length};
    akt_layout_place first = {a->x + way.x * pair->bulge, a->y + way.y * pair->bulge};
    akt_layout_place last = {b->x + way.x * pair->bulge, b->y + way.y * pair->bulge};
    line[1] = between(first, last, 0.3);
    line[2] = between(first, last, 0.7);
    line[0] = leave(a, line[1].x, line[1].y);
    line[3] = leave(b, line[2].x, line[2].y);
    if (pair->bulge == 0) {
        line[1] = between(line[0], line[3], 1.0 / 3);
        line[2] = between(line[0], line[3], 2.0 / 3);
    }
    for (size_t i = 0; i < 4; i++) {
        line[i].x += way.x * aside;
        line[i].y += way.y * aside;
    }
}

/* The part of one Bézier piece before `share`. */
static void keep_first(akt_layout_place p[4], double share)
{
    akt_layout_place a = between(p[0], p[1], share), b = between(p[1], p[2], share);
    akt_layout_place c = between(p[2], p[3], share), d = between(a, b, share);
    akt_layout_place e = between(b, c, share);
    p[1] = a;
    p[2] = d;
    p[3] = between(d, e, share);
}

static double distance_left(const akt_layout_place p[4], double share)
{
    akt_layout_place cut[4] = {p[0], p[1], p[2], p[3]};
    keep_first(cut, share);
    return hypot(cut[3].x - p[3].x, cut[3].y - p[3].y);
}

/* Cuts the last piece so that `length` is left to its end, half of it at the most. */
static void cut_end(akt_layout_place p[4], double length)
{
    double near = 0.5, far = 1;
    if (distance_left(p, near) > length) {
        for (int i = 0; i < 30; i++) {
            double share = (near + far) / 2;
            if (distance_left(p, share) > length)
                near = share;
            else
                far = share;
        }
    }
    keep_first(p, near);
}

static void turn(akt_layout_place line[4])
{
    for (size_t i = 0; i < 2; i++) {
        akt_layout_place kept = line[i];
        line[i] = line[3 - i];
        line[3 - i] = kept;
    }
}

static void whole_line(const akt_network_scene *scene, const akt_network_pair *pair, size_t k,
                       akt_layout_place line[4])
{
    bow(scene, pair, step_aside(scene, pair, k), line);
    if (scene->map.all[pair->first + k].from != pair->from)
        turn(line);
}

void akt_network_view__line(const akt_network_scene *scene, const akt_network_pair *pair, size_t k,
                            akt_layout_place line[4])
{
    const akt_map_edge *edge = &scene->map.all[pair->first + k];
    whole_line(scene, pair, k, line);
    if (edge->arrow_to)
        cut_end(line, arrow_length(edge) - 1);
    if (edge->arrow_from) {
        turn(line);
        cut_end(line, arrow_length(edge) - 1);
        turn(line);
    }
}

akt_layout_place akt_network_view__along(const akt_layout_place line[4], double share)
{
    akt_layout_place cut[4] = {line[0], line[1], line[2], line[3]};
    keep_first(cut, share);
    return cut[3];
}

static bool is_in(const akt_network_node *node, akt_layout_place point)
{
    return fabs(point.x - node->x) < node->width / 2 + CLEAR &&
           fabs(point.y - node->y) < node->height / 2 + CLEAR;
}

/* How many samples of the pair's middle line lie in nodes that are not its ends. */
static size_t count_hits(const akt_network_scene *scene, const akt_network_pair *pair)
{
    akt_layout_place line[4];
    size_t hits = 0;
    bow(scene, pair, 0, line);
    for (size_t i = 1; i < SAMPLES; i++) {
        akt_layout_place point = akt_network_view__along(line, (double)i / SAMPLES);
        for (size_t n = 0; n < scene->tied; n++) {
            size_t index = scene->ranked[n];
            bool is_end = index == pair->from || index == pair->to;
            hits += !is_end && is_in(&scene->nodes[index], point);
        }
    }
    return hits;
}

void akt_network_view__bend(akt_network_scene *scene)
{
    static const double bulges[] = {0,    0.08,  -0.08, 0.16, -0.16, 0.25, -0.25,
                                    0.36, -0.36, 0.5,   -0.5, 0.7,   -0.7};
    for (size_t i = 0; i < scene->pair_count; i++) {
        akt_network_pair *pair = &scene->pairs[i];
        double length = hypot(scene->nodes[pair->to].x - scene->nodes[pair->from].x,
                              scene->nodes[pair->to].y - scene->nodes[pair->from].y);
        double best = 0;
        size_t least = SIZE_MAX;
        for (size_t b = 0; least > 0 && b < sizeof bulges / sizeof *bulges; b++) {
            pair->bulge = bulges[b] * length;
            size_t hits = count_hits(scene, pair);
            if (hits < least) {
                least = hits;
                best = pair->bulge;
            }
        }
        pair->bulge = best;
    }
}

static void add_path(akt_buffer *out, const akt_layout_place line[4])
{
    akt_path__add(out, 'M', line[0].x, line[0].y);
    for (size_t i = 1; i < 4; i++)
        akt_path__add(out, i == 1 ? 'C' : ' ', line[i].x, line[i].y);
}

/* From where the cut line ends to where the whole one did. */
static void add_arrow(akt_buffer *out, akt_layout_place foot, akt_layout_place tip, double width)
{
    double dx = tip.x - foot.x, dy = tip.y - foot.y;
    double length = fmax(hypot(dx, dy), 1e-9);
    double aside = (width + 5) / 2 / length;
    akt_path__add(out, 'M', tip.x, tip.y);
    akt_path__add(out, 'L', foot.x - dy * aside, foot.y + dx * aside);
    akt_path__add(out, 'L', foot.x + dy * aside, foot.y - dx * aside);
    akt_buffer_add_char(out, 'Z');
}

void akt_network_view__draw_line(akt_drawing *drawing, akt_network_scene *scene,
                                 const akt_network_pair *pair, size_t k)
{
    const akt_map_edge *edge = &scene->map.all[pair->first + k];
    akt_style head = {akt_palette_of_layer(edge->layer)->stroke, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_layout_place whole[4], line[4];
    whole_line(scene, pair, k, whole);
    akt_network_view__line(scene, pair, k, line);
    add_path(&path, line);
    akt_map__draw_line(drawing, &path, edge, true);
    akt_buffer_clear(&path);
    if (edge->arrow_to)
        add_arrow(&path, line[3], whole[3], edge->width);
    if (edge->arrow_from)
        add_arrow(&path, line[0], whole[0], edge->width);
    if (path.size > 0)
        akt_drawing_curve(drawing, &path, &head);
    akt_buffer_dispose(&path);
}
