#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/plain.h"

#include <string.h>

static void assert_plain(const char *text, const char *wanted)
{
    char plain[64];
    akt_plain(plain, sizeof plain, text, strlen(text));
    assert_string_equal(plain, wanted);
}

static void test_plain__letters_of_latin_alphabets_lose_case_and_accents(void **state)
{
    (void)state;
    assert_plain("Ærfugl_på  Østlandet:", "aerfugl pa ostlandet");
    assert_plain("ŁÓDŹ, Škofja Loka, Győr", "lodz, skofja loka, gyor");
    assert_plain("Čáhcesuolu", "cahcesuolu");
}

static void test_plain__signs_are_no_letters(void **state)
{
    (void)state;
    assert_plain("2 × 3 ÷ 4", "2 × 3 ÷ 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain__letters_of_latin_alphabets_lose_case_and_accents),
        cmocka_unit_test(test_plain__signs_are_no_letters),
    };
    return cmocka_run_group_tests_name("parse_plain", tests, NULL, NULL);
}
