#include "cli/undirected.h"

#include "cli/session.h"

static int tell(const akt_options *options, const akt_dataset *dataset,
                akt_undirected_describe *describe)
{
    akt_network *network = NULL;
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = akt_session_undirected(&network, options, dataset, &err);
    if (status == AKT_OK)
        status = describe(&document, options, dataset, network, &err);
    akt_network_free(network);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_undirected_run(const akt_options *options, akt_undirected_describe *describe)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = tell(options, dataset, describe);
    akt_dataset_free(dataset);
    return exit;
}
