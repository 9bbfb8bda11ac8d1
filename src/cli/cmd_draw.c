#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/session.h"

#include "diagram/map.h"
#include "diagram/roles.h"
#include "output/svg.h"

#include <string.h>

static int put_drawing(const akt_options *options, akt_drawing *drawing)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_error err = {0};
    akt_status status = akt_svg_write(&bytes, drawing, NULL, &err);
    akt_drawing_free(drawing);
    if (status == AKT_OK)
        return akt_session_put(options, &bytes);
    akt_buffer_dispose(&bytes);
    return akt_session_fail(&err);
}

static int draw_map(const akt_options *options, const akt_dataset *dataset)
{
    const akt_map_options how = {options->layers};
    akt_lang lang = akt_options_lang(options);
    akt_drawing *drawing;
    akt_document *twin;
    akt_error err = {0};
    akt_status status;
    if (options->format != AKT_FORMAT_SVG) {
        status = akt_map_describe(&twin, dataset, &how, lang, &err);
        return status == AKT_OK ? akt_session_put_document(options, twin) : akt_session_fail(&err);
    }
    status = akt_map_draw(&drawing, dataset, &how, lang, &err);
    return status == AKT_OK ? put_drawing(options, drawing) : akt_session_fail(&err);
}

static int draw_roles(const akt_options *options, const akt_dataset *dataset)
{
    akt_lang lang = akt_options_lang(options);
    akt_coverage coverage;
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error err = {0};
    akt_status status = akt_coverage_compute(&coverage, dataset, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    if (options->format != AKT_FORMAT_SVG)
        status = akt_roles_describe(&twin, dataset, &coverage, lang, &err);
    else
        status = akt_roles_draw(&drawing, dataset, &coverage, lang, &err);
    akt_coverage_dispose(&coverage);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    return twin ? akt_session_put_document(options, twin) : put_drawing(options, drawing);
}

static const struct {
    const char *name;
    int (*draw)(const akt_options *options, const akt_dataset *dataset);
} views[] = {{"map", draw_map}, {"roles", draw_roles}};

static int fail_view(const char *name)
{
    const char *names[sizeof views / sizeof *views + 1] = {NULL};
    akt_error err;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        names[i] = views[i].name;
    akt_choice_fail(&err, "view", name, names);
    return akt_session_fail(&err);
}

int akt_cmd_draw(const akt_options *options)
{
    size_t view = 0, count = sizeof views / sizeof *views;
    while (view < count && strcmp(views[view].name, options->argument) != 0)
        view++;
    if (view == count)
        return fail_view(options->argument);
    if (options->layers && strcmp(views[view].name, "map") != 0) {
        akt_error err;
        akt_error_set(&err, AKT_EINVAL, "--layer is for the map; %s shows roles, not ties",
                      views[view].name);
        return akt_session_fail(&err);
    }
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = views[view].draw(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
