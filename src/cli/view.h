#ifndef AKT_CLI_VIEW_H
#define AKT_CLI_VIEW_H

#include "analysis/comparison.h"
#include "cli/options.h"
#include "diagram/page.h"
#include "report/document.h"

/* What a view is asked to show, and on which page. */
typedef struct akt_view_request {
    const akt_options *options;
    const akt_dataset *dataset;
    const akt_comparisons *comparisons; /* of views of a change; NULL in all others */
    const akt_page *page;
} akt_view_request;

/* A view of draw. What it needs beyond the request it works out itself. */
typedef struct akt_view {
    const char *name;
    bool by_layer;  /* --layer chooses what it shows */
    bool of_change; /* it shows what --scenario changes */
    akt_status (*draw)(akt_drawing **out, const akt_view_request *asked, akt_error *err);
    /* The text twin. */
    akt_status (*describe)(akt_document **out, const akt_view_request *asked, akt_error *err);
} akt_view;

#define AKT_VIEW(name)                                                                             \
    akt_status akt_view_draw_##name(akt_drawing **out, const akt_view_request *asked,              \
                                    akt_error *err);                                               \
    akt_status akt_view_describe_##name(akt_document **out, const akt_view_request *asked,         \
                                        akt_error *err);
AKT_VIEW(map)
AKT_VIEW(roles)    /* who fills which role: the matrix, */
AKT_VIEW(quadrant) /* one field a role, */
AKT_VIEW(areas)    /* by area */
AKT_VIEW(axes)     /* --left, --right, --above, --below */
AKT_VIEW(ego)    /* --focus: one party and all that touches it */
AKT_VIEW(change) /* --side */
AKT_VIEW(timeline)
AKT_VIEW(indicators) /* --topic */
AKT_VIEW(funding)    /* --scale, --order, --year */
AKT_VIEW(network)    /* --measure, --group, --layout-timeout */
#undef AKT_VIEW

/* All of them, in the order in which help names them; the last has no name. */
extern const akt_view akt_views[];

#endif
