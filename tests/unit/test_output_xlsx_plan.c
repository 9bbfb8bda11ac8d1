#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "output/xlsx_internal.h"
#include "support/workbook.h"
#include "words/order.h"

#include <string.h>

/* Names of the sheets of a workbook. */

static void test_xlsx_plan__every_sheet_has_a_name_that_excel_takes(void **state)
{
    (void)state;
    static const char *const captions[] = {
        "",
        " ",
        "'''",
        "[]:*?/\\#",
        "a/b",
        "A B",
        "a  b",
        "History",
        "Sammendrag",
        "SAMMENDRAG",
        "Tabell",
        "'sitat'",
        "Et navn som er lengre enn ett og tretti tegn",
        "Et navn som er lengre enn ett og tretti tegn",
        "🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟",
        "x\x01\x7fy",
        "ÆRLIG",
        "ærlig",
        "Roller",
        "roller (2)",
        "Roller",
        "\xff\xfe",
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
    assert_int_equal(
        akt_xlsx_plan__make(&plan, (const akt_document *const *)&document, 1, NULL, NULL), AKT_OK);
    assert_int_equal(plan.sheets.count, count);
    const akt_xlsx_sheet *sheets = plan.sheets.items;
    for (size_t i = 0; i < count; i++) {
        const char *name = sheets[i].name;
        assert_true(*name && akt_workbook_units(name) <= 31);
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
    akt_workbook_document(&book, document, NULL);
    assert_string_equal(akt_workbook_sheet(&book, 6), "a b");
    akt_buffer_dispose(&book);
    akt_document_free(document);
}

static void test_plan__what_is_named_goes_first_and_once(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "b", "c", "empty"};
    const akt_column column = {"a", "A", AKT_COLUMN_TEXT, NULL};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    for (size_t i = 0; i < 4; i++) {
        akt_document_table(document, names[i], names[i], &column, 1);
        if (i == 3)
            break;
        akt_document_row(document);
        akt_document_text(document, "x");
    }
    const akt_document *const documents[] = {document};
    const akt_xlsx_front first[] = {{document, "c", "Les meg"},
                                    {document, "nobody", "Ingen"},
                                    {document, "empty", "Tom"},
                                    {document, "a", "B"}};
    const akt_xlsx_options how = {.summary = "Les meg", .first = first, .first_count = 4};
    akt_xlsx_plan plan;
    assert_int_equal(akt_xlsx_plan__make(&plan, documents, 1, &how, NULL), AKT_OK);
    static const char *const wanted[] = {"Les meg (2)", "B", "b (2)"};
    const akt_xlsx_sheet *sheets = plan.sheets.items;
    assert_string_equal(plan.summary, "Les meg");
    assert_int_equal(plan.sheets.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(sheets[i].name, wanted[i]);
    akt_xlsx_plan__dispose(&plan);
    akt_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plan__what_is_named_goes_first_and_once),
        cmocka_unit_test(test_xlsx_plan__every_sheet_has_a_name_that_excel_takes),
    };
    return cmocka_run_group_tests_name("output/xlsx_plan", tests, NULL, NULL);
}
