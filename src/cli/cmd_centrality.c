#include "cli/commands.h"
#include "cli/ranking.h"
#include "cli/session.h"

#include "report/describe.h"

#include <string.h>

/* The table `ties` is worked out where it is asked for, by its name or as a measure. */
static bool wants_ties(const akt_options *options)
{
    return options->edge_betweenness || (options->table && strcmp(options->table, "ties") == 0);
}

static uint32_t choose_measures(const akt_options *options)
{
    if (options->measures || wants_ties(options))
        return options->measures;
    return 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_BETWEENNESS | 1U << AKT_MEASURE_HARMONIC |
           1U << AKT_MEASURE_PAGERANK;
}

/* Options that would do nothing are refused. */
static akt_status check_sample(const akt_centrality_options *asked, akt_error *err)
{
    bool is_used = asked->edge_betweenness || asked->measures & 1U << AKT_MEASURE_BETWEENNESS;
    if (!asked->sample || is_used)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "--sample is for betweenness and edge_betweenness; ask for one of them "
                         "with --measure, or leave --sample out");
}

/* The measures whose ranks are drawn, in the order of their numbers. */
typedef struct contest {
    akt_centrality_options asked;
    akt_measure measures[AKT_MEASURE_COUNT];
    const char *names[AKT_MEASURE_COUNT];
    size_t count;
    size_t ranked_by; /* the place of the one that people see the rows ranked by */
} contest;

/* People see one ranking, machines read them all. */
static contest list_contest(const akt_centrality_options *asked, akt_measure by, bool for_people)
{
    contest c = {.asked = *asked};
    c.asked.edge_betweenness = false;
    c.asked.measures = for_people ? asked->measures & 1U << by : asked->measures;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (!(c.asked.measures & 1U << m))
            continue;
        c.ranked_by = (akt_measure)m == by ? c.count : c.ranked_by;
        c.names[c.count] = akt_measure_name((akt_measure)m);
        c.measures[c.count++] = (akt_measure)m;
    }
    return c;
}

static akt_status score(double *const *values, const akt_network *network, const void *context,
                        akt_error *err)
{
    const contest *c = context;
    akt_centrality centrality;
    akt_status status = akt_centrality_compute(&centrality, network, &c->asked, err);
    for (size_t i = 0; status == AKT_OK && i < c->count; i++)
        memcpy(values[i], centrality.values[c->measures[i]],
               centrality.count * sizeof *values[i]);
    akt_centrality_dispose(&centrality);
    return status;
}

static akt_status describe(akt_document **out, const akt_options *options,
                           const akt_dataset *dataset, const akt_network *network, akt_error *err)
{
    const akt_measure by = options->measures ? (akt_measure)options->measure : AKT_MEASURE_DEGREE;
    const akt_centrality_options asked = {
        choose_measures(options), wants_ties(options), options->raw,
        options->threads,         options->sample,     options->seed};
    const contest c = list_contest(&asked, by, akt_ranking_is_for_people(options));
    const akt_scoring scoring = {score, &c, c.count};
    akt_centrality centrality = {0};
    akt_ranking ranking = {0};
    akt_status status = check_sample(&asked, err);
    if (status == AKT_OK)
        status = akt_centrality_compute(&centrality, network, &asked, err);
    if (status == AKT_OK && c.count > 0)
        status = akt_ranking_draw(&ranking, options, dataset, network, &scoring, c.names, err);
    const akt_centrality_view view = {
        asked.measures,  by,           options->top,  options->raw,
        options->sample, options->seed, &ranking.view, c.ranked_by};
    if (status == AKT_OK)
        status = akt_describe_centrality(out, dataset, network, &centrality, &view,
                                         akt_options_lang(options), err);
    akt_ranking_dispose(&ranking);
    akt_centrality_dispose(&centrality);
    return status;
}

static int build(const akt_options *options, const akt_dataset *dataset)
{
    akt_network *network;
    akt_document *document = NULL;
    akt_error err = {0};
    akt_status status = akt_session_network(&network, options, dataset, &err);
    if (status == AKT_OK)
        status = describe(&document, options, dataset, network, &err);
    akt_network_free(network);
    return status == AKT_OK ? akt_session_put_document(options, document) : akt_session_fail(&err);
}

int akt_cmd_centrality(const akt_options *options)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = build(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
