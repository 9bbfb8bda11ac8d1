#include "diagram/map_internal.h"

#include <math.h>
#include <stdlib.h>

#define PASSES 4
#define CLEAR 7.0
#define STAR 8.0          /* the corner of a card that its star takes */
#define LANE 4.2          /* between the lines of two lanes */
#define THROUGH_BOX 30.0  /* what a way through another's box costs, in px of detour */
#define THROUGH_CLOSED 250.0 /* a closed box, where it would seem to end */
#define BEFORE_TITLE 90.0 /* between a box's side and its title */
#define SIDEWAYS 10.0     /* what leaving a straight line costs */
#define CROWDED 2.5       /* a px more than there is room for */
#define LOW_CHANNEL 2.2   /* a px sideways between rows of one shelf */

/* A place in a row where an edge may pass, and the cheapest way to it. */
typedef struct candidate {
    size_t unit;
    double x;
    double cost;
    size_t from; /* in the row before */
} candidate;

typedef struct search {
    akt_map_scene *scene;
    candidate *found; /* row by row */
    size_t *first;    /* of the rows between the ends; one more */
    size_t rows;
    double source_left, source_right, target_left, target_right;
} search;

double akt_map__lane_width(const akt_map_edge *edge)
{
    return edge->width + LANE;
}

void akt_map__span(const akt_map_scene *scene, size_t end, double *left, double *right)
{
    bool card = end < scene->card_count;
    bool round = card && scene->cards[end].shape == AKT_MAP_PROGRAMME;
    double x = card ? scene->cards[end].x : scene->boxes[end - scene->card_count].x;
    double width = card ? scene->cards[end].width : scene->boxes[end - scene->card_count].width;
    double margin = fmin(card && !round ? 9 : 15, width / 4);
    double star = card && scene->cards[end].business ? fmin(STAR, width / 4) : 0;
    *left = x + margin + star;
    *right = x + width - margin;
}

size_t akt_map__top_row(const akt_map_scene *scene, size_t end)
{
    if (end < scene->card_count) {
        return scene->cards[end].row;
    }
    return scene->shelves[scene->boxes[end - scene->card_count].shelf].first_row;
}

size_t akt_map__bottom_row(const akt_map_scene *scene, size_t end)
{
    if (end < scene->card_count) {
        return scene->cards[end].row;
    }
    const akt_map_shelf *shelf = &scene->shelves[scene->boxes[end - scene->card_count].shelf];
    return shelf->first_row + shelf->row_count - 1;
}

static bool make_units(akt_map_scene *scene)
{
    for (size_t r = 0; r < scene->row_count; r++) {
        const akt_map_shelf *shelf = &scene->shelves[scene->rows[r].shelf];
        size_t count = shelf->box_count + 1;
        for (size_t i = 0; i < shelf->box_count; i++) {
            count +=
                akt_map__things(&scene->boxes[shelf->first_box + i], r - shelf->first_row) + 1;
        }
        scene->rows[r].units = akt_map__get(scene, count, sizeof(akt_map_unit));
        if (scene->rows[r].units == NULL) {
            return false;
        }
    }
    return true;
}

/* Which end is above; in one row, which is to the left. */
static void orient(const akt_map_scene *scene, akt_map_edge *edge)
{
    double left = 0;
    double right = 0;
    double to_left = 0;
    size_t from = akt_map__top_row(scene, edge->from);
    size_t to = akt_map__top_row(scene, edge->to);
    akt_map__span(scene, edge->from, &left, &right);
    akt_map__span(scene, edge->to, &to_left, &right);
    bool down = from != to ? from < to : left < to_left;
    edge->upper = down ? edge->from : edge->to;
    edge->lower = down ? edge->to : edge->from;
}

static bool make_stops(akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->edge_count; i++) {
        akt_map_edge *edge = &scene->edges[i];
        orient(scene, edge);
        size_t upper = akt_map__bottom_row(scene, edge->upper);
        size_t lower = akt_map__top_row(scene, edge->lower);
        edge->stop_count = lower > upper ? lower - upper + 1 : 2;
        edge->stops = akt_map__get(scene, edge->stop_count, sizeof *edge->stops);
        if (edge->stops == NULL) {
            return false;
        }
        edge->stops[0].unit = AKT_MAP_NOWHERE;
        edge->stops[edge->stop_count - 1].unit = AKT_MAP_NOWHERE;
    }
    return true;
}

static double clamp(double x, double left, double right)
{
    return fmax(left, fmin(x, right));
}

size_t akt_map__box_of(const akt_map_scene *scene, size_t end)
{
    return end < scene->card_count ? scene->cards[end].box : end - scene->card_count;
}

static double unit_cost(const akt_map_scene *scene, const akt_map_edge *edge, size_t row,
                        const akt_map_unit *unit)
{
    bool first = scene->shelves[scene->rows[row].shelf].first_row == row;
    bool before_title = first && unit->gap == 0 && unit->box != AKT_MAP_NOWHERE;
    double cost = before_title ? BEFORE_TITLE : 0;
    if (unit->box != AKT_MAP_NOWHERE) {
        bool own = unit->box == akt_map__box_of(scene, edge->upper) ||
                   unit->box == akt_map__box_of(scene, edge->lower);
        double box = scene->boxes[unit->box].holds != NULL ? THROUGH_CLOSED : THROUGH_BOX;
        cost += own ? box / 3 : box;
    }
    double over = unit->load + akt_map__lane_width(edge) - (unit->right - unit->left);
    return cost + fmax(0, over) * CROWDED + unit->load * 0.2;
}

static double way_cost(const akt_map_scene *scene, size_t channel, double sideways)
{
    if (sideways < 1) {
        return 0;
    }
    return SIDEWAYS +
           sideways * (scene->channels[channel].between_shelves ? 1 : LOW_CHANNEL);
}

static void add_candidate(search *s, size_t *count, size_t unit, double x)
{
    s->found[(*count)++] = (candidate){unit, x, INFINITY, 0};
}

/* Two sides and the middle of every unit, and where it faces an end. */
static void find_candidates(search *s, const akt_map_row *row, size_t *count)
{
    double source = (s->source_left + s->source_right) / 2;
    double target = (s->target_left + s->target_right) / 2;
    for (size_t u = 0; u < row->unit_count; u++) {
        const akt_map_unit *unit = &row->units[u];
        add_candidate(s, count, u, clamp(source, unit->left, unit->right));
        add_candidate(s, count, u, clamp(target, unit->left, unit->right));
        if (unit->right - unit->left > 12) {
            add_candidate(s, count, u, unit->left + 3);
            add_candidate(s, count, u, unit->right - 3);
        }
    }
}

static void reach(search *s, const akt_map_edge *edge, size_t index, size_t row)
{
    const akt_map_scene *scene = s->scene;
    for (size_t i = s->first[index]; i < s->first[index + 1]; i++) {
        candidate *c = &s->found[i];
        double here = unit_cost(scene, edge, row, &scene->rows[row].units[c->unit]);
        if (index == 0) {
            double start = clamp(c->x, s->source_left, s->source_right);
            c->cost = here + way_cost(scene, row - 1, fabs(c->x - start));
            continue;
        }
        for (size_t j = s->first[index - 1]; j < s->first[index]; j++) {
            double cost = s->found[j].cost + here +
                          way_cost(scene, row - 1, fabs(c->x - s->found[j].x));
            if (cost < c->cost - 1e-9) {
                c->cost = cost;
                c->from = j;
            }
        }
    }
}

static size_t cheapest(const search *s, size_t channel)
{
    size_t best = s->first[s->rows - 1];
    double least = INFINITY;
    for (size_t i = s->first[s->rows - 1]; i < s->first[s->rows]; i++) {
        double end = clamp(s->found[i].x, s->target_left, s->target_right);
        double cost =
            s->found[i].cost + way_cost(s->scene, channel, fabs(end - s->found[i].x));
        if (cost < least - 1e-9) {
            least = cost;
            best = i;
        }
    }
    return best;
}

static void load(akt_map_scene *scene, const akt_map_edge *edge, double sign)
{
    size_t row = akt_map__bottom_row(scene, edge->upper);
    for (size_t i = 1; i + 1 < edge->stop_count; i++) {
        akt_map_unit *unit = &scene->rows[row + i].units[edge->stops[i].unit];
        unit->load = fmax(0, unit->load + sign * akt_map__lane_width(edge));
    }
}

static void route_edge(search *s, akt_map_edge *edge)
{
    akt_map_scene *scene = s->scene;
    size_t upper = akt_map__bottom_row(scene, edge->upper);
    size_t count = 0;
    s->rows = edge->stop_count - 2;
    if (s->rows == 0) {
        return;
    }
    akt_map__span(scene, edge->upper, &s->source_left, &s->source_right);
    akt_map__span(scene, edge->lower, &s->target_left, &s->target_right);
    for (size_t i = 0; i < s->rows; i++) {
        s->first[i] = count;
        find_candidates(s, &scene->rows[upper + 1 + i], &count);
        s->first[i + 1] = count;
        reach(s, edge, i, upper + 1 + i);
    }
    size_t at = cheapest(s, upper + s->rows);
    for (size_t i = s->rows; i > 0; i--) {
        edge->stops[i].unit = s->found[at].unit;
        edge->stops[i].x = s->found[at].x;
        at = s->found[at].from;
    }
    load(scene, edge, 1);
}

/* What the lanes of every unit need becomes the room that the next placing gives them. */
static void set_needs(akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->shelf_count; i++) {
        for (size_t a = 0; a <= scene->shelves[i].box_count; a++) {
            scene->shelves[i].avenues[a] = 0;
        }
    }
    for (size_t r = 0; r < scene->row_count; r++) {
        akt_map_shelf *shelf = &scene->shelves[scene->rows[r].shelf];
        for (size_t u = 0; u < scene->rows[r].unit_count; u++) {
            const akt_map_unit *unit = &scene->rows[r].units[u];
            double need = unit->load > 0 ? unit->load + 2 * CLEAR : 0;
            if (unit->box == AKT_MAP_NOWHERE) {
                shelf->avenues[unit->gap] = fmax(shelf->avenues[unit->gap], need);
            } else {
                akt_map_box *box = &scene->boxes[unit->box];
                box->needs[(r - shelf->first_row) * (box->count + 2) + unit->gap] = need;
            }
        }
    }
}

static size_t most_candidates(const akt_map_scene *scene)
{
    size_t count = 0;
    for (size_t r = 0; r < scene->row_count; r++) {
        count += 4 * scene->rows[r].unit_count;
    }
    return count;
}

/* Each pass takes every edge up and lays it anew among the others; then the rows make room. */
static void route_all(search *s)
{
    akt_map_scene *scene = s->scene;
    for (size_t pass = 0; pass < PASSES; pass++) {
        for (size_t i = 0; i < scene->edge_count; i++) {
            if (pass > 0) {
                load(scene, &scene->edges[i], -1);
            }
            route_edge(s, &scene->edges[i]);
        }
        if (pass > 0) {
            set_needs(scene);
            akt_map__place(scene);
        }
    }
}

akt_status akt_map__route(akt_map_scene *scene, akt_error *err)
{
    search s = {.scene = scene};
    if (!make_units(scene) || !make_stops(scene)) {
        return akt_error_memory(err);
    }
    akt_map__place(scene);
    s.found = akt_map__get(scene, most_candidates(scene), sizeof *s.found);
    s.first = akt_map__get(scene, scene->row_count + 2, sizeof *s.first);
    if (s.found == NULL || s.first == NULL) {
        return akt_error_memory(err);
    }
    route_all(&s);
    return AKT_OK;
}
