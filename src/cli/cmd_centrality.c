#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/ranking.h"
#include "cli/session.h"

#include "analysis/centrality_ranks.h"
#include "report/describe.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Places that a sample is to be certain of where --top says nothing. */
enum { PLACES = 10 };

/* Vertices times edges: what is worth a word; what one core does in an hour, or somewhat more. */
static const double LONG_WORK = 2e12, AN_HOUR = 8e11;

/* The table `ties` is worked out where it is asked for, by its name or as a measure. */
static bool wants_ties(const akt_options *options)
{
    return options->edge_betweenness || (options->table && strcmp(options->table, "ties") == 0);
}

static uint32_t choose_measures(const akt_options *options)
{
    if (options->measures || wants_ties(options))
        return options->measures;
    return 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_BETWEENNESS | 1U << AKT_MEASURE_HARMONIC |
           1U << AKT_MEASURE_PAGERANK;
}

/* Options that would do nothing are refused. */
static akt_status check_sample(const akt_centrality_options *asked, akt_error *err)
{
    bool is_used = asked->edge_betweenness || asked->measures & 1U << AKT_MEASURE_BETWEENNESS;
    if (!(asked->sample || asked->certain) || is_used)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--sample is for betweenness and edge_betweenness; ask for one of them "
                         "with --measure, or leave --sample out");
}

static akt_status check_raw(const akt_centrality_options *asked, akt_error *err)
{
    const uint32_t divided = 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_IN_DEGREE |
                             1U << AKT_MEASURE_OUT_DEGREE | 1U << AKT_MEASURE_STRENGTH |
                             1U << AKT_MEASURE_IN_STRENGTH | 1U << AKT_MEASURE_OUT_STRENGTH |
                             1U << AKT_MEASURE_BETWEENNESS;
    if (!asked->raw || asked->edge_betweenness || asked->measures & divided)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--raw is for degree, strength and betweenness; ask for one of them with "
                         "--measure, or leave --raw out");
}

/* People see one ranking, machines read them all. */
static akt_centrality_series list_series(const akt_centrality_options *asked, akt_measure by,
                                         const akt_options *options)
{
    akt_centrality_options drawn = *asked;
    if (akt_ranking_is_for_people(options))
        drawn.measures &= 1U << by;
    return akt_centrality_series_of(&drawn);
}

/* The place of a measure among those of a series. */
static size_t place_of(const akt_centrality_series *series, akt_measure by)
{
    for (size_t i = 0; i < series->count; i++)
        if (series->measures[i] == by)
            return i;
    return 0;
}

static akt_centrality_options list_options(const akt_options *options)
{
    size_t certain = options->top ? options->top : PLACES;
    return (akt_centrality_options){.measures = choose_measures(options),
                                    .edge_betweenness = wants_ties(options),
                                    .raw = options->raw,
                                    .threads = options->threads,
                                    .sample = options->sample,
                                    .seed = options->seed,
                                    .certain = options->sample_auto ? certain : 0};
}

/* One who asks for days of work is told before it begins. */
static akt_status warn_of_work(const akt_network *network, const akt_centrality_options *asked,
                               akt_error *err)
{
    size_t n = akt_network_order(network), m = akt_network_size(network);
    bool is_shared = asked->edge_betweenness || asked->measures & 1U << AKT_MEASURE_BETWEENNESS;
    bool is_whole = !asked->certain && !(asked->sample && asked->sample < n);
    double steps = 0;
    akt_status status =
        is_shared && is_whole ? akt_centrality_work(&steps, network, err) : AKT_OK;
    if (status == AKT_OK && steps > LONG_WORK)
        fprintf(stderr,
                "aktorkart: exact betweenness of %zu vertices and %zu edges takes some %.0f hours "
                "on one core; --sample auto estimates it in minutes\n",
                n, m, ceil(steps / AN_HOUR));
    return status;
}

static akt_status compute(akt_centrality *out, const akt_options *options,
                          const akt_network *network, const akt_centrality_options *asked,
                          akt_error *err)
{
    akt_progress progress = akt_progress_start(akt_options_lang(options), AKT_W_PROGRESS,
                                               !options->quiet && !options->no_progress);
    akt_centrality_options how = *asked;
    how.progress = akt_progress_show;
    how.progress_context = &progress;
    akt_status status = options->quiet ? AKT_OK : warn_of_work(network, asked, err);
    if (status == AKT_OK)
        status = akt_centrality_compute(out, network, &how, err);
    akt_progress_end(&progress);
    return status;
}

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_network *network, akt_error *err)
{
    const akt_measure by = options->measure_count ? options->measure_order[0] : AKT_MEASURE_DEGREE;
    const akt_centrality_options asked = list_options(options);
    const akt_centrality_series series = list_series(&asked, by, options);
    const akt_scoring scoring = {akt_centrality_score, &series, series.count};
    akt_centrality centrality = {0};
    akt_ranking ranking = {0};
    akt_status status = check_sample(&asked, err);
    if (status == AKT_OK)
        status = check_raw(&asked, err);
    if (status == AKT_OK)
        status = compute(&centrality, options, network, &asked, err);
    if (status == AKT_OK && series.count > 0)
        status = akt_ranking_draw(&ranking, options, dataset, network, &scoring, series.names, err);
    const akt_centrality_view view = {.measures = asked.measures,
                                      .by = by,
                                      .top = options->top,
                                      .raw = options->raw,
                                      .sample = options->sample,
                                      .certain = asked.certain,
                                      .seed = options->seed,
                                      .ranks = &ranking.view,
                                      .ranked_by = place_of(&series, by),
                                      .columns = options->measure_order,
                                      .column_count = options->measure_count};
    if (status == AKT_OK)
        status = akt_describe_centrality(out, dataset, network, &centrality, &view,
                                         akt_options_lang(options), err);
    akt_ranking_dispose(&ranking);
    akt_centrality_dispose(&centrality);
    return status;
}

static int build(const akt_options *options, const akt_dataset *dataset)
{
    akt_network *network;
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = akt_session_network(&network, options, dataset, &err);
    if (status == AKT_OK)
        status = describe(&document, options, dataset, network, &err);
    akt_network_free(network);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_centrality(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = build(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
