#include "cli/ranking.h"

#include "cli/session.h"

#include <stdlib.h>
#include <string.h>

enum { SENSITIVITY_DRAWS = 50 };

bool akt_ranking_is_for_people(const akt_options *options)
{
    return options->format != AKT_FORMAT_CSV && options->format != AKT_FORMAT_JSON;
}

/* One of the findings is about sensitivity. */
static bool is_read(const akt_options *options, const char *table)
{
    bool in_findings = strcmp(table, "sensitivity") == 0;
    if (options->table)
        return strcmp(options->table, table) == 0 ||
               (in_findings && strcmp(options->table, "findings") == 0);
    return options->format != AKT_FORMAT_CSV;
}

akt_uncertainty_options akt_ranking_options(const akt_options *options, bool takes_long)
{
    akt_uncertainty_options how = akt_uncertainty_usual;
    if (options->draws != SIZE_MAX)
        how.draws = options->draws;
    else if (takes_long && !options->table)
        how.draws = 0;
    how.seed = options->seed;
    how.confidence = options->confidence;
    how.top = options->top ? options->top : how.top;
    return how;
}

static akt_status draw_ranks(akt_ranking *out, const akt_options *options,
                             const akt_dataset *dataset, const akt_scoring *scoring, size_t n,
                             akt_error *err)
{
    const akt_network_options network = akt_session_network_options(options);
    const akt_uncertainty_options how = akt_ranking_options(options, false);
    out->ranks = calloc(n * scoring->series + 1, sizeof *out->ranks);
    if (!out->ranks)
        return akt_error_memory(err);
    out->view.ranks = out->ranks;
    return akt_uncertainty_ranks(out->ranks, dataset, &network, scoring, &how, err);
}

static akt_status draw_sensitivity(akt_ranking *out, const akt_options *options,
                                   const akt_network *network, const akt_scoring *scoring,
                                   akt_error *err)
{
    size_t draws = out->view.draws < SENSITIVITY_DRAWS ? out->view.draws : SENSITIVITY_DRAWS;
    out->kept = calloc(scoring->series * AKT_SENSITIVITY_SHARES + 1, sizeof *out->kept);
    if (!out->kept)
        return akt_error_memory(err);
    out->view.kept = out->kept;
    return akt_uncertainty_sensitivity(out->kept, network, scoring, draws, options->seed, err);
}

akt_status akt_ranking_draw(akt_ranking *out, const akt_options *options,
                            const akt_dataset *dataset, const akt_network *network,
                            const akt_scoring *scoring, const char *const *names, akt_error *err)
{
    size_t draws = akt_ranking_options(options, !akt_uncertainty_is_quick(network)).draws;
    *out = (akt_ranking){.view = {.names = names,
                                  .series = scoring->series,
                                  .draws = draws,
                                  .confidence = options->confidence,
                                  .is_off = options->draws == 0}};
    akt_status status = AKT_OK;
    if (draws && is_read(options, "ranks"))
        status = draw_ranks(out, options, dataset, scoring, akt_network_order(network), err);
    bool is_few = akt_network_order(network) < AKT_NETWORK_FEW;
    if (status == AKT_OK && draws && !is_few && is_read(options, "sensitivity"))
        status = draw_sensitivity(out, options, network, scoring, err);
    if (status != AKT_OK)
        akt_ranking_dispose(out);
    return status;
}

void akt_ranking_dispose(akt_ranking *ranking)
{
    free(ranking->ranks);
    free(ranking->kept);
    *ranking = (akt_ranking){0};
}
