#ifndef AKT_CLI_VIEW_H
#define AKT_CLI_VIEW_H

#include "cli/options.h"
#include "diagram/drawing.h"
#include "report/document.h"

/* A view of draw. What it needs beyond the dataset it works out itself, from the options. */
typedef struct akt_view {
    const char *name;
    bool by_layer; /* --layer chooses what it shows */
    akt_status (*draw)(akt_drawing **out, const akt_options *options, const akt_dataset *dataset,
                       akt_error *err);
    /* The text twin. */
    akt_status (*describe)(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, akt_error *err);
} akt_view;

/* All of them, in the order in which help names them; the last has no name. */
extern const akt_view akt_views[];

/* view_coverage.c */
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
