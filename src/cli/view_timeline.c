#include "cli/view.h"

#include "diagram/timeline.h"

akt_status akt_view_draw_timeline(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    return akt_timeline_draw(out, asked->dataset, asked->page, err);
}

akt_status akt_view_describe_timeline(akt_document **out, const akt_view_request *asked,
                                      akt_error *err)
{
    return akt_timeline_describe(out, asked->dataset, asked->page, err);
}
