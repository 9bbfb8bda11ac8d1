#include "cli/view.h"

#include "diagram/change.h"

static akt_change_options choose(const akt_options *options)
{
    return (akt_change_options){options->layers, (akt_change_side)options->side};
}

akt_status akt_view_draw_change(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    const akt_change_options how = choose(asked->options);
    return akt_change_draw(out, asked->comparisons, &how, asked->page, err);
}

akt_status akt_view_describe_change(akt_document **out, const akt_view_request *asked,
                                    akt_error *err)
{
    const akt_change_options how = choose(asked->options);
    return akt_change_describe(out, asked->comparisons, &how, asked->page, err);
}
