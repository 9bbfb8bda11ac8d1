#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"

#include <math.h>

enum { MANY = 100000 };

static void test_random__the_same_question_has_the_same_answer(void **state)
{
    (void)state;
    uint64_t first = akt_random_bits(1, 2, 3);
    akt_random_bits(9, 9, 9);
    assert_true(akt_random_bits(1, 2, 3) == first);
}

/* Published answers depend on these: worked out apart from the code, by the formula in the header. */
static void test_random__the_numbers_are_always_these(void **state)
{
    (void)state;
    assert_true(akt_random_bits(1, 2, 3) == UINT64_C(0xd0734750fde362b3));
    assert_true(akt_random_bits(0, 0, 0) == UINT64_C(0x238275bc38fcbe91));
    assert_true(akt_random_below(1, 2, 3, 1000) == 814);
}

static void test_random__seed_stream_and_counter_each_matter(void **state)
{
    (void)state;
    uint64_t base = akt_random_bits(1, 2, 3);
    assert_true(akt_random_bits(2, 2, 3) != base);
    assert_true(akt_random_bits(1, 3, 3) != base);
    assert_true(akt_random_bits(1, 2, 4) != base);
    assert_true(akt_random_bits(1, 3, 2) != base);
}

/* Mean 1/2 and variance 1/12, each within five standard errors. */
static void test_random__units_are_even(void **state)
{
    (void)state;
    double sum = 0, squares = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        double u = akt_random_unit(1, 0, i);
        assert_true(u >= 0 && u < 1);
        sum += u;
        squares += (u - 0.5) * (u - 0.5);
    }
    assert_true(fabs(sum / MANY - 0.5) < 5 * sqrt(1.0 / 12 / MANY));
    assert_true(fabs(squares / MANY - 1.0 / 12) < 5 * sqrt(1.0 / 180 / MANY));
}

static void test_random__every_number_below_the_bound_comes_alike(void **state)
{
    (void)state;
    enum { SIDES = 7 };
    double counts[SIDES] = {0};
    double chi = 0, expected = (double)MANY / SIDES;
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t side = akt_random_below(5, 1, i, SIDES);
        assert_true(side < SIDES);
        counts[side]++;
    }
    for (int s = 0; s < SIDES; s++)
        chi += (counts[s] - expected) * (counts[s] - expected) / expected;
    assert_true(chi < 25);
    assert_true(akt_random_below(5, 1, 0, 1) == 0);
}

static void test_random__a_large_bound_is_reached(void **state)
{
    (void)state;
    uint64_t bound = UINT64_MAX, most = 0;
    for (uint64_t i = 0; i < 1000; i++) {
        uint64_t x = akt_random_below(1, 1, i, bound);
        most = x > most ? x : most;
    }
    assert_true(most > UINT64_MAX / 100 * 98);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random__the_same_question_has_the_same_answer),
        cmocka_unit_test(test_random__the_numbers_are_always_these),
        cmocka_unit_test(test_random__seed_stream_and_counter_each_matter),
        cmocka_unit_test(test_random__units_are_even),
        cmocka_unit_test(test_random__every_number_below_the_bound_comes_alike),
        cmocka_unit_test(test_random__a_large_bound_is_reached),
    };
    return cmocka_run_group_tests_name("base/random", tests, NULL, NULL);
}
