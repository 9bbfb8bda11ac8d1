#include "cli/view.h"

#include "diagram/funding.h"

static akt_sankey_options choose(const akt_options *options)
{
    return (akt_sankey_options){.scale = options->scale,
                                .fixed_order = options->fixed_order,
                                .first_year = options->first_year,
                                .last_year = options->last_year};
}

akt_status akt_view_draw_funding(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    const akt_sankey_options how = choose(asked->options);
    return akt_sankey_draw(out, asked->dataset, &how, asked->page, err);
}

akt_status akt_view_describe_funding(akt_document **out, const akt_view_request *asked,
                                     akt_error *err)
{
    const akt_sankey_options how = choose(asked->options);
    return akt_sankey_describe(out, asked->dataset, &how, asked->page, err);
}
