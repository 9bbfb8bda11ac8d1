#include "cli/view.h"

#include "diagram/areas.h"
#include "diagram/quadrant.h"
#include "diagram/roles.h"

/* Views of who fills which role: all are drawn from the coverage by area. */

typedef struct coverage_view {
    akt_status (*draw)(akt_drawing **out, const akt_dataset *dataset, const akt_coverage *coverage,
                       const akt_page *page, akt_error *err);
    akt_status (*describe)(akt_document **out, const akt_dataset *dataset,
                           const akt_coverage *coverage, const akt_page *page, akt_error *err);
} coverage_view;

/* Makes the drawing, or else the twin, whichever is asked for. */
static akt_status show(akt_drawing **drawing, akt_document **twin, const coverage_view *view,
                       const akt_view_request *asked, akt_error *err)
{
    akt_coverage coverage;
    akt_status status = drawing ? akt_roles_check(asked->dataset, err) : AKT_OK;
    if (status == AKT_OK)
        status = akt_coverage_compute(&coverage, asked->dataset, err);
    if (status != AKT_OK)
        return status;
    status = drawing ? view->draw(drawing, asked->dataset, &coverage, asked->page, err)
                     : view->describe(twin, asked->dataset, &coverage, asked->page, err);
    akt_coverage_dispose(&coverage);
    return status;
}

#define VIEW(name)                                                                                 \
    static const coverage_view name##_view = {akt_##name##_draw, akt_##name##_describe};           \
                                                                                                   \
    akt_status akt_view_draw_##name(akt_drawing **out, const akt_view_request *asked,              \
                                    akt_error *err)                                                \
    {                                                                                              \
        return show(out, NULL, &name##_view, asked, err);                                          \
    }                                                                                              \
                                                                                                   \
    akt_status akt_view_describe_##name(akt_document **out, const akt_view_request *asked,         \
                                        akt_error *err)                                            \
    {                                                                                              \
        return show(NULL, out, &name##_view, asked, err);                                          \
    }

VIEW(roles)
VIEW(quadrant)
VIEW(areas)
