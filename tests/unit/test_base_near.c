#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/near.h"

#include <string.h>

static const char *nearest(const char *word, const char *a, const char *b)
{
    akt_near near = akt_near_start(word);
    akt_near_try(&near, a);
    akt_near_try(&near, b);
    return near.best;
}

static void test_near__the_nearest_within_a_third_is_found(void **state)
{
    (void)state;
    assert_string_equal(nearest("actor", "actors", "factors"), "actors");
    assert_string_equal(nearest("governs", "govrens", "governed"), "govrens");
    assert_string_equal(nearest("kind", "kinds", "kin"), "kinds"); /* the first of equals */
    assert_string_equal(nearest("flow", "flow", "flows"), "flow");
    assert_null(nearest("xyz", "actors", "ties"));
    assert_null(nearest("abcdef", "abcxyz", "xyzdef")); /* three of six */
    assert_string_equal(nearest("abcdef", "abcdxy", "xyzdef"), "abcdxy");
    assert_string_equal(nearest("ab", "ba", "xy"), "ba"); /* a swap is one step */
    assert_null(nearest("ab", "bxa", "xy"));
}

static void test_near__capitals_are_no_difference(void **state)
{
    (void)state;
    assert_string_equal(nearest("KMD", "kmf", "kmd"), "kmd");
    assert_string_equal(nearest("abcdef", "BACDEF", "abcxyz"), "BACDEF");
    akt_near near = akt_near_start("Kommunaldepartementet");
    akt_near_try(&near, "ks");
    akt_near_try_for(&near, "kommunaldepartementet", "kmd");
    assert_string_equal(near.best, "kmd");
}

static void test_near__very_long_words_are_never_near(void **state)
{
    (void)state;
    char longest[65], longer[66];
    memset(longest, 'a', 64);
    memset(longer, 'a', 65);
    longest[64] = longer[65] = '\0';
    assert_string_equal(nearest(longest, longest, "x"), longest);
    assert_null(nearest(longer, longer, longest));
    assert_null(nearest(longest, longer, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_near__the_nearest_within_a_third_is_found),
        cmocka_unit_test(test_near__capitals_are_no_difference),
        cmocka_unit_test(test_near__very_long_words_are_never_near),
    };
    return cmocka_run_group_tests_name("base_near", tests, NULL, NULL);
}
