#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/xlsx_internal.h"
#include "support/workbook.h"

#include <math.h>

/* Numbers and dates of a workbook, read back by unzip. */

static akt_document *write_numbers(akt_lang lang)
{
    const akt_column columns[] = {
        {"w", "W", AKT_COLUMN_WHOLE, NULL},  {"n", "N", AKT_COLUMN_NUMBER, NULL},
        {"s", "S", AKT_COLUMN_NUMBER, "%"},  {"m", "M", AKT_COLUMN_MONEY, NULL},
        {"e", "E", AKT_COLUMN_MONEY, "EUR"}, {"d", "D", AKT_COLUMN_DATE, NULL},
        {"c", "C", AKT_COLUMN_CODE, NULL}};
    akt_document *document = akt_document_new(lang);
    akt_document_table(document, "numbers", "Tall", columns, 7);
    akt_document_row(document);
    akt_document_whole(document, 1200);
    akt_document_number(document, 0.120735837555059);
    akt_document_number_shown(document, 0.4, "40\xC2\xA0%");
    akt_document_amount(document, (akt_amount){true, 5000000}, "5\xC2\xA0mill.\xC2\xA0kr");
    akt_document_amount(document, (akt_amount){true, 1500}, NULL);
    akt_document_shown(document, "2018-05-17", "17.05.2018");
    akt_document_text(document, "923609016");
    akt_document_row(document);
    akt_document_whole(document, INT64_C(9007199254740993));
    akt_document_number(document, NAN);
    akt_document_number(document, NAN);
    akt_document_amount(document, (akt_amount){true, 7}, "7 EUR");
    akt_document_amount(document, (akt_amount){false, 0}, "ikke oppgitt");
    akt_document_text(document, "2016");
    akt_document_text(document, NULL);
    akt_document_row(document);
    akt_document_whole(document, 0);
    akt_document_number(document, 12);
    akt_document_number(document, 1);
    akt_document_amount(document, (akt_amount){true, -3}, "3–5 kr");
    akt_document_amount(document, (akt_amount){true, 0}, NULL);
    akt_document_shown(document, "2018-05", "05.2018");
    akt_document_text(document, "2017");
    return document;
}

static void test_xlsx_cell__a_number_is_a_number_whatever_is_shown(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, "numbers");
    assert_cell(&book, 1, "A2", "number:1200");
    assert_string_equal(akt_workbook_format(&book, 1, "A2"), "#,##0");
    assert_cell(&book, 1, "B2", "number:0.120735837555059");
    assert_string_equal(akt_workbook_format(&book, 1, "B2"), "#,##0.000");
    assert_cell(&book, 1, "C2", "number:0.4");
    assert_string_equal(akt_workbook_format(&book, 1, "C2"), "0%");
    assert_cell(&book, 1, "D2", "number:5000000");
    assert_string_equal(akt_workbook_format(&book, 1, "D2"), "#,##0\\ \"kr\"");
    assert_cell(&book, 1, "F2", "number:1500");
    assert_string_equal(akt_workbook_format(&book, 1, "F2"), "#,##0\\ \"EUR\"");
    assert_cell(&book, 1, "H2", "text:923609016");
    assert_cell(&book, 1, "B4", "number:12");
    assert_cell(&book, 1, "F4", "number:0");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx_cell__the_undefined_is_empty_or_told_and_never_0(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, "numbers");
    assert_cell(&book, 1, "B3", "");
    assert_cell(&book, 1, "C3", "");
    assert_cell(&book, 1, "F3", "text:ikke oppgitt");
    assert_cell(&book, 1, "H3", "");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx_cell__words_that_say_more_stand_beside_the_number(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, "numbers");
    assert_cell(&book, 1, "E1", "text:M, i ord");
    assert_cell(&book, 1, "E2", "");
    assert_cell(&book, 1, "D3", "number:7");
    assert_string_equal(akt_workbook_format(&book, 1, "D3"), "#,##0"); /* not kroner */
    assert_cell(&book, 1, "E3", "text:7 EUR");
    assert_cell(&book, 1, "D4", "number:-3");
    assert_cell(&book, 1, "E4", "text:3–5 kr");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx_cell__what_a_spreadsheet_would_round_is_text(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, "numbers");
    assert_string_equal(akt_workbook_cell(&book, 1, "A3"), "text:9\xC2\xA0"
                                                           "007\xC2\xA0"
                                                           "199\xC2\xA0"
                                                           "254\xC2\xA0"
                                                           "740\xC2\xA0"
                                                           "993");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx_cell__days_and_years_are_numbers_and_months_are_words(void **state)
{
    (void)state;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_document *document = write_numbers((akt_lang)lang);
        akt_buffer book = AKT_BUFFER_INIT;
        akt_workbook_document(&book, document, "numbers");
        assert_cell(&book, 1, "G2", "number:43237");
        assert_string_equal(akt_workbook_format(&book, 1, "G2"),
                            lang == AKT_LANG_EN ? "d mmm yyyy" : "dd.mm.yyyy");
        assert_cell(&book, 1, "G3", "number:2016");
        assert_string_equal(akt_workbook_format(&book, 1, "G3"), "0");
        assert_cell(&book, 1, "G4", "text:05.2018");
        akt_buffer_dispose(&book);
        akt_document_free(document);
    }
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static void test_xlsx_cell__days_are_counted_one_by_one(void **state)
{
    (void)state;
    static const int8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    double expected = 61;
    for (int year = 1900; year < 3000; year++)
        for (int month = year == 1900 ? 3 : 1; month <= 12; month++)
            for (int day = 1; day <= lengths[month - 1] + (month == 2 && is_leap(year)); day++) {
                const akt_date date = {(int16_t)year, (int8_t)month, (int8_t)day};
                assert_true(akt_xlsx__day_number(date) == expected++);
            }
    assert_true(akt_xlsx__day_number((akt_date){1900, 2, 28}) == 0);
    assert_true(akt_xlsx__day_number((akt_date){1814, 5, 17}) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xlsx_cell__a_number_is_a_number_whatever_is_shown),
        cmocka_unit_test(test_xlsx_cell__the_undefined_is_empty_or_told_and_never_0),
        cmocka_unit_test(test_xlsx_cell__words_that_say_more_stand_beside_the_number),
        cmocka_unit_test(test_xlsx_cell__what_a_spreadsheet_would_round_is_text),
        cmocka_unit_test(test_xlsx_cell__days_and_years_are_numbers_and_months_are_words),
        cmocka_unit_test(test_xlsx_cell__days_are_counted_one_by_one),
    };
    return cmocka_run_group_tests_name("output/xlsx_cell", tests, NULL, NULL);
}
