#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "output/xlsx_internal.h"
#include "support/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Texts of a workbook, read back by unzip. */

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

static void test_xlsx_text__text_stays_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "=1+1",
        "+47",
        "-2",
        "@SUM(A1)",
        "'=1",
        "\t=1",
        "12,5",
        "TRUE",
        "#N/A",
        "=HYPERLINK(\"http://x\")",
        "http://example.org",
        "mailto:a@b.no",
        "internal:'A'!A1",
        "{=1}",
        "<b>&amp;\"'",
        "æøå 🐟",
    };
    const size_t count = sizeof texts / sizeof *texts;
    akt_document *document = write_texts(texts, count);
    akt_buffer book = AKT_BUFFER_INIT, part = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, NULL);
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

static void test_xlsx_text__what_xml_cannot_carry_is_replaced(void **state)
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

/* Texts at, before and beyond the limit, of one, two and more units a character. */
static void test_xlsx_text__a_text_too_long_for_a_cell_is_cut_with_a_mark(void **state)
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
            size_t got = akt_workbook_units(akt_buffer_text(&text));
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

static void test_xlsx_text__a_long_text_reaches_the_workbook(void **state)
{
    (void)state;
    char *text = malloc(40001);
    assert_non_null(text);
    memset(text, 'x', 40000);
    text[40000] = '\0';
    const char *const texts[] = {text};
    akt_document *document = write_texts(texts, 1);
    akt_buffer book = AKT_BUFFER_INIT;
    akt_workbook_document(&book, document, "texts");
    assert_int_equal(strlen(akt_workbook_cell(&book, 1, "A2")), 5 + 32767 + strlen("…") - 1);
    akt_buffer_dispose(&book);
    akt_document_free(document);
    free(text);
}

static void test_xlsx_text__lines_are_broken_at_spaces(void **state)
{
    (void)state;
    assert_int_equal(akt_xlsx__lines_of("", 8), 1);
    assert_int_equal(akt_xlsx__lines_of("en to tre", 9), 1); /* 9 digits: 10 letters */
    assert_int_equal(akt_xlsx__lines_of("en to tre f", 9), 2);
    assert_int_equal(akt_xlsx__lines_of("en\nto\n\ntre", 80), 4);
    assert_int_equal(akt_xlsx__lines_of("abcdefghijklmnopqrstu", 9), 3);
    assert_int_equal(akt_xlsx__width_of("ærlig\nåtte ord"), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xlsx_text__text_stays_text),
        cmocka_unit_test(test_xlsx_text__what_xml_cannot_carry_is_replaced),
        cmocka_unit_test(test_xlsx_text__a_text_too_long_for_a_cell_is_cut_with_a_mark),
        cmocka_unit_test(test_xlsx_text__a_long_text_reaches_the_workbook),
        cmocka_unit_test(test_xlsx_text__lines_are_broken_at_spaces),
    };
    return cmocka_run_group_tests_name("output/xlsx_text", tests, NULL, NULL);
}
