#include "diagram/map_internal.h"

#include <math.h>
#include <stdlib.h>

/* What one sheet carries and stays legible. A single kind of tie that was asked for may be more. */
#define MOST_EDGES 72
#define MOST_OF_ONE_KIND 120

/* Of money with an amount. The least is twice a line of governance, which is solid too: in grey the
 * width alone tells them apart. */
#define MONEY_THINNEST 3.2
#define MONEY_THICKEST 9.0

/* Which layers a sheet gives up last. */
static const akt_layer by_weight[AKT_LAYER_COUNT] = {AKT_LAYER_FUNDING, AKT_LAYER_GOVERNANCE,
                                                     AKT_LAYER_OWNERSHIP, AKT_LAYER_COOPERATION,
                                                     AKT_LAYER_MEMBERSHIP};

typedef size_t counter(const akt_map_scene *scene, uint32_t layers);

static size_t count_edges(const akt_map_scene *scene, uint32_t layers)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->all_count; i++) {
        count += layers >> scene->all[i].layer & 1;
    }
    return count;
}

static bool has_pair(const akt_map_scene *scene, akt_layer layer, size_t a, size_t b)
{
    for (size_t i = 0; i < scene->all_count; i++) {
        size_t from = scene->cards[scene->all[i].from].box;
        size_t to = scene->cards[scene->all[i].to].box;
        bool same = (from == a && to == b) || (from == b && to == a);
        if (same && scene->all[i].layer == layer) {
            return true;
        }
    }
    return false;
}

/* Pairs of boxes that the layers tie, each once a layer. */
static size_t count_pairs(const akt_map_scene *scene, uint32_t layers)
{
    size_t count = 0;
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++) {
        for (size_t a = 0; (layers >> layer & 1) != 0 && a < scene->box_count; a++) {
            for (size_t b = a + 1; b < scene->box_count; b++) {
                count += has_pair(scene, (akt_layer)layer, a, b) ? 1 : 0;
            }
        }
    }
    return count;
}

/* The layers that fit on one sheet together; the first of them in any case. */
static uint32_t fitting(const akt_map_scene *scene, counter *count)
{
    uint32_t layers = 0;
    for (size_t i = 0; i < AKT_LAYER_COUNT; i++) {
        uint32_t more = layers | (1u << by_weight[i] & scene->present);
        if (layers == 0 || count(scene, more) <= MOST_EDGES) {
            layers = more;
        }
    }
    return layers;
}

static bool take_cards(akt_map_scene *scene)
{
    scene->edges = akt_map__get(scene, scene->all_count, sizeof *scene->edges);
    if (scene->edges == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->all_count; i++) {
        scene->all[i].drawn = scene->layers >> scene->all[i].layer & 1;
        if (scene->all[i].drawn) {
            scene->edges[scene->edge_count++] = scene->all[i];
        }
    }
    return true;
}

static akt_map_edge *edge_between(akt_map_scene *scene, size_t from, size_t to, akt_layer layer)
{
    for (size_t i = 0; i < scene->edge_count; i++) {
        akt_map_edge *edge = &scene->edges[i];
        bool same = (edge->from == from && edge->to == to) ||
                    (edge->from == to && edge->to == from);
        if (same && edge->layer == layer) {
            return edge;
        }
    }
    akt_map_edge *edge = &scene->edges[scene->edge_count++];
    *edge = (akt_map_edge){.from = from, .to = to, .layer = layer, .drawn = true};
    return edge;
}

/* Adds an edge between cards to the one between their boxes, or a card and a box. */
static void merge(akt_map_scene *scene, const akt_map_edge *edge, size_t from, size_t to)
{
    if (from == to) {
        scene->in_boxes++;
        return;
    }
    akt_map_edge *whole = edge_between(scene, from, to, edge->layer);
    bool same = whole->from == from;
    whole->arrow_to = whole->arrow_to || (same ? edge->arrow_to : edge->arrow_from);
    whole->arrow_from = whole->arrow_from || (same ? edge->arrow_from : edge->arrow_to);
    whole->has_amount = whole->has_amount || edge->has_amount;
    whole->amount += edge->amount;
    whole->records++;
}

static bool take_boxes(akt_map_scene *scene)
{
    size_t pairs = scene->box_count * scene->box_count * AKT_LAYER_COUNT;
    size_t most = pairs < scene->all_count ? pairs : scene->all_count;
    scene->by_category = true;
    scene->edges = akt_map__get(scene, most, sizeof *scene->edges);
    if (scene->edges == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->all_count; i++) {
        if (scene->layers >> scene->all[i].layer & 1) {
            const akt_map_edge *edge = &scene->all[i];
            merge(scene, edge, scene->card_count + scene->cards[edge->from].box,
                  scene->card_count + scene->cards[edge->to].box);
        }
    }
    return true;
}

double akt_map__thickness(const akt_map_edge *edge, double largest)
{
    if (edge->layer != AKT_LAYER_FUNDING) {
        return akt_palette_of_layer(edge->layer)->width;
    }
    if (!edge->has_amount) {
        return 3.6;
    }
    return MONEY_THINNEST +
           (MONEY_THICKEST - MONEY_THINNEST) * sqrt(largest > 0 ? edge->amount / largest : 0);
}

static void widen(akt_map_scene *scene)
{
    double largest = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        largest = fmax(largest, scene->edges[i].amount);
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        scene->edges[i].width = akt_map__thickness(&scene->edges[i], largest);
    }
}

bool akt_map__carries(size_t edges, uint32_t layers)
{
    return edges <= (layers != 0 ? MOST_OF_ONE_KIND : MOST_EDGES);
}

akt_status akt_map__choose(akt_map_scene *scene, uint32_t layers, akt_error *err)
{
    scene->layers = layers != 0 ? layers & scene->present : fitting(scene, count_edges);
    bool few = akt_map__carries(count_edges(scene, scene->layers), layers);
    if (!few && layers == 0) {
        scene->layers = fitting(scene, count_pairs);
    }
    if (!(few ? take_cards(scene) : take_boxes(scene))) {
        return akt_error_memory(err);
    }
    scene->tie_count = scene->edge_count;
    widen(scene);
    return AKT_OK;
}

static void take(akt_map_scene *sheet, const akt_map_edge *edge)
{
    size_t from = sheet->ends[edge->from], to = sheet->ends[edge->to];
    bool cards[2] = {from < sheet->card_count, to < sheet->card_count};
    if (!cards[0] && !cards[1] && !sheet->by_category)
        return;
    sheet->tie_count++;
    if (!cards[0] || !cards[1]) {
        merge(sheet, edge, from, to);
        return;
    }
    akt_map_edge *taken = &sheet->edges[sheet->edge_count++];
    *taken = *edge;
    taken->from = from;
    taken->to = to;
}

akt_status akt_map__choose_part(akt_map_scene *sheet, uint32_t layers, akt_error *err)
{
    const akt_map_scene *whole = sheet->whole;
    sheet->by_category = sheet->card_count == 0;
    sheet->layers = layers != 0           ? layers & whole->present
                    : sheet->by_category ? fitting(whole, count_pairs)
                                         : whole->present;
    sheet->edges = akt_map__get(sheet, whole->all_count, sizeof *sheet->edges);
    if (sheet->edges == NULL)
        return akt_error_memory(err);
    for (size_t i = 0; i < whole->all_count; i++)
        if (sheet->layers >> whole->all[i].layer & 1)
            take(sheet, &whole->all[i]);
    widen(sheet);
    return AKT_OK;
}
