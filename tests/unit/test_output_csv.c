#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "output/format.h"

#include <math.h>
#include <string.h>

static const char *const texts[] = {
    "plain", "a,b", "a;b", "say \"hi\"", "two\nlines", " first", "=1+1", "+47", "-2", "@SUM(A1)",
    "\t=1", "'=1", "''+1", "'quoted'", "Ærlig Ås", "",
};

enum { TEXT_COUNT = sizeof texts / sizeof *texts };

static akt_document *write_texts(void)
{
    const akt_column column = {"text", "Tekst", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "texts", NULL, &column, 1);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        akt_document_row(document);
        akt_document_text(document, texts[i]);
    }
    return document;
}

static void write_csv(akt_buffer *out, akt_document *document, bool excel)
{
    const akt_document_options how = {NULL, excel};
    assert_int_equal(akt_document_write(out, document, AKT_FORMAT_CSV, &how, NULL), AKT_OK);
    akt_document_free(document);
}

/* Reads one cell as RFC 4180 has it, and takes away the apostrophe before a formula. */
static const char *read_cell(const char *at, char separator, akt_buffer *cell)
{
    const char ends[] = {separator, '\r', '\n', '\0'};
    bool quoted = *at == '"';
    akt_buffer_clear(cell);
    for (at += quoted; quoted ? *at != '"' || at[1] == '"' : !strchr(ends, *at); at++) {
        at += quoted && *at == '"';
        akt_buffer_add_char(cell, *at);
    }
    return at + quoted;
}

static const char *without_apostrophe(const char *text)
{
    size_t count = strspn(text, "'");
    return count && text[count] && strchr("=+-@\t\r", text[count]) ? text + 1 : text;
}

static void test_csv__what_is_read_back_is_what_was_written(void **state)
{
    (void)state;
    for (int excel = 0; excel < 2; excel++) {
        akt_buffer csv = AKT_BUFFER_INIT, cell = AKT_BUFFER_INIT;
        write_csv(&csv, write_texts(), excel);
        const char separator = excel ? ';' : ',';
        const char *at = akt_buffer_text(&csv) + (excel ? 3 : 0);
        at = read_cell(at, separator, &cell);
        assert_string_equal(akt_buffer_text(&cell), "text");
        for (size_t i = 0; i < TEXT_COUNT; i++) {
            at = read_cell(at + strspn(at, "\r\n"), separator, &cell);
            assert_string_equal(without_apostrophe(akt_buffer_text(&cell)), texts[i]);
        }
        akt_buffer_dispose(&csv);
        akt_buffer_dispose(&cell);
    }
}

static void test_csv__no_cell_begins_as_a_formula(void **state)
{
    (void)state;
    akt_buffer csv = AKT_BUFFER_INIT, cell = AKT_BUFFER_INIT;
    write_csv(&csv, write_texts(), false);
    for (const char *at = akt_buffer_text(&csv); *at;) {
        at = read_cell(at, ',', &cell);
        at += strspn(at, ",\n");
        const char *text = akt_buffer_text(&cell);
        assert_false(*text && strchr("=+-@\t\r", *text));
    }
    akt_buffer_dispose(&csv);
    akt_buffer_dispose(&cell);
}

static akt_document *write_numbers(void)
{
    const akt_column columns[] = {{"n", "N", AKT_COLUMN_NUMBER, NULL},
                                  {"m", "M", AKT_COLUMN_MONEY, "NOK"}};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "numbers", NULL, columns, 2);
    akt_document_row(document);
    akt_document_number(document, 0.5);
    akt_document_amount(document, (akt_amount){true, -1500000}, "omtrent halvannen million");
    akt_document_row(document);
    akt_document_number(document, NAN);
    akt_document_amount(document, (akt_amount){false, 0}, "ikke oppgitt");
    return document;
}

static void test_csv__the_undefined_is_empty_and_never_0(void **state)
{
    (void)state;
    akt_buffer csv = AKT_BUFFER_INIT;
    write_csv(&csv, write_numbers(), false);
    assert_string_equal(akt_buffer_text(&csv), "n,m\n0.5,-1500000\n,\n");
    akt_buffer_dispose(&csv);
}

static void test_csv__excel_gets_a_bom_semicolons_commas_and_crlf(void **state)
{
    (void)state;
    akt_buffer csv = AKT_BUFFER_INIT;
    write_csv(&csv, write_numbers(), true);
    assert_string_equal(akt_buffer_text(&csv),
                        "\xEF\xBB\xBFn;m\r\n0,5;-1500000\r\n;\r\n");
    akt_buffer_dispose(&csv);
}

static void test_csv__control_characters_are_shown(void **state)
{
    (void)state;
    const akt_column column = {"text", "Tekst", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "texts", NULL, &column, 1);
    akt_document_row(document);
    akt_document_text(document, "\x1b[31m\x7f\xc2\x9b");
    akt_buffer csv = AKT_BUFFER_INIT;
    write_csv(&csv, document, false);
    assert_string_equal(akt_buffer_text(&csv), "text\n\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\n");
    akt_buffer_dispose(&csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv__what_is_read_back_is_what_was_written),
        cmocka_unit_test(test_csv__no_cell_begins_as_a_formula),
        cmocka_unit_test(test_csv__the_undefined_is_empty_and_never_0),
        cmocka_unit_test(test_csv__excel_gets_a_bom_semicolons_commas_and_crlf),
        cmocka_unit_test(test_csv__control_characters_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
