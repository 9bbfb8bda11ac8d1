#include "diagram/network_view_internal.h"
#include "diagram/path_internal.h"

#include <math.h>
#include <string.h>

#define APART 4.0    /* lines side by side, beyond their widths */
#define FARTHEST 3.0 /* times the way to the point that a line leaves towards */
#define MITRE 2.0    /* of lines side by side round a turn, at most */

static double arrow_length(const akt_map_edge *edge)
{
    return 6 + edge->width * 1.2;
}

static akt_point between(akt_point a, akt_point b, double share)
{
    return (akt_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

static akt_point middle_of(const akt_network_node *node)
{
    return (akt_point){node->x, node->y};
}

/* Where the line from a node's middle towards a point leaves it. */
static akt_point leave(const akt_network_node *node, akt_point towards)
{
    double dx = towards.x - node->x, dy = towards.y - node->y;
    double along_x = fabs(dx) > 1e-9 ? node->width / 2 / fabs(dx) : INFINITY;
    double along_y = fabs(dy) > 1e-9 ? node->height / 2 / fabs(dy) : INFINITY;
    double share = fmin(fmin(along_x, along_y), FARTHEST);
    if (!node->is_card)
        share = fmin(node->size / fmax(hypot(dx, dy), 1e-9), FARTHEST);
    return (akt_point){node->x + dx * share, node->y + dy * share};
}

/* To the left of the way from a to b, of length 1. */
static akt_point left_of(akt_point a, akt_point b)
{
    double length = fmax(hypot(b.x - a.x, b.y - a.y), 1e-9);
    return (akt_point){-(b.y - a.y) / length, (b.x - a.x) / length};
}

static akt_point move(akt_point at, akt_point way, double length)
{
    return (akt_point){at.x + way.x * length, at.y + way.y * length};
}

double akt_network_view__half_width(const akt_network_scene *scene, const akt_network_pair *pair)
{
    double whole = -APART;
    for (size_t i = 0; i < pair->count; i++)
        whole += scene->map.all[pair->first + i].width + APART;
    return whole / 2;
}

/* How far the k-th of the pair's lines stands aside, so that none lies over another. */
static double step_aside(const akt_network_scene *scene, const akt_network_pair *pair, size_t k)
{
    double before = scene->map.all[pair->first + k].width / 2;
    for (size_t i = 0; i < k; i++)
        before += scene->map.all[pair->first + i].width + APART;
    return (before - akt_network_view__half_width(scene, pair)) * pair->squeeze;
}

void akt_network_view__bow(const akt_network_scene *scene, const akt_network_pair *pair,
                           akt_point line[4])
{
    const akt_network_node *a = &scene->nodes[pair->from], *b = &scene->nodes[pair->to];
    akt_point way = left_of(middle_of(a), middle_of(b));
    akt_point first = move(middle_of(a), way, pair->bulge);
    akt_point last = move(middle_of(b), way, pair->bulge);
    line[1] = between(first, last, 0.3);
    line[2] = between(first, last, 0.7);
    line[0] = leave(a, line[1]);
    line[3] = leave(b, line[2]);
    if (pair->bulge == 0) {
        line[1] = between(line[0], line[3], 1.0 / 3);
        line[2] = between(line[0], line[3], 2.0 / 3);
    }
}

void akt_network_view__ease(akt_point before, const akt_network_turn *turn, akt_point after,
                            akt_point curve[4])
{
    double there = fmax(hypot(turn->at.x - before.x, turn->at.y - before.y), 1e-9);
    double on = fmax(hypot(turn->at.x - after.x, turn->at.y - after.y), 1e-9);
    curve[0] = between(turn->at, before, fmin(turn->ease / there, 0.5));
    curve[3] = between(turn->at, after, fmin(turn->ease / on, 0.5));
    curve[1] = between(curve[0], turn->at, 2.0 / 3);
    curve[2] = between(curve[3], turn->at, 2.0 / 3);
}

static void add_curve(akt_network_line *line, const akt_point curve[4])
{
    if (line->count == 0)
        line->at[line->count++] = curve[0];
    memcpy(line->at + line->count, curve + 1, 3 * sizeof *curve);
    line->count += 3;
}

static void add_straight(akt_network_line *line, akt_point a, akt_point b)
{
    const akt_point curve[4] = {a, between(a, b, 1.0 / 3), between(a, b, 2.0 / 3), b};
    add_curve(line, curve);
}

/* A turn of a line that stands aside of the pair's way. */
static akt_network_turn turn_aside(akt_point before, const akt_network_turn *turn, akt_point after,
                                   double aside)
{
    akt_point in = left_of(before, turn->at), on = left_of(turn->at, after);
    akt_point both = {in.x + on.x, in.y + on.y};
    double share = fmin(1 / fmax(1 + in.x * on.x + in.y * on.y, 1e-9), MITRE / 2);
    return (akt_network_turn){move(turn->at, both, aside * share), turn->ease};
}

/* Straight from turn to turn. */
static void run_round(const akt_network_scene *scene, const akt_network_pair *pair, double aside,
                      akt_network_line *line)
{
    const akt_network_node *a = &scene->nodes[pair->from], *b = &scene->nodes[pair->to];
    const akt_network_turn *turns = pair->turns;
    size_t last = pair->turn_count - 1;
    akt_point curve[4];
    akt_point at = move(leave(a, turns[0].at), left_of(middle_of(a), turns[0].at), aside);
    akt_point end = move(leave(b, turns[last].at), left_of(turns[last].at, middle_of(b)), aside);
    akt_point before = middle_of(a);
    akt_point from = at;
    for (size_t i = 0; i <= last; i++) {
        akt_point after = i < last ? turns[i + 1].at : middle_of(b);
        akt_network_turn turn = turn_aside(before, &turns[i], after, aside);
        akt_point next = i < last ? turn_aside(turns[i].at, &turns[i + 1],
                                               i + 1 < last ? turns[i + 2].at : middle_of(b), aside)
                                        .at
                                  : end;
        akt_network_view__ease(from, &turn, next, curve);
        add_straight(line, at, curve[0]);
        add_curve(line, curve);
        at = curve[3];
        from = turn.at;
        before = turns[i].at;
    }
    add_straight(line, at, end);
}

static void run_straight(const akt_network_scene *scene, const akt_network_pair *pair, double aside,
                         akt_network_line *line)
{
    const akt_network_node *a = &scene->nodes[pair->from], *b = &scene->nodes[pair->to];
    akt_point way = left_of(middle_of(a), middle_of(b));
    akt_point curve[4];
    akt_network_view__bow(scene, pair, curve);
    for (size_t i = 0; i < 4; i++)
        curve[i] = move(curve[i], way, aside);
    add_curve(line, curve);
}

static void turn_round(akt_network_line *line)
{
    for (size_t i = 0; i < line->count / 2; i++) {
        akt_point kept = line->at[i];
        line->at[i] = line->at[line->count - 1 - i];
        line->at[line->count - 1 - i] = kept;
    }
}

bool akt_network_view__run_lines(akt_network_scene *scene)
{
    scene->lines = akt_map__get(&scene->map, scene->map.all_count, sizeof *scene->lines);
    for (size_t i = 0; scene->lines && i < scene->pair_count; i++) {
        const akt_network_pair *pair = &scene->pairs[i];
        for (size_t k = 0; k < pair->count; k++) {
            akt_network_line *line = &scene->lines[pair->first + k];
            double aside = step_aside(scene, pair, k);
            line->at = akt_map__get(&scene->map, 4 + 6 * pair->turn_count, sizeof *line->at);
            if (!line->at)
                return false;
            if (pair->turn_count > 0)
                run_round(scene, pair, aside, line);
            else
                run_straight(scene, pair, aside, line);
            if (scene->map.all[pair->first + k].from != pair->from)
                turn_round(line);
        }
    }
    return scene->lines != NULL;
}

/* The part of a curve before `share`. */
static void keep_first(akt_point p[4], double share)
{
    akt_point a = between(p[0], p[1], share), b = between(p[1], p[2], share);
    akt_point c = between(p[2], p[3], share), d = between(a, b, share);
    akt_point e = between(b, c, share);
    p[1] = a;
    p[2] = d;
    p[3] = between(d, e, share);
}

akt_point akt_network_view__along(const akt_point curve[4], double share)
{
    akt_point cut[4] = {curve[0], curve[1], curve[2], curve[3]};
    keep_first(cut, share);
    return cut[3];
}

static double distance_left(const akt_point p[4], double share)
{
    akt_point at = akt_network_view__along(p, share);
    return hypot(at.x - p[3].x, at.y - p[3].y);
}

/* Cuts the last curve so that `length` is left to its end, half of it at the most. */
static void cut_end(akt_network_line *line, double length)
{
    akt_point *p = line->at + line->count - 4;
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

static void add_path(akt_buffer *out, const akt_network_line *line)
{
    akt_path__add(out, 'M', line->at[0].x, line->at[0].y);
    for (size_t i = 1; i < line->count; i++)
        akt_path__add(out, i % 3 == 1 ? 'C' : ' ', line->at[i].x, line->at[i].y);
}

/* From where the cut line ends to where the whole one did. */
static void add_arrow(akt_buffer *out, akt_point foot, akt_point tip, double width)
{
    double aside = (width + 5) / 2;
    akt_point left = left_of(foot, tip);
    akt_path__add(out, 'M', tip.x, tip.y);
    akt_path__add(out, 'L', foot.x + left.x * aside, foot.y + left.y * aside);
    akt_path__add(out, 'L', foot.x - left.x * aside, foot.y - left.y * aside);
    akt_buffer_add_char(out, 'Z');
}

/* Cuts the line's end and adds the arrowhead there. */
static void end_in_arrow(akt_buffer *heads, akt_network_line *line, const akt_map_edge *edge)
{
    akt_point tip = line->at[line->count - 1];
    cut_end(line, arrow_length(edge) - 1);
    add_arrow(heads, line->at[line->count - 1], tip, edge->width);
}

static bool copy_line(akt_network_line *out, akt_map_scene *map, const akt_network_line *line)
{
    *out = (akt_network_line){akt_map__get(map, line->count, sizeof *out->at), line->count};
    if (out->at)
        memcpy(out->at, line->at, line->count * sizeof *out->at);
    return out->at != NULL;
}

void akt_network_view__draw_line(akt_drawing *drawing, akt_network_scene *scene, size_t edge)
{
    const akt_map_edge *tie = &scene->map.all[edge];
    akt_style head = {akt_palette_of_layer(tie->layer)->stroke, NULL, 0, NULL, 0};
    akt_network_line line;
    akt_buffer path = AKT_BUFFER_INIT, heads = AKT_BUFFER_INIT;
    if (!copy_line(&line, &scene->map, &scene->lines[edge])) {
        scene->map.failed = true;
        return;
    }
    if (tie->arrow_to)
        end_in_arrow(&heads, &line, tie);
    turn_round(&line);
    if (tie->arrow_from)
        end_in_arrow(&heads, &line, tie);
    turn_round(&line);
    add_path(&path, &line);
    akt_map__draw_line(drawing, &path, tie, true);
    if (heads.size > 0 || heads.failed)
        akt_drawing_curve(drawing, &heads, &head);
    akt_buffer_dispose(&path);
    akt_buffer_dispose(&heads);
}
