#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_text.h"

static void test_json_text__what_json_and_html_cannot_carry_is_escaped(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_json_text_add(&out, "a\"\\/\n\t\x01\r\x1F\x7F</script>&æ€");
    assert_string_equal(akt_buffer_text(&out), "\"a\\\"\\\\/\\n\\u0009\\u0001\\u000d\\u001f\x7F"
                                               "\\u003c/script\\u003e\\u0026æ€\"");
    akt_buffer_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_text__what_json_and_html_cannot_carry_is_escaped),
    };
    return cmocka_run_group_tests_name("base_json_text", tests, NULL, NULL);
}
