#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static int measure(const akt_options *options, const akt_dataset *dataset,
                   const akt_network *network)
{
    uint32_t mask = options->measures
                        ? options->measures
                        : 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_BETWEENNESS |
                              1U << AKT_MEASURE_HARMONIC | 1U << AKT_MEASURE_PAGERANK;
    const akt_measure by = options->measures ? (akt_measure)options->measure : AKT_MEASURE_DEGREE;
    const akt_centrality_view view = {mask, by, options->top, options->raw};
    akt_centrality centrality = {0};
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = akt_centrality_compute(&centrality, network, mask, options->raw, &err);
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
