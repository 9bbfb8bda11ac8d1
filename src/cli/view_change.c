#include "cli/view.h"

#include "cli/session.h"
#include "cli/sides.h"
#include "diagram/change.h"

static int put(const akt_options *options, const akt_comparisons *comparisons)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error err = {0};
    const akt_change_options how = {options->layers, (akt_change_side)options->side};
    akt_lang lang = akt_options_lang(options);
    akt_status status = akt_format_is_for_drawings((akt_format)options->format)
                            ? akt_change_draw(&drawing, comparisons, &how, lang, &err)
                            : akt_change_describe(&twin, comparisons, &how, lang, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    return twin ? akt_session_put_document(options, twin) : akt_view_put_drawing(options, drawing);
}

/* What is measured is of all layers, whichever are drawn, and of the records as they stand. */
static int compare(const akt_options *options, const akt_sides *sides)
{
    akt_comparisons comparisons = {0};
    akt_error err = {0};
    akt_comparison_options how = {.network = akt_session_network_options(options),
                                  .threads = options->threads};
    how.network.layers = 0;
    akt_status status = akt_comparisons_make(
        &comparisons, (const akt_dataset *const *)sides->datasets, sides->count, &how, &err);
    int exit = status == AKT_OK ? put(options, &comparisons) : akt_session_fail(&err);
    akt_comparisons_dispose(&comparisons);
    return exit;
}

int akt_view_change(const akt_options *options)
{
    akt_sides sides = {.kind = AKT_COMPARED_SCENARIOS};
    akt_error err = {0};
    if (options->scenario_count == 0) {
        akt_error_set(&err, AKT_EINVAL,
                      "draw change shows what a scenario changes; name it with --scenario FILE");
        return akt_session_fail(&err);
    }
    int exit = akt_sides_make(&sides, options);
    if (exit == AKT_EXIT_FINE)
        exit = compare(options, &sides);
    akt_sides_dispose(&sides);
    return exit;
}
