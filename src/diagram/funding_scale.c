#include "diagram/funding_internal.h"

#include <math.h>

#define TALLEST 560.0    /* a bar, where the scale is ours to choose */
#define SPARE 128.0      /* for amounts, where labels alone fill the sheet */
#define LEAST_BAR 6.0
#define LEAST_SLOT 3.0
#define USUAL_SCALE 100000000
#define MOST_HEIGHT 75000.0 /* 20 metres, about */
#define LAST_SCALE INT64_C(1000000000000000000) /* 8 times that is an int64_t still */

static double half_gap(const akt_sankey_stop *stop)
{
    return stop->node == AKT_SANKEY_NOWHERE ? 3.0 : 7.5;
}

double akt_sankey__gap(const akt_sankey_stop *above, const akt_sankey_stop *below)
{
    return half_gap(above) + half_gap(below);
}

double akt_sankey__column_height(const akt_sankey *scene, const akt_sankey_column *column)
{
    double height = 0;
    for (size_t i = 0; i < column->count; i++) {
        const akt_sankey_stop *stop = &scene->stops[column->stops[i]];
        height += stop->size + (i > 0 ? 2 * half_gap(stop) : 0);
    }
    return height + half_gap(&(akt_sankey_stop){.node = 0});
}

double akt_sankey__px(const akt_sankey *scene)
{
    double paper = scene->page->scale > 0 ? scene->page->scale : 1;
    return scene->per_mm > 0 ? AKT_SANKEY_MM / ((double)scene->per_mm * paper) : 0;
}

static void measure_ribbons(akt_sankey *scene, double px)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        for (int side = 0; side < 2; side++) {
            scene->nodes[i].sides[side].total =
                px * (double)akt_sankey__rest(&scene->nodes[i], side);
        }
    }
    scene->returns_height = 0;
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        akt_sankey_ribbon *r = &scene->ribbons[i];
        r->width = r->known ? px * (double)r->amount : AKT_SANKEY_UNKNOWN;
        r->slot = fmax(r->width, LEAST_SLOT);
        scene->nodes[r->from].sides[AKT_SANKEY_OUT].total += r->slot;
        scene->nodes[r->to].sides[AKT_SANKEY_IN].total += r->slot;
        scene->returns_height += r->returns ? r->slot + 2 * AKT_SANKEY_TURN : 0;
    }
}

static void measure_node(akt_sankey_stop *stop, const akt_sankey_node *node)
{
    double bar = fmax(node->sides[AKT_SANKEY_IN].total, node->sides[AKT_SANKEY_OUT].total);
    stop->bar = fmax(bar, LEAST_BAR);
    stop->size = node->beside ? fmax(stop->bar, node->label_room)
                              : stop->bar + node->label_room + 4;
    stop->above = node->beside ? (stop->size - stop->bar) / 2 : stop->size - stop->bar;
}

static void measure(akt_sankey *scene, double px)
{
    measure_ribbons(scene, px);
    for (size_t i = 0; i < scene->node_count; i++) {
        measure_node(&scene->stops[i], &scene->nodes[i]);
    }
    for (size_t i = 0; i < scene->link_count; i++) {
        akt_sankey_stop *stop = &scene->stops[scene->links[i].to];
        if (stop->node == AKT_SANKEY_NOWHERE) {
            stop->bar = scene->ribbons[scene->links[i].ribbon].slot;
            stop->size = stop->bar;
        }
    }
}

/* What all of it takes from top to bottom. */
static double needed(const akt_sankey *scene)
{
    double most = 0;
    for (size_t c = 0; c < scene->column_count; c++) {
        most = fmax(most, akt_sankey__column_height(scene, &scene->columns[c]));
    }
    return most + scene->returns_height;
}

static double tallest(const akt_sankey *scene)
{
    double most = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        most = fmax(most, scene->stops[i].bar);
    }
    return most;
}

static bool fits(akt_sankey *scene, double room)
{
    double least = 0;
    measure(scene, 0);
    least = tallest(scene);
    measure(scene, akt_sankey__px(scene));
    return needed(scene) <= room && tallest(scene) <= least + TALLEST;
}

static bool has_amounts(const akt_sankey *scene)
{
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        if (scene->ribbons[i].known && scene->ribbons[i].amount > 0) {
            return true;
        }
    }
    return false;
}

/* The least of 1, 2, 3, 4, 5, 6, 8, 10, 20 … kroner a mm on paper at which the sheet holds
 * everything. */
static void choose(akt_sankey *scene, double room)
{
    static const int64_t steps[] = {1, 2, 3, 4, 5, 6, 8};
    measure(scene, 0);
    room = fmax(room, needed(scene) + SPARE);
    for (int64_t power = 1; power <= LAST_SCALE; power *= 10) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            scene->per_mm = steps[i] * power;
            if (fits(scene, room)) {
                return;
            }
        }
        if (power == LAST_SCALE) {
            return;
        }
    }
}

/* What head and foot leave in the language in which they take most: the scale is the same in
 * all. */
static double room_of(akt_sankey *scene)
{
    const akt_lang own = scene->lang;
    double outside = 0;
    scene->per_mm = USUAL_SCALE; /* the foot tells it */
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        scene->lang = (akt_lang)lang;
        akt_sankey__frame(scene);
        outside = fmax(outside, scene->top + scene->foot);
    }
    scene->lang = own;
    return scene->page->height - outside;
}

akt_status akt_sankey__scale(akt_sankey *scene, akt_error *err)
{
    if (!has_amounts(scene)) {
        measure(scene, 0);
        return AKT_OK;
    }
    if (scene->options.scale == 0) {
        choose(scene, room_of(scene));
        return AKT_OK;
    }
    scene->per_mm = scene->options.scale;
    measure(scene, akt_sankey__px(scene));
    if (needed(scene) > MOST_HEIGHT) {
        double least = (double)scene->per_mm * needed(scene) / MOST_HEIGHT;
        return akt_error_set(err, AKT_ELIMIT,
                             "at a scale of %lld a mm the sheet would be more than 20 metres high; "
                             "take %lld or more",
                             (long long)scene->per_mm, (long long)ceil(least));
    }
    return AKT_OK;
}

void akt_sankey__narrow(akt_sankey *scene)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        scene->nodes[i].label_room = scene->nodes[i].label_height;
    }
    measure(scene, akt_sankey__px(scene));
}
