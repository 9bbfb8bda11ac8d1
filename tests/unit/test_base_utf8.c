#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

#include <string.h>

/* RFC 3629, section 4: what is well-formed, at the ends of every row of its table. */
static void test_utf8__every_row_of_the_grammar_is_read_at_both_ends(void **state)
{
    static const struct {
        const char *bytes;
        uint32_t code;
    } rows[] = {
        {"\x01", 0x01},
        {"\x7F", 0x7F},
        {"\xC2\x80", 0x80},
        {"\xDF\xBF", 0x7FF},
        {"\xE0\xA0\x80", 0x800},
        {"\xE0\xBF\xBF", 0xFFF},
        {"\xE1\x80\x80", 0x1000},
        {"\xEC\xBF\xBF", 0xCFFF},
        {"\xED\x80\x80", 0xD000},
        {"\xED\x9F\xBF", 0xD7FF},
        {"\xEE\x80\x80", 0xE000},
        {"\xEF\xBF\xBF", 0xFFFF},
        {"\xF0\x90\x80\x80", 0x10000},
        {"\xF0\xBF\xBF\xBF", 0x3FFFF},
        {"\xF1\x80\x80\x80", 0x40000},
        {"\xF3\xBF\xBF\xBF", 0xFFFFF},
        {"\xF4\x80\x80\x80", 0x100000},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].bytes), at = 0;
        assert_int_equal(akt_utf8_next(rows[i].bytes, size, &at), rows[i].code);
        assert_int_equal(at, size);
        char written[4];
        assert_int_equal(akt_utf8_encode(rows[i].code, written), size);
        assert_memory_equal(written, rows[i].bytes, size);
    }
}

static void test_utf8__every_class_of_ill_formed_bytes_is_refused(void **state)
{
    static const char *const rows[] = {
        "\x80",
        "\xBF", /* a continuation alone */
        "\xC0\x80",
        "\xC0\xAF",
        "\xC1\xBF", /* two bytes where one would do */
        "\xE0\x80\x80",
        "\xE0\x9F\xBF", /* three where two would do */
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF", /* four where three would do */
        "\xED\xA0\x80",
        "\xED\xAF\xBF",
        "\xED\xB0\x80",
        "\xED\xBF\xBF",             /* surrogates */
        "\xED\xA0\xBD\xED\xB8\x80", /* a pair of them (CESU-8) */
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xF7\xBF\xBF\xBF", /* above U+10FFFF */
        "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3",
        "\xE2\x82",
        "\xF0\x9F\x98", /* cut off by the end */
        "\xC3(",
        "\xE2(\xA1",
        "\xE2\x82(",
        "\xF0(\x8C\xBC",
        "\xF0\x90(\xBC",
        "\xF0\x28\x8C(",
        "\xE5", /* å in Latin-1 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = 0, size = strlen(rows[i]);
        assert_int_equal(akt_utf8_next(rows[i], size, &at), AKT_UTF8_BAD);
        assert_int_equal(at, 1);
        assert_int_equal(akt_utf8_check(rows[i], size), 0);
    }
}

static void test_utf8__check_finds_the_first_bad_byte_and_never_reads_past_the_size(void **state)
{
    (void)state;
    assert_int_equal(akt_utf8_check("", 0), 0);
    assert_int_equal(akt_utf8_check("blåbær", 8), 8);
    assert_int_equal(akt_utf8_check("bl\xC3\xA5 \xFF\xFF", 7), 5);
    assert_int_equal(akt_utf8_check("a\xC3\xA5", 2), 1);
    assert_int_equal(akt_utf8_check("a\0b", 3), 3);
}

static void test_utf8__all_code_points_come_back_and_surrogates_do_not(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t size = akt_utf8_encode(code, bytes), at = 0;
        uint32_t back = akt_utf8_next(bytes, size, &at);
        if (code >= 0xD800 && code <= 0xDFFF)
            assert_int_equal(back, AKT_UTF8_BAD);
        else if (back != code)
            fail_msg("U+%04X comes back as U+%04X", code, back);
    }
}

static void test_utf8__whole_cuts_before_a_character_that_does_not_fit(void **state)
{
    static const char text[] = "a\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80";
    static const size_t wholes[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    (void)state;
    for (size_t size = 0; size < sizeof wholes / sizeof *wholes; size++)
        assert_int_equal(akt_utf8_whole(text, size), wholes[size]);
}

static void test_utf8__length_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(akt_utf8_length(""), 0);
    assert_int_equal(akt_utf8_length("Østre Ås"), 8);
    assert_int_equal(akt_utf8_length("\xF0\x9F\x98\x80"), 1);
}

static void test_utf8__xml_carries_tab_and_newlines_but_no_other_control(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x20; code++)
        assert_int_equal(akt_utf8_is_xml(code), code == 9 || code == 10 || code == 13);
    assert_true(akt_utf8_is_xml(0x20));
    assert_true(akt_utf8_is_xml(0xFFFD));
    assert_false(akt_utf8_is_xml(0xFFFE));
    assert_false(akt_utf8_is_xml(0xFFFF));
    assert_true(akt_utf8_is_xml(0x10FFFF));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8__every_row_of_the_grammar_is_read_at_both_ends),
        cmocka_unit_test(test_utf8__every_class_of_ill_formed_bytes_is_refused),
        cmocka_unit_test(test_utf8__check_finds_the_first_bad_byte_and_never_reads_past_the_size),
        cmocka_unit_test(test_utf8__all_code_points_come_back_and_surrogates_do_not),
        cmocka_unit_test(test_utf8__whole_cuts_before_a_character_that_does_not_fit),
        cmocka_unit_test(test_utf8__length_counts_characters),
        cmocka_unit_test(test_utf8__xml_carries_tab_and_newlines_but_no_other_control),
    };
    return cmocka_run_group_tests_name("base_utf8", tests, NULL, NULL);
}
