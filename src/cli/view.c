#include "cli/view.h"

#include "diagram/map.h"

/* Views as rows. */

static akt_status draw_map(akt_drawing **out, const akt_options *options,
                           const akt_dataset *dataset, akt_error *err)
{
    const akt_map_options how = {options->layers};
    return akt_map_draw(out, dataset, &how, akt_options_lang(options), err);
}

static akt_status describe_map(akt_document **out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err)
{
    const akt_map_options how = {options->layers};
    return akt_map_describe(out, dataset, &how, akt_options_lang(options), err);
}

const akt_view akt_views[] = {
    {"map", true, draw_map, describe_map},
    {"roles", false, akt_view_draw_roles, akt_view_describe_roles},
    {"quadrant", false, akt_view_draw_quadrant, akt_view_describe_quadrant},
    {"areas", false, akt_view_draw_areas, akt_view_describe_areas},
    {"ego", false, akt_view_ego_draw, akt_view_ego_describe},
    {"change", true, NULL, NULL},
    {"timeline", false, akt_view_timeline_draw, akt_view_timeline_describe},
    {"indicators", false, akt_view_indicators_draw, akt_view_indicators_describe},
    {"funding", false, akt_view_draw_funding, akt_view_describe_funding},
    {"network", true, akt_view_draw_network, akt_view_describe_network},
    {NULL, false, NULL, NULL},
};
