#include "publication/edition_internal.h"

#include "analysis/brokerage_ranks.h"
#include "analysis/centrality_ranks.h"
#include "report/describe.h"

#include <stdlib.h>

enum { FIRST = 10 }; /* so many of a ranking are seen before it is unfolded */

typedef struct maker {
    akt_edition *edition;
    const akt_network *network;
} maker;

/* Fills view with ranks that the caller frees; none of a network where draws take long. */
static akt_status draw_ranks(akt_rank **ranks, akt_rank_view *view, const maker *m,
                             const akt_scoring *scoring, akt_error *err)
{
    const akt_network_options all = {0};
    const akt_uncertainty_options how = m->edition->uncertainty;
    size_t vertices = akt_network_order(m->network);
    *ranks = NULL;
    *view = (akt_rank_view){
        .series = scoring->series,
        .draws = how.draws,
        .confidence = how.confidence,
        .is_off = how.draws == 0};
    if (how.draws == 0 || !akt_uncertainty_is_quick(m->network))
        return AKT_OK;
    *ranks = calloc(vertices * scoring->series + 1, sizeof **ranks);
    view->ranks = *ranks;
    return *ranks ? akt_uncertainty_ranks(*ranks, m->edition->dataset, &all, scoring, &how, err)
                  : akt_error_memory(err);
}

static akt_status describe_centrality(const maker *m, const akt_centrality *centrality,
                                      const akt_centrality_view *view, akt_error *err)
{
    akt_edition *e = m->edition;
    akt_centrality_view first = *view;
    first.top = FIRST;
    akt_status status = AKT_OK;
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        status = akt_describe_centrality(&e->centrality.in[lang], e->dataset, m->network,
                                         centrality, view, (akt_lang)lang, err);
        if (status == AKT_OK)
            status = akt_describe_centrality(&e->most_central.in[lang], e->dataset, m->network,
                                             centrality, &first, (akt_lang)lang, err);
    }
    return status;
}

static akt_status make_centrality(const maker *m, akt_error *err)
{
    const akt_centrality_options asked = {
        .measures = 1U << AKT_MEASURE_DEGREE | 1U << AKT_MEASURE_BETWEENNESS |
                    1U << AKT_MEASURE_HARMONIC | 1U << AKT_MEASURE_PAGERANK};
    const akt_centrality_options ranked = {.measures = 1U << AKT_MEASURE_DEGREE};
    const akt_centrality_series series = akt_centrality_series_of(&ranked);
    const akt_scoring scoring = {akt_centrality_score, &series, series.count};
    akt_centrality centrality;
    akt_rank *ranks = NULL;
    akt_rank_view drawn;
    akt_status status = akt_centrality_compute(&centrality, m->network, &asked, err);
    if (status == AKT_OK)
        status = draw_ranks(&ranks, &drawn, m, &scoring, err);
    drawn.names = series.names;
    const akt_centrality_view view = {
        .measures = asked.measures, .by = AKT_MEASURE_DEGREE, .ranks = &drawn};
    if (status == AKT_OK)
        status = describe_centrality(m, &centrality, &view, err);
    free(ranks);
    akt_centrality_dispose(&centrality);
    return status;
}

typedef struct brokers {
    akt_grouping grouping;
    akt_structural_holes holes;
    akt_gould_fernandez brokers;
    akt_group_ties ties;
} brokers;

static akt_status work_out_brokers(brokers *b, const maker *m, akt_error *err)
{
    const akt_permutations permutations = {1000, m->edition->uncertainty.seed};
    akt_status status = akt_structural_holes_compute(&b->holes, m->network, err);
    if (status == AKT_OK)
        status = akt_gould_fernandez_compute(&b->brokers, m->network, &b->grouping, err);
    if (status == AKT_OK)
        status = akt_group_ties_compute(&b->ties, m->network, &b->grouping, permutations, err);
    return status;
}

static akt_status describe_brokers(const brokers *b, const maker *m, akt_error *err)
{
    const akt_brokerage_series series = {&b->grouping, 1};
    const akt_scoring scoring = {akt_brokerage_score, &series, series.count};
    akt_edition *e = m->edition;
    akt_rank *ranks;
    akt_rank_view drawn;
    akt_status status = draw_ranks(&ranks, &drawn, m, &scoring, err);
    drawn.names = akt_brokerage_series_names;
    const akt_brokerage_view view = {m->network, &b->grouping, &b->holes, &b->brokers, &b->ties,
                                     0,          &drawn};
    akt_brokerage_view most = view;
    most.top = FIRST;
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        status =
            akt_describe_brokerage(&e->brokerage.in[lang], e->dataset, &view, (akt_lang)lang, err);
        if (status == AKT_OK)
            status = akt_describe_brokerage(&e->most_brokering.in[lang], e->dataset, &most,
                                            (akt_lang)lang, err);
    }
    free(ranks);
    return status;
}

static akt_status make_brokerage(const maker *m, akt_error *err)
{
    brokers b = {0};
    akt_status status =
        akt_grouping_make(&b.grouping, m->edition->dataset, m->network, AKT_FACET_KIND, err);
    if (status == AKT_OK && b.grouping.group_count > 0) {
        status = work_out_brokers(&b, m, err);
        if (status == AKT_OK)
            status = describe_brokers(&b, m, err);
    }
    akt_group_ties_dispose(&b.ties);
    akt_gould_fernandez_dispose(&b.brokers);
    akt_structural_holes_dispose(&b.holes);
    akt_grouping_dispose(&b.grouping);
    return status;
}

static akt_status make_communities(const maker *m, akt_error *err)
{
    const akt_dataset *dataset = m->edition->dataset;
    akt_rand_index agreement[AKT_FACET_COUNT];
    akt_communities communities;
    akt_grouping grouping = {.count = 0};
    const akt_communities_view view = {&grouping, agreement};
    akt_status status =
        akt_communities_compute(&communities, m->network, m->edition->uncertainty.seed, 0, err);
    if (status == AKT_OK)
        status = akt_communities_agreements(agreement, &communities, dataset, m->network, err);
    if (status == AKT_OK)
        status = akt_grouping_make(&grouping, dataset, m->network, AKT_FACET_KIND, err);
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_communities(&m->edition->communities.in[lang], dataset, m->network,
                                          &communities, &view, (akt_lang)lang, err);
    akt_grouping_dispose(&grouping);
    akt_communities_dispose(&communities);
    return status;
}

static akt_status make_robustness(const maker *m, akt_error *err)
{
    akt_cut_points cuts;
    akt_key_players players;
    akt_status status = akt_cut_points_compute(&cuts, m->network, err);
    if (status == AKT_OK)
        status = akt_key_players_compute(&players, m->network, AKT_KEY_PLAYERS_USUAL, err);
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++)
        status = akt_describe_robustness(&m->edition->robustness.in[lang], m->edition->dataset,
                                         m->network, &cuts, &players, (akt_lang)lang, err);
    akt_cut_points_dispose(&cuts);
    return status;
}

akt_status akt_edition__make_network(akt_edition *edition, akt_error *err)
{
    const akt_network_options all = {0};
    akt_status status = akt_network_new(&edition->network, edition->dataset, &all, err);
    const maker m = {edition, edition->network};
    if (status == AKT_OK)
        status = make_centrality(&m, err);
    if (status == AKT_OK)
        status = make_brokerage(&m, err);
    if (status == AKT_OK)
        status = make_communities(&m, err);
    if (status == AKT_OK)
        status = make_robustness(&m, err);
    return status;
}
