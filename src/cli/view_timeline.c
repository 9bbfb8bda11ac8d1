#include "cli/view.h"

#include "diagram/timeline.h"

akt_status akt_view_timeline_draw(akt_drawing **out, const akt_options *options,
                                  const akt_dataset *dataset, akt_error *err)
{
    return akt_timeline_draw(out, dataset, akt_options_lang(options), err);
}

akt_status akt_view_timeline_describe(akt_document **out, const akt_options *options,
                                      const akt_dataset *dataset, akt_error *err)
{
    return akt_timeline_describe(out, dataset, akt_options_lang(options), err);
}
