#include "cli/view.h"

#include "diagram/map.h"
#include "diagram/roles.h"

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

static akt_status draw_roles(akt_drawing **out, const akt_options *options,
                             const akt_dataset *dataset, akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, dataset, err);
    if (status != AKT_OK)
        return status;
    status = akt_roles_draw(out, dataset, &coverage, akt_options_lang(options), err);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status describe_roles(akt_document **out, const akt_options *options,
                                 const akt_dataset *dataset, akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, dataset, err);
    if (status != AKT_OK)
        return status;
    status = akt_roles_describe(out, dataset, &coverage, akt_options_lang(options), err);
    akt_coverage_dispose(&coverage);
    return status;
}

const akt_view akt_views[] = {
    {"map", true, draw_map, describe_map},
    {"roles", false, draw_roles, describe_roles},
    {"ego", false, akt_view_ego_draw, akt_view_ego_describe},
    {"change", true, NULL, NULL},
    {"timeline", false, akt_view_timeline_draw, akt_view_timeline_describe},
    {"indicators", false, akt_view_indicators_draw, akt_view_indicators_describe},
    {"funding", false, akt_view_draw_funding, akt_view_describe_funding},
    {"network", true, akt_view_draw_network, akt_view_describe_network},
    {NULL, false, NULL, NULL},
};
