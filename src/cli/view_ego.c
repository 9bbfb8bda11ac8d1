#include "cli/party_choice.h"
#include "cli/view.h"

#include "diagram/ego.h"

static akt_status choose_focus(akt_ref *out, const akt_view_request *asked, akt_error *err)
{
    if (!asked->options->focus)
        return akt_error_set(err, AKT_EINVAL,
                             "ego needs --focus ID: an actor, programme or forum in the middle");
    return akt_party_choose(out, asked->dataset, asked->options->focus, err);
}

akt_status akt_view_draw_ego(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    akt_ref focus;
    akt_status status = choose_focus(&focus, asked, err);
    return status == AKT_OK ? akt_ego_draw(out, asked->dataset, focus, asked->page, err) : status;
}

akt_status akt_view_describe_ego(akt_document **out, const akt_view_request *asked, akt_error *err)
{
    akt_ref focus;
    akt_status status = choose_focus(&focus, asked, err);
    return status == AKT_OK ? akt_ego_describe(out, asked->dataset, focus, asked->page, err)
                            : status;
}
