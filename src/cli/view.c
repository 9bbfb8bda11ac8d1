#include "cli/view.h"

#include "diagram/map.h"

/* Views as rows, and those that take little. */

akt_status akt_view_draw_map(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    const akt_map_options how = {asked->options->layers};
    return akt_map_draw(out, asked->dataset, &how, asked->page, err);
}

akt_status akt_view_describe_map(akt_document **out, const akt_view_request *asked, akt_error *err)
{
    const akt_map_options how = {asked->options->layers};
    return akt_map_describe(out, asked->dataset, &how, asked->page, err);
}

#define BOTH(name) akt_view_draw_##name, akt_view_describe_##name

const akt_view akt_views[] = {
    {"map", true, false, BOTH(map)},
    {"roles", false, false, BOTH(roles)},
    {"quadrant", false, false, BOTH(quadrant)},
    {"areas", false, false, BOTH(areas)},
    {"axes", false, false, BOTH(axes)},
    {"ego", false, false, BOTH(ego)},
    {"change", true, true, BOTH(change)},
    {"timeline", false, false, BOTH(timeline)},
    {"indicators", false, false, BOTH(indicators)},
    {"funding", false, false, BOTH(funding)},
    {"network", true, false, BOTH(network)},
    {NULL, false, false, NULL, NULL},
};
