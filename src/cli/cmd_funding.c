#include "cli/commands.h"
#include "cli/party_choice.h"
#include "cli/ranking.h"
#include "cli/session.h"

#include "report/describe.h"
#include "scenario/filter.h"

#include <string.h>

/* Who reads the balance sees how sure its order is. */
static bool reads_balance(const akt_options *options)
{
    if (options->draws == 0)
        return false;
    if (options->table)
        return strcmp(options->table, "balance") == 0;
    return options->format != AKT_FORMAT_CSV;
}

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_funding *funding,
                           const akt_funding_options *asked, akt_error *err)
{
    akt_funding_ranks ranks = {0};
    const akt_uncertainty_options how =
        akt_ranking_options(options, !akt_funding_ranks_are_quick(dataset));
    bool is_drawn = reads_balance(options) && how.draws > 0;
    akt_status status = AKT_OK;
    if (is_drawn)
        status = akt_funding_ranks_draw(&ranks, funding, dataset, asked, &how, err);
    if (status == AKT_OK)
        status = akt_describe_funding(out, dataset, funding, is_drawn ? &ranks : NULL,
                                      akt_options_lang(options), err);
    akt_funding_ranks_dispose(&ranks);
    return status;
}

/* Flows of some years that are none: which years there are. */
static akt_status check_years(const akt_options *options, const akt_dataset *dataset,
                              const akt_funding *funding, akt_error *err)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    int first = 0, last = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
        int year = flows[i].year.year;
        first = year && (!first || year < first) ? year : first;
        last = year > last ? year : last;
    }
    if (!options->first_year || funding->total_count > 0 || !first)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "no flow of money is of --year %d-%d; those that have a year are of %d-%d",
                         options->first_year, options->last_year, first, last);
}

static akt_status sum(akt_document **out, const akt_options *options, const akt_dataset *dataset,
                      akt_pool *pool, akt_error *err)
{
    akt_funding funding = {0};
    akt_funding_options asked = {.first_year = options->first_year,
                                 .last_year = options->last_year};
    const akt_conditions conditions = {options->boundary, options->boundary_count};
    akt_status status = AKT_OK;
    if (conditions.count > 0)
        status = akt_conditions_select(&asked.boundary, pool, &conditions, dataset, err);
    if (status == AKT_OK)
        status = akt_funding_compute(&funding, dataset, &asked, err);
    if (status == AKT_OK)
        status = check_years(options, dataset, &funding, err);
    if (status == AKT_OK)
        status = describe(out, options, dataset, &funding, &asked, err);
    akt_funding_dispose(&funding);
    return status;
}

static akt_status trace(akt_document **out, const akt_options *options, const akt_dataset *dataset,
                        akt_error *err)
{
    akt_ref body;
    akt_trace found = {0};
    const int years[2] = {options->first_year, options->last_year};
    akt_status status = akt_party_choose(&body, dataset, options->trace, err);
    if (status == AKT_OK)
        status = akt_trace_compute(&found, dataset, body, years, err);
    if (status == AKT_OK)
        status = akt_describe_trace(out, dataset, body, &found, akt_options_lang(options), err);
    akt_trace_dispose(&found);
    return status;
}

/* The bodies that "ID,ID" names. */
static akt_status choose_ends(akt_ref ends[2], const akt_dataset *dataset, const char *names,
                              akt_pool *pool, akt_error *err)
{
    size_t size = strcspn(names, ",");
    const char *first = akt_pool_text(pool, names, size);
    akt_status status =
        first ? akt_party_choose(&ends[0], dataset, first, err) : akt_error_memory(err);
    return status == AKT_OK ? akt_party_choose(&ends[1], dataset, names + size + 1, err) : status;
}

static akt_status cut(akt_document **out, const akt_options *options, const akt_dataset *dataset,
                      akt_pool *pool, akt_error *err)
{
    akt_ref ends[2];
    akt_min_cut found = {0};
    const int years[2] = {options->first_year, options->last_year};
    akt_status status = choose_ends(ends, dataset, options->between, pool, err);
    if (status == AKT_OK)
        status = akt_min_cut_compute(&found, dataset, ends, years, err);
    if (status == AKT_OK)
        status = akt_describe_min_cut(out, dataset, ends, &found, akt_options_lang(options), err);
    akt_min_cut_dispose(&found);
    return status;
}

/* Questions of their own, on which the others have no bearing. */
static akt_status check(const akt_options *options, akt_error *err)
{
    if ((options->trace != NULL) + (options->between != NULL) + (options->boundary_count > 0) > 1)
        return akt_error_set(err, AKT_EINVAL,
                             "--boundary, --trace and --between are questions of their own; ask "
                             "one at a time");
    return AKT_OK;
}

static int answer(const akt_options *options, const akt_dataset *dataset)
{
    akt_document *document = NULL;
    akt_error err = {0};
    akt_pool *pool = akt_pool_new();
    akt_status status = pool ? AKT_OK : akt_error_memory(&err);
    if (status == AKT_OK)
        status = options->trace     ? trace(&document, options, dataset, &err)
                 : options->between ? cut(&document, options, dataset, pool, &err)
                                    : sum(&document, options, dataset, pool, &err);
    akt_pool_free(pool);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_funding(const akt_options *options)
{
    akt_dataset *dataset;
    akt_error err = {0};
    if (check(options, &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = answer(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
