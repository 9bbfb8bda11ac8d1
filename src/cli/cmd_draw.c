#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/view.h"

#include "output/picture.h"

#include <string.h>

enum { VIEWS_MOST = 16 };

int akt_view_put_drawing(const akt_options *options, akt_drawing *drawing)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_error err = {0};
    akt_theme_apply(options->theme, drawing);
    akt_status status = akt_picture_write(&bytes, drawing, (akt_format)options->format,
                                           options->dpi, &err);
    akt_drawing_free(drawing);
    if (status == AKT_OK)
        return akt_session_put(options, &bytes);
    akt_buffer_dispose(&bytes);
    return akt_session_fail(&err);
}

static int draw(const akt_view *view, const akt_options *options, const akt_dataset *dataset)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error err = {0};
    akt_status status = akt_format_is_for_drawings((akt_format)options->format)
                            ? view->draw(&drawing, options, dataset, &err)
                            : view->describe(&twin, options, dataset, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    return twin ? akt_session_put_document(options, twin) : akt_view_put_drawing(options, drawing);
}

static const akt_view *find_view(const char *name)
{
    const akt_view *view = akt_views;
    while (view->name && strcmp(view->name, name) != 0)
        view++;
    return view->name ? view : NULL;
}

static int fail_view(const char *name)
{
    const char *names[VIEWS_MOST + 1] = {NULL};
    akt_error err;
    for (size_t i = 0; i < VIEWS_MOST && akt_views[i].name; i++)
        names[i] = akt_views[i].name;
    akt_choice_fail(&err, "view", name, names);
    return akt_session_fail(&err);
}

/* Options that belong to one view only. */
static akt_status check_options(const akt_view *view, const akt_options *options, akt_error *err)
{
    const struct {
        const char *option;
        const char *view;
        bool is_given;
    } rows[] = {{"--focus", "ego", options->focus != NULL},
                {"--side", "change", options->side != 0},
                {"--topic", "indicators", options->indicators != NULL},
                {"--scale", "funding", options->scale > 0},
                {"--order", "funding", options->has_order},
                {"--year", "funding", options->first_year > 0},
                {"--measure", "network", options->measures || options->edge_betweenness},
                {"--group", "network", options->has_facet},
                {"--layout-timeout", "network", options->layout_timeout != 0}};
    if (options->layers && !view->by_layer)
        return akt_error_set(err, AKT_EINVAL, "--layer is for the map; %s shows no ties by layer",
                             view->name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_given && strcmp(view->name, rows[i].view) != 0)
            return akt_error_set(err, AKT_EINVAL, "%s is for %s, not %s", rows[i].option,
                                 rows[i].view, view->name);
    return AKT_OK;
}

int akt_cmd_draw(const akt_options *options)
{
    const akt_view *view = find_view(options->argument);
    akt_error err;
    if (!view)
        return fail_view(options->argument);
    if (check_options(view, options, &err) != AKT_OK)
        return akt_session_fail(&err);
    if (!view->draw)
        return akt_view_change(options);
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = draw(view, options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
