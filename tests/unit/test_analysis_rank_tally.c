#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/rank_tally.h"
#include "support/near.h"
#include "support/sketch.h"

#include <math.h>

static void test_rank_tally__equal_values_share_the_better_rank(void **state)
{
    (void)state;
    const double values[] = {1, 5, 5 * (1 + 1e-15), NAN, 7, 0};
    const uint32_t expected[] = {4, 2, 2, 0, 1, 5};
    uint32_t ranks[6];
    size_t room[12];
    akt_rank_values(ranks, values, 6, room);
    for (int i = 0; i < 6; i++)
        assert_int_equal(ranks[i], expected[i]);
}

/* The slow way: one more than the number of larger values. */
static void test_rank_tally__a_rank_is_one_more_than_those_above(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 200; round++) {
        double values[20];
        uint32_t ranks[20];
        size_t room[40];
        for (int i = 0; i < 20; i++)
            values[i] = (double)akt_sketch_draw(&seed, 8);
        akt_rank_values(ranks, values, 20, room);
        for (int i = 0; i < 20; i++) {
            uint32_t above = 0;
            for (int j = 0; j < 20; j++)
                above += values[j] > values[i];
            assert_int_equal(ranks[i], above + 1);
        }
    }
}

static akt_rank_tally *tally_of(size_t count, size_t draws, size_t top)
{
    akt_rank_tally *tally = akt_rank_tally_new(count, draws, top);
    assert_non_null(tally);
    return tally;
}

static void test_rank_tally__what_never_changes_has_an_interval_of_one_rank(void **state)
{
    (void)state;
    const double values[] = {3, 2, 1};
    akt_rank ranks[3];
    akt_rank_tally *tally = tally_of(3, 50, 2);
    for (int d = 0; d < 50; d++)
        akt_rank_tally_add(tally, values);
    akt_rank_tally_read(tally, ranks);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(ranks[i].rank, i + 1);
        assert_int_equal(ranks[i].low, i + 1);
        assert_int_equal(ranks[i].high, i + 1);
        assert_near(ranks[i].p_top, i < 2 ? 1 : 0, 0);
    }
    akt_rank_tally_free(tally);
}

/* First in 3 draws of 100, last in 97: 5 % of the draws have rank 2 or better. */
static void test_rank_tally__rare_ranks_lie_outside_the_interval(void **state)
{
    (void)state;
    akt_rank ranks[2];
    akt_rank_tally *tally = tally_of(2, 100, 1);
    for (int d = 0; d < 100; d++) {
        const double values[] = {d < 3 ? 9 : 1, 5};
        akt_rank_tally_add(tally, values);
    }
    akt_rank_tally_read(tally, ranks);
    assert_int_equal(ranks[0].low, 2);
    assert_int_equal(ranks[0].rank, 2);
    assert_near(ranks[0].p_top, 0.03, 1e-12);
    assert_int_equal(ranks[1].high, 1);
    akt_rank_tally_free(tally);
}

static void test_rank_tally__undefined_comes_last_and_never_defined_has_no_rank(void **state)
{
    (void)state;
    akt_rank ranks[3];
    akt_rank_tally *tally = tally_of(3, 2, 1);
    akt_rank_tally_add(tally, (const double[]){NAN, 1, NAN});
    akt_rank_tally_add(tally, (const double[]){5, 1, NAN});
    akt_rank_tally_read(tally, ranks);
    assert_int_equal(ranks[0].low, 1);
    assert_int_equal(ranks[0].high, 2);
    assert_int_equal(ranks[2].rank, 0);
    akt_rank_tally_free(tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rank_tally__equal_values_share_the_better_rank),
        cmocka_unit_test(test_rank_tally__a_rank_is_one_more_than_those_above),
        cmocka_unit_test(test_rank_tally__what_never_changes_has_an_interval_of_one_rank),
        cmocka_unit_test(test_rank_tally__rare_ranks_lie_outside_the_interval),
        cmocka_unit_test(test_rank_tally__undefined_comes_last_and_never_defined_has_no_rank),
    };
    return cmocka_run_group_tests_name("analysis/rank_tally", tests, NULL, NULL);
}
