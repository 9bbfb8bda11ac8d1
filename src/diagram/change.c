#include "diagram/change_internal.h"

#define CARD_ROOM 236.0

void *akt_change__get(akt_change_sheet *sheet, size_t count, size_t size)
{
    return akt_pool_get(sheet->pool, (count > 0 ? count : 1) * size);
}

const char *akt_change__keep(akt_change_sheet *sheet, akt_buffer *buffer)
{
    return akt_map__keep(&sheet->map, buffer);
}

bool akt_change__has_failed(const akt_change_sheet *sheet)
{
    return sheet->map.failed || akt_pool_has_failed(sheet->pool);
}

/* On the map's page, but for what the panel takes. Text is as large as on the map; there is room for
 * longer names, as those that a scenario adds. */
static akt_map_page sheet_measures(const akt_page *page)
{
    akt_map_page measures = akt_map__print_page;
    measures.card_room = CARD_ROOM;
    measures.card_easy = CARD_ROOM / 2;
    measures.width = page->width - AKT_CHANGE_PANEL;
    return measures;
}

static akt_map_page screen_measures(const akt_page *page)
{
    akt_map_page measures = akt_map__screen_page;
    measures.width = page->width;
    return measures;
}

static akt_status make_scene(akt_change_sheet *sheet, akt_map_scene *scene,
                             const akt_dataset *dataset, const akt_map_page *measures)
{
    *scene = (akt_map_scene){
        .dataset = dataset, .lang = sheet->lang, .asked = sheet->page, .pool = sheet->pool};
    akt_status status =
        akt_map__set_page(scene, measures, measures->width, sheet->page->height);
    return status == AKT_OK ? akt_map__scene(scene, NULL) : status;
}

static akt_status make_scenes(akt_change_sheet *sheet, const akt_map_page *measures)
{
    akt_status status = AKT_OK;
    for (int side = 0; side < 2 && status == AKT_OK; side++) {
        status = make_scene(sheet, &sheet->sides[side], sheet->places[side], measures);
        status = status == AKT_OK ? akt_map__find_edges(&sheet->sides[side], NULL) : status;
    }
    return status == AKT_OK ? make_scene(sheet, &sheet->map, sheet->places[2], measures) : status;
}

static akt_status build(akt_change_sheet *sheet, const akt_comparisons *comparisons,
                        uint32_t layers, const akt_page *page, const akt_map_page *measures)
{
    *sheet = (akt_change_sheet){
        .comparisons = comparisons,
        .datasets = {comparisons->sides[0].dataset, comparisons->sides[1].dataset},
        .page = page,
        .lang = page->lang,
        .pool = akt_pool_new()};
    sheet->map.pool = sheet->pool;
    akt_status status = sheet->pool != NULL ? AKT_OK : AKT_ENOMEM;
    status = status == AKT_OK ? akt_change__find_parties(sheet, NULL) : status;
    status = status == AKT_OK ? akt_change__find_places(sheet, NULL) : status;
    status = status == AKT_OK ? make_scenes(sheet, measures) : status;
    status = status == AKT_OK ? akt_change__find_edges(sheet, NULL) : status;
    return status == AKT_OK ? akt_change__choose(sheet, layers, NULL) : status;
}

akt_status akt_change__build(akt_change_sheet *sheet, const akt_comparisons *comparisons,
                             uint32_t layers, const akt_page *page, akt_error *err)
{
    const akt_map_page measures = sheet_measures(page);
    akt_status status = build(sheet, comparisons, layers, page, &measures);
    status = status == AKT_OK ? akt_change__mark(sheet, NULL) : status;
    return status == AKT_OK ? AKT_OK : akt_error_memory(err);
}

akt_status akt_change__build_screen(akt_change_sheet *sheet, const akt_comparisons *comparisons,
                                    const akt_page *page, akt_error *err)
{
    const akt_map_page measures = screen_measures(page);
    akt_status status = build(sheet, comparisons, 0, page, &measures);
    return status == AKT_OK ? AKT_OK : akt_error_memory(err);
}

void akt_change__dispose(akt_change_sheet *sheet)
{
    for (size_t i = 0; i < 3; i++) {
        akt_dataset_free(sheet->places[i]);
    }
    akt_pool_free(sheet->pool);
}
