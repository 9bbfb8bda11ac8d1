#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/markup.h"

#include <string.h>

#define LOST "\xEF\xBF\xBD"

static void assert_part(const char *text, size_t size, const char *wanted)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_markup_add_part(&out, text, size);
    assert_string_equal(akt_buffer_text(&out), wanted);
    akt_buffer_dispose(&out);
}

static void test_markup__the_five_marks_are_escaped(void **state)
{
    (void)state;
    assert_part("<b a=\"1\" c='2'>&amp;", 20, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
    assert_part("åøæ ☐ \xF0\x9F\x98\x80 \n\t", 18, "åøæ ☐ \xF0\x9F\x98\x80 \n\t");
}

static void test_markup__a_part_ends_where_it_is_said_to(void **state)
{
    (void)state;
    assert_part("a<b", 0, "");
    assert_part("a<b", 1, "a");
    assert_part("a<b", 2, "a&lt;");
    assert_part("a<b", 3, "a&lt;b");
}

/* Neither what follows the part nor a NUL within it makes a difference. */
static void test_markup__a_character_cut_in_two_is_lost(void **state)
{
    (void)state;
    assert_part("\xC3\xA5", 2, "\xC3\xA5");
    assert_part("\xC3\xA5", 1, LOST);
    assert_part("a\0b", 3, "a" LOST "b");
}

static void test_markup__what_xml_cannot_carry_is_replaced(void **state)
{
    (void)state;
    assert_part("a\x01\x1B\x7F"
                "b",
                5, "a" LOST LOST LOST "b");
    assert_part("\xC2\x85|\xC2\x9F|\xC2\xA0", 8, LOST "|" LOST "|\xC2\xA0");
    assert_part("\xEF\xBF\xBE|\xEF\xBF\xBF", 7, LOST "|" LOST);
    assert_part("\xFF|", 2, LOST "|");
}

static void test_markup__parts_make_the_whole(void **state)
{
    static const char text[] = "<«Å & Ø»> \"\xF0\x9F\x98\x80\" \x02 'slutt'";
    (void)state;
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_markup_add(&whole, text);
    for (size_t cut = 0; cut <= strlen(text); cut++) {
        if ((text[cut] & 0xC0) == 0x80) /* within a character */
            continue;
        akt_buffer parts = AKT_BUFFER_INIT;
        akt_markup_add_part(&parts, text, cut);
        akt_markup_add_part(&parts, text + cut, strlen(text) - cut);
        assert_string_equal(akt_buffer_text(&parts), whole.text);
        akt_buffer_dispose(&parts);
    }
    akt_buffer_dispose(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markup__the_five_marks_are_escaped),
        cmocka_unit_test(test_markup__a_part_ends_where_it_is_said_to),
        cmocka_unit_test(test_markup__a_character_cut_in_two_is_lost),
        cmocka_unit_test(test_markup__what_xml_cannot_carry_is_replaced),
        cmocka_unit_test(test_markup__parts_make_the_whole),
    };
    return cmocka_run_group_tests_name("output_markup", tests, NULL, NULL);
}
