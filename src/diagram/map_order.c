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

/* Cards and their neighbours, each list one after the other. */
typedef struct adjacency {
    size_t *first; /* card_count + 1 */
    size_t *others;
} adjacency;

static double centre(const akt_map_scene *scene, size_t card)
{
    return scene->cards[card].x + scene->cards[card].width / 2;
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
    size_t a = scene->boxes[scene->cards[self].box].band;
    size_t b = scene->boxes[scene->cards[other].box].band;
    return a == b ? 0 : b < a ? 1 : -1;
}

akt_status akt_map__pull(akt_map_scene *scene, akt_error *err)
{
    placed *keys = akt_map__get(scene, scene->card_count, sizeof *keys);
    if (keys == NULL) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; !scene->by_category && i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        scene->cards[edge->from].pull += direction(scene, edge->from, edge->to);
        scene->cards[edge->to].pull += direction(scene, edge->to, edge->from);
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
    near->first = akt_map__get(scene, scene->card_count + 2, sizeof *near->first);
    near->others = akt_map__get(scene, 2 * scene->edge_count, sizeof *near->others);
    if (near->first == NULL || near->others == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        near->first[scene->edges[i].from + 2]++;
        near->first[scene->edges[i].to + 2]++;
    }
    for (size_t i = 2; i < scene->card_count + 2; i++) {
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

static double height_of(const akt_map_scene *scene, size_t card)
{
    return row_height(scene, scene->cards[card].row);
}

static bool cross(const akt_map_scene *scene, const akt_map_edge *a, const akt_map_edge *b)
{
    if (a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to) {
        return false;
    }
    double ax = centre(scene, a->from);
    double ay = height_of(scene, a->from);
    double bx = centre(scene, b->from);
    double by = height_of(scene, b->from);
    double adx = centre(scene, a->to) - ax;
    double ady = height_of(scene, a->to) - ay;
    double bdx = centre(scene, b->to) - bx;
    double bdy = height_of(scene, b->to) - by;
    double turn = adx * bdy - ady * bdx;
    if (fabs(turn) < 1e-9) {
        return false;
    }
    double s = ((bx - ax) * bdy - (by - ay) * bdx) / turn;
    double t = ((bx - ax) * ady - (by - ay) * adx) / turn;
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
    bool down = scene->cards[edge->from].row < scene->cards[edge->to].row;
    size_t upper = down ? edge->from : edge->to;
    size_t lower = down ? edge->to : edge->from;
    double top = height_of(scene, upper);
    double height = height_of(scene, lower) - top;
    double sum = 0;
    for (size_t row = scene->cards[upper].row + 1; row < scene->cards[lower].row; row++) {
        double share = (row_height(scene, row) - top) / height;
        double x = centre(scene, upper) * (1 - share) + centre(scene, lower) * share;
        sum += detour(scene, row, x);
    }
    return sum;
}

static double cost_of(const akt_map_scene *scene)
{
    double cost = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        double rows = fabs((double)scene->cards[edge->from].row -
                           (double)scene->cards[edge->to].row);
        cost += DETOUR * detours(scene, edge);
        cost += fabs(centre(scene, edge->from) - centre(scene, edge->to)) + ROW_PASSED * rows;
        for (size_t j = i + 1; j < scene->edge_count; j++) {
            cost += cross(scene, edge, &scene->edges[j]) ? CROSSING : 0;
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
static bool refine_box(akt_map_scene *scene, const akt_map_box *box, double *cost)
{
    bool better = false;
    size_t end = box->first + box->count;
    for (size_t i = box->first; i < end; i++) {
        for (size_t j = i + 1; j < end; j++) {
            swap(scene, box, i, j);
            double now = cost_of(scene);
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

static void refine(akt_map_scene *scene)
{
    double cost = cost_of(scene);
    bool better = true;
    for (size_t n = 0; better && n < REFINEMENTS; n++) {
        better = false;
        for (size_t b = 0; b < scene->box_count; b++) {
            better = refine_box(scene, &scene->boxes[b], &cost) || better;
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
    if (keys == NULL || !find_neighbours(scene, &near)) {
        return akt_error_memory(err);
    }
    for (size_t n = 0; n < SWEEPS; n++) {
        sweep(scene, &near, keys, n % 2 == 0);
    }
    if (scene->card_count <= MOST_REFINED && scene->edge_count <= MOST_REFINED) {
        refine(scene);
    }
    return AKT_OK;
}
