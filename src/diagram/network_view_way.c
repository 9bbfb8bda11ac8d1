#include "diagram/detour_internal.h"
#include "diagram/network_view_internal.h"

#include <math.h>

#define CLEAR 4.0      /* that a line keeps off nodes which it passes */
#define BESIDE 2.0     /* that the outermost of several does */
#define EDGE 8.0       /* and off the edge of the sheet, its title and its foot */
#define FEW 200        /* nodes, whose corners look all over the sheet; those of more */
#define REACH 420.0    /* look so far at first */
#define EASE 70.0      /* of a turn, where there is room for it */
#define EASE_LEAST 5.0 /* where there is not */
#define CUT 2.0        /* that a curve of EASE_LEAST comes nearer to what it turns round */

/* Margins that detours are looked for with, the first that serves. Nodes stand at least 24 px apart
 * (layout), but in what sfdp could not untangle. */
static const double margins[] = {11, 7, 4, 2};

enum { MARGINS = sizeof margins / sizeof *margins };

typedef struct ways {
    akt_network_scene *scene;
    akt_obstacles obstacles;
    akt_obstacle page;
    size_t *number;                   /* of each node of the scene among the obstacles */
    akt_detours *detours[MARGINS][2]; /* made when they are asked for; near and all over */
} ways;

static akt_clearance clearance(const ways *w, const akt_network_pair *pair, double margin)
{
    return (akt_clearance){fmin(margin, AKT_OBSTACLES_ROOM),
                           {w->number[pair->from], w->number[pair->to]}};
}

/* A curve lies between its four points. */
static bool is_on_page(const ways *w, const akt_point curve[4])
{
    for (size_t i = 0; i < 4; i++)
        if (curve[i].x < w->page.left || curve[i].x > w->page.right || curve[i].y < w->page.top ||
            curve[i].y > w->page.bottom)
            return false;
    return true;
}

/* Straight, or in the flattest arc that is free. */
static bool find_arc(const ways *w, akt_network_pair *pair)
{
    static const double bulges[] = {0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2};
    const akt_network_node *a = &w->scene->nodes[pair->from], *b = &w->scene->nodes[pair->to];
    double half = akt_network_view__half_width(w->scene, pair);
    const akt_clearance how = clearance(w, pair, fmax(CLEAR, half + BESIDE));
    double length = hypot(b->x - a->x, b->y - a->y);
    for (size_t i = 0; i < sizeof bulges / sizeof *bulges; i++) {
        akt_point line[4];
        pair->bulge = bulges[i] * length;
        akt_network_view__bow(w->scene, pair, line);
        if ((i == 0 || is_on_page(w, line)) &&
            akt_obstacles__is_curve_free(&w->obstacles, line, &how))
            return true;
    }
    pair->bulge = 0;
    return false;
}

static akt_detours *detours_of(ways *w, size_t margin, bool far)
{
    akt_detours **kept = &w->detours[margin][far];
    bool few = w->obstacles.count <= FEW;
    const akt_detour_rules rules = {w->page, margins[margin], far || few ? INFINITY : REACH};
    if (!*kept)
        *kept = akt_detours__new(&w->obstacles, &rules, w->scene->map.pool);
    return *kept;
}

static double distance(akt_point a, akt_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

/* As wide a curve round the turn as stays free. */
static double ease(const ways *w, const akt_network_pair *pair, size_t turn, double margin)
{
    const akt_network_node *a = &w->scene->nodes[pair->from], *b = &w->scene->nodes[pair->to];
    const akt_clearance how = clearance(w, pair, margin);
    bool first = turn == 0, last = turn + 1 == pair->turn_count;
    akt_point before = first ? (akt_point){a->x, a->y} : pair->turns[turn - 1].at;
    akt_point after = last ? (akt_point){b->x, b->y} : pair->turns[turn + 1].at;
    akt_network_turn tried = pair->turns[turn];
    double most = fmin(distance(before, tried.at), distance(tried.at, after)) / 2;
    for (tried.ease = fmin(EASE, most); tried.ease > EASE_LEAST; tried.ease *= 0.7) {
        akt_point curve[4];
        akt_network_view__ease(before, &tried, after, curve);
        if (akt_obstacles__is_curve_free(&w->obstacles, curve, &how))
            return tried.ease;
    }
    return fmin(EASE_LEAST, most);
}

static bool take_turns(ways *w, akt_network_pair *pair, const akt_detour *way, double margin)
{
    double half = akt_network_view__half_width(w->scene, pair);
    pair->turns = akt_map__get(&w->scene->map, way->count, sizeof *pair->turns);
    if (!pair->turns)
        return false;
    pair->turn_count = way->count;
    for (size_t i = 0; i < way->count; i++)
        pair->turns[i].at = way->corners[i];
    pair->squeeze = fmin(1, fmax(margin - BESIDE - CUT, 0) / half);
    for (size_t i = 0; i < way->count; i++)
        pair->turns[i].ease = ease(w, pair, i, half * pair->squeeze + BESIDE);
    return true;
}

/* Where no margin serves, the straight line stays. */
static bool find_detour(ways *w, akt_network_pair *pair)
{
    akt_detour way = {.found = false};
    const akt_detour_ends ends = {w->number[pair->from], w->number[pair->to],
                                  akt_network_view__half_width(w->scene, pair) + BESIDE + CUT};
    for (size_t attempt = 0; attempt < 2 * MARGINS; attempt++) {
        bool far = attempt % 2 == 1;
        if (far && w->obstacles.count <= FEW)
            continue;
        akt_detours *detours = detours_of(w, attempt / 2, far);
        if (!detours || !akt_detours__find(detours, &ends, &way))
            return false;
        if (way.found)
            return take_turns(w, pair, &way, margins[attempt / 2]);
    }
    return true;
}

static bool find_obstacles(ways *w)
{
    akt_network_scene *scene = w->scene;
    size_t count = 0;
    akt_obstacle *boxes = akt_map__get(&scene->map, scene->tied, sizeof *boxes);
    w->number = akt_map__get(&scene->map, scene->map.card_count, sizeof *w->number);
    if (!boxes || !w->number)
        return false;
    for (size_t i = 0; i < scene->map.card_count; i++) {
        const akt_network_node *node = &scene->nodes[i];
        double across = node->width / 2, down = node->height / 2;
        if (node->neighbours == 0)
            continue;
        w->number[i] = count;
        boxes[count++] =
            (akt_obstacle){node->x - across, node->y - down, node->x + across, node->y + down};
    }
    return akt_obstacles__index(&w->obstacles, boxes, count, scene->map.pool);
}

akt_status akt_network_view__find_ways(akt_network_scene *scene, akt_error *err)
{
    ways w = {.scene = scene,
              .page = {EDGE, scene->head - EDGE, scene->width - EDGE, scene->foot + EDGE}};
    bool done = find_obstacles(&w);
    for (size_t i = 0; done && i < scene->pair_count; i++) {
        scene->pairs[i].squeeze = 1;
        done = find_arc(&w, &scene->pairs[i]) || find_detour(&w, &scene->pairs[i]);
    }
    return done && akt_network_view__run_lines(scene) ? AKT_OK : akt_error_memory(err);
}
