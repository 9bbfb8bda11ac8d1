#include "diagram/map_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SWEEPS 8
#define REFINEMENTS 6
#define MOST_REFINED 150 /* cards and edges: beyond, the barycentres must do */
#define CROSSING 60.0    /* what a crossing costs, in px of detour */
#define ROW_PASSED 45.0
#define DETOUR 2.0
#define CLEAR 6.0
#define SLACK 1.02 /* of a row, against what its box needs */

typedef struct placed {
    double key;
    size_t card;
    const char *id;
} placed;

/* Ends and their neighbours, each list one after the other. */
typedef struct adjacency {
    size_t *first; /* one more than there are ends */
    size_t *others;
} adjacency;

static double centre(const akt_map_scene *scene, size_t end)
{
    if (end >= scene->card_count) {
        const akt_map_box *box = &scene->boxes[end - scene->card_count];
        return box->x + box->width / 2;
    }
    return scene->cards[end].x + scene->cards[end].width / 2;
}

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (fabs(a->key - b->key) > 1e-6) {
        return a->key < b->key ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static void sort_cards(akt_map_scene *scene, size_t first, size_t count, placed *row)
{
    for (size_t i = 0; i < count; i++) {
        row[i].card = scene->order[first + i];
        row[i].id = scene->cards[row[i].card].id;
    }
    if (count > 1) {
        qsort(row, count, sizeof *row, compare_placed);
    }
    for (size_t i = 0; i < count; i++) {
        scene->order[first + i] = row[i].card;
    }
}

static double direction(const akt_map_scene *scene, size_t self, size_t other)
{
    size_t a = scene->boxes[akt_map__box_of(scene, self)].band;
    size_t b = scene->boxes[akt_map__box_of(scene, other)].band;
    return a == b ? 0 : b < a ? 1 : -1;
}

static void pull(akt_map_scene *scene, size_t self, size_t other)
{
    if (self < scene->card_count) {
        scene->cards[self].pull += direction(scene, self, other);
    }
}

akt_status akt_map__pull(akt_map_scene *scene, akt_error *err)
{
    placed *keys = akt_map__get(scene, scene->card_count, sizeof *keys);
    if (keys == NULL) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; !scene->by_category && i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        pull(scene, edge->from, edge->to);
        pull(scene, edge->to, edge->from);
    }
    for (size_t b = 0; b < scene->box_count; b++) {
        const akt_map_box *box = &scene->boxes[b];
        for (size_t i = 0; i < box->count; i++) {
            keys[i].key = -scene->cards[scene->order[box->first + i]].pull;
        }
        sort_cards(scene, box->first, box->count, keys);
    }
    return AKT_OK;
}

static bool find_neighbours(akt_map_scene *scene, adjacency *near)
{
    size_t ends = scene->card_count + scene->box_count;
    near->first = akt_map__get(scene, ends + 2, sizeof *near->first);
    near->others = akt_map__get(scene, 2 * scene->edge_count, sizeof *near->others);
    if (near->first == NULL || near->others == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        near->first[scene->edges[i].from + 2]++;
        near->first[scene->edges[i].to + 2]++;
    }
    for (size_t i = 2; i < ends + 2; i++) {
        near->first[i] += near->first[i - 1];
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        near->others[near->first[edge->from + 1]++] = edge->to;
        near->others[near->first[edge->to + 1]++] = edge->from;
    }
    return true;
}

static double barycentre(const akt_map_scene *scene, const adjacency *near, size_t card)
{
    double sum = 0;
    size_t count = near->first[card + 1] - near->first[card];
    for (size_t i = near->first[card]; i < near->first[card + 1]; i++) {
        sum += centre(scene, near->others[i]);
    }
    return count > 0 ? sum / (double)count : centre(scene, card);
}

static void sweep_row(akt_map_scene *scene, const adjacency *near, const akt_map_box *box,
                      size_t row, placed *keys)
{
    if (row >= box->row_count) {
        return;
    }
    size_t first = box->row_first[row];
    size_t count = box->row_first[row + 1] - first;
    for (size_t i = 0; i < count; i++) {
        keys[i].key = barycentre(scene, near, scene->order[first + i]);
    }
    sort_cards(scene, first, count, keys);
    akt_map__place_row(scene, box, row);
}

static void sweep(akt_map_scene *scene, const adjacency *near, placed *keys, bool down)
{
    for (size_t i = 0; i < scene->row_count; i++) {
        size_t index = down ? i : scene->row_count - 1 - i;
        const akt_map_shelf *shelf = &scene->shelves[scene->rows[index].shelf];
        for (size_t b = 0; b < shelf->box_count; b++) {
            sweep_row(scene, near, &scene->boxes[shelf->first_box + b],
                      index - shelf->first_row, keys);
        }
    }
}

/* Rows as if the channels between shelves were three times as high as those within. */
static double row_height(const akt_map_scene *scene, size_t row)
{
    return 80.0 * (double)row + 120.0 * (double)scene->rows[row].shelf;
}

static double height_of(const akt_map_scene *scene, size_t end)
{
    return row_height(scene, akt_map__top_row(scene, end));
}

/* The straight line of an edge. */
typedef struct line {
    double x, y;
    double dx, dy;
    double top, bottom;
} line;

static line line_of(const akt_map_scene *scene, const akt_map_edge *edge)
{
    double x = centre(scene, edge->from), y = height_of(scene, edge->from);
    double to = height_of(scene, edge->to);
    return (line){x, y, centre(scene, edge->to) - x, to - y, fmin(y, to), fmax(y, to)};
}

static bool share_end(const akt_map_edge *a, const akt_map_edge *b)
{
    return a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to;
}

static bool cross(const line *a, const line *b)
{
    if (a->bottom < b->top || b->bottom < a->top) {
        return false;
    }
    double turn = a->dx * b->dy - a->dy * b->dx;
    if (fabs(turn) < 1e-9) {
        return false;
    }
    double s = ((b->x - a->x) * b->dy - (b->y - a->y) * b->dx) / turn;
    double t = ((b->x - a->x) * a->dy - (b->y - a->y) * a->dx) / turn;
    return s > 0 && s < 1 && t > 0 && t < 1;
}

/* How far the nearest way past the cards of a row lies from x. */
static double detour(const akt_map_scene *scene, size_t row, double x)
{
    const akt_map_shelf *shelf = &scene->shelves[scene->rows[row].shelf];
    size_t own = row - shelf->first_row;
    double least = 0;
    for (size_t b = 0; b < shelf->box_count; b++) {
        const akt_map_box *box = &scene->boxes[shelf->first_box + b];
        if (x < box->x || x > box->x + box->width || own >= box->row_count) {
            continue;
        }
        for (size_t i = box->row_first[own]; i < box->row_first[own + 1]; i++) {
            const akt_map_card *card = &scene->cards[scene->order[i]];
            double inside = fmin(x - card->x, card->x + card->width - x);
            least = fmax(least, inside + CLEAR);
        }
        double title = box->x + scene->page->inset + box->title_width - x;
        least = fmax(least, own == 0 ? title + CLEAR : 0);
    }
    return least;
}

/* What the rows between its ends put in the way of an edge drawn straight. */
static double detours(const akt_map_scene *scene, const akt_map_edge *edge)
{
    size_t from = akt_map__top_row(scene, edge->from);
    size_t to = akt_map__top_row(scene, edge->to);
    size_t upper = from < to ? edge->from : edge->to;
    size_t lower = from < to ? edge->to : edge->from;
    double top = height_of(scene, upper);
    double height = height_of(scene, lower) - top;
    double sum = 0;
    for (size_t row = (from < to ? from : to) + 1; row < (from < to ? to : from); row++) {
        double share = (row_height(scene, row) - top) / height;
        double x = centre(scene, upper) * (1 - share) + centre(scene, lower) * share;
        sum += detour(scene, row, x);
    }
    return sum;
}

/* lines has room for one of every edge. */
static double cost_of(const akt_map_scene *scene, line *lines)
{
    double cost = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        lines[i] = line_of(scene, &scene->edges[i]);
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        double rows = fabs((double)akt_map__top_row(scene, edge->from) -
                           (double)akt_map__top_row(scene, edge->to));
        cost += DETOUR * detours(scene, edge);
        cost += fabs(lines[i].dx) + ROW_PASSED * rows;
        for (size_t j = i + 1; j < scene->edge_count; j++) {
            bool crosses = cross(&lines[i], &lines[j]) && !share_end(edge, &scene->edges[j]);
            cost += crosses ? CROSSING : 0;
        }
    }
    return cost;
}

static size_t row_of(const akt_map_box *box, size_t at)
{
    size_t row = 0;
    while (box->row_first[row + 1] <= at) {
        row++;
    }
    return row;
}

static void swap(akt_map_scene *scene, const akt_map_box *box, size_t i, size_t j)
{
    size_t card = scene->order[i];
    scene->order[i] = scene->order[j];
    scene->order[j] = card;
    akt_map__place_row(scene, box, row_of(box, i));
    akt_map__place_row(scene, box, row_of(box, j));
}

/* Whether a row has become too wide for its box in some language. */
static bool overflows(const akt_map_scene *scene, const akt_map_box *box, size_t at)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        double width = akt_map__row_width_in(scene, box, row_of(box, at), (akt_lang)lang);
        if (width > box->least[lang] * SLACK) {
            return true;
        }
    }
    return false;
}

/* Swaps pairs of cards in a box for as long as that makes the whole cheaper. */
static bool refine_box(akt_map_scene *scene, const akt_map_box *box, line *lines, double *cost)
{
    bool better = false;
    size_t end = box->first + box->count;
    for (size_t i = box->first; i < end; i++) {
        for (size_t j = i + 1; j < end; j++) {
            swap(scene, box, i, j);
            double now = cost_of(scene, lines);
            if (now < *cost - 1e-6 && !overflows(scene, box, i) && !overflows(scene, box, j)) {
                *cost = now;
                better = true;
            } else {
                swap(scene, box, i, j);
            }
        }
    }
    return better;
}

static void refine(akt_map_scene *scene, line *lines)
{
    double cost = cost_of(scene, lines);
    bool better = true;
    for (size_t n = 0; better && n < REFINEMENTS; n++) {
        better = false;
        for (size_t b = 0; b < scene->box_count; b++) {
            better = refine_box(scene, &scene->boxes[b], lines, &cost) || better;
        }
    }
}

akt_status akt_map__order(akt_map_scene *scene, akt_error *err)
{
    adjacency near = {NULL, NULL};
    akt_map__place(scene);
    if (scene->by_category) {
        return AKT_OK;
    }
    placed *keys = akt_map__get(scene, scene->card_count, sizeof *keys);
    line *lines = akt_map__get(scene, scene->edge_count, sizeof *lines);
    if (keys == NULL || lines == NULL || !find_neighbours(scene, &near)) {
        return akt_error_memory(err);
    }
    for (size_t n = 0; n < SWEEPS; n++) {
        sweep(scene, &near, keys, n % 2 == 0);
    }
    if (scene->card_count <= MOST_REFINED && scene->edge_count <= MOST_REFINED) {
        refine(scene, lines);
    }
    return AKT_OK;
}
