#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/status.h"

#include <string.h>

static void test_status__a_long_message_is_cut_at_a_whole_character(void **state)
{
    (void)state;
    akt_error err;
    char text[2101] = {0};
    for (size_t i = 0; i < 2100; i += 3)
        memcpy(text + i, "€", 3);
    for (size_t lead = 0; lead < 3; lead++) {
        assert_int_equal(akt_error_set(&err, AKT_EIO, "%.*s%s", (int)lead, "xx", text), AKT_EIO);
        assert_int_equal((strlen(err.message) - lead) % 3, 0);
        assert_true(strlen(err.message) > 1000);
    }
    assert_int_equal(akt_error_set(NULL, AKT_EINVAL, "x"), AKT_EINVAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status__a_long_message_is_cut_at_a_whole_character),
    };
    return cmocka_run_group_tests_name("base_status", tests, NULL, NULL);
}
