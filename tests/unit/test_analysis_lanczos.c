#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centrality.h"
#include "analysis/spectral_internal.h"
#include "base/random.h"
#include "support/near.h"
#include "support/shapes.h"

#include <math.h>
#include <stdlib.h>

/* What is special to networks of AKT_LANCZOS_LARGE vertices and more; tests of centrality have the
 * definitions. */
enum { N = AKT_LANCZOS_LARGE + 500, M = 3 * N };

static const double AGREE = 1e-12;

static akt_centrality measure(const akt_shape *shape)
{
    const akt_centrality_options options = {
        .measures =
            1u << AKT_MEASURE_EIGENVECTOR | 1u << AKT_MEASURE_HUB | 1u << AKT_MEASURE_AUTHORITY,
    };
    akt_centrality centrality;
    assert_int_equal(akt_centrality_compute(&centrality, shape->network, &options, NULL), AKT_OK);
    return centrality;
}

static void dispose(akt_centrality *centrality, akt_shape *shape)
{
    akt_centrality_dispose(centrality);
    akt_shape_dispose(shape);
}

/* Each vertex has its root times its value from its neighbours. */
static void assert_eigenvector(const double *x, const akt_network *network)
{
    akt_rows rows;
    assert_int_equal(akt_rows_make(&rows, network, AKT_WAY_BOTH, NULL), AKT_OK);
    double *product = calloc(rows.order, sizeof *product), root = 0, length = 0;
    assert_non_null(product);
    akt_perron__multiply(product, &rows, x);
    for (size_t v = 0; v < rows.order; v++) {
        root += product[v] * x[v];
        length += x[v] * x[v];
    }
    assert_near(length, 1, AGREE);
    for (size_t v = 0; v < rows.order; v++) {
        assert_true(x[v] >= 0);
        assert_near(product[v], root * x[v], AGREE * root);
    }
    free(product);
    akt_rows_dispose(&rows);
}

static void
test_lanczos__the_eigenvector_of_a_large_network_is_one_and_hubs_are_its_shares(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_random(11, N, M, false);
    akt_centrality c = measure(&shape);
    const double *x = c.values[AKT_MEASURE_EIGENVECTOR];
    double sum = 0;
    assert_int_equal(c.undefined[AKT_MEASURE_EIGENVECTOR], AKT_DEFINED);
    assert_int_equal(c.undefined[AKT_MEASURE_HUB], AKT_DEFINED);
    assert_eigenvector(x, shape.network);
    for (size_t v = 0; v < c.count; v++)
        sum += x[v];
    for (size_t v = 0; v < c.count; v++) {
        assert_near(c.values[AKT_MEASURE_HUB][v], x[v] / sum, AGREE);
        assert_near(c.values[AKT_MEASURE_AUTHORITY][v], x[v] / sum, AGREE);
    }
    dispose(&c, &shape);
}

/* A tree has two sides, and a singular vector for each. */
static void test_lanczos__the_eigenvector_of_a_large_network_of_two_sides_has_no_hubs(void **state)
{
    (void)state;
    akt_shape star = akt_shape_star(N);
    akt_centrality c = measure(&star);
    assert_int_equal(c.undefined[AKT_MEASURE_EIGENVECTOR], AKT_DEFINED);
    assert_near(c.values[AKT_MEASURE_EIGENVECTOR][0], sqrt(0.5), AGREE);
    assert_int_equal(c.undefined[AKT_MEASURE_HUB], AKT_UNDEFINED_TIE);
    assert_true(isnan(c.values[AKT_MEASURE_HUB][0]));
    dispose(&c, &star);
}

/* The same ties among as many others. */
static void test_lanczos__the_eigenvector_of_two_large_parts_alike_is_undefined(void **state)
{
    (void)state;
    akt_pair *pairs = calloc(2 * M, sizeof *pairs);
    assert_non_null(pairs);
    for (size_t i = 0; i < M; i++) {
        size_t a = akt_random_below(3, 0, i, N), b = akt_random_below(3, 1, i, N);
        pairs[i] = (akt_pair){a, b};
        pairs[M + i] = (akt_pair){N + a, N + b};
    }
    akt_shape twins = akt_shape_of(2 * N, pairs, 2 * M);
    akt_centrality c = measure(&twins);
    assert_int_equal(c.undefined[AKT_MEASURE_EIGENVECTOR], AKT_UNDEFINED_TIE);
    assert_int_equal(c.undefined[AKT_MEASURE_HUB], AKT_UNDEFINED_TIE);
    free(pairs);
    dispose(&c, &twins);
}

/* Knots of 60 with 5000 vertices between them: what one starts with decides its share of each. */
static void test_lanczos__twins_far_apart_are_not_told_apart(void **state)
{
    (void)state;
    akt_shape barbell = akt_shape_barbell(60, 5000, false);
    akt_centrality c = measure(&barbell);
    assert_int_equal(c.undefined[AKT_MEASURE_EIGENVECTOR], AKT_UNDEFINED_UNSETTLED);
    assert_true(isnan(c.values[AKT_MEASURE_EIGENVECTOR][0]));
    assert_true(isnan(c.values[AKT_MEASURE_HUB][0]));
    dispose(&c, &barbell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_lanczos__the_eigenvector_of_a_large_network_is_one_and_hubs_are_its_shares),
        cmocka_unit_test(test_lanczos__the_eigenvector_of_a_large_network_of_two_sides_has_no_hubs),
        cmocka_unit_test(test_lanczos__the_eigenvector_of_two_large_parts_alike_is_undefined),
        cmocka_unit_test(test_lanczos__twins_far_apart_are_not_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
