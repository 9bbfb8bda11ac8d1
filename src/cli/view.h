#ifndef AKT_CLI_VIEW_H
#define AKT_CLI_VIEW_H

#include "cli/options.h"
#include "diagram/drawing.h"
#include "report/document.h"

/* A view of draw. What it needs beyond the dataset it works out itself, from the options. draw and
 * describe are NULL in the one that is of two datasets: akt_view_change. */
typedef struct akt_view {
    const char *name;
    bool by_layer; /* --layer chooses what it shows */
    akt_status (*draw)(akt_drawing **out, const akt_options *options, const akt_dataset *dataset,
                       akt_error *err);
    /* The text twin. */
    akt_status (*describe)(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, akt_error *err);
} akt_view;

/* --focus: one party and all that touches it. */
akt_status akt_view_ego_draw(akt_drawing **out, const akt_options *options,
                             const akt_dataset *dataset, akt_error *err);
akt_status akt_view_ego_describe(akt_document **out, const akt_options *options,
                                 const akt_dataset *dataset, akt_error *err);
akt_status akt_view_indicators_draw(akt_drawing **out, const akt_options *options,
                                    const akt_dataset *dataset, akt_error *err);
akt_status akt_view_indicators_describe(akt_document **out, const akt_options *options,
                                        const akt_dataset *dataset, akt_error *err);
akt_status akt_view_timeline_draw(akt_drawing **out, const akt_options *options,
                                  const akt_dataset *dataset, akt_error *err);
akt_status akt_view_timeline_describe(akt_document **out, const akt_options *options,
                                      const akt_dataset *dataset, akt_error *err);

/* All of them, in the order in which help names them; the last has no name. */
extern const akt_view akt_views[];

/* The view «change»: what a scenario changes. Loads both sides itself; returns the exit status. */
int akt_view_change(const akt_options *options);

/* Writes a drawing as the options say and frees it. Returns the exit status. */
int akt_view_put_drawing(const akt_options *options, akt_drawing *drawing);
/* Who pays whom, with --scale, --order and --year. */
akt_status akt_view_draw_funding(akt_drawing **out, const akt_options *options,
                                 const akt_dataset *dataset, akt_error *err);
akt_status akt_view_describe_funding(akt_document **out, const akt_options *options,
                                      const akt_dataset *dataset, akt_error *err);

/* Who hangs together, with --measure, --group and --layout-timeout. */
akt_status akt_view_draw_network(akt_drawing **out, const akt_options *options,
                                 const akt_dataset *dataset, akt_error *err);
akt_status akt_view_describe_network(akt_document **out, const akt_options *options,
                                     const akt_dataset *dataset, akt_error *err);

/* Who fills which role: the matrix, the fields, by area. */
akt_status akt_view_draw_roles(akt_drawing **out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err);
akt_status akt_view_describe_roles(akt_document **out, const akt_options *options,
                                   const akt_dataset *dataset, akt_error *err);
akt_status akt_view_draw_quadrant(akt_drawing **out, const akt_options *options,
                                  const akt_dataset *dataset, akt_error *err);
akt_status akt_view_describe_quadrant(akt_document **out, const akt_options *options,
                                      const akt_dataset *dataset, akt_error *err);
akt_status akt_view_draw_areas(akt_drawing **out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err);
akt_status akt_view_describe_areas(akt_document **out, const akt_options *options,
                                   const akt_dataset *dataset, akt_error *err);

#endif
