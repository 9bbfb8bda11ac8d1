#include "diagram/funding_internal.h"

#include <stdlib.h>

#define SWEEPS 24
#define DAMPING 0.8
#define MOST_LINKS 1500 /* between two columns, for crossings to be counted */

/* Sweeps to and fro: each thing moves towards the middle of those it is tied to in the column before,
 * weighted by width, and the order with the least crossings is kept. */

static double middle(const akt_sankey_stop *stop)
{
    return stop->y + stop->size / 2;
}

/* Everything one below the other, in the middle of the sheet. */
static void stack(akt_sankey *scene, const akt_sankey_column *column)
{
    double y = -akt_sankey__column_height(scene, column) / 2;
    for (size_t i = 0; i < column->count; i++) {
        akt_sankey_stop *stop = &scene->stops[column->stops[i]];
        const akt_sankey_stop *below =
            i + 1 < column->count ? &scene->stops[column->stops[i + 1]] : NULL;
        stop->rank = i;
        stop->y = y;
        y += stop->size + (below != NULL ? akt_sankey__gap(stop, below) : 0);
    }
}

typedef struct placed {
    double key;
    size_t stop;
} placed;

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left;
    const placed *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->stop > b->stop) - (a->stop < b->stop);
}

static void pull(akt_sankey *scene, bool right)
{
    for (size_t i = 0; i < scene->stop_count; i++) {
        scene->stops[i].pull = scene->stops[i].weight = 0;
    }
    for (size_t i = 0; i < scene->link_count; i++) {
        const akt_sankey_link *link = &scene->links[i];
        double width = scene->ribbons[link->ribbon].width + 1;
        akt_sankey_stop *moved = &scene->stops[right ? link->to : link->from];
        moved->pull += width * middle(&scene->stops[right ? link->from : link->to]);
        moved->weight += width;
    }
}

static void sort_column(akt_sankey *scene, akt_sankey_column *column, placed *keys)
{
    for (size_t i = 0; i < column->count; i++) {
        const akt_sankey_stop *stop = &scene->stops[column->stops[i]];
        double at = middle(stop);
        double aim = stop->weight > 0 ? stop->pull / stop->weight : at;
        keys[i] = (placed){at + DAMPING * (aim - at), column->stops[i]};
    }
    qsort(keys, column->count, sizeof *keys, compare_placed);
    for (size_t i = 0; i < column->count; i++) {
        column->stops[i] = keys[i].stop;
    }
    stack(scene, column);
}

static void sweep(akt_sankey *scene, bool right, placed *keys)
{
    for (size_t i = 1; i < scene->column_count; i++) {
        size_t c = right ? i : scene->column_count - 1 - i;
        pull(scene, right);
        sort_column(scene, &scene->columns[c], keys);
    }
}

static bool cross(const akt_sankey *scene, const akt_sankey_link *a, const akt_sankey_link *b)
{
    const akt_sankey_stop *s = scene->stops;
    return (s[a->from].rank < s[b->from].rank && s[a->to].rank > s[b->to].rank) ||
           (s[a->from].rank > s[b->from].rank && s[a->to].rank < s[b->to].rank);
}

/* What crosses, in widths multiplied. */
static double count_crossings(const akt_sankey *scene)
{
    double sum = 0;
    for (size_t i = 0; i < scene->link_count; i++) {
        const akt_sankey_link *a = &scene->links[i];
        for (size_t j = i + 1; j < scene->link_count; j++) {
            const akt_sankey_link *b = &scene->links[j];
            if (scene->stops[a->from].column == scene->stops[b->from].column &&
                cross(scene, a, b)) {
                sum += (scene->ribbons[a->ribbon].width + 4) *
                       (scene->ribbons[b->ribbon].width + 4);
            }
        }
    }
    return sum;
}

static void keep(const akt_sankey *scene, size_t *ranks)
{
    for (size_t i = 0; i < scene->stop_count; i++) {
        ranks[i] = scene->stops[i].rank;
    }
}

static void put_back(akt_sankey *scene, const size_t *ranks)
{
    for (size_t i = 0; i < scene->stop_count; i++) {
        scene->columns[scene->stops[i].column].stops[ranks[i]] = i;
    }
    for (size_t c = 0; c < scene->column_count; c++) {
        stack(scene, &scene->columns[c]);
    }
}

/* Bodies as they were; what passes them takes its place among them by its other end. */
static void settle_passing(akt_sankey *scene, placed *keys)
{
    for (size_t c = 1; c + 1 < scene->column_count; c++) {
        akt_sankey_column *column = &scene->columns[c];
        double floor = -1e18;
        pull(scene, true);
        for (size_t i = 0; i < column->count; i++) {
            const akt_sankey_stop *stop = &scene->stops[column->stops[i]];
            double at = stop->weight > 0 ? stop->pull / stop->weight : middle(stop);
            bool body = stop->node != AKT_SANKEY_NOWHERE;
            floor = body && at > floor ? at : floor;
            keys[i] = (placed){body ? floor : at, column->stops[i]};
        }
        qsort(keys, column->count, sizeof *keys, compare_placed);
        for (size_t i = 0; i < column->count; i++) {
            column->stops[i] = keys[i].stop;
        }
        stack(scene, column);
    }
}

akt_status akt_sankey__order(akt_sankey *scene, akt_error *err)
{
    placed *keys = akt_sankey__get(scene, scene->stop_count, sizeof *keys);
    size_t *best = akt_sankey__get(scene, scene->stop_count, sizeof *best);
    if (scene->failed) {
        return akt_error_memory(err);
    }
    for (size_t c = 0; c < scene->column_count; c++) {
        stack(scene, &scene->columns[c]);
    }
    if (scene->options.fixed_order) {
        settle_passing(scene, keys);
        return AKT_OK;
    }
    bool counted = scene->link_count <= MOST_LINKS;
    double least = counted ? count_crossings(scene) : 0;
    keep(scene, best);
    for (size_t i = 0; i < SWEEPS; i++) {
        sweep(scene, i % 2 == 0, keys);
        double crossings = counted ? count_crossings(scene) : 0;
        if (!counted || crossings < least) {
            least = crossings;
            keep(scene, best);
        }
    }
    put_back(scene, best);
    return AKT_OK;
}
