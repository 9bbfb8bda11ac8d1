#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static int compare(const akt_options *options, const akt_dataset *dataset)
{
    akt_overlap overlap;
    akt_document *document;
    akt_error err = {0};
    if (akt_overlap_compute(&overlap, dataset, &err) != AKT_OK)
        return akt_session_fail(&err);
    akt_status status = akt_describe_overlap(&document, dataset, &overlap, options->top,
                                             akt_options_lang(options), &err);
    akt_overlap_dispose(&overlap);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_overlap(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = compare(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
