#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centralisation.h"
#include "support/near.h"
#include "support/sketch.h"
#include "support/subject.h"

static const double EXACT = 1e-14;

static akt_centralisation measure(akt_dataset *dataset, akt_direction direction)
{
    const akt_network_options options = {.direction = direction};
    akt_network *network;
    akt_centralisation result;
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    assert_int_equal(akt_centralisation_compute(&result, network, NULL), AKT_OK);
    akt_network_free(network);
    akt_dataset_free(dataset);
    return result;
}

static void assert_degrees(akt_centralisation c, double all, double in, double out)
{
    assert_near(c.degree, all, EXACT);
    assert_near(c.in_degree, in, EXACT);
    assert_near(c.out_degree, out, EXACT);
    akt_centralisation_dispose(&c);
}

static void test_centralisation__a_star_is_1_and_where_all_are_equal_it_is_0(void **state)
{
    (void)state;
    const akt_direction plain = AKT_DIRECTION_UNDIRECTED;
    assert_degrees(measure(akt_sketch_star(7, "cooperates"), plain), 1, 1, 1);
    assert_degrees(measure(akt_sketch_ring(7, "cooperates"), plain), 0, 0, 0);
    assert_degrees(measure(akt_sketch_complete(7, "cooperates"), plain), 0, 0, 0);
    assert_degrees(measure(akt_sketch_new(7), plain), 0, 0, 0);
}

static void test_centralisation__directed_a_star_both_ways_is_1(void **state)
{
    (void)state;
    const akt_direction directed = AKT_DIRECTION_DIRECTED;
    const double n = 5;
    /* Cooperation has no direction and goes both ways in a directed network. */
    assert_degrees(measure(akt_sketch_star(5, "cooperates"), directed), 1,
                   (n - 1) * (n - 2) / (n - 1) / (n - 1), (n - 1) * (n - 2) / (n - 1) / (n - 1));
    assert_degrees(measure(akt_sketch_star(5, "governs"), directed), 0.5, 1.0 / (n - 1) / (n - 1),
                   1);
    assert_degrees(measure(akt_sketch_ring(5, "governs"), directed), 0, 0, 0);
}

static void test_centralisation__of_fewer_than_three_there_is_none(void **state)
{
    (void)state;
    assert_degrees(measure(akt_sketch_star(2, "cooperates"), AKT_DIRECTION_UNDIRECTED), NAN, NAN,
                   NAN);
    akt_centralisation none = measure(akt_sketch_new(0), AKT_DIRECTION_UNDIRECTED);
    assert_true(isnan(none.density));
    assert_int_equal(none.components, 0);
    assert_degrees(none, NAN, NAN, NAN);
}

static void test_centralisation__parts_and_isolates_are_counted(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{1, 2}, {4, 3}, {5, 4}, {3, 4}};
    akt_centralisation c =
        measure(akt_sketch_pairs(8, "governs", pairs, 4), AKT_DIRECTION_DIRECTED);
    const uint32_t part[] = {0, 1, 1, 2, 2, 2, 3, 4};
    assert_int_equal(c.order, 8);
    assert_int_equal(c.size, 4);
    assert_int_equal(c.components, 5);
    assert_int_equal(c.largest, 3);
    assert_int_equal(c.main_part, 2);
    assert_int_equal(c.isolates, 3);
    assert_int_equal(c.most_tied, 4);
    assert_int_equal(c.as_tied, 1);
    assert_near(c.density, 4.0 / 56, EXACT);
    for (size_t v = 0; v < 8; v++)
        assert_int_equal(c.part[v], part[v]);
    akt_centralisation_dispose(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_centralisation__a_star_is_1_and_where_all_are_equal_it_is_0),
        cmocka_unit_test(test_centralisation__directed_a_star_both_ways_is_1),
        cmocka_unit_test(test_centralisation__of_fewer_than_three_there_is_none),
        cmocka_unit_test(test_centralisation__parts_and_isolates_are_counted),
    };
    return cmocka_run_group_tests_name("analysis/centralisation", tests, NULL, NULL);
}
