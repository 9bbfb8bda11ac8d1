#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "diagram/label_internal.h"
#include "diagram/text_width.h"

#include <string.h>

static const akt_label_rule CARD = {
    .size = 12.5, .lines = 2, .room = 186, .easy = 93, .hyphen = 40};

static akt_label make(akt_pool *pool, const char *text)
{
    akt_label label;
    assert_true(akt_label__make(&label, pool, text, &CARD));
    return label;
}

static void assert_lines(const char *text, const char *first, const char *second)
{
    akt_pool *pool = akt_pool_new();
    akt_label label = make(pool, text);
    assert_int_equal(label.count, second ? 2 : 1);
    assert_string_equal(label.lines[0], first);
    if (second)
        assert_string_equal(label.lines[1], second);
    assert_false(label.cut);
    akt_pool_free(pool);
}

static void test_label__short_names_stay_on_one_line(void **state)
{
    (void)state;
    assert_lines("Difi", "Difi", NULL);
    assert_lines("Siva SF", "Siva SF", NULL);
}

static void test_label__breaks_where_the_widest_line_is_least(void **state)
{
    (void)state;
    assert_lines("Kommunal- og moderniseringsdepartementet", "Kommunal- og",
                 "moderniseringsdepartementet");
    assert_lines("Nasjonalt senter for byggesaker", "Nasjonalt senter", "for byggesaker");
}

static void test_label__a_space_between_digits_is_no_place_to_break(void **state)
{
    (void)state;
    assert_lines("Tilskudd paa 50 000 000 kroner", "Tilskudd paa", "50 000 000 kroner");
    assert_lines("Forskrift om elleve 1 000", "Forskrift om", "elleve 1 000");
    assert_lines("Innovasjonspris 2016 fra Difi", "Innovasjonspris", "2016 fra Difi");
}

static void test_label__long_compounds_break_between_their_members(void **state)
{
    (void)state;
    assert_lines("Innovasjonsalliansen", "Innovasjons-", "alliansen");
    assert_lines("Leverandørutviklingsprogrammet", "Leverandørutviklings-", "programmet");
    assert_lines("Forsvarsdepartementet", "Forsvars-", "departementet");
}

static void test_label__soft_hyphens_are_drawn_only_at_a_break(void **state)
{
    (void)state;
    assert_lines("Kunn\xC2\xADskap", "Kunnskap", NULL);
    assert_lines("Rekonstruksjons\xC2\xADhistorikken", "Rekonstruksjons-", "historikken");
}

static void test_label__an_empty_text_is_one_empty_line(void **state)
{
    (void)state;
    assert_lines("", "", NULL);
    assert_lines("  ", "", NULL);
    assert_lines("a\xE2\x80\xA8z", "a z", NULL);
}

static void assert_fits(const akt_label *label)
{
    for (size_t i = 0; i < label->count; i++) {
        size_t size = strlen(label->lines[i]);
        double width = akt_text_width(label->lines[i], CARD.size, CARD.bold);
        assert_true(width <= CARD.room + 0.1);
        assert_int_equal(akt_utf8_check(label->lines[i], size), size);
    }
}

static void test_label__what_is_too_long_is_cut_within_its_room(void **state)
{
    (void)state;
    static const char *const units[] = {"ord ", "æ", "forskningsrådet og ", "a-b "};
    for (size_t u = 0; u < 4; u++) {
        char text[5100] = "";
        akt_pool *pool = akt_pool_new();
        for (size_t at = 0; at + strlen(units[u]) < 5000; at += strlen(units[u]))
            memcpy(text + at, units[u], strlen(units[u]));
        akt_label label = make(pool, text);
        assert_true(label.cut);
        assert_int_equal(label.count, 2);
        assert_fits(&label);
        const char *last = label.lines[1];
        assert_string_equal(last + strlen(last) - strlen("…"), "…");
        akt_pool_free(pool);
    }
}

static void test_label__a_word_of_two_lines_length_is_not_cut(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    akt_label label = make(pool, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    assert_int_equal(label.count, 2);
    assert_false(label.cut);
    assert_fits(&label);
    akt_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_label__short_names_stay_on_one_line),
        cmocka_unit_test(test_label__breaks_where_the_widest_line_is_least),
        cmocka_unit_test(test_label__a_space_between_digits_is_no_place_to_break),
        cmocka_unit_test(test_label__long_compounds_break_between_their_members),
        cmocka_unit_test(test_label__soft_hyphens_are_drawn_only_at_a_break),
        cmocka_unit_test(test_label__an_empty_text_is_one_empty_line),
        cmocka_unit_test(test_label__what_is_too_long_is_cut_within_its_room),
        cmocka_unit_test(test_label__a_word_of_two_lines_length_is_not_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
