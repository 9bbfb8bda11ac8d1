#include "cli/view.h"

#include "diagram/map.h"
#include "diagram/roles.h"

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

akt_status akt_view_draw_roles(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, asked->dataset, err);
    if (status != AKT_OK)
        return status;
    status = akt_roles_draw(out, asked->dataset, &coverage, asked->page, err);
    akt_coverage_dispose(&coverage);
    return status;
}

akt_status akt_view_describe_roles(akt_document **out, const akt_view_request *asked,
                                   akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, asked->dataset, err);
    if (status != AKT_OK)
        return status;
    status = akt_roles_describe(out, asked->dataset, &coverage, asked->page, err);
    akt_coverage_dispose(&coverage);
    return status;
}

#define BOTH(name) akt_view_draw_##name, akt_view_describe_##name

const akt_view akt_views[] = {
    {"map", true, false, BOTH(map)},
    {"roles", false, false, BOTH(roles)},
    {"ego", false, false, BOTH(ego)},
    {"change", true, true, BOTH(change)},
    {"timeline", false, false, BOTH(timeline)},
    {"indicators", false, false, BOTH(indicators)},
    {"funding", false, false, BOTH(funding)},
    {"network", true, false, BOTH(network)},
    {NULL, false, false, NULL, NULL},
};
