#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/json.h"

#include <stdio.h>
#include <string.h>

static void test_json__a_cursor_gives_every_member_with_its_place(void **state)
{
    static const char text[] = " { \"a\" : [1, \"]\\\"}\"] ,\n\"b\":{\"c\":{}}, \"d\" : -1.5e3 } ";
    static const char *const keys[] = {"a", "b", "d"};
    static const char *const values[] = {"[1, \"]\\\"}\"]", "{\"c\":{}}", "-1.5e3"};
    (void)state;
    akt_json_cursor cursor = akt_json_enter(text, 0);
    for (size_t i = 0; i < 3; i++) {
        assert_true(akt_json_next(&cursor));
        assert_int_equal(cursor.index, i);
        assert_true(akt_json_key_is(&cursor, keys[i]));
        assert_int_equal(cursor.end - cursor.value, strlen(values[i]));
        assert_memory_equal(text + cursor.value, values[i], strlen(values[i]));
        assert_int_equal(akt_json_end(text, cursor.value), cursor.end);
    }
    assert_false(akt_json_next(&cursor));
    assert_false(akt_json_next(&cursor));
}

static void test_json__empty_ones_have_no_members(void **state)
{
    (void)state;
    akt_json_cursor object = akt_json_enter("{ }", 0), array = akt_json_enter(" [\n]", 0);
    assert_false(akt_json_next(&object));
    assert_false(akt_json_next(&array));
    assert_int_equal(akt_json_end(" [\n]", 0), 4);
}

static void test_json__a_key_is_what_it_reads_as(void **state)
{
    static const char text[] =
        "{\"\\u0069d\":1,\"\\n\\/\\\\\":2,\"\\ud83d\\ude00\":3,\"\\u00e5x\":4}";
    static const char *const keys[] = {"id", "\n/\\", "\xF0\x9F\x98\x80", "åx"};
    (void)state;
    akt_json_cursor cursor = akt_json_enter(text, 0);
    for (size_t i = 0; i < 4; i++) {
        assert_true(akt_json_next(&cursor));
        for (size_t k = 0; k < 4; k++)
            assert_int_equal(akt_json_key_is(&cursor, keys[k]), k == i);
        assert_false(akt_json_key_is(&cursor, ""));
    }
    cursor = akt_json_enter("{\"name\":1}", 0);
    assert_true(akt_json_next(&cursor));
    assert_false(akt_json_key_is(&cursor, "nam"));
    assert_false(akt_json_key_is(&cursor, "names"));
}

static void test_json__a_pointer_leads_to_its_value_or_as_far_as_there_is_a_way(void **state)
{
    static const char text[] = "{\"a\":[10,{\"b\":true}],\"c/~\":\"x\",\"\\u0064\":null,\"\":7}";
    static const struct {
        const char *pointer;
        const char *found;
    } rows[] = {
        {"", "{\"a\""},      {"/a", "[10"},   {"/a/0", "10"},       {"/a/1", "{\"b\""},
        {"/a/1/b", "true"},  {"/a/2", "[10"}, {"/a/1/x", "{\"b\""}, {"/a/0/x", "10"},
        {"/c~1~0", "\"x\""}, {"/d", "null"},  {"/", "7"},           {"/e", "{\"a\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = akt_json_locate(text, 0, rows[i].pointer);
        if (strncmp(text + at, rows[i].found, strlen(rows[i].found)) != 0)
            fail_msg("%s leads to %s", rows[i].pointer, text + at);
    }
}

static void test_json__a_pointer_is_escaped(void **state)
{
    (void)state;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_json_pointer_add(&pointer, "a/b", 3);
    akt_json_pointer_add(&pointer, "~", 1);
    akt_json_pointer_add(&pointer, "", 0);
    akt_json_pointer_add(&pointer, "åx", 2);
    assert_string_equal(akt_buffer_text(&pointer), "/a~1b/~0//å");
    akt_buffer_dispose(&pointer);
}

static void assert_reads_as(const char *text, akt_json_kind kind)
{
    akt_json *value = akt_json_parse(text, strlen(text));
    assert_non_null(value);
    assert_int_equal(akt_json_kind_of(value), kind);
    akt_json_free(value);
}

static void test_json__values_have_their_kind(void **state)
{
    (void)state;
    assert_reads_as("null", AKT_JSON_NULL);
    assert_reads_as("true", AKT_JSON_BOOL);
    assert_reads_as("false", AKT_JSON_BOOL);
    assert_reads_as("1", AKT_JSON_NUMBER);
    assert_reads_as("\"\"", AKT_JSON_STRING);
    assert_reads_as("[]", AKT_JSON_ARRAY);
    assert_reads_as("{}", AKT_JSON_OBJECT);
}

static void test_json__numbers_keep_all_digits_that_a_double_has(void **state)
{
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        {"9007199254740991", 9007199254740991.0},
        {"-0.1", -0.1},
        {"1e2", 100},
        {"1.5000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
         1.5},
        {"100000000000000000000000000000000000000000000000000000000000000000000000", 1e71},
        {"0.000000000000000000000000000000000000000000000000000000000000000000000015", 1.5e-71},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_json *value = akt_json_parse(rows[i].text, strlen(rows[i].text));
        assert_non_null(value);
        assert_true(akt_json_number(value) == rows[i].value);
        akt_json_free(value);
    }
}

static void test_json__a_tree_is_walked_in_order(void **state)
{
    static const char text[] = "{\"b\":\"\\u00e5\\ud83d\\ude00\",\"a\":[false]}";
    (void)state;
    akt_json *root = akt_json_parse(text, strlen(text));
    const akt_json *b = akt_json_first(root), *a = akt_json_sibling(b);
    assert_string_equal(akt_json_key(b), "b");
    assert_string_equal(akt_json_string(b), "å\xF0\x9F\x98\x80");
    assert_ptr_equal(akt_json_get(root, "a"), a);
    assert_null(akt_json_get(root, "A"));
    assert_null(akt_json_sibling(a));
    assert_null(akt_json_key(akt_json_first(a)));
    akt_json_free(root);
    akt_json_free(NULL);
}

/* However far one may look ahead, and wherever a block of text ends. */
static void test_json__a_value_ends_where_it_does_for_every_way_of_passing_it(void **state)
{
    static const char *const values[] = {
        "{\"a\":\"}{][,\",\"b\":[1,{\"c\":\"]\"}],\"d\":{},\"e\":[[],[{}]]}",
        "[\"\\\"]\",\"\\\\\",{\"}\":\"\\u005d\"}]",
        "\"a rather long text, longer than two blocks of sixteen bytes\"",
        "\"with \\\"quotes\\\" in it\"",
        "-12.5e-7",
    };
    (void)state;
    for (size_t v = 0; v < sizeof values / sizeof *values; v++)
        for (size_t pad = 0; pad < 40; pad++)
            for (size_t behind = 0; behind < 40; behind += 13) {
                char text[256] = "[\"";
                const size_t start = pad + 4, end = start + strlen(values[v]);
                memset(text + 2, 'x', pad);
                sprintf(text + start - 2, "\",%s]%*s", values[v], (int)behind, "");
                const akt_text_file file = {.text = text, .size = strlen(text)};
                akt_json_cursor items = akt_json_enter_file(&file, 0);
                assert_true(akt_json_next(&items) && akt_json_next(&items));
                assert_int_equal(items.value, start);
                assert_int_equal(items.end, end);
                assert_int_equal(akt_json_end(text, start), end);
                items = akt_json_enter_file(&file, 0);
                akt_json_pass_rest(&items);
                assert_int_equal(items.end, end + 1);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json__a_cursor_gives_every_member_with_its_place),
        cmocka_unit_test(test_json__empty_ones_have_no_members),
        cmocka_unit_test(test_json__a_key_is_what_it_reads_as),
        cmocka_unit_test(test_json__a_pointer_leads_to_its_value_or_as_far_as_there_is_a_way),
        cmocka_unit_test(test_json__a_pointer_is_escaped),
        cmocka_unit_test(test_json__values_have_their_kind),
        cmocka_unit_test(test_json__numbers_keep_all_digits_that_a_double_has),
        cmocka_unit_test(test_json__a_tree_is_walked_in_order),
        cmocka_unit_test(test_json__a_value_ends_where_it_does_for_every_way_of_passing_it),
    };
    return cmocka_run_group_tests_name("parse_json", tests, NULL, NULL);
}
