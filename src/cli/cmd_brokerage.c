#include "cli/commands.h"
#include "cli/ranking.h"
#include "cli/session.h"

#include "analysis/brokerage_ranks.h"
#include "report/describe.h"

/* What the command works out, to be disposed of at once. */
typedef struct answer {
    akt_network *network;
    akt_grouping grouping;
    akt_structural_holes holes;
    akt_gould_fernandez brokers;
    akt_group_ties ties;
    akt_ranking ranking;
} answer;

static void dispose(answer *a)
{
    akt_ranking_dispose(&a->ranking);
    akt_group_ties_dispose(&a->ties);
    akt_gould_fernandez_dispose(&a->brokers);
    akt_structural_holes_dispose(&a->holes);
    akt_grouping_dispose(&a->grouping);
    akt_network_free(a->network);
}

/* Without groups there is nobody to stand between. */
static akt_status check_groups(const answer *a, akt_error *err)
{
    if (a->grouping.count == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "there are no actors or programmes here; choose others with --at or "
                             "--where");
    if (a->grouping.group_count == 0)
        return akt_error_set(
            err, AKT_EINVAL,
            "nobody here has a %s, so there are no groups to stand between; choose "
            "another --group, such as kind",
            akt_facet_name(a->grouping.facet));
    return AKT_OK;
}

/* People see one ranking, machines read both. */
static akt_status draw_ranks(answer *a, const akt_options *options, const akt_dataset *dataset,
                             akt_error *err)
{
    const akt_brokerage_series series = {
        &a->grouping, akt_ranking_is_for_people(options) ? 1 : AKT_BROKERAGE_SERIES};
    const akt_scoring scoring = {akt_brokerage_score, &series, series.count};
    return akt_ranking_draw(&a->ranking, options, dataset, a->network, &scoring,
                            akt_brokerage_series_names, err);
}

static akt_status work_out(answer *a, const akt_options *options, const akt_dataset *dataset,
                           akt_error *err)
{
    const akt_permutations permutations = {options->permutations, options->seed};
    akt_status status = akt_session_network(&a->network, options, dataset, err);
    if (status == AKT_OK)
        status =
            akt_grouping_make(&a->grouping, dataset, a->network, (akt_facet)options->facet, err);
    if (status == AKT_OK)
        status = check_groups(a, err);
    if (status == AKT_OK)
        status = akt_structural_holes_compute(&a->holes, a->network, err);
    if (status == AKT_OK)
        status = akt_gould_fernandez_compute(&a->brokers, a->network, &a->grouping, err);
    if (status == AKT_OK)
        status = akt_group_ties_compute(&a->ties, a->network, &a->grouping, permutations, err);
    if (status == AKT_OK)
        status = draw_ranks(a, options, dataset, err);
    return status;
}

static int broker(const akt_options *options, const akt_dataset *dataset)
{
    answer a = {0};
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = work_out(&a, options, dataset, &err);
    const akt_brokerage_view view = {a.network, &a.grouping,  &a.holes,       &a.brokers,
                                     &a.ties,   options->top, &a.ranking.view};
    if (status == AKT_OK)
        status = akt_describe_brokerage(&document, dataset, &view, akt_options_lang(options), &err);
    dispose(&a);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_brokerage(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = broker(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
