#include "cli/commands.h"
#include "cli/compare_script.h"
#include "cli/ranking.h"
#include "cli/session.h"
#include "cli/sides.h"

#include <stdlib.h>

/* Draws and all orders of steps are a matter of a moment on networks of this size. */
static akt_status choose_draws(akt_comparison_options *out, bool *is_quick,
                               const akt_options *options, const akt_sides *sides, akt_error *err)
{
    akt_network *network;
    const akt_network_options how = akt_session_network_options(options);
    akt_status status = akt_network_new(&network, sides->datasets[0], &how, err);
    if (status != AKT_OK)
        return status;
    *is_quick = akt_uncertainty_is_quick(network);
    akt_network_free(network);
    const akt_uncertainty_options draws = akt_ranking_options(options, !*is_quick);
    *out = (akt_comparison_options){.network = how,
                                    .by_former_ids = sides->kind == AKT_COMPARED_DATASETS,
                                    .draws = draws.draws,
                                    .seed = draws.seed,
                                    .confidence = draws.confidence,
                                    .threads = options->threads};
    return AKT_OK;
}

/* Which step does what, of every scenario; the other sides have no steps. */
static akt_status attribute(akt_attribution **out, const akt_sides *sides,
                            const akt_comparisons *comparisons, bool is_quick, akt_error *err)
{
    akt_status status = AKT_OK;
    if (sides->kind != AKT_COMPARED_SCENARIOS)
        return AKT_OK;
    *out = calloc(comparisons->count, sizeof **out);
    if (!*out)
        return akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < comparisons->count; i++)
        status = akt_attribution_make(*out + i, comparisons, i, sides->loaded,
                                      &sides->courses[i + 1], is_quick, err);
    return status;
}

static akt_status describe(akt_document **out, const akt_options *options, const akt_sides *sides,
                           akt_error *err)
{
    bool is_quick;
    akt_comparison_options how;
    akt_comparisons comparisons = {0};
    akt_attribution *attributions = NULL;
    akt_status status = choose_draws(&how, &is_quick, options, sides, err);
    if (status == AKT_OK)
        status = akt_comparisons_make(&comparisons, (const akt_dataset *const *)sides->datasets,
                                      sides->count, &how, err);
    if (status == AKT_OK)
        status = attribute(&attributions, sides, &comparisons, is_quick, err);
    const akt_comparison_view view = {.kind = sides->kind,
                                      .comparisons = &comparisons,
                                      .ids = sides->ids,
                                      .names = sides->names,
                                      .courses = sides->courses + 1,
                                      .attributions = attributions,
                                      .confidence = how.confidence};
    if (status == AKT_OK)
        status = akt_describe_comparison(out, &view, akt_options_lang(options), err);
    for (size_t i = 0; attributions && i < comparisons.count; i++)
        akt_attribution_dispose(&attributions[i]);
    free(attributions);
    akt_comparisons_dispose(&comparisons);
    return status;
}

int akt_cmd_compare(const akt_options *options)
{
    akt_sides sides = {0};
    akt_document *document;
    akt_error err = {0};
    if (akt_sides_choose(&sides.kind, options, &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = akt_sides_make(&sides, options);
    if (exit == AKT_EXIT_FINE && options->format == AKT_FORMAT_SCRIPT)
        exit = akt_compare_script_put(options, &sides);
    else if (exit == AKT_EXIT_FINE)
        exit = describe(&document, options, &sides, &err) == AKT_OK
                   ? akt_session_put_document(options, document)
                   : akt_session_fail(&err);
    akt_sides_dispose(&sides);
    return exit;
}
