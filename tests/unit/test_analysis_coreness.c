#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/oracle_spectral.h"
#include "support/sketch.h"
#include "support/subject.h"

enum { MOST = 40, LOCAL = 1 << AKT_MEASURE_CORENESS | 1 << AKT_MEASURE_CLUSTERING };

static const double EXACT = 1e-14;

static void test_coreness__a_star_is_a_tree_a_ring_two_a_complete_network_all_others(void **state)
{
    (void)state;
    akt_subject subjects[] = {
        akt_subject_of(akt_sketch_star(6, "cooperates"), (akt_network_options){0}, LOCAL),
        akt_subject_of(akt_sketch_ring(6, "cooperates"), (akt_network_options){0}, LOCAL),
        akt_subject_of(akt_sketch_complete(6, "cooperates"), (akt_network_options){0}, LOCAL),
    };
    const double core[] = {1, 2, 5}, clustering[] = {0, 0, 1};
    for (size_t i = 0; i < 3; i++) {
        for (size_t v = 0; v < 6; v++) {
            assert_near(subjects[i].result.values[AKT_MEASURE_CORENESS][v], core[i], 0);
            assert_near(subjects[i].result.values[AKT_MEASURE_CLUSTERING][v], clustering[i], EXACT);
        }
        akt_subject_dispose(&subjects[i]);
    }
}

static void test_coreness__directed_a_tie_each_way_counts_twice(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}};
    const akt_network_options directed = {.layers = 1 << AKT_LAYER_GOVERNANCE};
    akt_subject s = akt_subject_of(akt_sketch_pairs(5, "governs", pairs, 5), directed, LOCAL);
    const double core[] = {2, 2, 2, 2, 0};
    const double clustering[] = {0, 1.0 / 3, 1, 1, 0};
    for (size_t v = 0; v < 5; v++) {
        assert_near(s.result.values[AKT_MEASURE_CORENESS][v], core[v], 0);
        assert_near(s.result.values[AKT_MEASURE_CLUSTERING][v], clustering[v], EXACT);
    }
    akt_subject_dispose(&s);
    akt_network_options undirected = directed;
    undirected.direction = AKT_DIRECTION_UNDIRECTED;
    s = akt_subject_of(akt_sketch_pairs(5, "governs", pairs, 5), undirected, LOCAL);
    assert_near(s.result.values[AKT_MEASURE_CORENESS][0], 1, 0);
    akt_subject_dispose(&s);
}

static void test_coreness__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1983;
    for (unsigned round = 0; round < 80; round++) {
        size_t n = 3 + akt_sketch_draw(&seed, MOST - 3), flows = akt_sketch_draw(&seed, 6 * n);
        akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
        options.direction = round & 1 ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
        options.weight = (akt_weight)(round / 2 % 3);
        akt_subject s = akt_subject_of(akt_sketch_flows(&seed, n, flows, 4), options, LOCAL);
        double core[MOST], clustering[MOST];
        akt_oracle_coreness(core, s.network);
        akt_oracle_clustering(clustering, s.network);
        for (size_t v = 0; v < n; v++) {
            assert_near(s.result.values[AKT_MEASURE_CORENESS][v], core[v], 0);
            assert_near(s.result.values[AKT_MEASURE_CLUSTERING][v], clustering[v], EXACT);
        }
        akt_subject_dispose(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coreness__a_star_is_a_tree_a_ring_two_a_complete_network_all_others),
        cmocka_unit_test(test_coreness__directed_a_tie_each_way_counts_twice),
        cmocka_unit_test(test_coreness__random_networks_agree_with_the_oracle),
    };
    return cmocka_run_group_tests_name("analysis/coreness", tests, NULL, NULL);
}
