#include "cli/view.h"

#include "diagram/indicators.h"

akt_status akt_view_indicators_draw(akt_drawing **out, const akt_options *options,
                                    const akt_dataset *dataset, akt_error *err)
{
    const akt_indicators_options how = {options->indicators};
    return akt_indicators_draw(out, dataset, &how, akt_options_lang(options), err);
}

akt_status akt_view_indicators_describe(akt_document **out, const akt_options *options,
                                        const akt_dataset *dataset, akt_error *err)
{
    const akt_indicators_options how = {options->indicators};
    return akt_indicators_describe(out, dataset, &how, akt_options_lang(options), err);
}
