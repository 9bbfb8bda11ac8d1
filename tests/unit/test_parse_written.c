#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/written.h"

#include <string.h>

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define THIN "\xE2\x80\x89"
#define MINUS "\xE2\x88\x92"

static void assert_number(const char *text, const char *wanted)
{
    akt_buffer out = AKT_BUFFER_INIT;
    if (akt_written_number(text, &out) != AKT_WRITTEN_GOOD)
        fail_msg("\"%s\" is not read", text);
    assert_string_equal(akt_buffer_text(&out), wanted);
    akt_buffer_dispose(&out);
}

static void assert_refused(const char *text, akt_written why)
{
    akt_buffer out = AKT_BUFFER_INIT;
    if (akt_written_number(text, &out) != why)
        fail_msg("\"%s\" is not refused as %d", text, (int)why);
    assert_int_equal(out.size, 0);
    akt_buffer_dispose(&out);
}

static void test_written__numbers_are_read_as_norwegians_and_others_write_them(void **state)
{
    static const char *const rows[][2] = {
        {"2000000", "2000000"},
        {" 2 000 000 ", "2000000"},
        {"2" NBSP "000" NBSP "000", "2000000"},
        {"2" NARROW "000" THIN "000", "2000000"},
        {"2.000.000", "2000000"},
        {"2,000,000", "2000000"},
        {"2'000'000", "2000000"},
        {"1,5", "1.5"},
        {"1.5", "1.5"},
        {"0,125", "0.125"},
        {"0.125", "0.125"},
        {"2.000,50", "2000.5"},
        {"2,000.50", "2000.5"},
        {"2 000,00", "2000"},
        {"626199,99999984", "626199.99999984"},
        {"-5", "-5"},
        {MINUS "5", "-5"},
        {"0", "0"},
        {"000", "0"},
        {"kr 5,-", "5"},
        {"kr" NBSP "2 000,00", "2000"},
        {"2 000 kr", "2000"},
        {"5 kroner", "5"},
        {"5 NOK", "5"},
        {"12 %", "0.12"},
        {"12,5%", "0.125"},
        {"999999999999999999", "999999999999999999"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_number(rows[i][0], rows[i][1]);
}

static void test_written__what_can_mean_two_things_is_refused(void **state)
{
    (void)state;
    assert_refused("1.234", AKT_WRITTEN_AMBIGUOUS);
    assert_refused("1,234", AKT_WRITTEN_AMBIGUOUS);
    assert_refused("123.456 kr", AKT_WRITTEN_AMBIGUOUS);
}

static void test_written__a_unit_is_refused_as_one(void **state)
{
    static const char *const texts[] = {"2,5 mill.", "2,5 mill. kr", "5 tusen",
                                        "1 mrd",     "5 EUR",        "3 millioner kroner"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_refused(texts[i], AKT_WRITTEN_UNIT);
}

static void test_written__other_texts_are_no_numbers(void **state)
{
    static const char *const texts[] = {"",
                                        "Kommer senere",
                                        "1 2",
                                        "12 34 567",
                                        "2 0000",
                                        "1,2,3",
                                        "1.2.3",
                                        ",5",
                                        "5,",
                                        "--5",
                                        "kr",
                                        "1e9",
                                        "0x10",
                                        "1 000.0 0",
                                        "\xE2\x82\xAC 5",
                                        "1234567890123456789",
                                        "∞"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_buffer out = AKT_BUFFER_INIT;
        akt_written answer = akt_written_number(texts[i], &out);
        if (answer == AKT_WRITTEN_GOOD || answer == AKT_WRITTEN_AMBIGUOUS)
            fail_msg("\"%s\" is read as %s", texts[i], akt_buffer_text(&out));
        assert_int_equal(out.size, 0);
        akt_buffer_dispose(&out);
    }
}

static void test_written__days_are_read_the_norwegian_way(void **state)
{
    static const char *const rows[][2] = {
        {"25.05.2020", "2020-05-25"},       {"5.5.2020", "2020-05-05"},
        {"25.05.2020 00:00", "2020-05-25"}, {"2020", "2020"},
        {"2020-05-25", "2020-05-25"},       {"25.13.2020", "25.13.2020"},
        {"25.05.20", "25.05.20"},           {"snart", "snart"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_buffer out = AKT_BUFFER_INIT;
        akt_written_date(rows[i][0], &out);
        assert_string_equal(akt_buffer_text(&out), rows[i][1]);
        akt_buffer_dispose(&out);
    }
}

static void assert_amount(const char *text, akt_written_point point, akt_written answer,
                          const char *wanted)
{
    akt_buffer out = AKT_BUFFER_INIT;
    if (akt_written_amount(text, point, &out) != answer ||
        strcmp(akt_buffer_text(&out), wanted) != 0)
        fail_msg("%s: %s, not %s", text, akt_buffer_text(&out), wanted);
    akt_buffer_dispose(&out);
}

static void test_written__amounts_are_read_as_registers_have_them(void **state)
{
    static const char *const rows[][2] = {
        {"2 627 200 kr", "2627200"},
        {"2\xC2\xA0" "627\xE2\x80\xAF" "200\xE2\x80\x89kr", "2627200"},
        {"1 000 000,-", "1000000"},
        {"5 mill. kr", "5000000"},
        {"2,5 mill kr", "2500000"},
        {"kr 1,125 mill.", "1125000"},
        {"12 MNOK", "12000000"},
        {"3 mrd. kroner", "3000000000"},
        {"300 tusen", "300000"},
        {"NOK 1 200,50", "1200.5"},
        {"(75 000)", "-75000"},
        {"\xE2\x88\x92" "5 mill.", "-5000000"},
        {"626199.99999984", "626199.99999984"},
        {"0", "0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_amount(rows[i][0], AKT_WRITTEN_POINT_UNSAID, AKT_WRITTEN_GOOD, rows[i][1]);
    assert_amount("1.234", AKT_WRITTEN_POINT_UNSAID, AKT_WRITTEN_AMBIGUOUS, "");
    assert_amount("1.234", AKT_WRITTEN_POINT_COMMA, AKT_WRITTEN_GOOD, "1234");
    assert_amount("1.234", AKT_WRITTEN_POINT_POINT, AKT_WRITTEN_GOOD, "1.234");
    assert_amount("12 %", AKT_WRITTEN_POINT_UNSAID, AKT_WRITTEN_UNIT, "");
    assert_amount("ca. 5", AKT_WRITTEN_POINT_UNSAID, AKT_WRITTEN_NONE, "");
    assert_true(akt_written_has_scale("5 mill. kr") && akt_written_has_scale("2 MNOK"));
    assert_false(akt_written_has_scale("5 kr"));
}

static void test_written__days_are_read_as_registers_have_them(void **state)
{
    static const struct {
        const char *text;
        akt_written_order order;
        akt_written answer;
        const char *wanted;
    } rows[] = {
        {"2020-05-25", 0, AKT_WRITTEN_GOOD, "2020-05-25"},
        {"2020-05-25T10:00:00.000Z", 0, AKT_WRITTEN_GOOD, "2020-05-25"},
        {"25.05.2020 00:00", 0, AKT_WRITTEN_GOOD, "2020-05-25"},
        {"5.5.2020", 0, AKT_WRITTEN_GOOD, "2020-05-05"},
        {"2020", 0, AKT_WRITTEN_GOOD, "2020"},
        {"05.2020", 0, AKT_WRITTEN_GOOD, "2020-05"},
        {"2020-05", 0, AKT_WRITTEN_GOOD, "2020-05"},
        {"25/05/2020", 0, AKT_WRITTEN_GOOD, "2020-05-25"},
        {"05/25/2020", 0, AKT_WRITTEN_GOOD, "2020-05-25"},
        {"03/04/2020", 0, AKT_WRITTEN_AMBIGUOUS, ""},
        {"03/04/2020", AKT_WRITTEN_ORDER_DMY, AKT_WRITTEN_GOOD, "2020-04-03"},
        {"03/04/2020", AKT_WRITTEN_ORDER_MDY, AKT_WRITTEN_GOOD, "2020-03-04"},
        {"25.05.20", 0, AKT_WRITTEN_NONE, ""},
        {"2016-2018", 0, AKT_WRITTEN_NONE, ""},
        {"snart", 0, AKT_WRITTEN_NONE, ""},
        {"", 0, AKT_WRITTEN_NONE, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_buffer out = AKT_BUFFER_INIT;
        assert_int_equal(akt_written_day(rows[i].text, rows[i].order, &out), rows[i].answer);
        assert_string_equal(akt_buffer_text(&out), rows[i].wanted);
        akt_buffer_dispose(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written__numbers_are_read_as_norwegians_and_others_write_them),
        cmocka_unit_test(test_written__what_can_mean_two_things_is_refused),
        cmocka_unit_test(test_written__a_unit_is_refused_as_one),
        cmocka_unit_test(test_written__other_texts_are_no_numbers),
        cmocka_unit_test(test_written__days_are_read_the_norwegian_way),
        cmocka_unit_test(test_written__amounts_are_read_as_registers_have_them),
        cmocka_unit_test(test_written__days_are_read_as_registers_have_them),
    };
    return cmocka_run_group_tests_name("parse_written", tests, NULL, NULL);
}
