#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/intern.h"

#include <stdio.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intern__a_key_has_its_first_value_and_no_other),
    };
    return cmocka_run_group_tests_name("base_intern", tests, NULL, NULL);
}
