#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_network *network, akt_error *err)
{
    akt_cut_points cuts;
    akt_key_players players;
    akt_status status = akt_cut_points_compute(&cuts, network, err);
    if (status == AKT_OK)
        status = akt_key_players_compute(&players, network, options->players, err);
    if (status == AKT_OK)
        status = akt_describe_robustness(out, dataset, network, &cuts, &players,
                                         akt_options_lang(options), err);
    akt_cut_points_dispose(&cuts);
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

int akt_cmd_robustness(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = build(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
