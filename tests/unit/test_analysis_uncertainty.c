#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/uncertainty.h"
#include "support/near.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <math.h>

/* Degree, and its opposite as a second series. */
static akt_status count_ties(double *const *values, const akt_network *network, const void *context,
                             akt_error *err)
{
    (void)context;
    (void)err;
    for (size_t v = 0; v < akt_network_order(network); v++)
        values[0][v] = 0;
    for (size_t i = 0; i < akt_network_size(network); i++) {
        values[0][akt_network_edges(network)[i].from]++;
        values[0][akt_network_edges(network)[i].to]++;
    }
    for (size_t v = 0; v < akt_network_order(network); v++)
        values[1][v] = -values[0][v];
    return AKT_OK;
}

static const akt_scoring degrees = {count_ties, NULL, 2};

/* a0 has ties to all others, of which only the one to a1 says how sure it is: not at all. */
static akt_dataset *draw_star(void)
{
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates")->record.confidence = 0;
    for (size_t i = 2; i < 5; i++)
        akt_sketch_add_tie(dataset, 0, i, "cooperates");
    return dataset;
}

static void rank_by(uint64_t seed, akt_rank *ranks, const akt_dataset *dataset, double confidence)
{
    const akt_network_options network = {0};
    const akt_uncertainty_options options = {200, seed, confidence, 1};
    assert_int_equal(akt_uncertainty_ranks(ranks, dataset, &network, &degrees, &options, NULL),
                     AKT_OK);
}

static void rank(akt_rank *ranks, const akt_dataset *dataset, double confidence)
{
    rank_by(1, ranks, dataset, confidence);
}

static void test_uncertainty__certain_records_leave_no_doubt(void **state)
{
    (void)state;
    akt_rank ranks[10];
    akt_dataset *dataset = draw_star();
    rank(ranks, dataset, 1);
    assert_int_equal(ranks[0].low, 1);
    assert_int_equal(ranks[0].high, 1);
    assert_int_equal(ranks[1].rank, 5);
    assert_int_equal(ranks[2].rank, 2);
    assert_int_equal(ranks[2].high, 2);
    assert_int_equal(ranks[5].rank, 5);
    assert_int_equal(ranks[6].rank, 1);
    akt_dataset_free(dataset);
}

static void test_uncertainty__doubt_widens_the_interval(void **state)
{
    (void)state;
    akt_rank ranks[10];
    akt_dataset *dataset = draw_star();
    rank(ranks, dataset, 0.5);
    assert_int_equal(ranks[2].low, 1);
    assert_int_equal(ranks[2].high, 4);
    akt_dataset_free(dataset);
}

static void test_uncertainty__the_seed_settles_it(void **state)
{
    (void)state;
    akt_rank first[10], again[10];
    akt_dataset *dataset = draw_star();
    rank(first, dataset, 0.7);
    rank(again, dataset, 0.7);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(first[i].rank, again[i].rank);
        assert_near(first[i].p_top, again[i].p_top, 0);
    }
    /* a2 shares the first place where it alone keeps its tie: 0.063 of all draws, 12 of these 200. */
    assert_near(first[2].p_top, 0.06, 1e-15);
    akt_dataset_free(dataset);
}

static void test_uncertainty__another_seed_gives_another_answer(void **state)
{
    (void)state;
    akt_rank first[10], other[10];
    akt_dataset *dataset = draw_star();
    bool differs = false;
    rank_by(1, first, dataset, 0.7);
    rank_by(2, other, dataset, 0.7);
    for (int i = 0; i < 10; i++)
        differs = differs || first[i].p_top != other[i].p_top;
    assert_true(differs);
    akt_dataset_free(dataset);
}

static void sense(double *kept, const akt_dataset *dataset)
{
    akt_network *network;
    const akt_network_options options = {0};
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    assert_int_equal(akt_uncertainty_sensitivity(kept, network, &degrees, 40, 1, NULL), AKT_OK);
    akt_network_free(network);
}

/* The hub of a large star stays first whatever a fifth of the ties do, and leaves do not differ. */
static void test_uncertainty__the_order_of_a_star_is_kept(void **state)
{
    (void)state;
    double kept[2 * AKT_SENSITIVITY_SHARES];
    akt_dataset *dataset = akt_sketch_new(30);
    for (size_t i = 1; i < 30; i++)
        akt_sketch_add_tie(dataset, 0, i, "cooperates");
    sense(kept, dataset);
    for (int i = 0; i < 2 * AKT_SENSITIVITY_SHARES; i++)
        assert_near(kept[i], 1, 1e-12);
    akt_dataset_free(dataset);
}

static void test_uncertainty__more_change_keeps_less(void **state)
{
    (void)state;
    double kept[2 * AKT_SENSITIVITY_SHARES];
    uint64_t seed = 9;
    akt_dataset *dataset = akt_sketch_new(40);
    for (int i = 0; i < 120; i++)
        akt_sketch_add_tie(dataset, akt_sketch_draw(&seed, 40), akt_sketch_draw(&seed, 40),
                           "cooperates");
    sense(kept, dataset);
    assert_true(kept[0] < kept[1] && kept[1] < kept[2]);
    assert_true(kept[3] > kept[4] && kept[4] > kept[5]);
    assert_true(kept[0] > 0.5 && kept[2] < 1);
    for (int i = 0; i < AKT_SENSITIVITY_SHARES; i++)
        assert_near(kept[i], kept[AKT_SENSITIVITY_SHARES + i], 1e-12);
    akt_dataset_free(dataset);
}

static void test_uncertainty__where_none_differ_there_is_no_order(void **state)
{
    (void)state;
    double kept[2 * AKT_SENSITIVITY_SHARES];
    akt_dataset *dataset = akt_sketch_new(3);
    sense(kept, dataset);
    for (int i = 0; i < 2 * AKT_SENSITIVITY_SHARES; i++)
        assert_true(isnan(kept[i]));
    akt_dataset_free(dataset);
}

typedef struct star {
    akt_dataset *dataset;
    akt_network *network;
} star;

static akt_status work_once(const void *of)
{
    const star *s = of;
    akt_rank ranks[10];
    double kept[2 * AKT_SENSITIVITY_SHARES];
    const akt_network_options plain = {0};
    const akt_uncertainty_options options = {2, 1, 0.5, 1};
    akt_status status = akt_uncertainty_ranks(ranks, s->dataset, &plain, &degrees, &options, NULL);
    if (status == AKT_OK)
        status = akt_uncertainty_sensitivity(kept, s->network, &degrees, 2, 1, NULL);
    return status;
}

static void test_uncertainty__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    star s = {.dataset = draw_star()};
    const akt_network_options plain = {0};
    assert_int_equal(akt_network_new(&s.network, s.dataset, &plain, NULL), AKT_OK);
    akt_sweep(work_once, &s, 20);
    akt_network_free(s.network);
    akt_dataset_free(s.dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uncertainty__certain_records_leave_no_doubt),
        cmocka_unit_test(test_uncertainty__doubt_widens_the_interval),
        cmocka_unit_test(test_uncertainty__the_seed_settles_it),
        cmocka_unit_test(test_uncertainty__another_seed_gives_another_answer),
        cmocka_unit_test(test_uncertainty__the_order_of_a_star_is_kept),
        cmocka_unit_test(test_uncertainty__more_change_keeps_less),
        cmocka_unit_test(test_uncertainty__where_none_differ_there_is_no_order),
        cmocka_unit_test(test_uncertainty__survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("analysis/uncertainty", tests, NULL, NULL);
}
