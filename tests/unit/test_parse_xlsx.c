#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/xlsx.h"
#include "support/cells.h"
#include "support/failing_malloc.h"
#include "support/packed.h"
#include "support/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is read of the workbook's sheet: the cells, and then the faults. */
static akt_status describe(akt_buffer *out, const akt_buffer *bytes, size_t sheet)
{
    akt_grid grid = AKT_GRID_OF("x.xlsx");
    akt_diagnostics faults;
    akt_xlsx_file *workbook = NULL;
    akt_pool *pool = akt_pool_new();
    const akt_text_file file = {
        .name = "x.xlsx", .bytes = akt_buffer_text(bytes), .byte_count = bytes->size};
    akt_diagnostics_init(&faults);
    akt_status status = pool ? akt_xlsx_open(&workbook, &file, pool, &faults, NULL) : AKT_ENOMEM;
    if (status == AKT_OK)
        status = akt_xlsx_read(&grid, workbook, sheet, NULL);
    if (out) {
        akt_cells_add(out, &grid);
        akt_cells_add_faults(out, &faults);
    }
    akt_grid_dispose(&grid);
    akt_xlsx_close(workbook);
    akt_diagnostics_dispose(&faults);
    akt_pool_free(pool);
    return status;
}

static void assert_bytes(const akt_buffer *bytes, akt_status wanted, const char *cells)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = describe(&out, bytes, 0);
    assert_string_equal(akt_buffer_text(&out), cells);
    assert_int_equal(status, wanted);
    akt_buffer_dispose(&out);
}

static void assert_book(const akt_packed_book *book, const char *rows, akt_status wanted,
                        const char *cells)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, book, rows);
    assert_bytes(&bytes, wanted, cells);
    akt_buffer_dispose(&bytes);
}

static const akt_packed_book plain;

static void test_xlsx__cells_are_read_by_their_type(void **state)
{
    static const char rows[] =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>1.5</v></c>"
        "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"b\"><v>0</v></c>"
        "<c r=\"E1\" t=\"e\"><v>#REF!</v></c>"
        "<c r=\"F1\" t=\"inlineStr\"><is><t>a</t></is></c>"
        "<c r=\"G1\" t=\"str\"><f>A1&amp;B1</f><v>ab</v></c>"
        "<c r=\"H1\"><f>1+1</f><v>2</v></c><c r=\"I1\"><f>NOW()</f></c>"
        "<c r=\"J1\" t=\"d\"><v>2020-05-25T00:00:00</v></c><c r=\"K1\" s=\"0\"/>"
        "<c r=\"L1\"><v>2000000</v></c><c r=\"M1\"><v>0.1</v></c></row>";
    static const akt_packed_book book = {.strings = "<si><t>x</t></si><si><t>y</t></si>"};
    (void)state;
    assert_book(&book, rows, AKT_OK,
                "A1=y B1#1.5 C1?true D1?false E1!#REF! F1=a G1=ab H1#2 I1!=NOW() J1@2020-05-25 "
                "L1#2000000 M1#0.1");
}

static void test_xlsx__texts_have_their_runs_joined_and_their_escapes_read(void **state)
{
    static const akt_packed_book book = {
        .strings = "<si><r><rPr><b/></rPr><t>fe</t></r><r><t xml:space=\"preserve\">lles </t></r>"
                   "<rPh sb=\"0\" eb=\"1\"><t>yomi</t></rPh></si>"
                   "<si><t>a_x000D__x000A_b &lt;c&gt; _x005F_x</t></si><si/>"};
    (void)state;
    assert_book(&book,
                "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>",
                AKT_OK, "A1=felles  B1=a\nb <c> _x");
}

static void test_xlsx__places_that_are_not_said_follow_those_before(void **state)
{
    (void)state;
    assert_book(&plain,
                "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>"
                "<row r=\"4\"><c><v>4</v></c></row><row><c><v>5</v></c></row>"
                "<row r=\"2\"><c><v>6</v></c></row>",
                AKT_OK, "A1#1 D1#2 E1#3 A2#6 A4#4 A5#5");
}

static void test_xlsx__numbers_in_a_format_of_days_are_days(void **state)
{
    static const akt_packed_book book = {
        .styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/>"
                  "<numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;dy&quot;[Red]\"/></numFmts>"
                  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                  "<xf numFmtId=\"165\"/></cellXfs>"};
    static const char rows[] =
        "<row><c s=\"1\"><v>43976</v></c><c s=\"2\"><v>43976.5</v></c><c s=\"3\"><v>43976</v></c>"
        "<c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c>"
        "<c s=\"1\"><v>61</v></c><c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v></c>"
        "<c s=\"9\"><v>5</v></c></row>";
    (void)state;
    assert_book(&book, rows, AKT_OK,
                "A1@2020-05-25 B1@2020-05-25 C1#43976 D1@1900-01-01 E1@1900-02-28 F1#60 "
                "G1@1900-03-01 H1@9999-12-31 I1#2958466 J1#5");
    akt_packed_book early = book;
    early.about = "<workbookPr date1904=\"1\"/>";
    assert_book(&early, "<row><c s=\"1\"><v>42514</v></c><c s=\"1\"><v>0</v></c></row>", AKT_OK,
                "A1@2020-05-25 B1@1904-01-01");
}

static void test_xlsx__sheets_have_names_and_may_be_hidden(void **state)
{
    static const akt_packed_book book = {
        .sheets = "<sheet name=\"Om &amp; for\" sheetId=\"1\" r:id=\"rId1\"/>"
                  "<sheet name=\"Tiltak\" sheetId=\"7\" state=\"veryHidden\" r:id=\"rId2\"/>"
                  "<sheet name=\"borte\" sheetId=\"8\" r:id=\"rId9\"/>",
        .other = "<row><c><v>7</v></c></row>"};
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT, out = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    akt_xlsx_file *workbook;
    akt_pool *pool = akt_pool_new();
    akt_packed_book_add(&bytes, &book, "");
    const akt_text_file file = {.name = "x", .bytes = bytes.text, .byte_count = bytes.size};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_xlsx_open(&workbook, &file, pool, &faults, NULL), AKT_OK);
    assert_int_equal(akt_xlsx_sheet_count(workbook), 2);
    assert_string_equal(akt_xlsx_sheet_name(workbook, 0), "Om & for");
    assert_false(akt_xlsx_sheet_is_hidden(workbook, 0));
    assert_string_equal(akt_xlsx_sheet_name(workbook, 1), "Tiltak");
    assert_true(akt_xlsx_sheet_is_hidden(workbook, 1));
    akt_xlsx_close(workbook);
    akt_diagnostics_dispose(&faults);
    akt_pool_free(pool);
    assert_int_equal(describe(&out, &bytes, 1), AKT_OK);
    assert_string_equal(akt_buffer_text(&out), "A1#7");
    akt_buffer_dispose(&out);
    akt_buffer_dispose(&bytes);
}

/* A workbook as libxlsxwriter writes it. */
static void test_xlsx__what_we_write_ourselves_is_read(void **state)
{
    static const akt_column columns[] = {{"id", "Id", AKT_COLUMN_CODE, NULL},
                                         {"amount", "Bel\xC3\xB8p", AKT_COLUMN_MONEY, "NOK"},
                                         {"on", "Dag", AKT_COLUMN_DATE, NULL}};
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_document_table(document, "flows", "Penger", columns, 3);
    akt_document_row(document);
    akt_document_text(document, "a & b");
    akt_document_amount(document, (akt_amount){true, 2000000}, NULL);
    akt_document_text(document, "2018-05-17");
    akt_workbook_document(&bytes, document, "flows");
    assert_bytes(&bytes, AKT_OK,
                 "A1=Id B1=Bel\xC3\xB8p C1=Dag A2=a & b B2#2000000 C2@2018-05-17");
    akt_document_free(document);
    akt_buffer_dispose(&bytes);
}

static void assert_refused(const char *bytes, size_t size, const char *told)
{
    akt_buffer buffer = AKT_BUFFER_INIT;
    akt_buffer_add_bytes(&buffer, bytes, size);
    assert_bytes(&buffer, AKT_EDATA, told);
    akt_buffer_dispose(&buffer);
}

static void test_xlsx__what_is_no_workbook_is_told(void **state)
{
    static const akt_packed_part text = {"a.txt", "x", 0};
    static const akt_packed_part odt[] = {{"mimetype", "x", 0}, {"content.xml", "<a/>", 0}};
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    assert_refused("", 0, "0:0 not-workbook\n");
    assert_refused("a;b\n", 4, "0:0 not-workbook\n");
    assert_refused("PK", 2, "0:0 not-workbook\n");
    assert_refused("PK\3\4 and no more", 16, "0:0 workbook-broken «zip»\n");
    assert_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "0:0 workbook-locked\n");
    akt_packed_add(&bytes, &text, 1);
    assert_bytes(&bytes, AKT_EDATA, "0:0 not-workbook\n");
    akt_buffer_clear(&bytes);
    akt_packed_add(&bytes, odt, 2);
    assert_bytes(&bytes, AKT_EDATA, "0:0 not-workbook\n");
    akt_buffer_dispose(&bytes);
}

/* Cut off anywhere, a workbook is refused, or at least does no harm. */
static void test_xlsx__a_workbook_that_is_cut_off_is_told(void **state)
{
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, &plain, "<row><c><v>1</v></c></row>");
    for (size_t size = 0; size < bytes.size; size += 7) {
        akt_buffer cut = AKT_BUFFER_INIT;
        akt_buffer_add_bytes(&cut, bytes.text, size);
        assert_int_equal(describe(NULL, &cut, 0), AKT_EDATA);
        akt_buffer_dispose(&cut);
    }
    akt_buffer_dispose(&bytes);
}

/* A byte of it changed, nothing worse happens than that other cells are read. */
static void test_xlsx__a_workbook_that_is_damaged_does_no_harm(void **state)
{
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, &plain, "<row><c><v>1</v></c></row>");
    for (size_t i = 0; i < bytes.size; i++) {
        bytes.text[i] ^= (char)(1 << i % 8);
        akt_status status = describe(NULL, &bytes, 0);
        assert_true(status == AKT_OK || status == AKT_EDATA);
        bytes.text[i] ^= (char)(1 << i % 8);
    }
    akt_buffer_dispose(&bytes);
}

/* The headers say that the part is encrypted: bit 0 of the flags. */
static void lock(akt_buffer *bytes)
{
    for (size_t i = 0; i + 9 < bytes->size; i++) {
        if (memcmp(bytes->text + i, "PK\3\4", 4) == 0)
            bytes->text[i + 6] |= 1;
        if (memcmp(bytes->text + i, "PK\1\2", 4) == 0)
            bytes->text[i + 8] |= 1;
    }
}

static void test_xlsx__a_password_is_told(void **state)
{
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, &plain, "");
    lock(&bytes);
    assert_bytes(&bytes, AKT_EDATA, "0:0 workbook-locked\n");
    akt_buffer_dispose(&bytes);
}

static void test_xlsx__entities_and_document_types_are_refused(void **state)
{
    static const akt_packed_book laughs = {.before =
                                               "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\">"
                                               "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                                               "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"};
    static const akt_packed_book outside = {
        .before = "<!DOCTYPE worksheet [<!ENTITY d SYSTEM \"file:///etc/passwd\">]>"};
    static const char rows[] = "<row><c t=\"inlineStr\"><is><t>&d;</t></is></c></row>";
    static const char broken[] = "0:0 workbook-broken «xl/worksheets/sheet1.xml»\n";
    (void)state;
    assert_book(&laughs, rows, AKT_EDATA, broken);
    assert_book(&outside, rows, AKT_EDATA, broken);
    assert_book(&plain, rows, AKT_EDATA, broken);
}

static void test_xlsx__parts_that_unpack_to_very_much_are_refused(void **state)
{
    enum { SIZE = 65 << 20 };
    (void)state;
    char *spaces = malloc(SIZE);
    akt_buffer bytes = AKT_BUFFER_INIT;
    assert_non_null(spaces);
    memset(spaces, ' ', SIZE);
    const akt_packed_part part = {"_rels/.rels", spaces, SIZE};
    akt_packed_add(&bytes, &part, 1);
    assert_true(bytes.size < SIZE / 100);
    assert_bytes(&bytes, AKT_EDATA, "0:0 workbook-too-large «_rels/.rels»\n");
    akt_buffer_dispose(&bytes);
    free(spaces);
}

static void test_xlsx__parts_out_of_the_archive_are_not_sought(void **state)
{
    static const char book[] =
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"x\"/></sheets></workbook>";
    static const char relations[] = "<Relationships><Relationship Id=\"x\" Type=\"/worksheet\" "
                                    "Target=\"../../../../../etc/passwd\"/></Relationships>";
    static const akt_packed_part parts[] = {{"xl/workbook.xml", book, 0},
                                            {"xl/_rels/workbook.xml.rels", relations, 0}};
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_add(&bytes, parts, 2);
    assert_bytes(&bytes, AKT_EDATA, "0:0 workbook-broken «etc/passwd»\n");
    akt_buffer_dispose(&bytes);
}

static void test_xlsx__cells_that_no_sheet_has_are_refused(void **state)
{
    static const char broken[] = "0:0 workbook-broken «xl/worksheets/sheet1.xml»\n";
    (void)state;
    assert_book(&plain, "<row><c t=\"s\"><v>7</v></c></row>", AKT_EDATA, broken);
    assert_book(&plain, "<row><c t=\"s\"><v>x</v></c></row>", AKT_EDATA, broken);
    assert_book(&plain, "<row><c r=\"XFE1\"><v>7</v></c></row>", AKT_EDATA, broken);
    assert_book(&plain, "<row r=\"1048577\"><c><v>7</v></c></row>", AKT_EDATA, broken);
    assert_book(&plain, "<row><c></row>", AKT_EDATA, broken);
}

/* Libraries do without some of their allocations: then all is read as it is with memory enough. Of
 * libzip we know that it may say that there is no archive where it lacks memory to look at it, and that
 * it loses a few blocks of its own. */
static void test_xlsx__reading_survives_the_lack_of_any_allocation(void **state)
{
    enum { LOST_BY_LIBZIP = 12 };
    static const akt_packed_book book = {.strings = "<si><t>x</t></si>",
                                         .styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"};
    bool refused = akt_failing_malloc_stands();
    (void)state;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, &book,
                        "<row><c t=\"s\"><v>0</v></c><c><v>43976</v></c>"
                        "<c t=\"inlineStr\"><is><t>a</t></is></c></row>");
    describe(NULL, &bytes, 0); /* what libraries keep for good is theirs by now */
    size_t held = akt_failing_malloc_held(), runs = 0;
    for (; refused; runs++) {
        akt_buffer out = AKT_BUFFER_INIT;
        akt_failing_malloc_arm(runs);
        akt_status status = describe(&out, &bytes, 0);
        refused = akt_failing_malloc_disarm();
        if (status == AKT_OK && !out.failed)
            assert_string_equal(akt_buffer_text(&out), "A1=x B1@2020-05-25 C1=a");
        if (status == AKT_EDATA &&
            strcmp(akt_buffer_text(&out), "0:0 workbook-broken «zip»\n") != 0)
            fail_msg("without allocation %zu: %s", runs, out.text);
        assert_true(status == AKT_OK || (refused && status != AKT_EIO));
        akt_buffer_dispose(&out);
    }
    assert_true(!akt_failing_malloc_stands() || runs > 200);
    assert_true(akt_failing_malloc_held() <= held + LOST_BY_LIBZIP);
    akt_buffer_dispose(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xlsx__cells_are_read_by_their_type),
        cmocka_unit_test(test_xlsx__texts_have_their_runs_joined_and_their_escapes_read),
        cmocka_unit_test(test_xlsx__places_that_are_not_said_follow_those_before),
        cmocka_unit_test(test_xlsx__numbers_in_a_format_of_days_are_days),
        cmocka_unit_test(test_xlsx__sheets_have_names_and_may_be_hidden),
        cmocka_unit_test(test_xlsx__what_we_write_ourselves_is_read),
        cmocka_unit_test(test_xlsx__what_is_no_workbook_is_told),
        cmocka_unit_test(test_xlsx__a_workbook_that_is_cut_off_is_told),
        cmocka_unit_test(test_xlsx__a_workbook_that_is_damaged_does_no_harm),
        cmocka_unit_test(test_xlsx__a_password_is_told),
        cmocka_unit_test(test_xlsx__entities_and_document_types_are_refused),
        cmocka_unit_test(test_xlsx__parts_that_unpack_to_very_much_are_refused),
        cmocka_unit_test(test_xlsx__parts_out_of_the_archive_are_not_sought),
        cmocka_unit_test(test_xlsx__cells_that_no_sheet_has_are_refused),
        cmocka_unit_test(test_xlsx__reading_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("parse_xlsx", tests, NULL, NULL);
}
