#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/oracle_spectral.h"
#include "support/sketch.h"
#include "support/subject.h"

#include <stdio.h>

enum {
    MOST = 30,
    EIGENVECTOR = 1 << AKT_MEASURE_EIGENVECTOR,
    HUBS = 1 << AKT_MEASURE_HUB | 1 << AKT_MEASURE_AUTHORITY,
    KATZ = 1 << AKT_MEASURE_KATZ
};

static const double EXACT = 1e-13;
static const double AGREE = 1e-9;

static const akt_network_options PLAIN = {0};
static const akt_network_options DIRECTED = {.layers = 1 << AKT_LAYER_GOVERNANCE};

static akt_subject draw(size_t n, const akt_pair *pairs, size_t count, akt_network_options options,
                        uint32_t measures)
{
    return akt_subject_of(akt_sketch_pairs(n, "governs", pairs, count), options, measures);
}

static void assert_undefined(const akt_subject *s, akt_measure measure, akt_undefined reason)
{
    assert_int_equal(s->result.undefined[measure], reason);
    for (size_t v = 0; v < s->result.count; v++)
        assert_true(isnan(s->result.values[measure][v]));
}

static void test_eigenvector__the_centre_of_a_star_weighs_as_all_its_leaves(void **state)
{
    (void)state;
    const double n = 10;
    akt_subject s = akt_subject_of(akt_sketch_star(10, "cooperates"), PLAIN, EIGENVECTOR);
    assert_int_equal(s.result.undefined[AKT_MEASURE_EIGENVECTOR], AKT_DEFINED);
    for (size_t v = 0; v < 10; v++)
        assert_near(s.result.values[AKT_MEASURE_EIGENVECTOR][v], sqrt(v == 0 ? 0.5 : 0.5 / (n - 1)),
                    EXACT);
    akt_subject_dispose(&s);
}

static void test_eigenvector__a_ring_and_a_complete_network_give_all_the_same(void **state)
{
    (void)state;
    akt_subject subjects[] = {
        akt_subject_of(akt_sketch_ring(9, "cooperates"), PLAIN, EIGENVECTOR | HUBS | KATZ),
        akt_subject_of(akt_sketch_complete(9, "cooperates"), PLAIN, EIGENVECTOR | HUBS | KATZ),
        akt_subject_of(akt_sketch_ring(9, "governs"), DIRECTED, EIGENVECTOR | KATZ),
    };
    for (size_t i = 0; i < 3; i++) {
        double *const *x = subjects[i].result.values;
        for (size_t v = 0; v < 9; v++) {
            assert_near(x[AKT_MEASURE_EIGENVECTOR][v], 1.0 / 3, EXACT);
            assert_near(x[AKT_MEASURE_KATZ][v], 1.0 / 3, EXACT);
            if (x[AKT_MEASURE_HUB])
                assert_near(x[AKT_MEASURE_HUB][v], 1.0 / 9, EXACT);
            if (x[AKT_MEASURE_AUTHORITY])
                assert_near(x[AKT_MEASURE_AUTHORITY][v], 1.0 / 9, EXACT);
        }
    }
    assert_near(subjects[0].result.katz_alpha, 0.45, EXACT);
    assert_near(subjects[1].result.katz_alpha, 0.9 / 8, EXACT);
    assert_near(subjects[2].result.katz_alpha, 0.9, 1e-12);
    for (size_t i = 0; i < 3; i++)
        akt_subject_dispose(&subjects[i]);
}

static void test_eigenvector__two_islands_alike_have_no_answer_one_tie_more_has(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {5, 6}};
    akt_subject tied = draw(7, pairs, 6, PLAIN, EIGENVECTOR | HUBS);
    assert_undefined(&tied, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_TIE);
    assert_undefined(&tied, AKT_MEASURE_HUB, AKT_UNDEFINED_TIE);
    assert_undefined(&tied, AKT_MEASURE_AUTHORITY, AKT_UNDEFINED_TIE);
    akt_subject_dispose(&tied);
    akt_subject one = draw(7, pairs, 7, PLAIN, EIGENVECTOR);
    assert_int_equal(one.result.undefined[AKT_MEASURE_EIGENVECTOR], AKT_DEFINED);
    for (size_t v = 0; v < 7; v++)
        assert_int_equal(one.result.values[AKT_MEASURE_EIGENVECTOR][v] > 0, v >= 3);
    akt_subject_dispose(&one);
}

static void test_eigenvector__without_a_way_back_katz_alone_answers(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 2}, {0, 2}};
    akt_subject s = draw(4, pairs, 3, DIRECTED, EIGENVECTOR | KATZ);
    assert_undefined(&s, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_NO_RETURN);
    assert_near(s.result.katz_alpha, 0.1, 0);
    assert_near(s.result.katz_root, 0, 0);
    const double katz[] = {1, 1.1, 1.21, 1};
    double length = sqrt(1 + 1.1 * 1.1 + 1.21 * 1.21 + 1);
    for (size_t v = 0; v < 4; v++)
        assert_near(s.result.values[AKT_MEASURE_KATZ][v], katz[v] / length, EXACT);
    akt_subject_dispose(&s);
    akt_subject bare = akt_subject_of(akt_sketch_new(3), PLAIN, EIGENVECTOR | HUBS | KATZ);
    assert_undefined(&bare, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_NO_RETURN);
    assert_undefined(&bare, AKT_MEASURE_HUB, AKT_UNDEFINED_NO_RETURN);
    assert_near(bare.result.values[AKT_MEASURE_KATZ][2], sqrt(1.0 / 3), EXACT);
    akt_subject_dispose(&bare);
}

static void test_eigenvector__a_chain_of_rings_of_one_strength_has_no_answer(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 3}, {1, 3}, {4, 2}};
    akt_subject tied = draw(5, pairs, 6, DIRECTED, EIGENVECTOR);
    assert_undefined(&tied, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_TIE);
    akt_subject_dispose(&tied);
    akt_subject whole = draw(5, pairs, 7, DIRECTED, EIGENVECTOR);
    assert_int_equal(whole.result.undefined[AKT_MEASURE_EIGENVECTOR], AKT_DEFINED);
    akt_subject_dispose(&whole);
}

static void test_eigenvector__strength_flows_down_from_the_strongest_part_only(void **state)
{
    (void)state;
    /* 0 → a knot of 1, 2, 3 → a ring of 4, 5 → 6; 7 points at 6 too. */
    const akt_pair pairs[] = {{0, 1}, {1, 2}, {2, 1}, {2, 3}, {3, 1},
                              {1, 4}, {4, 5}, {5, 4}, {5, 6}, {7, 6}};
    akt_subject s = draw(8, pairs, 10, DIRECTED, EIGENVECTOR);
    const double *x = s.result.values[AKT_MEASURE_EIGENVECTOR];
    double root = x[2] > 0 ? x[1] / x[2] : 0;
    assert_near(root * root * root, root + 1, 1e-11); /* rings of two and three through 1 */
    assert_near(x[0], 0, 0);
    assert_near(x[7], 0, 0);
    assert_near(root * x[4], x[1] + x[5], EXACT);
    assert_near(root * x[5], x[4], EXACT);
    assert_near(root * x[6], x[5], EXACT);
    akt_subject_dispose(&s);
}

static void test_hubs__point_at_authorities(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 2}, {0, 3}, {0, 4}, {1, 4}, {5, 6}};
    akt_subject s = draw(7, pairs, 5, DIRECTED, HUBS);
    const double *hub = s.result.values[AKT_MEASURE_HUB];
    const double *authority = s.result.values[AKT_MEASURE_AUTHORITY];
    double sums[2] = {0, 0};
    for (size_t v = 0; v < 7; v++) {
        sums[0] += hub[v];
        sums[1] += authority[v];
        assert_int_equal(hub[v] > 0, v < 2);
        assert_int_equal(authority[v] > 0, v >= 2 && v <= 4);
    }
    assert_near(sums[0], 1, EXACT);
    assert_near(sums[1], 1, EXACT);
    assert_near(authority[4] / authority[2], (hub[0] + hub[1]) / hub[0], EXACT);
    akt_subject_dispose(&s);
}

static void test_hubs__undirected_both_are_the_eigenvector_unless_it_has_two_sides(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 2}, {2, 0}, {2, 3}};
    akt_subject s = draw(4, pairs, 4, PLAIN, EIGENVECTOR | HUBS);
    double *const *x = s.result.values;
    for (size_t v = 0; v < 4; v++) {
        assert_near(x[AKT_MEASURE_HUB][v], x[AKT_MEASURE_AUTHORITY][v], EXACT);
        assert_near(x[AKT_MEASURE_HUB][v] / x[AKT_MEASURE_HUB][0],
                    x[AKT_MEASURE_EIGENVECTOR][v] / x[AKT_MEASURE_EIGENVECTOR][0], EXACT);
    }
    akt_subject_dispose(&s);
    akt_subject star = akt_subject_of(akt_sketch_star(5, "cooperates"), PLAIN, HUBS);
    assert_undefined(&star, AKT_MEASURE_HUB, AKT_UNDEFINED_TIE);
    akt_subject_dispose(&star);
    akt_subject down = akt_subject_of(akt_sketch_star(5, "governs"), DIRECTED, HUBS);
    assert_near(down.result.values[AKT_MEASURE_HUB][0], 1, EXACT);
    assert_near(down.result.values[AKT_MEASURE_AUTHORITY][3], 0.25, EXACT);
    akt_subject_dispose(&down);
}

static void test_katz__a_chain_of_millions_does_not_overflow(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(60);
    for (size_t v = 0; v + 1 < 60; v++) {
        char id[32];
        int length = snprintf(id, sizeof id, "f%zu", v);
        akt_sketch_add_flow(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                            v, v + 1, 1000000000);
    }
    akt_subject s = akt_subject_of(
        dataset,
        (akt_network_options){.layers = 1 << AKT_LAYER_FUNDING, .weight = AKT_WEIGHT_AMOUNT}, KATZ);
    const double *x = s.result.values[AKT_MEASURE_KATZ];
    assert_near(x[59], 1, EXACT);
    assert_near(x[58] * 1e8, 1, EXACT);
    for (size_t v = 0; v < 60; v++)
        assert_true(x[v] >= 0 && x[v] <= 1);
    akt_subject_dispose(&s);
}

static void test_katz__a_path_too_long_for_the_eigenvector_has_an_answer(void **state)
{
    (void)state;
    enum { N = 4000 };
    akt_pair pairs[N - 1];
    for (size_t v = 0; v + 1 < N; v++)
        pairs[v] = (akt_pair){v, v + 1};
    akt_subject s = draw(N, pairs, N - 1, PLAIN, EIGENVECTOR | KATZ);
    assert_undefined(&s, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_UNSETTLED);
    const double *x = s.result.values[AKT_MEASURE_KATZ];
    double alpha = s.result.katz_alpha;
    assert_true(alpha > 0.447 && alpha <= 0.45);
    double base = x[0] - alpha * x[1];
    for (size_t v = 1; v + 1 < N; v++)
        assert_near((x[v] - alpha * (x[v - 1] + x[v + 1])) / base, 1, 1e-9);
    akt_subject_dispose(&s);
}

static void compare(const akt_subject *s, akt_measure m, const double *expected)
{
    for (size_t v = 0; v < s->result.count; v++) {
        if (!akt_is_near(s->result.values[m][v], expected[v], AGREE))
            fail_msg("%s of %zu: %.17g, oracle %.17g", akt_measure_name(m), v,
                     s->result.values[m][v], expected[v]);
    }
}

static void test_eigenvector__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1907;
    size_t defined[2] = {0, 0};
    for (unsigned round = 0; round < 60; round++) {
        akt_network_options options;
        akt_dataset *dataset = akt_subject_random(&options, &seed, round, MOST);
        akt_subject s = akt_subject_of(dataset, options, EIGENVECTOR | HUBS | KATZ);
        double expected[MOST], other[MOST];
        akt_oracle_eigenvector(expected, s.network);
        compare(&s, AKT_MEASURE_EIGENVECTOR, expected);
        defined[0] += isnan(expected[0]) ? 0 : 1;
        akt_oracle_hubs(expected, other, s.network);
        compare(&s, AKT_MEASURE_HUB, expected);
        compare(&s, AKT_MEASURE_AUTHORITY, other);
        defined[1] += isnan(expected[0]) ? 0 : 1;
        akt_oracle_katz(expected, s.network);
        compare(&s, AKT_MEASURE_KATZ, expected);
        akt_subject_dispose(&s);
    }
    assert_in_range(defined[0], 10, 59);
    assert_in_range(defined[1], 10, 59);
}

static void test_eigenvector__the_unit_of_the_weights_does_not_matter(void **state)
{
    (void)state;
    uint64_t seed = 11;
    akt_dataset *kroner = akt_sketch_flows(&seed, 30, 90, 1000);
    seed = 11;
    akt_dataset *thousands = akt_sketch_flows(&seed, 30, 90, 1000);
    for (size_t i = 0; i < 90; i++)
        ((akt_flow *)akt_dataset_edit(thousands, AKT_TABLE_FLOWS, i))->amount.value /= 1000;
    akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    akt_subject a = akt_subject_of(kroner, options, EIGENVECTOR | HUBS | KATZ);
    akt_subject b = akt_subject_of(thousands, options, EIGENVECTOR | HUBS | KATZ);
    for (int m = AKT_MEASURE_EIGENVECTOR; m <= AKT_MEASURE_KATZ; m++)
        compare(&a, (akt_measure)m, b.result.values[m]);
    assert_near(a.result.katz_alpha * 1000, b.result.katz_alpha, EXACT);
    akt_subject_dispose(&a);
    akt_subject_dispose(&b);
}

/* Two pairs of great strength, over a weak third: mirror images, and their eigenvalues differ beyond the
 * sixteenth digit. A single start sees one mixture of the two vectors. */
static void test_eigenvector__twins_that_hardly_touch_are_not_told_apart(void **state)
{
    (void)state;
    const int64_t strong = 1000000000;
    const struct {
        size_t from, to;
        int64_t amount;
    } flows[] = {{0, 1, strong}, {1, 2, 1}, {2, 3, 1}, {3, 4, strong}};
    akt_dataset *dataset = akt_sketch_new(5);
    for (size_t i = 0; i < 4; i++)
        akt_sketch_add_flow(dataset, (const char *const[]){"a", "b", "c", "d"}[i], flows[i].from,
                            flows[i].to, flows[i].amount);
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .direction = AKT_DIRECTION_UNDIRECTED,
                                         .weight = AKT_WEIGHT_AMOUNT};
    akt_subject s = akt_subject_of(dataset, options, EIGENVECTOR | HUBS);
    assert_undefined(&s, AKT_MEASURE_EIGENVECTOR, AKT_UNDEFINED_UNSETTLED);
    assert_true(isnan(s.result.values[AKT_MEASURE_HUB][0]));
    akt_subject_dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_eigenvector__the_centre_of_a_star_weighs_as_all_its_leaves),
        cmocka_unit_test(test_eigenvector__a_ring_and_a_complete_network_give_all_the_same),
        cmocka_unit_test(test_eigenvector__two_islands_alike_have_no_answer_one_tie_more_has),
        cmocka_unit_test(test_eigenvector__without_a_way_back_katz_alone_answers),
        cmocka_unit_test(test_eigenvector__a_chain_of_rings_of_one_strength_has_no_answer),
        cmocka_unit_test(test_eigenvector__strength_flows_down_from_the_strongest_part_only),
        cmocka_unit_test(test_hubs__point_at_authorities),
        cmocka_unit_test(test_hubs__undirected_both_are_the_eigenvector_unless_it_has_two_sides),
        cmocka_unit_test(test_katz__a_chain_of_millions_does_not_overflow),
        cmocka_unit_test(test_katz__a_path_too_long_for_the_eigenvector_has_an_answer),
        cmocka_unit_test(test_eigenvector__random_networks_agree_with_the_oracle),
        cmocka_unit_test(test_eigenvector__the_unit_of_the_weights_does_not_matter),
        cmocka_unit_test(test_eigenvector__twins_that_hardly_touch_are_not_told_apart),
    };
    return cmocka_run_group_tests_name("analysis/eigenvector", tests, NULL, NULL);
}
