#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/intern.h"

#include <stdio.h>
#include <string.h>

static void test_intern__a_key_has_its_first_value_and_no_other(void **state)
{
    static char keys[5000][8];
    (void)state;
    akt_intern *table = akt_intern_new();
    assert_int_equal(akt_intern_find(table, "k0"), AKT_INTERN_NONE);
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", (unsigned)i);
        assert_int_equal(akt_intern_add(table, keys[i], i), i);
    }
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(akt_intern_find(table, keys[i]), i);
        assert_int_equal(akt_intern_add(table, keys[i], i + 1), i);
    }
    assert_int_equal(akt_intern_find(table, "k5000"), AKT_INTERN_NONE);
    assert_int_equal(akt_intern_find(table, ""), AKT_INTERN_NONE);
    assert_int_equal(akt_intern_add(table, "", 7), 7);
    assert_int_equal(akt_intern_find(table, ""), 7);
    akt_intern_free(table);
    akt_intern_free(NULL);
}

/* Keys that differ in one byte only, of every length around a word. */
static void test_intern__a_key_may_be_part_of_a_longer_text(void **state)
{
    static char keys[40][40];
    (void)state;
    akt_intern *table = akt_intern_new();
    assert_true(akt_intern_reserve(table, 1000));
    for (uint32_t i = 0; i < 40; i++) {
        for (uint32_t c = 0; c < i; c++)
            keys[i][c] = 'x';
        akt_intern_expect(table, keys[i]);
        assert_int_equal(akt_intern_add(table, keys[i], i), i);
    }
    for (uint32_t i = 0; i < 39; i++) {
        char other[40] = "";
        assert_int_equal(akt_intern_find_bytes(table, keys[39], i), i);
        memcpy(other, keys[39], i);
        for (uint32_t c = 0; c < i; c++) {
            other[c] = 'y';
            assert_int_equal(akt_intern_find_bytes(table, other, i), AKT_INTERN_NONE);
            other[c] = 'x';
        }
    }
    assert_int_equal(akt_intern_find(table, "xx"), 2);
    akt_intern_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intern__a_key_has_its_first_value_and_no_other),
        cmocka_unit_test(test_intern__a_key_may_be_part_of_a_longer_text),
    };
    return cmocka_run_group_tests_name("base_intern", tests, NULL, NULL);
}
