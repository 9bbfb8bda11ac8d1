#include "cli/commands.h"
#include "cli/party_choice.h"
#include "cli/session.h"

#include "report/describe.h"

static int show(const akt_options *options, const akt_dataset *dataset)
{
    akt_ref party;
    akt_document *document;
    akt_error err = {0};
    akt_status status = akt_party_choose(&party, dataset, options->argument, &err);
    if (status == AKT_OK)
        status = akt_describe_party(&document, dataset, party, akt_options_lang(options), &err);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_show(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = show(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
