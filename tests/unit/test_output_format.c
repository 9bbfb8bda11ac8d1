#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "output/format.h"
#include "output/html.h"

#include <string.h>

/* What all formats for people have in common, and what each must not let through. */

static void write_document(akt_buffer *out, const akt_document *document, akt_format format)
{
    const akt_document_options plain = {NULL, false};
    assert_int_equal(akt_document_write(out, document, format, &plain, NULL), AKT_OK);
}

static akt_document *write_table(const char *text)
{
    const akt_column columns[] = {{"a", "A", AKT_COLUMN_TEXT, NULL},
                                  {"b", "B", AKT_COLUMN_TEXT, NULL},
                                  {"c", "C", AKT_COLUMN_TEXT, NULL}};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "t", "Tabell", columns, 3);
    for (int row = 0; row < 2; row++) {
        akt_document_row(document);
        akt_document_text(document, row == 0 ? text : NULL);
        akt_document_text(document, row == 0 ? NULL : "z");
        akt_document_text(document, NULL); /* a column that says nothing is not shown */
    }
    return document;
}

static akt_document *write_paragraph(const char *text)
{
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_paragraph(document, "%s", text);
    return document;
}

static void assert_written(akt_document *document, akt_format format, const char *wanted)
{
    akt_buffer out = AKT_BUFFER_INIT;
    write_document(&out, document, format);
    assert_string_equal(akt_buffer_text(&out), wanted);
    akt_buffer_dispose(&out);
    akt_document_free(document);
}

static void test_format__markdown_rows_keep_their_columns(void **state)
{
    (void)state;
    assert_written(write_table("x | *y* _z_ <b> [l](u) ~~d~~ `c`\nnext"), AKT_FORMAT_MARKDOWN,
                   "**Tabell**\n\n| A | B |\n| --- | --- |\n"
                   "| x \\| \\*y\\* \\_z\\_ &lt;b\\> \\[l\\](u) \\~\\~d\\~\\~ \\`c\\` next | – |\n"
                   "| – | z |\n");
}

static void test_format__markdown_lines_begin_as_text(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"- item", "\\- item\n"}, {"+ item", "\\+ item\n"}, {"17. item", "17\\. item\n"},
        {"2) item", "2\\) item\n"}, {"---", "\\---\n"},     {"===", "\\===\n"},
        {"    code", "code\n"},     {"# head", "\\# head\n"}, {"> quote", "\\> quote\n"},
        {"2016 er et år", "2016 er et år\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_written(write_paragraph(rows[i][0]), AKT_FORMAT_MARKDOWN, rows[i][1]);
}

static void test_format__text_cells_are_folded_and_nothing_is_lost(void **state)
{
    (void)state;
    assert_written(write_table("Nasjonalt program for leverandørutvikling og Stimuleringsordningen"),
                   AKT_FORMAT_TEXT,
                   "Tabell\n"
                   "A                                             B\n"
                   "────────────────────────────────────────────  ─\n"
                   "Nasjonalt program for leverandørutvikling og  –\n"
                   "Stimuleringsordningen\n"
                   "–                                             z\n");
}

static void test_format__a_word_too_long_for_a_cell_is_cut_up(void **state)
{
    (void)state;
    char word[5001] = "";
    memset(word, 'x', 5000);
    akt_document *document = write_table(word);
    akt_buffer out = AKT_BUFFER_INIT;
    write_document(&out, document, AKT_FORMAT_TEXT);
    size_t letters = 0, longest = 0;
    for (const char *at = akt_buffer_text(&out); *at; at += strcspn(at, "\n") + 1) {
        size_t length = strcspn(at, "\n");
        letters += *at == 'x' ? strspn(at, "x") : 0;
        longest = *at == 'x' && length > longest ? length : longest;
    }
    assert_int_equal(letters, 5000);
    assert_true(longest <= 44 + 2 + strlen("–"));
    akt_buffer_dispose(&out);
    akt_document_free(document);
}

static void test_format__text_holds_no_control_characters(void **state)
{
    (void)state;
    assert_written(write_paragraph("a\x1b[31mb\x07\xc2\x9b" "c"), AKT_FORMAT_TEXT,
                   "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\xEF\xBF\xBD" "c\n");
}

static void test_format__people_are_spared_a_table_without_rows(void **state)
{
    (void)state;
    static const akt_format formats[] = {AKT_FORMAT_TEXT, AKT_FORMAT_MARKDOWN};
    const akt_column column = {"a", "A", AKT_COLUMN_TEXT, NULL};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        akt_document *document = akt_document_new(AKT_LANG_NB);
        akt_document_table(document, "t", "Tabell", &column, 1);
        assert_written(document, formats[i], "");
    }
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "t", "Tabell", &column, 1);
    assert_written(document, AKT_FORMAT_JSON, "[]\n");
}

static void test_format__html_escapes_and_names_a_table_by_its_heading(void **state)
{
    (void)state;
    const akt_column column = {"a", "A", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_heading(document, 1, "</title><script>");
    akt_document_table(document, "english", NULL, &column, 1);
    akt_document_row(document);
    akt_document_text(document, "<img src=x onerror='a()'>");
    akt_buffer out = AKT_BUFFER_INIT;
    write_document(&out, document, AKT_FORMAT_HTML);
    const char *html = akt_buffer_text(&out);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<img"));
    assert_null(strstr(html, "english"));
    assert_non_null(strstr(html, "aria-label=\"&lt;/title&gt;&lt;script&gt;\""));
    akt_buffer_dispose(&out);
    akt_document_free(document);
}

static void test_format__html_folds_long_tables_and_links_whom_a_cell_names(void **state)
{
    (void)state;
    const akt_column columns[] = {{"id", "Id", AKT_COLUMN_CODE, NULL},
                                  {"to", "Til", AKT_COLUMN_TEXT, NULL}};
    const akt_html_style apart = {.fold = 1, .link = "#aktor="}, plain = {.fold = 2};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "t", "Strømmer", columns, 2);
    for (int row = 0; row < 2; row++) {
        akt_document_row(document);
        akt_document_shown(document, "strom", "");
        akt_document_shown(document, "x\"y", "Xy");
    }
    akt_buffer folded = AKT_BUFFER_INIT, open = AKT_BUFFER_INIT;
    akt_html_add(&folded, document, &apart);
    akt_html_add(&open, document, &plain);
    assert_non_null(strstr(akt_buffer_text(&folded), "<summary>Strømmer (2)</summary>"));
    assert_non_null(strstr(akt_buffer_text(&folded), "<a href=\"#aktor=x&quot;y\">Xy</a>"));
    assert_null(strstr(akt_buffer_text(&folded), "strom"));
    assert_null(strstr(akt_buffer_text(&open), "<details>"));
    assert_null(strstr(akt_buffer_text(&open), "<a "));
    assert_non_null(strstr(akt_buffer_text(&open), "<caption>Strømmer</caption>"));
    akt_buffer_dispose(&folded);
    akt_buffer_dispose(&open);
    akt_document_free(document);
}

static void test_format__an_amount_is_a_number_to_machines_and_words_to_people(void **state)
{
    (void)state;
    const akt_column column = {"m", "M", AKT_COLUMN_MONEY, "NOK"};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "t", NULL, &column, 1);
    akt_document_row(document);
    akt_document_amount(document, (akt_amount){true, 5}, "fem kroner");
    akt_document_row(document);
    akt_document_amount(document, (akt_amount){false, 0}, "ikke oppgitt");
    akt_buffer out = AKT_BUFFER_INIT;
    write_document(&out, document, AKT_FORMAT_MARKDOWN);
    assert_string_equal(akt_buffer_text(&out),
                        "| M |\n| ---: |\n| fem kroner |\n| ikke oppgitt |\n");
    akt_buffer_dispose(&out);
    assert_written(document, AKT_FORMAT_JSON, "[\n  {\"m\": 5},\n  {\"m\": null}\n]\n");
}

static void test_format__an_unknown_table_is_told_with_the_nearest(void **state)
{
    (void)state;
    akt_document *document = write_table("x");
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err = {0};
    const akt_document_options wrong = {"tt", false};
    assert_int_equal(akt_document_write(&out, document, AKT_FORMAT_CSV, &wrong, &err), AKT_EINVAL);
    assert_string_equal(err.message, "no table 'tt' here; did you mean 't'?");
    assert_int_equal(out.size, 0);
    akt_buffer_dispose(&out);
    akt_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format__markdown_rows_keep_their_columns),
        cmocka_unit_test(test_format__markdown_lines_begin_as_text),
        cmocka_unit_test(test_format__text_cells_are_folded_and_nothing_is_lost),
        cmocka_unit_test(test_format__a_word_too_long_for_a_cell_is_cut_up),
        cmocka_unit_test(test_format__text_holds_no_control_characters),
        cmocka_unit_test(test_format__people_are_spared_a_table_without_rows),
        cmocka_unit_test(test_format__html_escapes_and_names_a_table_by_its_heading),
        cmocka_unit_test(test_format__html_folds_long_tables_and_links_whom_a_cell_names),
        cmocka_unit_test(test_format__an_amount_is_a_number_to_machines_and_words_to_people),
        cmocka_unit_test(test_format__an_unknown_table_is_told_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
