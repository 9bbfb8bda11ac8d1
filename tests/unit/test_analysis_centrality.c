#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centrality.h"
#include "support/near.h"
#include "support/oracle.h"
#include "support/sketch.h"
#include "support/subject.h"

#include <string.h>

enum { MOST = 40, ALL = (1 << AKT_MEASURE_COUNT) - 1 };

static const double EXACT = 1e-14;
static const double AGREE = 1e-12;

typedef akt_subject subject;

static akt_status compute(akt_centrality *out, const akt_network *network, uint32_t measures,
                          bool raw, akt_error *err)
{
    const akt_centrality_options options = {.measures = measures, .raw = raw};
    return akt_centrality_compute(out, network, &options, err);
}

/* Takes the dataset over. */
static subject measure(akt_dataset *dataset, akt_network_options options, bool raw)
{
    const akt_centrality_options asked = {.measures = ALL, .raw = raw};
    subject s = akt_subject_as(dataset, options, &asked);
    assert_int_equal(s.result.count, akt_network_order(s.network));
    return s;
}

static void test_centrality__the_centre_of_a_star_is_all_that_stands_between(void **state)
{
    (void)state;
    const double n = 7;
    subject s = measure(akt_sketch_star(7, "cooperates"), (akt_network_options){0}, false);
    double *const *x = s.result.values;
    for (size_t v = 0; v < 7; v++) {
        bool is_centre = v == 0;
        assert_near(x[AKT_MEASURE_DEGREE][v], is_centre ? 1 : 1 / (n - 1), EXACT);
        assert_near(x[AKT_MEASURE_BETWEENNESS][v], is_centre ? 1 : 0, EXACT);
        double harmonic = is_centre ? 1 : (1 + (n - 2) / 2) / (n - 1);
        assert_near(x[AKT_MEASURE_HARMONIC][v], harmonic, EXACT);
        double closeness = is_centre ? 1 : (n - 1) / (1 + 2 * (n - 2));
        assert_near(x[AKT_MEASURE_CLOSENESS][v], closeness, EXACT);
        double centre = (0.15 / n + 0.85 * (n - 1) * 0.15 / n) / (1 - 0.85 * 0.85);
        double leaf = 0.15 / n + 0.85 * centre / (n - 1);
        assert_near(x[AKT_MEASURE_PAGERANK][v], is_centre ? centre : leaf, EXACT);
    }
    akt_subject_dispose(&s);
}

static void test_centrality__a_ring_gives_all_the_same(void **state)
{
    (void)state;
    subject s = measure(akt_sketch_ring(9, "cooperates"), (akt_network_options){0}, false);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        for (size_t v = 1; v < 9; v++)
            assert_near(s.result.values[m][v], s.result.values[m][0], EXACT);
    }
    /* Distances 1, 2, 3, 4 on either side; three, two and one pairs go through v at 2, 3 and 4. */
    assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][0], 6.0 * 2 / (8 * 7), EXACT);
    assert_near(s.result.values[AKT_MEASURE_HARMONIC][0], 2 * (1 + 1.0 / 2 + 1.0 / 3 + 0.25) / 8,
                EXACT);
    assert_near(s.result.values[AKT_MEASURE_PAGERANK][0], 1.0 / 9, EXACT);
    akt_subject_dispose(&s);
}

static void test_centrality__a_directed_ring_is_reached_one_way_only(void **state)
{
    (void)state;
    akt_network_options options = {.layers = 1 << AKT_LAYER_GOVERNANCE};
    subject s = measure(akt_sketch_ring(5, "governs"), options, true);
    for (size_t v = 0; v < 5; v++) {
        assert_near(s.result.values[AKT_MEASURE_DEGREE][v], 2, 0);
        assert_near(s.result.values[AKT_MEASURE_IN_DEGREE][v], 1, 0);
        /* From s to t there is one way, through all between: 0 + 1 + 2 + 3 of them for each s. */
        assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][v], 6, EXACT);
    }
    akt_subject_dispose(&s);
}

static void test_centrality__nobody_stands_between_where_all_are_tied(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6);
    for (size_t a = 0; a < 6; a++) {
        for (size_t b = a + 1; b < 6; b++)
            akt_sketch_add_tie(dataset, a, b, "cooperates");
    }
    subject s = measure(dataset, (akt_network_options){0}, false);
    for (size_t v = 0; v < 6; v++) {
        assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][v], 0, 0);
        assert_near(s.result.values[AKT_MEASURE_DEGREE][v], 1, 0);
        assert_near(s.result.values[AKT_MEASURE_HARMONIC][v], 1, EXACT);
        assert_near(s.result.values[AKT_MEASURE_CLOSENESS][v], 1, EXACT);
        assert_near(s.result.values[AKT_MEASURE_PAGERANK][v], 1.0 / 6, EXACT);
    }
    akt_subject_dispose(&s);
}

static void test_centrality__islands_and_isolates_are_out_of_reach(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6); /* 0-1-2, 3-4, 5 */
    akt_sketch_add_tie(dataset, 0, 1, "cooperates");
    akt_sketch_add_tie(dataset, 1, 2, "cooperates");
    akt_sketch_add_tie(dataset, 3, 4, "cooperates");
    subject s = measure(dataset, (akt_network_options){0}, false);
    const double betweenness[] = {0, 2.0 / (5 * 4), 0, 0, 0, 0};
    const double harmonic[] = {1.5 / 5, 2.0 / 5, 1.5 / 5, 1.0 / 5, 1.0 / 5, 0};
    const double closeness[] = {2.0 / 5 * 2 / 3, 2.0 / 5, 2.0 / 5 * 2 / 3, 1.0 / 5, 1.0 / 5, 0};
    double sum = 0;
    for (size_t v = 0; v < 6; v++) {
        assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][v], betweenness[v], EXACT);
        assert_near(s.result.values[AKT_MEASURE_HARMONIC][v], harmonic[v], EXACT);
        assert_near(s.result.values[AKT_MEASURE_CLOSENESS][v], closeness[v], EXACT);
        sum += s.result.values[AKT_MEASURE_PAGERANK][v];
    }
    assert_near(sum, 1, EXACT);
    akt_subject_dispose(&s);
}

static void test_centrality__nearness_is_that_of_the_others_to_the_vertex(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_tie(dataset, 0, 1, "governs");
    akt_sketch_add_tie(dataset, 1, 2, "governs");
    subject s = measure(dataset, (akt_network_options){.layers = 1 << AKT_LAYER_GOVERNANCE}, false);
    const double harmonic[] = {0, 0.5, 0.75};
    const double closeness[] = {0, 0.5, 2.0 / 3};
    for (size_t v = 0; v < 3; v++) {
        assert_near(s.result.values[AKT_MEASURE_HARMONIC][v], harmonic[v], EXACT);
        assert_near(s.result.values[AKT_MEASURE_CLOSENESS][v], closeness[v], EXACT);
    }
    assert_true(s.result.values[AKT_MEASURE_PAGERANK][2] >
                s.result.values[AKT_MEASURE_PAGERANK][0]);
    akt_subject_dispose(&s);
}

static void test_centrality__degree_counts_neighbours_and_strength_ties_or_kroner(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, 10);
    akt_sketch_add_flow(dataset, "g", 0, 1, 20);
    akt_sketch_add_flow(dataset, "h", 1, 0, 5);
    akt_sketch_add_flow(dataset, "i", 2, 0, -1);
    akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
    const double ties[][6] = {{3, 2, 1, 4, 2, 2}, {2, 1, 1, 3, 2, 1}, {1, 0, 1, 1, 0, 1}};
    const double kroner[][6] = {{2, 1, 1, 35, 5, 30}, {2, 1, 1, 35, 30, 5}, {0, 0, 0, 0, 0, 0}};
    akt_network *network;
    for (int weight = AKT_WEIGHT_NONE; weight <= AKT_WEIGHT_AMOUNT; weight++) {
        options.weight = (akt_weight)weight;
        assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
        akt_centrality raw;
        akt_centrality normal;
        assert_int_equal(compute(&raw, network, ALL, true, NULL), AKT_OK);
        assert_int_equal(compute(&normal, network, ALL, false, NULL), AKT_OK);
        for (size_t i = 0; i < 18; i++) {
            double expected =
                weight == AKT_WEIGHT_AMOUNT ? kroner[i / 6][i % 6] : ties[i / 6][i % 6];
            assert_near(raw.values[i % 6][i / 6], expected, 0);
            assert_near(normal.values[i % 6][i / 6], expected / 2, 0);
        }
        akt_centrality_dispose(&raw);
        akt_centrality_dispose(&normal);
        akt_network_free(network);
    }
    akt_dataset_free(dataset);
}

static void test_centrality__undirected_in_and_out_equal_the_plain_measures(void **state)
{
    (void)state;
    subject s = measure(akt_sketch_star(4, "governs"), (akt_network_options){0}, true);
    double *const *x = s.result.values;
    for (size_t v = 0; v < 4; v++) {
        for (int m = AKT_MEASURE_IN_DEGREE; m <= AKT_MEASURE_OUT_STRENGTH; m++)
            assert_near(x[m][v], v == 0 ? 3 : 1, 0);
    }
    akt_subject_dispose(&s);
}

static void test_centrality__one_vertex_is_undefined_and_two_have_nothing_between(void **state)
{
    (void)state;
    subject one = measure(akt_sketch_new(1), (akt_network_options){0}, false);
    assert_true(isnan(one.result.values[AKT_MEASURE_DEGREE][0]));
    assert_true(isnan(one.result.values[AKT_MEASURE_STRENGTH][0]));
    assert_true(isnan(one.result.values[AKT_MEASURE_HARMONIC][0]));
    assert_true(isnan(one.result.values[AKT_MEASURE_CLOSENESS][0]));
    assert_near(one.result.values[AKT_MEASURE_BETWEENNESS][0], 0, 0);
    assert_near(one.result.values[AKT_MEASURE_PAGERANK][0], 1, 0);
    akt_subject_dispose(&one);
    subject two = measure(akt_sketch_star(2, "cooperates"), (akt_network_options){0}, false);
    assert_near(two.result.values[AKT_MEASURE_BETWEENNESS][1], 0, 0);
    assert_near(two.result.values[AKT_MEASURE_HARMONIC][1], 1, 0);
    akt_subject_dispose(&two);
    subject none = measure(akt_sketch_new(0), (akt_network_options){0}, false);
    assert_int_equal(none.result.count, 0);
    akt_subject_dispose(&none);
}

static void test_centrality__only_what_is_asked_for_is_worked_out(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_star(3, "cooperates");
    akt_network *network;
    akt_network_options options = {0};
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    akt_centrality result;
    akt_error err;
    const uint32_t mask = 1u << AKT_MEASURE_HARMONIC;
    assert_int_equal(compute(&result, network, mask, false, &err), AKT_OK);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        assert_int_equal(result.values[m] != NULL, m == AKT_MEASURE_HARMONIC);
    akt_centrality_dispose(&result);
    assert_int_equal(compute(&result, network, ALL + 1u, false, &err), AKT_EINVAL);
    assert_string_equal(err.message, "there is no such measure");
    assert_int_equal(result.count, 0);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

static void test_centrality__names_lead_back_to_their_measures(void **state)
{
    (void)state;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        assert_int_equal(akt_measure_from_name(akt_measure_name((akt_measure)m)), m);
    assert_string_equal(akt_measure_name(AKT_MEASURE_OUT_STRENGTH), "out_strength");
    assert_int_equal(akt_measure_from_name("closenes"), AKT_NONE);
}

static void compare(const subject *s, akt_measure m, const double *expected)
{
    for (size_t v = 0; v < s->result.count; v++) {
        if (!akt_is_near(s->result.values[m][v], expected[v], AGREE))
            fail_msg("%s of %zu: %.17g, oracle %.17g", akt_measure_name(m), v,
                     s->result.values[m][v], expected[v]);
    }
}

static void test_centrality__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1977;
    for (unsigned round = 0; round < 96; round++) {
        akt_network_options options;
        akt_dataset *dataset = akt_subject_random(&options, &seed, round, MOST);
        subject s = measure(dataset, options, true);
        double expected[MOST];
        akt_oracle_pagerank(expected, s.network);
        compare(&s, AKT_MEASURE_PAGERANK, expected);
        akt_subject_dispose(&s);
    }
}

static void test_centrality__the_unit_of_the_weights_does_not_change_ranks(void **state)
{
    (void)state;
    uint64_t seed = 3;
    akt_dataset *kroner = akt_sketch_flows(&seed, 30, 90, 1000);
    seed = 3;
    akt_dataset *thousands = akt_sketch_flows(&seed, 30, 90, 1000);
    for (size_t i = 0; i < 90; i++)
        ((akt_flow *)akt_dataset_edit(thousands, AKT_TABLE_FLOWS, i))->amount.value /= 1000;
    akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    subject a = measure(kroner, options, false);
    subject b = measure(thousands, options, false);
    compare(&a, AKT_MEASURE_BETWEENNESS, b.result.values[AKT_MEASURE_BETWEENNESS]);
    compare(&a, AKT_MEASURE_PAGERANK, b.result.values[AKT_MEASURE_PAGERANK]);
    for (size_t v = 0; v < 30; v++)
        assert_near(a.result.values[AKT_MEASURE_HARMONIC][v],
                    b.result.values[AKT_MEASURE_HARMONIC][v] * 1000, AGREE);
    akt_subject_dispose(&a);
    akt_subject_dispose(&b);
}

static void test_centrality__twice_the_same_gives_the_same_bytes(void **state)
{
    (void)state;
    uint64_t seed = 5;
    akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    subject a = measure(akt_sketch_flows(&seed, 39, 150, 1000), options, false);
    seed = 5;
    subject b = measure(akt_sketch_flows(&seed, 39, 150, 1000), options, false);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        assert_memory_equal(a.result.values[m], b.result.values[m], 39 * sizeof(double));
    akt_subject_dispose(&a);
    akt_subject_dispose(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_centrality__the_centre_of_a_star_is_all_that_stands_between),
        cmocka_unit_test(test_centrality__a_ring_gives_all_the_same),
        cmocka_unit_test(test_centrality__a_directed_ring_is_reached_one_way_only),
        cmocka_unit_test(test_centrality__nobody_stands_between_where_all_are_tied),
        cmocka_unit_test(test_centrality__islands_and_isolates_are_out_of_reach),
        cmocka_unit_test(test_centrality__nearness_is_that_of_the_others_to_the_vertex),
        cmocka_unit_test(test_centrality__degree_counts_neighbours_and_strength_ties_or_kroner),
        cmocka_unit_test(test_centrality__undirected_in_and_out_equal_the_plain_measures),
        cmocka_unit_test(test_centrality__one_vertex_is_undefined_and_two_have_nothing_between),
        cmocka_unit_test(test_centrality__only_what_is_asked_for_is_worked_out),
        cmocka_unit_test(test_centrality__names_lead_back_to_their_measures),
        cmocka_unit_test(test_centrality__random_networks_agree_with_the_oracle),
        cmocka_unit_test(test_centrality__the_unit_of_the_weights_does_not_change_ranks),
        cmocka_unit_test(test_centrality__twice_the_same_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("analysis/centrality", tests, NULL, NULL);
}
