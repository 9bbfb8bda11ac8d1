#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/spectral_internal.h"
#include "support/near.h"
#include "support/sketch.h"
#include "support/subject.h"

static const double PI = 3.14159265358979323846;

/* The rows of a dataset's governance ties, against their direction; takes the dataset over. */
static akt_rows rows_of(akt_dataset *dataset, akt_direction direction)
{
    const akt_network_options options = {.layers = 1 << AKT_LAYER_GOVERNANCE,
                                         .direction = direction};
    akt_network *network;
    akt_rows rows;
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    assert_int_equal(akt_rows_make(&rows, network, AKT_WAY_IN, NULL), AKT_OK);
    akt_network_free(network);
    akt_dataset_free(dataset);
    return rows;
}

static akt_dataset *draw_path(size_t n)
{
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t v = 0; v + 1 < n; v++)
        akt_sketch_add_tie(dataset, v, v + 1, "governs");
    return dataset;
}

static void test_perron__a_long_path_is_a_half_wave(void **state)
{
    (void)state;
    enum { N = 500 };
    akt_rows rows = rows_of(draw_path(N), AKT_DIRECTION_UNDIRECTED);
    double x[N];
    akt_perron perron;
    assert_int_equal(akt_perron__solve(&perron, x, &rows, true, 0, NULL), AKT_OK);
    assert_true(perron.is_settled);
    assert_near(perron.root, 2 * cos(PI / (N + 1)), 1e-14);
    for (size_t v = 0; v < N; v++)
        assert_near(x[v], sqrt(2.0 / (N + 1)) * sin(PI * (double)(v + 1) / (N + 1)), 1e-10);
    akt_rows_dispose(&rows);
}

/* Along a tail values fall by a fixed share from each to the next, far below what rounding leaves
 * of the first. */
static void test_perron__small_values_at_the_end_of_a_tail_are_right_too(void **state)
{
    (void)state;
    enum { KNOT = 20, TAIL = 12, N = KNOT + TAIL };
    akt_dataset *dataset = akt_sketch_new(N);
    for (size_t a = 0; a < KNOT; a++) {
        for (size_t b = a + 1; b < KNOT; b++)
            akt_sketch_add_tie(dataset, a, b, "governs");
    }
    for (size_t v = KNOT; v < N; v++)
        akt_sketch_add_tie(dataset, v - 1, v, "governs");
    akt_rows rows = rows_of(dataset, AKT_DIRECTION_UNDIRECTED);
    double x[N];
    akt_perron perron;
    assert_int_equal(akt_perron__solve(&perron, x, &rows, true, 0, NULL), AKT_OK);
    for (size_t v = N - 2; v >= KNOT; v--) {
        double next = v + 2 < N ? x[v + 2] : 0;
        assert_true(x[v] > x[v + 1] && x[v + 1] > next && next >= 0);
        assert_near((x[v] + next) / x[v + 1] / perron.root, 1, v < KNOT + 4 ? 1e-9 : 0.5);
    }
    akt_rows_dispose(&rows);
}

static void test_perron__a_long_ring_with_a_short_cut_needs_noda(void **state)
{
    (void)state;
    enum { N = 300 };
    akt_dataset *dataset = akt_sketch_ring(N, "governs");
    akt_sketch_add_tie(dataset, 0, 2, "governs");
    akt_rows rows = rows_of(dataset, AKT_DIRECTION_DIRECTED);
    double x[N], product[N], other[N];
    akt_perron perron;
    assert_int_equal(akt_perron__solve(&perron, x, &rows, false, 0, NULL), AKT_OK);
    assert_true(perron.is_settled);
    /* Rings of 300 and 299: root^300 = 1 + root. */
    assert_near(pow(perron.root, N), 1 + perron.root, 1e-9);
    akt_perron__multiply(product, &rows, x);
    for (size_t v = 0; v < N; v++)
        assert_near(product[v], perron.root * x[v], 1e-13);
    assert_int_equal(akt_perron__solve(&perron, other, &rows, false, 1, NULL), AKT_OK);
    for (size_t v = 0; v < N; v++)
        assert_near(other[v], x[v], 1e-9);
    akt_rows_dispose(&rows);
}

static void test_perron__both_ways_end_at_the_same_vector(void **state)
{
    (void)state;
    akt_rows rows = rows_of(akt_sketch_star(40, "governs"), AKT_DIRECTION_UNDIRECTED);
    double by_lanczos[40], by_powers[40], by_noda[40];
    akt_perron a, b, c;
    assert_int_equal(akt_perron__solve(&a, by_lanczos, &rows, true, 0, NULL), AKT_OK);
    assert_int_equal(akt_perron__solve(&b, by_powers, &rows, false, 0, NULL), AKT_OK);
    for (size_t v = 0; v < 40; v++)
        by_noda[v] = 1;
    assert_int_equal(akt_perron__noda(&c, by_noda, &rows, NULL), AKT_OK);
    assert_true(a.is_settled && b.is_settled && c.is_settled);
    assert_near(a.root, sqrt(39), 1e-14);
    assert_near(b.root, sqrt(39), 1e-12);
    assert_near(c.root, sqrt(39), 1e-12);
    for (size_t v = 0; v < 40; v++) {
        assert_near(by_lanczos[v], by_powers[v], 1e-12);
        assert_near(by_lanczos[v], by_noda[v], 1e-12);
    }
    akt_rows_dispose(&rows);
}

/* A star swings between its two sides unless something is added to the diagonal. */
static void test_perron__two_sides_settle_by_powers_alone(void **state)
{
    (void)state;
    enum { N = AKT_NODA_MOST + 77 };
    akt_rows rows = rows_of(akt_sketch_star(N, "governs"), AKT_DIRECTION_UNDIRECTED);
    double x[N];
    akt_perron perron;
    assert_int_equal(akt_perron__solve(&perron, x, &rows, false, 0, NULL), AKT_OK);
    assert_true(perron.is_settled);
    assert_near(perron.root, sqrt(N - 1), 1e-12);
    assert_near(x[0], sqrt(0.5), 1e-12);
    akt_rows_dispose(&rows);
}

/* Where the next eigenvalue is so near that the budget ends first, the root still is a bound. */
static void test_perron__a_very_long_path_is_given_up_with_a_bound_above(void **state)
{
    (void)state;
    enum { N = 4000 };
    akt_rows rows = rows_of(draw_path(N), AKT_DIRECTION_UNDIRECTED);
    double x[N];
    akt_perron perron;
    assert_int_equal(akt_perron__solve(&perron, x, &rows, true, 0, NULL), AKT_OK);
    assert_false(perron.is_settled);
    assert_true(perron.root >= 2 * cos(PI / (N + 1)));
    assert_true(perron.root < 2.01);
    akt_rows_dispose(&rows);
}

/* Two knots of the same strength, one with a tail, so far apart that each has an answer of its own
 * to 16 digits. */
static void test_dominant__two_knots_that_hardly_touch_are_not_settled(void **state)
{
    (void)state;
    enum { KNOT = 12, WAY = 24, N = 2 * KNOT + WAY + 1 };
    akt_dataset *dataset = akt_sketch_new(N);
    for (size_t i = 0; i < 2; i++) {
        for (size_t a = 0; a < KNOT; a++) {
            for (size_t b = a + 1; b < KNOT; b++)
                akt_sketch_add_tie(dataset, i * KNOT + a, i * KNOT + b, "governs");
        }
    }
    for (size_t v = 0; v <= WAY; v++)
        akt_sketch_add_tie(dataset, v == 0 ? 0 : 2 * KNOT + v - 1, v == WAY ? KNOT : 2 * KNOT + v,
                           "governs");
    akt_sketch_add_tie(dataset, 2 * KNOT + 5, N - 1, "governs");
    akt_rows rows = rows_of(dataset, AKT_DIRECTION_UNDIRECTED);
    akt_components components;
    akt_dominant dominant;
    double x[N];
    assert_int_equal(akt_components__find(&components, &rows, NULL), AKT_OK);
    assert_int_equal(components.count, 1);
    assert_int_equal(akt_dominant__find(&dominant, x, &rows, &components, true, NULL), AKT_OK);
    assert_false(dominant.is_tied);
    assert_int_equal(akt_dominant__confirm(&dominant, x, &rows, &components, true, NULL), AKT_OK);
    assert_false(dominant.is_settled);
    akt_components__dispose(&components);
    akt_rows_dispose(&rows);
}

/* Not even the largest weights may overflow where they are squared, nor the smallest vanish. */
static void test_dominant__the_unit_of_the_weights_does_not_matter(void **state)
{
    (void)state;
    enum { N = 30 };
    const double units[] = {1e155, 1e290, 1e-155, 1e-290};
    akt_rows rows = rows_of(akt_sketch_star(N, "governs"), AKT_DIRECTION_UNDIRECTED);
    akt_components components;
    assert_int_equal(akt_components__find(&components, &rows, NULL), AKT_OK);
    for (size_t v = 0; v < N; v++) {
        for (uint32_t e = rows.start[v]; e < rows.start[v + 1]; e++)
            rows.weight[e] = 1 + (double)((v + rows.target[e]) % 7) / 8;
    }
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        double x[2][N] = {{0}};
        akt_dominant dominant[2];
        for (int scaled = 0; scaled < 2; scaled++) {
            akt_rows copy = rows;
            double weight[2 * N];
            for (size_t e = 0; e < rows.count; e++)
                weight[e] = rows.weight[e] * (scaled ? units[u] : 1);
            copy.weight = weight;
            assert_int_equal(
                akt_dominant__find(&dominant[scaled], x[scaled], &copy, &components, true, NULL),
                AKT_OK);
            assert_int_equal(
                akt_dominant__confirm(&dominant[scaled], x[scaled], &copy, &components, true, NULL),
                AKT_OK);
            assert_true(dominant[scaled].is_settled);
        }
        assert_near(dominant[1].root / units[u] / dominant[0].root, 1, 1e-12);
        for (size_t v = 0; v < N; v++)
            assert_near(x[0][v], x[1][v], 1e-12);
    }
    akt_components__dispose(&components);
    akt_rows_dispose(&rows);
}

static void test_components__each_points_only_at_itself_and_earlier_ones(void **state)
{
    (void)state;
    uint64_t seed = 72;
    for (unsigned round = 0; round < 40; round++) {
        const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
        size_t n = 1 + akt_sketch_draw(&seed, 40);
        akt_dataset *dataset = akt_sketch_flows(&seed, n + 2, 2 * n, 4);
        akt_network *network;
        akt_rows rows;
        akt_components c;
        assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
        assert_int_equal(akt_rows_make(&rows, network, AKT_WAY_IN, NULL), AKT_OK);
        assert_int_equal(akt_components__find(&c, &rows, NULL), AKT_OK);
        assert_int_equal(c.start[c.count], n + 2);
        for (size_t v = 0; v < n + 2; v++) {
            for (uint32_t e = rows.start[v]; e < rows.start[v + 1]; e++)
                assert_true(c.of[rows.target[e]] <= c.of[v]);
        }
        for (uint32_t i = 0; i < n + 2; i++)
            assert_true(i >= c.start[c.of[c.member[i]]] && i < c.start[c.of[c.member[i]] + 1]);
        akt_components__dispose(&c);
        akt_rows_dispose(&rows);
        akt_network_free(network);
        akt_dataset_free(dataset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_perron__a_long_path_is_a_half_wave),
        cmocka_unit_test(test_perron__small_values_at_the_end_of_a_tail_are_right_too),
        cmocka_unit_test(test_perron__a_long_ring_with_a_short_cut_needs_noda),
        cmocka_unit_test(test_perron__both_ways_end_at_the_same_vector),
        cmocka_unit_test(test_perron__two_sides_settle_by_powers_alone),
        cmocka_unit_test(test_perron__a_very_long_path_is_given_up_with_a_bound_above),
        cmocka_unit_test(test_dominant__two_knots_that_hardly_touch_are_not_settled),
        cmocka_unit_test(test_dominant__the_unit_of_the_weights_does_not_matter),
        cmocka_unit_test(test_components__each_points_only_at_itself_and_earlier_ones),
    };
    return cmocka_run_group_tests_name("analysis/perron", tests, NULL, NULL);
}
