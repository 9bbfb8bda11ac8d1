#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/csv.h"
#include "support/cells.h"
#include "support/sweep.h"

#include <string.h>

/* What is read of the bytes: the cells, and then the faults. */
static akt_status describe(akt_buffer *out, const char *bytes, size_t size)
{
    akt_grid grid;
    akt_diagnostics faults;
    akt_pool *pool = akt_pool_new();
    akt_text_file file = {
        .name = "x.csv", .text = bytes, .size = size, .bytes = bytes, .byte_count = size};
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        file.text += 3;
        file.size -= 3;
    }
    akt_diagnostics_init(&faults);
    akt_status status = pool ? akt_csv_read(&grid, &file, pool, &faults, NULL) : AKT_ENOMEM;
    if (pool && out)
        akt_cells_add(out, &grid);
    if (out && faults.list.count) {
        akt_buffer_add(out, "\n");
        akt_cells_add_faults(out, &faults);
    }
    if (pool)
        akt_grid_dispose(&grid);
    akt_diagnostics_dispose(&faults);
    akt_pool_free(pool);
    return status;
}

static void assert_read(const char *bytes, size_t size, akt_status wanted, const char *cells)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = describe(&out, bytes, size);
    assert_string_equal(akt_buffer_text(&out), cells);
    assert_int_equal(status, wanted);
    akt_buffer_dispose(&out);
}

#define READS(text, cells) assert_read(text, sizeof(text) - 1, AKT_OK, cells)
#define REFUSES(text, cells) assert_read(text, sizeof(text) - 1, AKT_EDATA, cells)

static void test_csv__the_separator_is_found(void **state)
{
    (void)state;
    READS("a;b\n1,5;2\n", "A1=a B1=b A2=1,5 B2=2");
    READS("a,b\n1.5,2\n", "A1=a B1=b A2=1.5 B2=2");
    READS("a\tb\n1\t2, 3\n", "A1=a B1=b A2=1 B2=2, 3");
    READS("sep=,\na,b;c\n", "A1=a B1=b;c");
    READS("sep=|\r\na|b\r\n", "A1=a B1=b");
    READS("a\nb\n", "A1=a A2=b");
    READS("\"a;b;c\",d\n\"e;f;g\",h\n", "A1=a;b;c B1=d A2=e;f;g B2=h");
}

static void test_csv__lines_end_in_three_ways_and_empty_ones_count(void **state)
{
    (void)state;
    READS("a;b\r\nc;d\re;f\n\n;g", "A1=a B1=b A2=c B2=d A3=e B3=f B5=g");
    READS("", "");
    READS(";;\n;\xC2\xA0;\n", "");
}

static void test_csv__quoted_cells_hold_anything(void **state)
{
    (void)state;
    READS("a;\"b \"\"c\"\" ; d\r\ne\";f\ng;h", "A1=a B1=b \"c\" ; d\ne C1=f A2=g B2=h");
    READS("\"a\" ;b\nc;d", "A1=a B1=b A2=c B2=d");
    READS("a\"b;c\n1;2", "A1=a\"b B1=c A2=1 B2=2");
    READS("'=a;'b\n''-;'@", "A1==a B1='b A2='- B2=@");
}

static void test_csv__faults_have_the_place_of_the_cell(void **state)
{
    (void)state;
    REFUSES("a;b\n\"x\ny\";\"c\nd;e\n", "A1=a B1=b A2=x\ny B2=c\nd;e\n\n3:4 csv-quote B2\n");
    REFUSES("a;b\n\xC3\xA5;\"c\" d\n", "A1=a B1=b A2=å B2=cd\n2:3 csv-quote B2\n");
}

static void test_csv__encodings_are_found(void **state)
{
    (void)state;
    READS("\xEF\xBB\xBF\xC3\xA5;b\n1;2", "A1=å B1=b A2=1 B2=2");
    READS("\xFF\xFE\xE5\0;\0b\0\r\0\n\0=\xD8\x00\xDE;\0", "A1=å B1=b A2=\xF0\x9F\x98\x80");
    READS("\xFE\xFF\0\xE5\0;\0b", "A1=å B1=b");
    READS("a\0;\0b\0;\0c\0;\0d\0;\0", "A1=a B1=b C1=c D1=d");
    assert_read("\xE5;\x80\n", 4, AKT_OK, "A1=å B1=€\n1:1 encoding-guessed «Windows-1252»\n");
}

static void test_csv__bytes_without_meaning_are_told(void **state)
{
    (void)state;
    REFUSES("a;b\nc\x81;\xE5", "\n2:2 encoding «81» «Windows-1252»\n");
    REFUSES("\xC3\xA5\xC3\xB8;\xE5\n", "\n1:4 encoding «E5» «UTF-8»\n");
    REFUSES("\xFF\xFE"
            "a",
            "\n1:1 encoding «61» «UTF-16»\n");
    REFUSES("\xFF\xFE\x00\xDC"
            "a\0",
            "\n1:1 encoding «00» «UTF-16»\n");
    REFUSES("a;\0;b;c;d;e;f;g;h;i;j;k\n", "\n1:3 encoding «00» «UTF-8»\n");
}

static akt_status read_again(const void *bytes)
{
    return describe(NULL, bytes, strlen(bytes));
}

static void test_csv__reading_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep(read_again, "a;\"b\"\"c\";d\n\xE5;e\n", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv__the_separator_is_found),
        cmocka_unit_test(test_csv__lines_end_in_three_ways_and_empty_ones_count),
        cmocka_unit_test(test_csv__quoted_cells_hold_anything),
        cmocka_unit_test(test_csv__faults_have_the_place_of_the_cell),
        cmocka_unit_test(test_csv__encodings_are_found),
        cmocka_unit_test(test_csv__bytes_without_meaning_are_told),
        cmocka_unit_test(test_csv__reading_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("parse_csv", tests, NULL, NULL);
}
