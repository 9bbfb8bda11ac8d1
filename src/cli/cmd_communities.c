#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_network *network, akt_error *err)
{
    akt_rand_index agreement[AKT_FACET_COUNT];
    akt_communities communities;
    akt_grouping grouping = {.count = 0};
    const akt_communities_view view = {&grouping, agreement};
    akt_status status = akt_communities_compute(&communities, network, options->seed, err);
    if (status == AKT_OK)
        status = akt_communities_agreements(agreement, &communities, dataset, network, err);
    if (status == AKT_OK)
        status = akt_grouping_make(&grouping, dataset, network, (akt_facet)options->facet, err);
    if (status == AKT_OK)
        status = akt_describe_communities(out, dataset, network, &communities, &view,
                                          akt_options_lang(options), err);
    akt_grouping_dispose(&grouping);
    akt_communities_dispose(&communities);
    return status;
}

static int build(const akt_options *options, const akt_dataset *dataset)
{
    akt_network *network;
    akt_document *document = NULL;
    akt_error err = {0};
    akt_network_options how = akt_session_network_options(options);
    how.direction = AKT_DIRECTION_UNDIRECTED;
    akt_status status = akt_network_new(&network, dataset, &how, &err);
    if (status == AKT_OK)
        status = describe(&document, options, dataset, network, &err);
    akt_network_free(network);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_communities(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = build(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
