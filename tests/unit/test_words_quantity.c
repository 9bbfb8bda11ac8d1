#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/quantity.h"

#include <math.h>
#include <string.h>

#define SPACE "\xC2\xA0" /* U+00A0 */
#define MINUS "\xE2\x88\x92"

/* What stands in out, which is emptied. */
#define assert_reads(out, expected)                                                                \
    do {                                                                                           \
        assert_string_equal(akt_buffer_text(out), expected);                                       \
        akt_buffer_clear(out);                                                                     \
    } while (0)

static void test_quantity__whole_numbers_stand_in_groups_of_three(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } rows[] = {
        {0, "0"},
        {7, "7"},
        {999, "999"},
        {1000, "1" SPACE "000"},
        {-1000, MINUS "1" SPACE "000"},
        {-999, MINUS "999"},
        {1234567, "1" SPACE "234" SPACE "567"},
        {INT64_MAX, "9" SPACE "223" SPACE "372" SPACE "036" SPACE "854" SPACE "775" SPACE "807"},
        {INT64_MIN,
         MINUS "9" SPACE "223" SPACE "372" SPACE "036" SPACE "854" SPACE "775" SPACE "808"},
    };
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            akt_quantity_whole(&out, rows[i].value, (akt_lang)lang);
            assert_reads(&out, rows[i].text);
        }
    }
    akt_buffer_dispose(&out);
}

static void test_quantity__a_fraction_has_a_comma_in_norwegian_a_point_in_english(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_quantity_number(&out, 1234.5, 1, AKT_LANG_NB);
    assert_reads(&out, "1" SPACE "234,5");
    akt_quantity_number(&out, -1234.5, 2, AKT_LANG_NN);
    assert_reads(&out, MINUS "1" SPACE "234,50");
    akt_quantity_number(&out, 1234.5, 1, AKT_LANG_EN);
    assert_reads(&out, "1" SPACE "234.5");
    akt_quantity_number(&out, -0.01, 1, AKT_LANG_NB);
    assert_reads(&out, "0,0");
    akt_quantity_number(&out, 999999.5, 0, AKT_LANG_NB);
    assert_reads(&out, "1" SPACE "000" SPACE "000");
    akt_quantity_number(&out, NAN, 1, AKT_LANG_NB);
    assert_reads(&out, "");
    akt_buffer_dispose(&out);
}

static void test_quantity__a_measure_has_decimals_by_its_size(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_quantity_measure(&out, 3, AKT_LANG_NB);
    assert_reads(&out, "3");
    akt_quantity_measure(&out, 0.12345, AKT_LANG_NB);
    assert_reads(&out, "0,123");
    akt_quantity_measure(&out, 12.345, AKT_LANG_EN);
    assert_reads(&out, "12.3");
    akt_quantity_measure(&out, 1234.5678, AKT_LANG_NB);
    assert_reads(&out, "1" SPACE "235");
    akt_quantity_measure(&out, NAN, AKT_LANG_NB);
    assert_reads(&out, "");
    akt_buffer_dispose(&out);
}

static void test_quantity__money_is_told_in_millions_where_that_loses_nothing(void **state)
{
    static const struct {
        int64_t value;
        const char *currency, *nb, *en;
    } rows[] = {
        {5000000, NULL, "5" SPACE "mill." SPACE "kr", "5" SPACE "million" SPACE "NOK"},
        {15500000, "NOK", "15,5" SPACE "mill." SPACE "kr", "15.5" SPACE "million" SPACE "NOK"},
        {1001000, NULL, "1,001" SPACE "mill." SPACE "kr", "1.001" SPACE "million" SPACE "NOK"},
        {1000100, NULL, "1" SPACE "000" SPACE "100" SPACE "kr",
         "1" SPACE "000" SPACE "100" SPACE "NOK"},
        {453000, NULL, "453" SPACE "000" SPACE "kr", "453" SPACE "000" SPACE "NOK"},
        {0, NULL, "0" SPACE "kr", "0" SPACE "NOK"},
        {-5000000, NULL, MINUS "5" SPACE "000" SPACE "000" SPACE "kr",
         MINUS "5" SPACE "000" SPACE "000" SPACE "NOK"},
        {2000000, "EUR", "2" SPACE "mill." SPACE "EUR", "2" SPACE "million" SPACE "EUR"},
        {1500, "EUR", "1" SPACE "500" SPACE "EUR", "1" SPACE "500" SPACE "EUR"},
        {2000000, "", "2" SPACE "mill.", "2" SPACE "million"},
        {1500000000, NULL, "1" SPACE "500" SPACE "mill." SPACE "kr",
         "1" SPACE "500" SPACE "million" SPACE "NOK"},
    };
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_quantity_money(&out, rows[i].value, rows[i].currency, AKT_LANG_NB);
        assert_reads(&out, rows[i].nb);
        akt_quantity_money(&out, rows[i].value, rows[i].currency, AKT_LANG_NN);
        assert_reads(&out, rows[i].nb);
        akt_quantity_money(&out, rows[i].value, rows[i].currency, AKT_LANG_EN);
        assert_reads(&out, rows[i].en);
    }
    akt_buffer_dispose(&out);
}

static void test_quantity__a_date_shows_what_is_known_of_it(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_quantity_date(&out, 2026, 11, 21, AKT_LANG_NB);
    assert_reads(&out, "21.11.2026");
    akt_quantity_date(&out, 2026, 1, 2, AKT_LANG_NN);
    assert_reads(&out, "02.01.2026");
    akt_quantity_date(&out, 2026, 11, 2, AKT_LANG_EN);
    assert_reads(&out, "2 Nov 2026");
    akt_quantity_date(&out, 2026, 11, 0, AKT_LANG_NB);
    assert_reads(&out, "11.2026");
    akt_quantity_date(&out, 2026, 12, 0, AKT_LANG_EN);
    assert_reads(&out, "Dec 2026");
    akt_quantity_date(&out, 2026, 0, 0, AKT_LANG_EN);
    assert_reads(&out, "2026");
    akt_buffer_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantity__whole_numbers_stand_in_groups_of_three),
        cmocka_unit_test(test_quantity__a_fraction_has_a_comma_in_norwegian_a_point_in_english),
        cmocka_unit_test(test_quantity__a_measure_has_decimals_by_its_size),
        cmocka_unit_test(test_quantity__money_is_told_in_millions_where_that_loses_nothing),
        cmocka_unit_test(test_quantity__a_date_shows_what_is_known_of_it),
    };
    return cmocka_run_group_tests_name("words_quantity", tests, NULL, NULL);
}
