#include "cli/party_choice.h"
#include "cli/view.h"

#include "diagram/ego.h"

static akt_status choose_focus(akt_ref *out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err)
{
    if (!options->focus)
        return akt_error_set(err, AKT_EINVAL,
                             "ego needs --focus ID: an actor, programme or forum in the middle");
    return akt_party_choose(out, dataset, options->focus, err);
}

akt_status akt_view_ego_draw(akt_drawing **out, const akt_options *options,
                             const akt_dataset *dataset, akt_error *err)
{
    akt_ref focus;
    akt_status status = choose_focus(&focus, options, dataset, err);
    return status == AKT_OK ? akt_ego_draw(out, dataset, focus, akt_options_lang(options), err)
                            : status;
}

akt_status akt_view_ego_describe(akt_document **out, const akt_options *options,
                                 const akt_dataset *dataset, akt_error *err)
{
    akt_ref focus;
    akt_status status = choose_focus(&focus, options, dataset, err);
    return status == AKT_OK
               ? akt_ego_describe(out, dataset, focus, akt_options_lang(options), err)
               : status;
}
