#include "diagram/map_internal.h"

const akt_map_page akt_map__print_page = {
    .margin = 28,
    .gutter = 130,
    .top = 88,
    .bottom = 86,
    .font = 12.5,
    .title_font = 12.5,
    .card_height = 38,
    .card_padding = 8,
    .card_least = 52,
    .card_room = 186,
    .card_easy = 93,
    .gap = 13,
    .avenue = 16,
    .inset = 9,
};

/* The working page of a screen: more rows, and text that is still 12 px where a window of 1440 px shows
 * the map beside a panel. */
const akt_map_page akt_map__screen_page = {
    .margin = 0,
    .gutter = 116,
    .top = 0,
    .bottom = 0,
    .font = 13.2,
    .title_font = 13.2,
    .card_height = 38,
    .card_padding = 6,
    .card_least = 46,
    .card_room = 200,
    .card_easy = 66,
    .gap = 9,
    .avenue = 10,
    .inset = 7,
    .is_shared = true,
};

akt_status akt_map__set_page(akt_map_scene *scene, const akt_map_page *measures, double width,
                             double height)
{
    akt_map_page *page = akt_map__get(scene, 1, sizeof *page);
    if (page == NULL) {
        return AKT_ENOMEM;
    }
    *page = *measures;
    page->width = width;
    page->height = height;
    scene->page = page;
    scene->height = height;
    return AKT_OK;
}

akt_status akt_map__gather(akt_map_scene *scene, const akt_dataset *dataset,
                           const akt_map_options *options, const akt_page *page, akt_pool *pool)
{
    *scene = (akt_map_scene){.dataset = dataset, .asked = page, .lang = page->lang, .pool = pool};
    uint32_t layers = options != NULL ? options->layers : 0;
    akt_status status = akt_map__set_page(scene, &akt_map__print_page, page->width, page->height);
    status = status == AKT_OK ? akt_map__scene(scene, NULL) : status;
    status = status == AKT_OK ? akt_map__find_edges(scene, NULL) : status;
    return status == AKT_OK ? akt_map__choose(scene, layers, NULL) : status;
}

akt_status akt_map__lay_out_sheet(akt_map_scene *scene)
{
    akt_map_page page = akt_map__print_page;
    page.top += akt_map__head_room(scene);
    page.bottom += akt_map__legend_room(scene);
    if (scene->failed || akt_pool_has_failed(scene->pool))
        return AKT_ENOMEM;
    akt_status status = akt_map__set_page(scene, &page, scene->page->width, scene->page->height);
    return status == AKT_OK ? akt_map__lay_out(scene) : status;
}

akt_status akt_map__lay_out(akt_map_scene *scene)
{
    if (scene->box_count == 0) {
        return AKT_OK;
    }
    akt_status status = akt_map__pull(scene, NULL);
    status = status == AKT_OK ? akt_map__shelve(scene, NULL) : status;
    status = status == AKT_OK ? akt_map__order(scene, NULL) : status;
    akt_map__narrow(scene);
    status = status == AKT_OK ? akt_map__route(scene, NULL) : status;
    status = status == AKT_OK ? akt_map__lanes(scene, NULL) : status;
    return status == AKT_OK ? akt_map__tracks(scene, NULL) : status;
}
