#include "cli/choice.h"
#include "cli/view.h"

#include "diagram/axes.h"

static akt_axes_options choose(akt_pool *pool, const akt_options *options)
{
    akt_axes_options how = {0};
    for (int end = 0; end < AKT_AXES_ENDS; end++)
        how.ends[end] = akt_choice_split(pool, options->axis_ends[end]);
    return how;
}

/* Makes the drawing, or else the twin, whichever is asked for. */
static akt_status show(akt_drawing **drawing, akt_document **twin, const akt_view_request *asked,
                       akt_error *err)
{
    akt_pool *pool = akt_pool_new();
    if (!pool)
        return akt_error_memory(err);
    const akt_axes_options how = choose(pool, asked->options);
    akt_status status = AKT_ENOMEM;
    if (akt_pool_has_failed(pool))
        akt_error_memory(err);
    else
        status = drawing ? akt_axes_draw(drawing, asked->dataset, &how, asked->page, err)
                         : akt_axes_describe(twin, asked->dataset, &how, asked->page, err);
    akt_pool_free(pool);
    return status;
}

akt_status akt_view_draw_axes(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    return show(out, NULL, asked, err);
}

akt_status akt_view_describe_axes(akt_document **out, const akt_view_request *asked, akt_error *err)
{
    return show(NULL, out, asked, err);
}
