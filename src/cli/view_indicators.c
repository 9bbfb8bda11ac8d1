#include "cli/view.h"

#include "diagram/indicators.h"

akt_status akt_view_draw_indicators(akt_drawing **out, const akt_view_request *asked,
                                    akt_error *err)
{
    const akt_indicators_options how = {asked->options->indicators};
    return akt_indicators_draw(out, asked->dataset, &how, asked->page, err);
}

akt_status akt_view_describe_indicators(akt_document **out, const akt_view_request *asked,
                                        akt_error *err)
{
    const akt_indicators_options how = {asked->options->indicators};
    return akt_indicators_describe(out, asked->dataset, &how, asked->page, err);
}
