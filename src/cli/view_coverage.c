#include "cli/view.h"

#include "diagram/areas.h"
#include "diagram/quadrant.h"
#include "diagram/roles.h"

/* Views of who fills which role: all are drawn from the coverage by area. */

typedef akt_status drawer(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, const akt_page *page, akt_error *err);
typedef akt_status describer(akt_document **out, const akt_dataset *dataset,
                             const akt_coverage *coverage, const akt_page *page, akt_error *err);

static akt_status draw(akt_drawing **out, drawer *how, const akt_view_request *asked,
                       akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, asked->dataset, err);
    if (status != AKT_OK)
        return status;
    status = how(out, asked->dataset, &coverage, asked->page, err);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status describe(akt_document **out, describer *how, const akt_view_request *asked,
                           akt_error *err)
{
    akt_coverage coverage;
    akt_status status = akt_coverage_compute(&coverage, asked->dataset, err);
    if (status != AKT_OK)
        return status;
    status = how(out, asked->dataset, &coverage, asked->page, err);
    akt_coverage_dispose(&coverage);
    return status;
}

#define VIEW(name)                                                                                 \
    akt_status akt_view_draw_##name(akt_drawing **out, const akt_view_request *asked,              \
                                    akt_error *err)                                                \
    {                                                                                              \
        return draw(out, akt_##name##_draw, asked, err);                                           \
    }                                                                                              \
    akt_status akt_view_describe_##name(akt_document **out, const akt_view_request *asked,         \
                                        akt_error *err)                                            \
    {                                                                                              \
        return describe(out, akt_##name##_describe, asked, err);                                   \
    }

VIEW(roles)
VIEW(quadrant)
VIEW(areas)
