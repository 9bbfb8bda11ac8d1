#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/url.h"

#include <stdlib.h>
#include <string.h>

static void assert_spelled(const char *url, const char *wanted)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_url_add(&out, url);
    assert_string_equal(akt_buffer_text(&out), wanted);
    akt_buffer_dispose(&out);
}

static void test_url__an_address_stays_as_it_is(void **state)
{
    static const char *const addresses[] = {
        "", "https://www.regjeringen.no/no/dokumenter/?id=2459&x=[a]#kap-3",
        "http://[::1]:8080/~a/b_c;d=1,2(3)*!$'+@", "https://no.wikipedia.org/wiki/Ål%C3%A5",
        "https://example.org/100%25"};
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_spelled(addresses[i], addresses[i]);
}

static void test_url__what_no_address_holds_is_spelled_by_its_number(void **state)
{
    (void)state;
    assert_spelled("http://a/b c", "http://a/b%20c");
    assert_spelled("a\tb\r\nc\x01", "a%09b%0D%0Ac%01");
    assert_spelled("<\"{|\\^`}>", "%3C%22%7B%7C%5C%5E%60%7D%3E");
    assert_spelled("http://a/\"><script>", "http://a/%22%3E%3Cscript%3E");
}

/* Every byte is either itself or its number, which says it again. */
static void test_url__every_byte_can_be_read_back(void **state)
{
    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        const char url[] = {'a', (char)byte, 'b', '\0'};
        akt_buffer out = AKT_BUFFER_INIT;
        akt_url_add(&out, url);
        bool is_spelled = out.size == 5;
        assert_true(is_spelled || strcmp(out.text, url) == 0);
        if (is_spelled) {
            char number[3] = {out.text[2], out.text[3], '\0'};
            assert_int_equal(out.text[1], '%');
            assert_int_equal(strtol(number, NULL, 16), byte);
        }
        assert_null(strpbrk(out.text, " \t\r\n<>\"{}|\\^`"));
        akt_buffer_dispose(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_url__an_address_stays_as_it_is),
        cmocka_unit_test(test_url__what_no_address_holds_is_spelled_by_its_number),
        cmocka_unit_test(test_url__every_byte_can_be_read_back),
    };
    return cmocka_run_group_tests_name("base_url", tests, NULL, NULL);
}
