#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/format.h"
#include "output/xlsx.h"
#include "output/xlsx_internal.h"
#include "support/failing_malloc.h"
#include "support/workbook.h"

#include <stdlib.h>
#include <string.h>

/* Workbooks read back by unzip: their sheets, bytes, limits and failures. */

/* A document with every kind of block and cell, a table of each kind of readers and one without rows. */
static akt_document *write_report(akt_lang lang)
{
    const akt_column columns[] = {{"id", "Id", AKT_COLUMN_CODE, NULL},
                                  {"who", "Hvem", AKT_COLUMN_TEXT, NULL},
                                  {"amount", "Beløp", AKT_COLUMN_MONEY, "EUR"},
                                  {"share", "Andel", AKT_COLUMN_NUMBER, "%"},
                                  {"on", "Dag", AKT_COLUMN_DATE, NULL}};
    static const akt_readers readers[] = {AKT_READERS_MACHINES, AKT_READERS_PEOPLE,
                                          AKT_READERS_MACHINES, AKT_READERS_ALL};
    static const char *const names[] = {"roles", "roles", "record", "ties"};
    static const char *const captions[] = {NULL, "Roller", "Alle felt", NULL};
    akt_document *document = akt_document_new(lang);
    akt_document_heading(document, 1, "Hvem gjør hva?");
    akt_document_paragraph(document, "Ett avsnitt.");
    akt_document_item(document, "Et punkt.");
    for (int t = 0; t < 4; t++) {
        akt_document_table(document, names[t], captions[t], columns, 5);
        akt_document_table_for(document, readers[t]);
        akt_document_row(document);
        akt_document_text(document, "difi");
        akt_document_shown(document, "a", t == 1 ? "A og B" : NULL);
        akt_document_amount(document, (akt_amount){true, 7}, "6–8 EUR");
        akt_document_number(document, 0.4);
        akt_document_shown(document, "2018-05-17", "17.05.2018");
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
    akt_workbook_document(&book, document, NULL);
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
    akt_workbook_document(&book, document, "empty");
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
    assert_int_equal(akt_xlsx_write(&book, (const akt_document *const *)documents, 2, NULL, NULL),
                     AKT_OK);
    assert_string_equal(akt_workbook_sheet(&book, 1), "Summary");
    assert_string_equal(akt_workbook_sheet(&book, 4), "Roller (2)");
    assert_cell(&book, 1, "A9", "text:Hvem gjør hva?");
    assert_cell(&book, 1, "A12", "text:Sheet “Roller (2)”: 1 row");
    akt_buffer_dispose(&book);
    akt_document_free(documents[0]);
    akt_document_free(documents[1]);
}

/* Bytes, limits and failures */

static void test_xlsx__the_same_input_makes_the_same_bytes(void **state)
{
    (void)state;
    akt_document *document = write_report(AKT_LANG_NN);
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT, part = AKT_BUFFER_INIT;
    setenv("TZ", "Pacific/Auckland", 1);
    akt_workbook_document(&first, document, NULL);
    setenv("TZ", "America/Anchorage", 1);
    akt_workbook_document(&second, document, NULL);
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
    akt_document *document = write_report(AKT_LANG_NB);
    akt_buffer whole = AKT_BUFFER_INIT;
    size_t failed = 0, well = 0;
    akt_workbook_document(&whole, document, NULL);
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
        cmocka_unit_test(test_xlsx__the_same_input_makes_the_same_bytes),
        cmocka_unit_test(test_xlsx__more_rows_than_a_sheet_holds_are_refused),
        cmocka_unit_test(test_xlsx__a_folder_that_cannot_be_written_is_told),
        cmocka_unit_test(test_xlsx__survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("output/xlsx", tests, NULL, NULL);
}
