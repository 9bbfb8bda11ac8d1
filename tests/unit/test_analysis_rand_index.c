#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/rand_index.h"
#include "model/record.h"
#include "support/near.h"
#include "support/sketch.h"

enum { THINGS = 60, MANY = 20000, ROUNDS = 200 };

static akt_rand_index compare(const int32_t *a, const int32_t *b, size_t count)
{
    akt_rand_index index;
    assert_int_equal(akt_rand_index_compute(&index, a, b, count, NULL), AKT_OK);
    return index;
}

/* Groups by chance, one in ten things without. */
static void deal(int32_t *of, size_t count, uint64_t groups, uint64_t *seed)
{
    for (size_t i = 0; i < count; i++)
        of[i] = akt_sketch_draw(seed, 10) ? (int32_t)akt_sketch_draw(seed, groups) : AKT_NONE;
}

/* From the definition: every pair of things is looked at. */
static double count_pairs(const int32_t *a, const int32_t *b, size_t count)
{
    double all = 0, both = 0, in_a = 0, in_b = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (a[i] < 0 || b[i] < 0 || a[j] < 0 || b[j] < 0)
                continue;
            all++;
            in_a += a[i] == a[j];
            in_b += b[i] == b[j];
            both += a[i] == a[j] && b[i] == b[j];
        }
    }
    double expected = in_a * in_b / all;
    return (both - expected) / ((in_a + in_b) / 2 - expected);
}

static void test_rand_index__the_same_groups_by_other_names_are_alike(void **state)
{
    (void)state;
    const int32_t a[] = {0, 0, 1, 1, 1, 2, 2};
    const int32_t b[] = {5, 5, 0, 0, 0, 3, 3};
    const akt_rand_index index = compare(a, b, 7);
    assert_near(index.value, 1, 0);
    assert_int_equal(index.shared, 7);
    assert_int_equal(index.groups_a, 3);
    assert_int_equal(index.groups_b, 3);
}

static void test_rand_index__divisions_by_chance_are_as_by_chance(void **state)
{
    (void)state;
    static int32_t a[MANY], b[MANY];
    uint64_t seed = 4;
    deal(a, MANY, 7, &seed);
    deal(b, MANY, 5, &seed);
    assert_near(compare(a, b, MANY).value, 0, 0.001);
}

static void test_rand_index__is_what_counting_all_pairs_gives_either_way_round(void **state)
{
    (void)state;
    int32_t a[THINGS], b[THINGS];
    for (uint64_t round = 0; round < ROUNDS; round++) {
        uint64_t seed = round;
        deal(a, THINGS, 2 + round % 9, &seed);
        deal(b, THINGS, 2 + round % 5, &seed);
        for (size_t i = 0; i < THINGS; i += 2)
            b[i] = round % 3 ? a[i] : b[i];
        assert_near(compare(a, b, THINGS).value, count_pairs(a, b, THINGS), 1e-12);
        assert_near(compare(a, b, THINGS).value, compare(b, a, THINGS).value, 1e-15);
    }
}

static void test_rand_index__follows_the_example_of_scikit_learn(void **state)
{
    (void)state;
    const int32_t a[] = {0, 0, 1, 2}, b[] = {0, 0, 1, 1};
    assert_near(compare(a, b, 4).value, 4.0 / 7, 1e-15);
    const int32_t c[] = {0, 0, 0, 0}, d[] = {0, 1, 2, 3};
    assert_near(compare(c, d, 4).value, 0, 0);
    assert_near(compare(c, c, 4).value, 1, 0);
    assert_near(compare(d, d, 4).value, 1, 0);
    const int32_t e[] = {0, 0, 1, 1}, f[] = {0, 1, 0, 1};
    assert_near(compare(e, f, 4).value, -0.5, 1e-15);
}

static void test_rand_index__things_without_a_group_are_left_out(void **state)
{
    (void)state;
    const int32_t a[] = {0, 0, 1, AKT_NONE, 1}, b[] = {2, 2, 0, 0, AKT_NONE};
    const akt_rand_index index = compare(a, b, 5);
    assert_int_equal(index.shared, 3);
    assert_int_equal(index.groups_a, 2);
    assert_int_equal(index.groups_b, 2);
    assert_near(index.value, 1, 0);
}

static void test_rand_index__fewer_than_two_things_say_nothing(void **state)
{
    (void)state;
    const int32_t a[] = {3, AKT_NONE}, b[] = {0, 0};
    assert_near(compare(a, b, 0).value, NAN, 0);
    assert_near(compare(a, b, 1).value, NAN, 0);
    assert_near(compare(a, b, 2).value, NAN, 0);
    assert_int_equal(compare(a, b, 2).shared, 1);
}

static void test_rand_index__shared_pairs_are_told_by_group(void **state)
{
    (void)state;
    const int32_t a[] = {0, 0, 0, 0, 2, 2, 2, AKT_NONE}, b[] = {1, 1, 0, 0, 4, 4, 4, 4};
    uint64_t pairs[3] = {9, 9, 9};
    assert_int_equal(akt_rand_index_shared_pairs(pairs, a, b, 8, NULL), AKT_OK);
    assert_int_equal(pairs[0], 2);
    assert_int_equal(pairs[1], 0);
    assert_int_equal(pairs[2], 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rand_index__the_same_groups_by_other_names_are_alike),
        cmocka_unit_test(test_rand_index__divisions_by_chance_are_as_by_chance),
        cmocka_unit_test(test_rand_index__is_what_counting_all_pairs_gives_either_way_round),
        cmocka_unit_test(test_rand_index__follows_the_example_of_scikit_learn),
        cmocka_unit_test(test_rand_index__things_without_a_group_are_left_out),
        cmocka_unit_test(test_rand_index__fewer_than_two_things_say_nothing),
        cmocka_unit_test(test_rand_index__shared_pairs_are_told_by_group),
    };
    return cmocka_run_group_tests_name("analysis/rand_index", tests, NULL, NULL);
}
