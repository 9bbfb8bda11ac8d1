#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/text_file.h"
#include "support/scratch.h"

#include <stdlib.h>
#include <string.h>

static akt_text_file read_text(const char *bytes, size_t size, akt_pool *pool)
{
    akt_scratch scratch = akt_scratch_new();
    akt_text_file file;
    akt_scratch_write(&scratch, "x", bytes, size);
    assert_int_equal(akt_text_file_read(&file, akt_scratch_path(&scratch, "x"), pool, NULL),
                     AKT_OK);
    akt_scratch_remove(&scratch);
    return file;
}

static void assert_place(const akt_text_file *file, size_t offset, size_t line, size_t column)
{
    size_t l, c;
    akt_text_file_place(file, offset, &l, &c);
    assert_int_equal(l, line);
    assert_int_equal(c, column);
}

static void test_text_file__places_count_from_one_in_characters(void **state)
{
    static const char text[] = "æøå\r\n\n€x";
    (void)state;
    const akt_text_file file = {.name = "x", .text = text, .size = strlen(text)};
    assert_place(&file, 0, 1, 1);
    assert_place(&file, 2, 1, 2);
    assert_place(&file, 6, 1, 4); /* the carriage return is the last of its line */
    assert_place(&file, 7, 1, 5);
    assert_place(&file, 8, 2, 1);
    assert_place(&file, 9, 3, 1);
    assert_place(&file, 12, 3, 2);
    assert_place(&file, 13, 3, 3); /* the end */
}

static void test_text_file__marks_give_the_same_places_as_counting(void **state)
{
    enum { SIZE = 3 * AKT_TEXT_MARK_BYTES + 17 };
    (void)state;
    akt_pool *pool = akt_pool_new();
    char *bytes = malloc(SIZE);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = "ab\xC3\xA5\xE2\x82\xAC"[i % 7];
    for (size_t i = 1000; i < SIZE; i += 3001)
        bytes[i / 7 * 7] = '\n';
    akt_text_file file = read_text(bytes, SIZE, pool);
    akt_text_file plain = {.text = file.text, .size = file.size};
    assert_non_null(file.marks);
    for (size_t offset = 0; offset <= SIZE; offset++) {
        size_t line, column;
        akt_text_file_place(&plain, offset, &line, &column);
        assert_place(&file, offset, line, column);
    }
    akt_text_file exact = read_text(bytes, AKT_TEXT_MARK_BYTES, pool);
    size_t line, column;
    akt_text_file_place(&plain, AKT_TEXT_MARK_BYTES, &line, &column);
    assert_place(&exact, AKT_TEXT_MARK_BYTES, line, column);
    free(bytes);
    akt_pool_free(pool);
}

static void test_text_file__a_byte_order_mark_is_passed_over(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    akt_text_file file = read_text("\xEF\xBB\xBF{}", 5, pool);
    assert_string_equal(file.text, "{}");
    assert_int_equal(file.size, 2);
    assert_int_equal(file.byte_count, 5);
    assert_memory_equal(file.bytes, "\xEF\xBB\xBF{}", 5);
    assert_place(&file, 1, 1, 2);
    file = read_text("\xEF\xBB", 2, pool);
    assert_int_equal(file.size, 2);
    assert_int_equal(file.byte_count, 2);
    file = read_text("", 0, pool);
    assert_place(&file, 0, 1, 1);
    akt_pool_free(pool);
}

static void test_text_file__a_text_made_of_a_sheet_has_the_places_of_the_sheet(void **state)
{
    static const akt_text_place places[] = {{0, {3, 1}, "A3"}, {4, {3, 2}, "B3"}, {9, {4, 1}, NULL}};
    (void)state;
    const akt_text_file file = {
        .name = "x.csv", .text = "0123\n56789", .size = 10, .places = places, .place_count = 3};
    assert_place(&file, 0, 3, 1);
    assert_place(&file, 3, 3, 1);
    assert_place(&file, 4, 3, 2);
    assert_place(&file, 8, 3, 2);
    assert_place(&file, 9, 4, 1);
    assert_place(&file, 10, 4, 1);
    akt_diagnostics faults;
    size_t count;
    akt_diagnostics_init(&faults);
    akt_text_file_fault(&file, &faults, AKT_FAULT_BAD_ID, 6, "/steps/0/id", NULL);
    akt_text_file_fault(&file, &faults, AKT_FAULT_BAD_ID, 9, "/steps/1/id", NULL);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(items[0].line, 3);
    assert_int_equal(items[0].column, 2);
    assert_string_equal(items[0].pointer, "B3");
    assert_null(items[1].pointer);
    akt_diagnostics_dispose(&faults);
}

static void test_text_file__a_fault_has_name_place_and_words(void **state)
{
    static const char *const args[4] = {"a", NULL, "c", NULL};
    (void)state;
    const akt_text_file file = {.name = "dir/x.json", .text = "a\nbc", .size = 4};
    akt_diagnostics faults;
    size_t count;
    akt_diagnostics_init(&faults);
    akt_text_file_fault(&file, &faults, AKT_FAULT_BAD_ID, 3, "/p", args);
    akt_text_file_fault(&file, &faults, AKT_FAULT_UTF8, 0, NULL, NULL);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 2);
    assert_string_equal(items[0].file, "dir/x.json");
    assert_int_equal(items[0].line, 2);
    assert_int_equal(items[0].column, 2);
    assert_string_equal(items[0].pointer, "/p");
    assert_string_equal(items[0].args[0], "a");
    assert_null(items[0].args[1]);
    assert_string_equal(items[0].args[2], "c");
    assert_null(items[1].pointer);
    assert_null(items[1].args[0]);
    akt_diagnostics_dispose(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_file__places_count_from_one_in_characters),
        cmocka_unit_test(test_text_file__marks_give_the_same_places_as_counting),
        cmocka_unit_test(test_text_file__a_byte_order_mark_is_passed_over),
        cmocka_unit_test(test_text_file__a_text_made_of_a_sheet_has_the_places_of_the_sheet),
        cmocka_unit_test(test_text_file__a_fault_has_name_place_and_words),
    };
    return cmocka_run_group_tests_name("parse_text_file", tests, NULL, NULL);
}
