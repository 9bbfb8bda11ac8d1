#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

/* The first measure that was asked for is what people see the rows ranked by. */
static akt_measure first_measure(uint32_t mask)
{
    akt_measure measure = AKT_MEASURE_DEGREE;
    while (!(mask & 1U << measure))
        measure++;
    return measure;
}

static int measure(const akt_options *options, const akt_dataset *dataset,
                   const akt_network *network)
{
    uint32_t mask = options->measures
                        ? options->measures
                        : 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_BETWEENNESS |
                              1U << AKT_MEASURE_HARMONIC | 1U << AKT_MEASURE_PAGERANK;
    const akt_centrality_view view = {mask, first_measure(mask), options->top, options->raw};
    akt_centrality centrality = {0};
    akt_document *document = NULL;
    akt_error err = {0};
    const akt_centrality_options asked = {
        .measures = mask, .raw = options->raw, .threads = options->threads, .seed = options->seed};
    akt_status status = akt_centrality_compute(&centrality, network, &asked, &err);
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
