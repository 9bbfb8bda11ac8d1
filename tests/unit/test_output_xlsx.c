#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "output/format.h"
#include "output/xlsx.h"
#include "output/xlsx_internal.h"
#include "support/failing_malloc.h"
#include "support/workbook.h"
#include "words/order.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Workbooks read back by unzip. */

static void write_workbook(akt_buffer *out, const akt_document *document, const char *table)
{
    assert_int_equal(akt_xlsx_write(out, &document, 1, table, NULL), AKT_OK);
}

#define assert_cell(workbook, sheet, place, wanted)                                                \
    assert_string_equal(akt_workbook_cell(workbook, sheet, place), wanted)

/* A document with every kind of block, a table of each kind of readers and one without rows. */
static akt_document *write_report(akt_lang lang)
{
    const akt_column columns[] = {{"id", "Id", AKT_COLUMN_CODE, NULL},
                                  {"who", "Hvem", AKT_COLUMN_TEXT, NULL}};
    static const akt_readers readers[] = {AKT_READERS_MACHINES, AKT_READERS_PEOPLE,
                                          AKT_READERS_MACHINES, AKT_READERS_ALL};
    static const char *const names[] = {"roles", "roles", "record", "ties"};
    static const char *const captions[] = {NULL, "Roller", "Alle felt", NULL};
    akt_document *document = akt_document_new(lang);
    akt_document_heading(document, 1, "Hvem gjør hva?");
    akt_document_paragraph(document, "Ett avsnitt.");
    akt_document_item(document, "Et punkt.");
    for (int t = 0; t < 4; t++) {
        akt_document_table(document, names[t], captions[t], columns, 2);
        akt_document_table_for(document, readers[t]);
        akt_document_row(document);
        akt_document_text(document, "difi");
        akt_document_shown(document, "a", t == 1 ? "A og B" : NULL);
    }
    akt_document_table(document, "empty", "Tom", columns, 2);
    akt_document_note(document, "En merknad.");
    return document;
}

static void test_xlsx__the_first_sheet_tells_and_each_table_has_one(void **state)
{
    (void)state;
    akt_document *document = write_report(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT, links = AKT_BUFFER_INIT;
    write_workbook(&book, document, NULL);
    assert_string_equal(akt_workbook_sheet(&book, 1), "Sammendrag");
    assert_string_equal(akt_workbook_sheet(&book, 2), "Roller");
    assert_string_equal(akt_workbook_sheet(&book, 3), "Hvem gjør hva");
    assert_string_equal(akt_workbook_sheet(&book, 4), "Alle felt");
    assert_string_equal(akt_workbook_sheet(&book, 5), "");
    assert_cell(&book, 1, "A1", "text:Hvem gjør hva?");
    assert_cell(&book, 1, "A2", "text:Ett avsnitt.");
    assert_cell(&book, 1, "A3", "text:• Et punkt.");
    assert_cell(&book, 1, "A4", "text:Arket «Roller»: 1 rad");
    assert_cell(&book, 1, "A7", "text:En merknad.");
    assert_cell(&book, 2, "B1", "text:Hvem");
    assert_cell(&book, 2, "B2", "text:A og B");
    assert_cell(&book, 4, "B2", "text:a");
    assert_true(akt_workbook_part(&book, "xl/worksheets/sheet1.xml", &links));
    assert_non_null(strstr(akt_buffer_text(&links), "location=\"'Hvem gjør hva'!A1\""));
    akt_buffer_dispose(&links);
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx__a_table_can_be_had_alone(void **state)
{
    (void)state;
    akt_document *document = write_report(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_error err = {0};
    const akt_document_options roles = {"roles", false}, wrong = {"rols", false};
    assert_int_equal(akt_document_write(&book, document, AKT_FORMAT_XLSX, &roles, NULL), AKT_OK);
    assert_string_equal(akt_workbook_sheet(&book, 1), "Roller");
    assert_string_equal(akt_workbook_sheet(&book, 2), "");
    assert_cell(&book, 1, "B2", "text:A og B");
    akt_buffer_dispose(&book);
    write_workbook(&book, document, "empty");
    assert_cell(&book, 1, "B1", "");
    assert_cell(&book, 1, "A1", "text:Id");
    akt_buffer_dispose(&book);
    assert_int_equal(akt_document_write(&book, document, AKT_FORMAT_XLSX, &wrong, &err),
                     AKT_EINVAL);
    assert_string_equal(err.message, "no table 'rols' here; did you mean 'roles'?");
    assert_int_equal(akt_xlsx_write(&book, (const akt_document *const *)&document, 1, "x", NULL),
                     AKT_EINVAL);
    assert_int_equal(book.size, 0);
    akt_document_free(document);
}

static void test_xlsx__several_documents_make_one_workbook(void **state)
{
    (void)state;
    akt_document *documents[] = {write_report(AKT_LANG_EN), write_report(AKT_LANG_EN)};
    akt_buffer book = AKT_BUFFER_INIT;
    assert_int_equal(
        akt_xlsx_write(&book, (const akt_document *const *)documents, 2, NULL, NULL), AKT_OK);
    assert_string_equal(akt_workbook_sheet(&book, 1), "Summary");
    assert_string_equal(akt_workbook_sheet(&book, 4), "Roller (2)");
    assert_cell(&book, 1, "A9", "text:Hvem gjør hva?");
    assert_cell(&book, 1, "A12", "text:Sheet “Roller (2)”: 1 row");
    akt_buffer_dispose(&book);
    akt_document_free(documents[0]);
    akt_document_free(documents[1]);
}

/* Numbers and dates */

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

static void test_xlsx__a_number_is_a_number_whatever_is_shown(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    write_workbook(&book, document, "numbers");
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

static void test_xlsx__the_undefined_is_empty_or_told_and_never_0(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    write_workbook(&book, document, "numbers");
    assert_cell(&book, 1, "B3", "");
    assert_cell(&book, 1, "C3", "");
    assert_cell(&book, 1, "F3", "text:ikke oppgitt");
    assert_cell(&book, 1, "H3", "");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx__words_that_say_more_stand_beside_the_number(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    write_workbook(&book, document, "numbers");
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

static void test_xlsx__what_a_spreadsheet_would_round_is_text(void **state)
{
    (void)state;
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    write_workbook(&book, document, "numbers");
    assert_string_equal(akt_workbook_cell(&book, 1, "A3"),
                        "text:9\xC2\xA0" "007\xC2\xA0" "199\xC2\xA0" "254\xC2\xA0" "740\xC2\xA0"
                        "993");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx__days_and_years_are_numbers_and_months_are_words(void **state)
{
    (void)state;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_document *document = write_numbers((akt_lang)lang);
        akt_buffer book = AKT_BUFFER_INIT;
        write_workbook(&book, document, "numbers");
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

static void test_xlsx__days_are_counted_one_by_one(void **state)
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

/* Texts */

static akt_document *write_texts(const char *const *texts, size_t count)
{
    const akt_column column = {"text", "Tekst", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "texts", NULL, &column, 1);
    for (size_t i = 0; i < count; i++) {
        akt_document_row(document);
        akt_document_text(document, texts[i]);
    }
    return document;
}

static void test_xlsx__text_stays_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "=1+1",     "+47",        "-2",   "@SUM(A1)", "'=1", "\t=1", "12,5", "TRUE", "#N/A",
        "=HYPERLINK(\"http://x\")", "http://example.org", "mailto:a@b.no", "internal:'A'!A1",
        "{=1}",     "<b>&amp;\"'", "æøå 🐟",
    };
    const size_t count = sizeof texts / sizeof *texts;
    akt_document *document = write_texts(texts, count);
    akt_buffer book = AKT_BUFFER_INIT, part = AKT_BUFFER_INIT;
    write_workbook(&book, document, NULL);
    for (size_t i = 0; i < count; i++) {
        char place[8], wanted[64];
        snprintf(place, sizeof place, "A%zu", i + 2);
        snprintf(wanted, sizeof wanted, "text:%s", texts[i]);
        wanted[5] = wanted[5] == '\t' ? ' ' : wanted[5];
        assert_cell(&book, 2, place, wanted);
    }
    assert_false(akt_workbook_part(&book, "xl/worksheets/_rels/sheet2.xml.rels", &part));
    assert_true(akt_workbook_part(&book, "xl/worksheets/sheet2.xml", &part));
    assert_null(strstr(akt_buffer_text(&part), "<f>"));
    assert_null(strstr(akt_buffer_text(&part), "<hyperlink"));
    akt_buffer_dispose(&part);
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_xlsx__what_xml_cannot_carry_is_replaced(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"a\x1b[31m\x07", "a\xEF\xBF\xBD[31m\xEF\xBF\xBD"},
        {"b\x7f\xc2\x9b", "b\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"c\xed\xa0\x80", "c\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* half a surrogate pair */
        {"d\xef\xbf\xbe\xff", "d\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"to\r\nlinjer\rtil", "to\nlinjer\ntil"},
        {"_x0041_ _x41_ x_x000D_", "_x005F_x0041_ _x41_ x_x005F_x000D_"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_buffer text = AKT_BUFFER_INIT;
        akt_xlsx__add_text(&text, rows[i][0], AKT_LANG_NB);
        assert_string_equal(akt_buffer_text(&text), rows[i][1]);
        akt_buffer_dispose(&text);
    }
}

static size_t count_units(const char *text)
{
    size_t units = 0;
    for (; *text; text++)
        units += ((unsigned char)*text & 0xC0) == 0x80 ? 0 : (unsigned char)*text >= 0xF0 ? 2 : 1;
    return units;
}

/* Texts at, before and beyond the limit, of one, two and more units a character. */
static void test_xlsx__a_text_too_long_for_a_cell_is_cut_with_a_mark(void **state)
{
    (void)state;
    static const struct {
        const char *letter;
        size_t units; /* in the file */
    } rows[] = {{"x", 1}, {"ø", 1}, {"🐟", 2}, {"_x0041_", 13}};
    for (size_t l = 0; l < sizeof rows / sizeof *rows; l++)
        for (size_t units = 32765; units <= 32770; units++) {
            akt_buffer given = AKT_BUFFER_INIT, text = AKT_BUFFER_INIT;
            size_t letters = units / rows[l].units;
            for (size_t i = 0; i < letters; i++)
                akt_buffer_add(&given, rows[l].letter);
            akt_xlsx__add_text(&text, akt_buffer_text(&given), AKT_LANG_NB);
            size_t got = count_units(akt_buffer_text(&text));
            bool whole = letters * rows[l].units <= 32767;
            const char *end = akt_buffer_text(&text) + text.size - strlen("(avkortet)");
            assert_int_equal(akt_utf8_check(akt_buffer_text(&text), text.size), text.size);
            assert_int_equal(strcmp(end, "(avkortet)") == 0, !whole);
            assert_true(got <= 32767 && got > 32767 - 30);
            if (whole)
                assert_int_equal(got, letters * rows[l].units);
            akt_buffer_dispose(&given);
            akt_buffer_dispose(&text);
        }
}

static void test_xlsx__a_long_text_reaches_the_workbook(void **state)
{
    (void)state;
    char *text = malloc(40001);
    assert_non_null(text);
    memset(text, 'x', 40000);
    text[40000] = '\0';
    const char *const texts[] = {text};
    akt_document *document = write_texts(texts, 1);
    akt_buffer book = AKT_BUFFER_INIT;
    write_workbook(&book, document, "texts");
    assert_int_equal(strlen(akt_workbook_cell(&book, 1, "A2")), 5 + 32767 + strlen("…") - 1);
    akt_buffer_dispose(&book);
    akt_document_free(document);
    free(text);
}

static void test_xlsx__lines_are_broken_at_spaces(void **state)
{
    (void)state;
    assert_int_equal(akt_xlsx__lines_of("", 8), 1);
    assert_int_equal(akt_xlsx__lines_of("en to tre", 9), 1); /* 9 digits: 10 letters */
    assert_int_equal(akt_xlsx__lines_of("en to tre f", 9), 2);
    assert_int_equal(akt_xlsx__lines_of("en\nto\n\ntre", 80), 4);
    assert_int_equal(akt_xlsx__lines_of("abcdefghijklmnopqrstu", 9), 3);
    assert_int_equal(akt_xlsx__width_of("ærlig\nåtte ord"), 8);
}

/* Names of sheets */

static void test_xlsx__every_sheet_has_a_name_that_excel_takes(void **state)
{
    (void)state;
    static const char *const captions[] = {
        "", " ", "'''", "[]:*?/\\#", "a/b", "A B", "a  b", "History", "Sammendrag", "SAMMENDRAG",
        "Tabell", "'sitat'", "Et navn som er lengre enn ett og tretti tegn",
        "Et navn som er lengre enn ett og tretti tegn", "🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟", "x\x01\x7fy",
        "ÆRLIG", "ærlig", "Roller", "roller (2)", "Roller", "\xff\xfe",
    };
    const size_t count = sizeof captions / sizeof *captions;
    const akt_column column = {"a", "A", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_xlsx_plan plan;
    akt_buffer book = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        akt_document_table(document, "t", captions[i], &column, 1);
        akt_document_row(document);
        akt_document_text(document, "x");
    }
    assert_int_equal(akt_xlsx_plan__make(&plan, (const akt_document *const *)&document, 1, NULL,
                                         NULL),
                     AKT_OK);
    assert_int_equal(plan.sheets.count, count);
    const akt_xlsx_sheet *sheets = plan.sheets.items;
    for (size_t i = 0; i < count; i++) {
        const char *name = sheets[i].name;
        assert_true(*name && count_units(name) <= 31);
        assert_null(strpbrk(name, "[]:*?/\\#"));
        assert_true(*name != '\'' && name[strlen(name) - 1] != '\'');
        assert_int_equal(akt_utf8_check(name, strlen(name)), strlen(name));
        assert_false(akt_order_is_alike(name, "History"));
        assert_false(akt_order_is_alike(name, "Sammendrag"));
        for (size_t j = 0; j < i; j++)
            assert_false(akt_order_is_alike(name, sheets[j].name));
    }
    assert_string_equal(sheets[4].name, "a b");
    assert_string_equal(sheets[5].name, "A B (2)");
    assert_string_equal(sheets[12].name, "Et navn som er lengre enn ett…");
    assert_string_equal(sheets[13].name, "Et navn som er lengre enn e (2)");
    akt_xlsx_plan__dispose(&plan);
    write_workbook(&book, document, NULL);
    assert_string_equal(akt_workbook_sheet(&book, 6), "a b");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

/* Bytes, limits and failures */

static void test_xlsx__the_same_input_makes_the_same_bytes(void **state)
{
    (void)state;
    akt_document *document = write_report(AKT_LANG_NN);
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT, part = AKT_BUFFER_INIT;
    setenv("TZ", "Pacific/Auckland", 1);
    write_workbook(&first, document, NULL);
    setenv("TZ", "America/Anchorage", 1);
    write_workbook(&second, document, NULL);
    unsetenv("TZ");
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.text, second.text, first.size);
    assert_true(akt_workbook_part(&first, "docProps/core.xml", &part));
    assert_non_null(strstr(akt_buffer_text(&part), "<dc:title>Hvem gjør hva?</dc:title>"));
    assert_non_null(strstr(akt_buffer_text(&part), ">1980-01-01T00:00:00Z</dcterms:created>"));
    akt_buffer_dispose(&part);
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
    akt_document_free(document);
}

static void test_xlsx__more_rows_than_a_sheet_holds_are_refused(void **state)
{
    (void)state;
    const akt_column column = {"a", "A", AKT_COLUMN_WHOLE, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_error err = {0};
    akt_document_table(document, "ties", NULL, &column, 1);
    for (int64_t i = 0; i < AKT_XLSX_ROWS_MAX + 1; i++) {
        akt_document_row(document);
        akt_document_whole(document, i);
    }
    assert_int_equal(akt_xlsx_write(&book, (const akt_document *const *)&document, 1, NULL, &err),
                     AKT_ELIMIT);
    assert_non_null(strstr(err.message, "'ties' has 1048576 rows"));
    assert_int_equal(book.size, 0);
    akt_document_free(document);
}

static void test_xlsx__a_folder_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    akt_document *document = write_report(AKT_LANG_NB);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_error err = {0};
    setenv("TMPDIR", "/nowhere/at/all", 1);
    assert_int_equal(akt_xlsx_write(&book, (const akt_document *const *)&document, 1, NULL, &err),
                     AKT_EIO);
    unsetenv("TMPDIR");
    assert_int_equal(book.size, 0);
    akt_document_free(document);
}

/* A workbook with the n-th allocation refused, in this process or in the child. What is refused here
 * is told; of the child's it is enough that it takes nothing with it. Whether all went well. */
static bool write_short_of(size_t n, const akt_document *document, const akt_buffer *whole)
{
    akt_buffer book = AKT_BUFFER_INIT;
    akt_error err = {.status = AKT_OK};
    size_t held = akt_failing_malloc_held();
    akt_failing_malloc_arm(n);
    akt_status status = akt_xlsx_write(&book, &document, 1, NULL, &err);
    bool refused = akt_failing_malloc_disarm();
    bool same = book.size == whole->size && memcmp(book.text, whole->text, whole->size) == 0;
    assert_int_equal(err.status, status);
    assert_true(!refused || same || status == AKT_ENOMEM);
    assert_true(status == AKT_OK || *err.message);
    akt_buffer_dispose(&book);
    assert_int_equal(akt_failing_malloc_held(), held);
    return status == AKT_OK && same;
}

static void test_xlsx__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands()) {
        print_message("skipped: allocations cannot be made to fail in this build\n");
        skip();
    }
    akt_document *document = write_numbers(AKT_LANG_NB);
    akt_buffer whole = AKT_BUFFER_INIT;
    size_t failed = 0, well = 0;
    write_workbook(&whole, document, NULL);
    for (size_t n = 0; well < 40; n += n < 200 ? 1 : 7) {
        bool good = write_short_of(n, document, &whole);
        failed += !good;
        well = good ? well + 1 : 0;
    }
    assert_true(failed > 50);
    akt_buffer_dispose(&whole);
    akt_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xlsx__the_first_sheet_tells_and_each_table_has_one),
        cmocka_unit_test(test_xlsx__a_table_can_be_had_alone),
        cmocka_unit_test(test_xlsx__several_documents_make_one_workbook),
        cmocka_unit_test(test_xlsx__a_number_is_a_number_whatever_is_shown),
        cmocka_unit_test(test_xlsx__the_undefined_is_empty_or_told_and_never_0),
        cmocka_unit_test(test_xlsx__words_that_say_more_stand_beside_the_number),
        cmocka_unit_test(test_xlsx__what_a_spreadsheet_would_round_is_text),
        cmocka_unit_test(test_xlsx__days_and_years_are_numbers_and_months_are_words),
        cmocka_unit_test(test_xlsx__days_are_counted_one_by_one),
        cmocka_unit_test(test_xlsx__text_stays_text),
        cmocka_unit_test(test_xlsx__what_xml_cannot_carry_is_replaced),
        cmocka_unit_test(test_xlsx__a_text_too_long_for_a_cell_is_cut_with_a_mark),
        cmocka_unit_test(test_xlsx__a_long_text_reaches_the_workbook),
        cmocka_unit_test(test_xlsx__lines_are_broken_at_spaces),
        cmocka_unit_test(test_xlsx__every_sheet_has_a_name_that_excel_takes),
        cmocka_unit_test(test_xlsx__the_same_input_makes_the_same_bytes),
        cmocka_unit_test(test_xlsx__more_rows_than_a_sheet_holds_are_refused),
        cmocka_unit_test(test_xlsx__a_folder_that_cannot_be_written_is_told),
        cmocka_unit_test(test_xlsx__survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
