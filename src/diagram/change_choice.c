#include "diagram/change_internal.h"

#include <math.h>

/* What changes is what the sheet is for: it carries more of that than of what stays. */
#define MOST_CHANGED 120
#define MOST_EDGES 72

/* Which layers a sheet gives up last. */
static const akt_layer by_weight[AKT_LAYER_COUNT] = {AKT_LAYER_FUNDING, AKT_LAYER_GOVERNANCE,
                                                     AKT_LAYER_OWNERSHIP, AKT_LAYER_COOPERATION,
                                                     AKT_LAYER_MEMBERSHIP};

static size_t count_edges(const akt_change_sheet *sheet, akt_layer layer, bool changed)
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->edge_count; i++) {
        bool is_changed = sheet->edges[i].fate != AKT_FATE_SAME;
        count += sheet->map.all[i].layer == layer && is_changed == changed;
    }
    return count;
}

static void take(akt_change_sheet *sheet, akt_layer layer, bool changed)
{
    for (size_t i = 0; i < sheet->edge_count; i++) {
        bool is_changed = sheet->edges[i].fate != AKT_FATE_SAME;
        if (sheet->map.all[i].layer == layer && is_changed == changed) {
            sheet->edges[i].drawn = true;
        }
    }
}

/* Layer by layer, as many as there is room for; returns how many are taken. */
static size_t take_changed(akt_change_sheet *sheet, uint32_t layers)
{
    size_t taken = 0;
    for (size_t i = 0; i < AKT_LAYER_COUNT; i++) {
        size_t more = count_edges(sheet, by_weight[i], true);
        if (more == 0 || (layers >> by_weight[i] & 1) == 0) {
            continue;
        }
        if (taken == 0 || taken + more <= MOST_CHANGED) {
            take(sheet, by_weight[i], true);
            taken += more;
        } else {
            sheet->left_out |= 1u << by_weight[i];
        }
    }
    return taken;
}

static void take_quiet(akt_change_sheet *sheet, uint32_t layers, size_t taken)
{
    for (size_t i = 0; i < AKT_LAYER_COUNT; i++) {
        size_t more = count_edges(sheet, by_weight[i], false);
        if ((layers >> by_weight[i] & 1) == 0) {
            continue;
        }
        if (taken + more <= MOST_EDGES) {
            take(sheet, by_weight[i], false);
            taken += more;
        } else {
            sheet->quiet += more;
        }
    }
}

static bool list_drawn(akt_change_sheet *sheet)
{
    akt_map_scene *map = &sheet->map;
    map->edges = akt_change__get(sheet, sheet->edge_count, sizeof *map->edges);
    sheet->drawn = akt_change__get(sheet, sheet->edge_count, sizeof *sheet->drawn);
    for (size_t i = 0; map->edges != NULL && sheet->drawn != NULL && i < sheet->edge_count; i++) {
        if (sheet->edges[i].drawn) {
            sheet->drawn[map->edge_count] = i;
            map->edges[map->edge_count++] = map->all[i];
        }
    }
    return map->edges != NULL && sheet->drawn != NULL;
}

/* One scale for all three pictures; the layout makes room for the wider line. */
static void widen(akt_change_sheet *sheet)
{
    double largest = 0;
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        largest = fmax(largest, sheet->map.edges[i].amount);
    }
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        akt_change_edge *edge = &sheet->edges[sheet->drawn[i]];
        for (int side = 0; side < 2; side++) {
            akt_map_edge *own = &edge->sides[side];
            own->width = edge->has[side] ? akt_map__thickness(own, largest) : 0;
            sheet->map.edges[i].width = fmax(sheet->map.edges[i].width, own->width);
        }
    }
}

/* What each side shows, where the layout of both put it. */
static bool place_side(akt_change_sheet *sheet, int side)
{
    akt_map_scene *shown = &sheet->shown[side];
    *shown = sheet->map;
    shown->dataset = sheet->datasets[side];
    shown->facts = sheet->sides[side].facts;
    shown->edges = akt_change__get(sheet, sheet->map.edge_count, sizeof *shown->edges);
    shown->edge_count = 0;
    for (size_t i = 0; shown->edges != NULL && i < sheet->map.edge_count; i++) {
        akt_change_edge *edge = &sheet->edges[sheet->drawn[i]];
        const akt_map_edge *whole = &sheet->map.edges[i];
        akt_map_edge *own = &edge->sides[side];
        own->upper = whole->upper;
        own->lower = whole->lower;
        own->stops = whole->stops;
        own->stop_count = whole->stop_count;
        own->depth = whole->depth;
        if (edge->has[side]) {
            shown->edges[shown->edge_count++] = *own;
        }
    }
    return shown->edges != NULL;
}

/* Before all of it has a place: the subtitles tell how many ties a side shows. */
static void count_shown(akt_change_sheet *sheet)
{
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        const akt_change_edge *edge = &sheet->edges[sheet->drawn[i]];
        for (int side = 0; side < 2; side++) {
            sheet->shown[side].edge_count += edge->has[side];
        }
    }
}

/* As much as the highest heading takes, so that everything stands in the same place on all
 * sheets. */
static akt_status keep_head_room(akt_change_sheet *sheet)
{
    akt_map_page page = *sheet->map.page;
    double room = 0;
    count_shown(sheet);
    for (int side = AKT_CHANGE_SIDE_BOTH; side <= AKT_CHANGE_SIDE_AFTER; side++) {
        const akt_heading heading = akt_change__heading(sheet, (akt_change_side)side);
        room = fmax(room, akt_heading__beyond(&heading));
    }
    page.top += room;
    return akt_map__set_page(&sheet->map, &page, page.width, page.height);
}

akt_status akt_change__choose(akt_change_sheet *sheet, uint32_t layers, akt_error *err)
{
    uint32_t wanted = layers != 0 ? layers : (1u << AKT_LAYER_COUNT) - 1;
    take_quiet(sheet, wanted, take_changed(sheet, wanted));
    sheet->map.layers = sheet->map.present & wanted;
    if (!list_drawn(sheet)) {
        return akt_error_memory(err);
    }
    widen(sheet);
    akt_status status = keep_head_room(sheet);
    status = status == AKT_OK ? akt_map__lay_out(&sheet->map) : status;
    if (status != AKT_OK || !place_side(sheet, 0) || !place_side(sheet, 1)) {
        return akt_error_memory(err);
    }
    return AKT_OK;
}
