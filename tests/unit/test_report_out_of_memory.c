#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/load.h"
#include "model/builder.h"
#include "output/format.h"
#include "report/describe.h"
#include "support/sweep.h"
#include "support/told.h"

/* Reports with each of their allocations refused: whole, or none and AKT_ENOMEM. */

typedef akt_status describer(akt_document **out, const akt_dataset *dataset, akt_error *err);

static akt_status describe_coverage(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    akt_coverage coverage;
    *out = NULL;
    akt_status status = akt_coverage_compute(&coverage, dataset, err);
    if (status == AKT_OK)
        status = akt_describe_coverage(out, dataset, &coverage, AKT_LANG_NB, err);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status describe_funding(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    akt_funding funding;
    *out = NULL;
    akt_status status = akt_funding_compute(&funding, dataset, NULL, err);
    if (status == AKT_OK)
        status = akt_describe_funding(out, dataset, &funding, NULL, AKT_LANG_NB, err);
    akt_funding_dispose(&funding);
    return status;
}

static akt_status describe_overlap(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    akt_overlap overlap;
    *out = NULL;
    akt_status status = akt_overlap_compute(&overlap, dataset, err);
    if (status == AKT_OK)
        status = akt_describe_overlap(out, dataset, &overlap, 0, AKT_LANG_NB, err);
    akt_overlap_dispose(&overlap);
    return status;
}

static akt_status describe_suggestion(akt_document **out, const akt_dataset *dataset,
                                      akt_error *err)
{
    const akt_suggestion_options options = {false, NULL, 2};
    akt_coverage coverage;
    akt_suggestion suggestion;
    *out = NULL;
    akt_status status = akt_coverage_compute(&coverage, dataset, err);
    if (status == AKT_OK)
        status = akt_suggestion_find(&suggestion, dataset, &coverage, &options, err);
    akt_coverage_dispose(&coverage);
    if (status != AKT_OK)
        return status;
    status = akt_describe_suggestion(out, dataset, &suggestion, AKT_LANG_NB, err);
    akt_suggestion_dispose(&suggestion);
    return status;
}

/* The actors of the fixture are few: all of them are made central, so that two have no tie. */
static akt_status describe_new_ties(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_network_options cooperation = {.layers = 1U << AKT_LAYER_COOPERATION};
    const akt_new_ties_options options = {AKT_COORDINATION_MEAN_DISTANCE, 1, 2};
    akt_new_ties ties;
    akt_dataset *copy = akt_dataset_copy(dataset);
    *out = NULL;
    if (!copy)
        return akt_error_memory(err);
    for (size_t i = 0; i < akt_dataset_count(copy, AKT_TABLE_ACTORS); i++)
        ((akt_actor *)akt_dataset_edit(copy, AKT_TABLE_ACTORS, i))->driver = AKT_DRIVER_CENTRAL;
    akt_status status = akt_new_ties_find(&ties, copy, &cooperation, &options, err);
    if (status == AKT_OK)
        status = akt_describe_new_ties(out, copy, &ties, AKT_LANG_NB, err);
    akt_new_ties_dispose(&ties);
    akt_dataset_free(copy);
    return status;
}

static akt_status describe_trace(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const int years[2] = {0, 0};
    akt_ref body = akt_dataset_find_party(dataset, "difi");
    akt_trace trace;
    *out = NULL;
    akt_status status = akt_trace_compute(&trace, dataset, body, years, err);
    if (status == AKT_OK)
        status = akt_describe_trace(out, dataset, body, &trace, AKT_LANG_NB, err);
    akt_trace_dispose(&trace);
    return status;
}

static akt_status describe_cut(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const int years[2] = {0, 0};
    const akt_ref ends[2] = {akt_dataset_find_party(dataset, "ministry"),
                             akt_dataset_find_party(dataset, "difi")};
    akt_min_cut cut;
    *out = NULL;
    akt_status status = akt_min_cut_compute(&cut, dataset, ends, years, err);
    if (status == AKT_OK)
        status = akt_describe_min_cut(out, dataset, ends, &cut, AKT_LANG_NB, err);
    akt_min_cut_dispose(&cut);
    return status;
}

enum {
    EVERY_KIND = 1U << AKT_MEASURE_BETWEENNESS | 1U << AKT_MEASURE_STRENGTH |
                 1U << AKT_MEASURE_PAGERANK | 1U << AKT_MEASURE_EIGENVECTOR |
                 1U << AKT_MEASURE_HUB | 1U << AKT_MEASURE_KATZ | 1U << AKT_MEASURE_CORENESS |
                 1U << AKT_MEASURE_CLUSTERING
};

static akt_status describe_position(akt_document **out, const akt_dataset *dataset,
                                    akt_direction direction,
                                    const akt_centrality_options *asked, akt_error *err)
{
    const akt_network_options all = {.direction = direction};
    const akt_centrality_view view = {.measures = asked->measures,
                                      .by = AKT_MEASURE_BETWEENNESS,
                                      .sample = asked->sample,
                                      .seed = asked->seed};
    akt_network *network;
    akt_centrality centrality = {0};
    *out = NULL;
    akt_status status = akt_network_new(&network, dataset, &all, err);
    if (status == AKT_OK)
        status = akt_centrality_compute(&centrality, network, asked, err);
    if (status == AKT_OK)
        status = akt_describe_centrality(out, dataset, network, &centrality, &view, AKT_LANG_NB,
                                         err);
    akt_centrality_dispose(&centrality);
    akt_network_free(network);
    return status;
}

static akt_status work_out_brokerage(akt_structural_holes *holes, akt_gould_fernandez *brokers,
                                     akt_group_ties *ties, const akt_brokerage_view *of,
                                     akt_error *err)
{
    const akt_permutations permutations = {5, 1};
    akt_status status = akt_structural_holes_compute(holes, of->network, err);
    if (status == AKT_OK)
        status = akt_gould_fernandez_compute(brokers, of->network, of->grouping, err);
    if (status == AKT_OK)
        status = akt_group_ties_compute(ties, of->network, of->grouping, permutations, err);
    return status;
}

static akt_status describe_brokerage(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_network_options count = {.weight = AKT_WEIGHT_COUNT};
    akt_network *network;
    akt_grouping grouping = {0};
    akt_structural_holes holes = {0};
    akt_gould_fernandez brokers = {0};
    akt_group_ties ties = {0};
    *out = NULL;
    akt_status status = akt_network_new(&network, dataset, &count, err);
    if (status == AKT_OK)
        status = akt_grouping_make(&grouping, dataset, network, AKT_FACET_KIND, err);
    const akt_brokerage_view view = {network, &grouping, &holes, &brokers, &ties, 0, NULL};
    if (status == AKT_OK)
        status = work_out_brokerage(&holes, &brokers, &ties, &view, err);
    if (status == AKT_OK)
        status = akt_describe_brokerage(out, dataset, &view, AKT_LANG_NB, err);
    akt_group_ties_dispose(&ties);
    akt_gould_fernandez_dispose(&brokers);
    akt_structural_holes_dispose(&holes);
    akt_grouping_dispose(&grouping);
    akt_network_free(network);
    return status;
}

static akt_status describe_centrality(akt_document **out, const akt_dataset *dataset,
                                      akt_error *err)
{
    const akt_centrality_options asked = {.measures = EVERY_KIND};
    return describe_position(out, dataset, AKT_DIRECTION_UNDIRECTED, &asked, err);
}

static akt_status describe_directed(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_centrality_options asked = {.measures = EVERY_KIND};
    return describe_position(out, dataset, AKT_DIRECTION_DIRECTED, &asked, err);
}

static akt_status describe_sample(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_centrality_options asked = {
        .measures = 1U << AKT_MEASURE_BETWEENNESS, .edge_betweenness = true, .sample = 3};
    return describe_position(out, dataset, AKT_DIRECTION_UNDIRECTED, &asked, err);
}

static akt_status describe_flows(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_list_view all = {NULL, NULL};
    return akt_describe_list(out, dataset, AKT_TABLE_FLOWS, &all, AKT_LANG_NB, err);
}

static akt_status describe_indicators(akt_document **out, const akt_dataset *dataset,
                                      akt_error *err)
{
    const akt_indices all = {NULL, 0};
    return akt_describe_indicators(out, dataset, &all, AKT_LANG_NB, err);
}

static akt_status describe_sources(akt_document **out, const akt_dataset *dataset, akt_error *err)
{
    return akt_describe_sources(out, dataset, AKT_LANG_NB, err);
}

/* Every text and cell of a document, for people and for machines. */
static void write_all(akt_buffer *out, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        akt_buffer_format(out, "%s\n", blocks[i].text ? blocks[i].text : "-");
        for (size_t c = 0; table && c < table->row_count * table->column_count; c++) {
            const akt_cell *cell = &table->cells[c];
            akt_buffer_format(out, "%s|%s|%lld|", cell->text ? cell->text : "-",
                              cell->shown ? cell->shown : "-", (long long)cell->whole);
            akt_buffer_add_number(out, cell->number);
        }
    }
}

typedef struct telling {
    describer *describe;
    akt_dataset *dataset;
    akt_buffer expected;
} telling;

static akt_status describe_once(const void *of)
{
    const telling *t = of;
    akt_document *document;
    akt_error err = {.status = AKT_OK};
    akt_buffer told = AKT_BUFFER_INIT;
    akt_status status = t->describe(&document, t->dataset, &err);
    assert_int_equal(err.status, status);
    if (document)
        write_all(&told, document);
    bool unread = told.failed; /* the refused allocation was ours */
    if (document && !unread)
        assert_string_equal(akt_buffer_text(&told), akt_buffer_text(&t->expected));
    akt_buffer_dispose(&told);
    status = akt_told_once(status, &document);
    return unread ? AKT_ENOMEM : status;
}

static void sweep(describer *describe)
{
    telling t = {.describe = describe, .expected = AKT_BUFFER_INIT};
    akt_diagnostics faults;
    akt_document *document;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&t.dataset, AKT_FIXTURES "/full", NULL, &faults, NULL), AKT_OK);
    assert_int_equal(describe(&document, t.dataset, NULL), AKT_OK);
    write_all(&t.expected, document);
    akt_sweep(describe_once, &t, 5);
    akt_buffer_dispose(&t.expected);
    akt_document_free(document);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(t.dataset);
}

static void test_coverage__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_coverage);
}

static void test_suggestion__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_suggestion);
    sweep(describe_new_ties);
}

static void test_overlap__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_overlap);
}

static void test_funding__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_funding);
}

static void test_trace__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_trace);
}

static void test_min_cut__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_cut);
}

static void test_centrality__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_centrality);
    sweep(describe_directed);
}

static void test_brokerage__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_brokerage);
}

static void test_sample__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_sample);
}

static void test_list__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_flows);
}

static void test_indicators__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_indicators);
}

static void test_sources__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    sweep(describe_sources);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_suggestion__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_overlap__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_funding__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_trace__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_min_cut__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_centrality__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_brokerage__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_sample__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_list__survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_indicators__survive_the_lack_of_any_allocation),
        cmocka_unit_test(test_sources__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("out_of_memory", tests, NULL, NULL);
}
