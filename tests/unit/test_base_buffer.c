#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "support/failing_malloc.h"

#include <math.h>
#include <string.h>

static void test_buffer__an_empty_one_reads_as_an_empty_text(void **state)
{
    (void)state;
    akt_buffer buffer = AKT_BUFFER_INIT;
    assert_string_equal(akt_buffer_text(&buffer), "");
    assert_int_equal(akt_buffer_status(&buffer, NULL), AKT_OK);
    akt_buffer_dispose(&buffer);
    akt_buffer_dispose(&buffer);
}

static void test_buffer__what_is_added_stands_there_in_order(void **state)
{
    (void)state;
    akt_buffer buffer = AKT_BUFFER_INIT;
    akt_buffer_add(&buffer, "a");
    akt_buffer_add_bytes(&buffer, "bcd", 2);
    akt_buffer_add_char(&buffer, 'x');
    akt_buffer_add_code(&buffer, 0xE5);
    akt_buffer_add_integer(&buffer, INT64_MIN);
    akt_buffer_add_number(&buffer, -0.0);
    akt_buffer_add_number(&buffer, NAN);
    akt_buffer_add_fixed(&buffer, -0.04, 1);
    akt_buffer_format(&buffer, "%s%d", "!", 7);
    assert_string_equal(akt_buffer_text(&buffer), "abcx\xC3\xA5-922337203685477580800.0!7");
    assert_int_equal(buffer.size, strlen(buffer.text));
    akt_buffer_clear(&buffer);
    assert_string_equal(akt_buffer_text(&buffer), "");
    akt_buffer_dispose(&buffer);
}

static void test_buffer__it_grows_over_every_boundary(void **state)
{
    (void)state;
    akt_buffer one = AKT_BUFFER_INIT;
    for (size_t size = 1; size < 2000; size++) {
        akt_buffer whole = AKT_BUFFER_INIT;
        char expected[2001];
        memset(expected, 'x', size);
        expected[size] = '\0';
        akt_buffer_add_char(&one, 'x');
        akt_buffer_format(&whole, "%s", expected);
        assert_string_equal(one.text, expected);
        assert_string_equal(whole.text, expected);
        akt_buffer_dispose(&whole);
    }
    akt_buffer_dispose(&one);
}

static void test_buffer__it_fails_once_and_for_all(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands()) {
        print_message("skipped: allocations cannot be made to fail in this build\n");
        skip();
    }
    akt_buffer buffer = AKT_BUFFER_INIT;
    akt_buffer_add(&buffer, "before");
    char much[4096];
    memset(much, 'x', sizeof much);
    akt_failing_malloc_arm(0);
    akt_buffer_add_bytes(&buffer, much, sizeof much);
    assert_true(akt_failing_malloc_disarm());
    akt_buffer_add(&buffer, "after");
    akt_buffer_format(&buffer, "%d", 1);
    akt_error err;
    assert_int_equal(akt_buffer_status(&buffer, &err), AKT_ENOMEM);
    assert_int_equal(err.status, AKT_ENOMEM);
    assert_string_equal(akt_buffer_text(&buffer), "before");
    akt_buffer_dispose(&buffer);
    assert_false(buffer.failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buffer__an_empty_one_reads_as_an_empty_text),
        cmocka_unit_test(test_buffer__what_is_added_stands_there_in_order),
        cmocka_unit_test(test_buffer__it_grows_over_every_boundary),
        cmocka_unit_test(test_buffer__it_fails_once_and_for_all),
    };
    return cmocka_run_group_tests_name("base_buffer", tests, NULL, NULL);
}
