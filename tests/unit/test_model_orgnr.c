#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/orgnr.h"

static void test_orgnr__the_last_digit_is_a_check(void **state)
{
    (void)state;
    assert_true(akt_orgnr_is_valid("923609016") && akt_orgnr_is_valid("974760673"));
    for (char digit = '0'; digit <= '9'; digit++) {
        char number[] = "923609010";
        number[8] = digit;
        assert_int_equal(akt_orgnr_is_valid(number), digit == '6');
    }
    assert_false(akt_orgnr_is_valid("92360901"));
    assert_false(akt_orgnr_is_valid("9236090160"));
    assert_false(akt_orgnr_is_valid(""));
}

static void test_orgnr__it_is_found_in_what_people_write(void **state)
{
    static const char *const good[] = {"923609016",       " 923 609 016 ",    "923\xC2\xA0" "609\xC2\xA0" "016",
                                       "NO 923609016 MVA", "NO-BRC-923609016", "no923609016mva"};
    static const char *const bad[] = {"", "92360901", "9236090160", "923609016 x", "SE923609016", "NO-BRC-"};
    char number[AKT_ORGNR_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(akt_orgnr_read(good[i], number));
        assert_string_equal(number, "923609016");
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(akt_orgnr_read(bad[i], number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orgnr__the_last_digit_is_a_check),
        cmocka_unit_test(test_orgnr__it_is_found_in_what_people_write),
    };
    return cmocka_run_group_tests_name("model_orgnr", tests, NULL, NULL);
}
