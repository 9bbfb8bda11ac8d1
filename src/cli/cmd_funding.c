#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static int sum(const akt_options *options, const akt_dataset *dataset)
{
    akt_funding funding;
    akt_document *document;
    akt_error err = {0};
    if (akt_funding_compute(&funding, dataset, options->first_year, options->last_year, &err) !=
        AKT_OK)
        return akt_session_fail(&err);
    akt_status status =
        akt_describe_funding(&document, dataset, &funding, akt_options_lang(options), &err);
    akt_funding_dispose(&funding);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_funding(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = sum(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
