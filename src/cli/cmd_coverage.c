#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"

static bool has_gap(const akt_coverage *coverage)
{
    for (size_t i = 0; i < coverage->cell_count; i++)
        if (coverage->cells[i].state == AKT_CELL_GAP)
            return true;
    return false;
}

static int cover(const akt_options *options, const akt_dataset *dataset)
{
    akt_coverage coverage;
    akt_document *document;
    akt_error err = {0};
    akt_coverage_by by = (akt_coverage_by)options->by;
    if (akt_coverage_compute_by(&coverage, dataset, by, &err) != AKT_OK)
        return akt_session_fail(&err);
    bool gap = has_gap(&coverage);
    akt_status status =
        akt_describe_coverage(&document, dataset, &coverage, akt_options_lang(options), &err);
    akt_coverage_dispose(&coverage);
    int exit =
        status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
    return exit == AKT_EXIT_FINE && gap && options->fail_on_gap ? AKT_EXIT_FOUND : exit;
}

int akt_cmd_coverage(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = cover(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
