#include "cli/commands.h"
#include "cli/undirected.h"

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

int akt_cmd_robustness(const akt_options *options)
{
    return akt_undirected_run(options, describe);
}
