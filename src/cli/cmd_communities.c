#include "cli/commands.h"
#include "cli/undirected.h"

#include "report/describe.h"

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_network *network, akt_error *err)
{
    akt_rand_index agreement[AKT_FACET_COUNT];
    akt_communities communities;
    akt_grouping grouping = {.count = 0};
    const akt_communities_view view = {&grouping, agreement};
    akt_status status =
        akt_communities_compute(&communities, network, options->seed, options->threads, err);
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

int akt_cmd_communities(const akt_options *options)
{
    return akt_undirected_run(options, describe);
}
