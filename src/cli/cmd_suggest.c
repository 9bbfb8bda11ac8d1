#include "cli/commands.h"
#include "cli/session.h"

#include "export/suggestion_script.h"
#include "input/role_costs.h"
#include "report/describe.h"

enum { SETS_TOLD = 3 };

/* Returns the exit status. */
static int read_costs(akt_role_costs *out, const akt_options *options, akt_dataset *dataset)
{
    akt_diagnostics faults;
    akt_error err = {0};
    *out = (akt_role_costs){0};
    akt_diagnostics_init(&faults);
    akt_status status =
        options->cost ? akt_role_costs_read(out, options->cost, dataset, &faults, &err) : AKT_OK;
    return akt_session_close(options, status, &faults, &err);
}

static akt_status find_roles(akt_suggestion *out, const akt_options *options,
                             const akt_dataset *dataset, const akt_role_costs *costs,
                             akt_error *err)
{
    akt_coverage coverage;
    const akt_suggestion_options how = {options->gaps_only, costs, SETS_TOLD};
    akt_status status = akt_coverage_compute(&coverage, dataset, err);
    if (status != AKT_OK)
        return status;
    status = akt_suggestion_find(out, dataset, &coverage, &how, err);
    akt_coverage_dispose(&coverage);
    return status;
}

static int put_roles(const akt_options *options, const akt_dataset *dataset,
                     const akt_suggestion *suggestion)
{
    akt_document *document;
    akt_error err = {0};
    if (options->format == AKT_FORMAT_SCRIPT) {
        akt_buffer bytes = AKT_BUFFER_INIT;
        akt_export_suggestion_script(&bytes, dataset, suggestion);
        return akt_session_put(options, &bytes);
    }
    akt_status status =
        akt_describe_suggestion(&document, dataset, suggestion, akt_options_lang(options), &err);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

static int suggest_roles(const akt_options *options, akt_dataset *dataset)
{
    akt_suggestion suggestion;
    akt_role_costs costs;
    akt_error err = {0};
    int exit = read_costs(&costs, options, dataset);
    if (exit != AKT_EXIT_FINE)
        return exit;
    akt_status status = find_roles(&suggestion, options, dataset, &costs, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    exit = put_roles(options, dataset, &suggestion);
    akt_suggestion_dispose(&suggestion);
    return exit;
}

static int put_ties(const akt_options *options, const akt_dataset *dataset,
                    const akt_new_ties *ties)
{
    akt_document *document;
    akt_error err = {0};
    if (options->format == AKT_FORMAT_SCRIPT) {
        akt_buffer bytes = AKT_BUFFER_INIT;
        akt_export_new_ties_script(&bytes, dataset, ties);
        return akt_session_put(options, &bytes);
    }
    akt_status status =
        akt_describe_new_ties(&document, dataset, ties, akt_options_lang(options), &err);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

static int suggest_ties(const akt_options *options, const akt_dataset *dataset)
{
    akt_new_ties ties;
    akt_error err = {0};
    const akt_network_options network = akt_session_network_options(options);
    const akt_new_ties_options how = {(akt_coordination_measure)options->tie_measure,
                                      options->new_ties, SETS_TOLD};
    akt_status status = akt_new_ties_find(&ties, dataset, &network, &how, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    int exit = put_ties(options, dataset, &ties);
    akt_new_ties_dispose(&ties);
    return exit;
}

/* Options of roles say nothing of ties, nor the other way round. */
static akt_status check(const akt_options *options, akt_error *err)
{
    bool of_ties = options->new_ties > 0;
    if (of_ties && (options->cost || options->has_goal))
        return akt_error_set(err, AKT_EINVAL, "--%s is of roles, not of --ties",
                             options->cost ? "cost" : "goal");
    if (of_ties && options->tie_measure == AKT_NONE)
        return akt_error_set(err, AKT_EINVAL,
                             "--ties needs --measure: central_density, central_mean_distance, "
                             "central_reach or hub_load");
    bool of_network = options->layers || options->forum_nodes || options->tie_measure != AKT_NONE;
    if (!of_ties && of_network)
        return akt_error_set(err, AKT_EINVAL, "--%s is of ties; say how many with --ties",
                             options->layers        ? "layer"
                             : options->forum_nodes ? "forums"
                                                    : "measure");
    return AKT_OK;
}

int akt_cmd_suggest(const akt_options *options)
{
    akt_dataset *dataset;
    akt_error err = {0};
    if (check(options, &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = options->new_ties ? suggest_ties(options, dataset) : suggest_roles(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
