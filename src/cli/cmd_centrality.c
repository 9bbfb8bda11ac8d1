#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

#include <string.h>

/* The first measure that was asked for is what people see the rows ranked by. */
static akt_measure first_measure(uint32_t mask)
{
    akt_measure measure = AKT_MEASURE_DEGREE;
    while (mask && !(mask & 1U << measure))
        measure++;
    return measure;
}

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
    if (!asked->sample || is_used)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--sample is for betweenness and edge_betweenness; ask for one of them "
                         "with --measure, or leave --sample out");
}

static int measure(const akt_options *options, const akt_dataset *dataset,
                   const akt_network *network)
{
    const akt_centrality_options asked = {
        choose_measures(options), wants_ties(options), options->raw,
        options->threads,         options->sample,     options->seed};
    const akt_centrality_view view = {asked.measures,  first_measure(asked.measures),
                                      options->top,    options->raw,
                                      options->sample, options->seed};
    akt_centrality centrality = {0};
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = check_sample(&asked, &err);
    if (status == AKT_OK)
        status = akt_centrality_compute(&centrality, network, &asked, &err);
    if (status == AKT_OK)
        status = akt_describe_centrality(&document, dataset, network, &centrality, &view,
                                         akt_options_lang(options), &err);
    akt_centrality_dispose(&centrality);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

static int build(const akt_options *options, const akt_dataset *dataset)
{
    akt_network *network;
    akt_error err = {0};
    if (akt_session_network(&network, options, dataset, &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = measure(options, dataset, network);
    akt_network_free(network);
    return exit;
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
