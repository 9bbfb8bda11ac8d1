#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static akt_status check_bytes(const char *text, size_t size, akt_diagnostics *faults)
{
    const akt_text_file file = {.name = "x.json", .text = text, .size = size};
    akt_diagnostics_init(faults);
    return akt_json_check(&file, faults);
}

static void test_json_check__what_is_json_is_accepted(void **state)
{
    static const char *const rows[] = {
        "{}",
        "[]",
        "0",
        "-0",
        "\"\"",
        "true",
        "false",
        "null",
        " \t\r\n{ } \n",
        "[1,2]",
        "[ 1 , 2 ]",
        "{\"a\":1,\"b\":[{}]}",
        "[[[]],{},[{}]]",
        "1.5",
        "-1.5e+10",
        "1E-2",
        "1e5",
        "0.0",
        "10",
        "123456789012345678901234567890",
        "1.00000000000000000000000000000000000000000000000000000000000000000000000000000001",
        "1e999",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u00e5\\u00E5\"",
        "\"\\ud83d\\ude00\"",
        "\"\x7F\"",
        "\"\xE2\x80\xA8\"",
        "\"æøå\"",
        "{\"\":0}",
        "{\"a\":1,\"A\":2}",
        "[\"\\u0061\",\"a\"]",
        "{\"a\":{\"a\":{\"a\":1}}}",
        "[{\"a\":1},{\"a\":2}]",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_diagnostics faults;
        if (check_bytes(rows[i], strlen(rows[i]), &faults) != AKT_OK)
            fail_msg("refused: %s", rows[i]);
        assert_int_equal(faults.list.count, 0);
        akt_diagnostics_dispose(&faults);
    }
}

static const struct {
    const char *text;
    const char *code;
    size_t column;
    const char *pointer;
} refused[] = {
    {"", "empty-file", 1, NULL},
    {" \n ", "empty-file", 1, NULL},
    {"[1,]", "json-syntax", 4, "/1"},
    {"[,1]", "json-syntax", 2, "/0"},
    {"[1 2]", "json-syntax", 4, "/0"},
    {"[1,,2]", "json-syntax", 4, "/1"},
    {"[1", "json-end", 3, "/0"},
    {"[", "json-end", 2, "/0"},
    {"]", "json-syntax", 1, NULL},
    {"[1}", "json-syntax", 3, "/0"},
    {"{", "json-end", 2, NULL},
    {"{\"a\"", "json-end", 5, "/a"},
    {"{\"a\":", "json-end", 6, "/a"},
    {"{\"a\" 1}", "json-syntax", 6, "/a"},
    {"{\"a\":1,}", "json-syntax", 8, NULL},
    {"[{\"a\":1,}]", "json-syntax", 9, "/0"},
    {"{\"a\":1 \"b\":2}", "json-syntax", 8, "/a"},
    {"{a:1}", "json-syntax", 2, NULL},
    {"{'a':1}", "json-syntax", 2, NULL},
    {"{1:1}", "json-syntax", 2, NULL},
    {"{\"a\":1]", "json-syntax", 7, "/a"},
    {"{\"å\":+1}", "json-syntax", 6, "/å"},
    {"01", "json-trailing", 2, NULL},
    {"-", "json-end", 2, NULL},
    {"-a", "json-syntax", 2, NULL},
    {"1.", "json-end", 3, NULL},
    {".5", "json-syntax", 1, NULL},
    {"1.e1", "json-syntax", 3, NULL},
    {"1e", "json-end", 3, NULL},
    {"1e+", "json-end", 4, NULL},
    {"0x1", "json-trailing", 2, NULL},
    {"1_000", "json-trailing", 2, NULL},
    {"NaN", "json-syntax", 1, NULL},
    {"Infinity", "json-syntax", 1, NULL},
    {"-Infinity", "json-syntax", 2, NULL},
    {"tru", "json-syntax", 1, NULL},
    {"True", "json-syntax", 1, NULL},
    {"nul", "json-syntax", 1, NULL},
    {"truex", "json-trailing", 5, NULL},
    {"{} {}", "json-trailing", 4, NULL},
    {"[]x", "json-trailing", 3, NULL},
    {"// a\n{}", "json-syntax", 1, NULL},
    {"{}/**/", "json-trailing", 3, NULL},
    {"\"a", "json-end", 3, NULL},
    {"\"\\", "json-escape", 2, NULL},
    {"\"\\x41\"", "json-escape", 2, NULL},
    {"\"\\a\"", "json-escape", 2, NULL},
    {"\"\\u12\"", "json-escape", 2, NULL},
    {"\"\\u12g4\"", "json-escape", 2, NULL},
    {"\"\\U0041\"", "json-escape", 2, NULL},
    {"\"\\u0000\"", "json-escape", 2, NULL},
    {"\"æ\\ud800\"", "json-escape", 3, NULL},
    {"\"\\ud800x\"", "json-escape", 2, NULL},
    {"\"\\ud800\\n\"", "json-escape", 2, NULL},
    {"\"\\ud800\\u0041\"", "json-escape", 2, NULL},
    {"\"\\ud800\\ud800\"", "json-escape", 2, NULL},
    {"\"\\udc00\"", "json-escape", 2, NULL},
    {"\"\\udc00\\ud800\"", "json-escape", 2, NULL},
    {"\"a\tb\"", "json-control", 3, NULL},
    {"\"a\x1F\"", "json-control", 3, NULL},
    {"[\"\n\"]", "json-control", 3, "/0"},
    {"\"\xFF\"", "invalid-utf8", 2, NULL},
    {"[\"\xED\xA0\x80\"]", "invalid-utf8", 3, NULL},
    {"{\"a/b~\":x}", "json-syntax", 9, "/a~1b~0"},
    {"[{\"a\":[0,{\"b\":x}]}]", "json-syntax", 15, "/0/a/1/b"},
    {"[\xC2\xA0]", "json-syntax", 2, "/0"},
    {"\xEF\xBB\xBF{}", "json-syntax", 1, NULL}, /* passed over when a file is read, not here */
    {"{\"a\":1,\"a\":2}", "duplicate-key", 8, "/a"},
    {"{\"a\":1,\"\\u0061\":2}", "duplicate-key", 8, "/a"},
    {"{\"\\u00e5\":1,\"å\":2}", "duplicate-key", 13, "/å"},
    {"{\"\\/\":1,\"/\":2}", "duplicate-key", 9, "/~1"},
    {"{\"b\":{\"x\":1,\"y\":2,\"x\":3}}", "duplicate-key", 19, "/b/x"},
};

static void test_json_check__what_is_not_json_is_told_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        akt_diagnostics faults;
        assert_int_equal(check_bytes(refused[i].text, strlen(refused[i].text), &faults), AKT_EDATA);
        size_t count;
        const akt_diagnostic *fault = akt_diagnostics_items(&faults, &count);
        assert_int_equal(count, 1);
        if (strcmp(akt_fault_code(fault->fault), refused[i].code) != 0 || fault->line != 1 ||
            fault->column != refused[i].column)
            fail_msg("%s: %s at %zu:%zu", refused[i].text, akt_fault_code(fault->fault),
                     fault->line, fault->column);
        assert_string_equal(fault->pointer ? fault->pointer : "none",
                            refused[i].pointer ? refused[i].pointer : "none");
        akt_diagnostics_dispose(&faults);
    }
}

static void test_json_check__a_nul_byte_is_no_end_of_text(void **state)
{
    static const char *const codes[] = {"json-trailing", "json-syntax", "json-control"};
    static const char *const texts[] = {"{}\0", "[\0]", "[\"\0\"]"};
    static const size_t sizes[] = {3, 3, 5};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        akt_diagnostics faults;
        size_t count;
        assert_int_equal(check_bytes(texts[i], sizes[i], &faults), AKT_EDATA);
        assert_string_equal(akt_fault_code(akt_diagnostics_items(&faults, &count)->fault),
                            codes[i]);
        akt_diagnostics_dispose(&faults);
    }
}

static void test_json_check__what_may_stand_here_is_told(void **state)
{
    (void)state;
    akt_diagnostics faults;
    size_t count;
    check_bytes("{\"a\": 1 å}", 11, &faults);
    const akt_diagnostic *fault = akt_diagnostics_items(&faults, &count);
    assert_string_equal(fault->args[0], "å");
    assert_string_equal(fault->args[1], ", }");
    akt_diagnostics_dispose(&faults);
    check_bytes("[\x01]", 3, &faults);
    assert_string_equal(akt_diagnostics_items(&faults, &count)->args[0], "U+0001");
    akt_diagnostics_dispose(&faults);
}

static void test_json_check__every_key_that_comes_again_is_told(void **state)
{
    static const char text[] = "{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 2,\n \"a\": 3}";
    static const size_t lines[] = {2, 3, 4}, columns[] = {16, 2, 2};
    (void)state;
    akt_diagnostics faults;
    size_t count;
    assert_int_equal(check_bytes(text, strlen(text), &faults), AKT_EDATA);
    akt_diagnostics_sort(&faults);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(items[i].fault, AKT_FAULT_JSON_DUPLICATE_KEY);
        assert_int_equal(items[i].line, lines[i]);
        assert_int_equal(items[i].column, columns[i]);
    }
    akt_diagnostics_dispose(&faults);
}

/* depth times open, then depth times close. */
static char *nest(const char *open, const char *close, size_t depth)
{
    size_t size = strlen(open), at = 0;
    char *text = malloc(depth * (size + strlen(close)) + 1);
    for (size_t i = 0; i < depth; i++, at += size)
        memcpy(text + at, open, size);
    for (size_t i = 0; i < depth; i++, at += strlen(close))
        memcpy(text + at, close, strlen(close));
    text[at] = '\0';
    return text;
}

static void assert_depth(const char *open, const char *close, size_t depth)
{
    char *text = nest(open, close, depth);
    akt_diagnostics faults;
    size_t count;
    akt_status status = check_bytes(text, strlen(text), &faults);
    const akt_diagnostic *fault = akt_diagnostics_items(&faults, &count);
    assert_int_equal(status, depth <= AKT_JSON_DEPTH ? AKT_OK : AKT_EDATA);
    assert_int_equal(count, depth <= AKT_JSON_DEPTH ? 0 : 1);
    if (count) {
        assert_int_equal(fault->fault, AKT_FAULT_JSON_DEPTH);
        assert_int_equal(fault->column, strlen(open) * AKT_JSON_DEPTH + 1);
    }
    akt_diagnostics_dispose(&faults);
    free(text);
}

static void test_json_check__a_hundred_levels_are_read_and_no_more(void **state)
{
    (void)state;
    assert_depth("[", "]", 100);
    assert_depth("[", "]", 101);
    assert_depth("[", "]", 100000);
    assert_depth("[", "", 101); /* told before the missing ends are */
    assert_depth("{\"a\":", "}", 101);
    char *text = nest("{\"a\":[", "]}", 50);
    akt_diagnostics faults;
    assert_int_equal(check_bytes(text, strlen(text), &faults), AKT_OK);
    akt_diagnostics_dispose(&faults);
    free(text);
}

/* Seconds of processor time to check ten megabytes on one line with a fault at their end. */
static double time_long_line(const char *item, size_t size, char *text)
{
    size_t at = 0;
    text[at++] = '[';
    for (; at + size < 10u << 20; at += size)
        memcpy(text + at, item, size);
    memcpy(text + at, "x]", 3);
    akt_diagnostics faults;
    clock_t start = clock();
    assert_int_equal(check_bytes(text, at + 2, &faults), AKT_EDATA);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    size_t count;
    assert_int_equal(akt_diagnostics_items(&faults, &count)->column, at + 1);
    akt_diagnostics_dispose(&faults);
    return seconds;
}

static void test_json_check__ten_megabytes_on_one_line_are_quick(void **state)
{
    (void)state;
    char *text = malloc((10u << 20) + 4);
    assert_true(time_long_line("{\"a\":1,\"b\":[true]},", 19, text) < 10);
    assert_true(time_long_line("\"a\\u0061\",", 10, text) < 10);
    free(text);
}

static void test_json_check__very_many_keys_in_one_object_are_quick(void **state)
{
    enum { KEYS = 200000 };
    (void)state;
    char *text = malloc(KEYS * 16 + 32);
    size_t size = 0;
    text[size++] = '{';
    for (int i = 0; i < KEYS; i++)
        size += (size_t)sprintf(text + size, "\"k%d\":0,", i);
    size += (size_t)sprintf(text + size, "\"k7\":0}");
    akt_diagnostics faults;
    clock_t start = clock();
    assert_int_equal(check_bytes(text, size, &faults), AKT_EDATA);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 10);
    size_t count;
    assert_string_equal(akt_diagnostics_items(&faults, &count)->pointer, "/k7");
    assert_int_equal(count, 1);
    akt_diagnostics_dispose(&faults);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_check__what_is_json_is_accepted),
        cmocka_unit_test(test_json_check__what_is_not_json_is_told_with_its_place),
        cmocka_unit_test(test_json_check__a_nul_byte_is_no_end_of_text),
        cmocka_unit_test(test_json_check__what_may_stand_here_is_told),
        cmocka_unit_test(test_json_check__every_key_that_comes_again_is_told),
        cmocka_unit_test(test_json_check__a_hundred_levels_are_read_and_no_more),
        cmocka_unit_test(test_json_check__ten_megabytes_on_one_line_are_quick),
        cmocka_unit_test(test_json_check__very_many_keys_in_one_object_are_quick),
    };
    return cmocka_run_group_tests_name("parse_json_check", tests, NULL, NULL);
}
