#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/advances_internal.h"
#include "diagram/text_width.h"
#include "support/near.h"

static void test_text_width__is_zero_for_nothing(void **state)
{
    (void)state;
    assert_true(akt_text_width("", 13, false) == 0);
}

static void test_text_width__grows_with_the_size(void **state)
{
    (void)state;
    double one = akt_text_width("Fylkeskommunene på Østlandet", 10, false);
    assert_true(one > 0);
    assert_near(akt_text_width("Fylkeskommunene på Østlandet", 20, false), 2 * one, 1e-9);
}

static void test_text_width__is_the_sum_of_the_parts(void **state)
{
    (void)state;
    double whole = akt_text_width("NæringØst", 13, true);
    double parts = akt_text_width("Næring", 13, true) + akt_text_width("Øst", 13, true);
    assert_near(whole, parts, 1e-9);
}

static void test_text_width__agrees_with_a_shaper_on_labels(void **state)
{
    (void)state;
    /* As librsvg sets them in Noto Sans, in thousandths of the size. */
    static const struct {
        const char *text;
        bool bold;
        double width;
    } labels[] = {{"Norges forskningsråd", true, 10854},
                  {"Kommunal- og moderniseringsdepartementet", false, 21741},
                  {"Innovasjonsnettverket", false, 10516},
                  {"Difi", false, 1590},
                  {"Høgskolen i Sørøst-Norge", false, 12058}};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        double width = akt_text_width(labels[i].text, 1000, labels[i].bold);
        assert_near(width / labels[i].width, 1, 0.01);
    }
}

static void test_text_width__counts_what_cannot_be_printed_as_one_sign(void **state)
{
    (void)state;
    double replacement = akt_text_width("\xEF\xBF\xBD", 13, false);
    assert_true(replacement > 0);
    assert_near(akt_text_width("\x01", 13, false), replacement, 1e-9);
    assert_near(akt_text_width("\xFF", 13, false), replacement, 1e-9);
}

static void test_text_width__gives_soft_hyphens_none(void **state)
{
    (void)state;
    assert_near(akt_text_width("for\xC2\xADskning", 13, false),
                       akt_text_width("forskning", 13, false), 1e-9);
}

static void test_text_width__has_a_sorted_table_with_the_norwegian_letters(void **state)
{
    (void)state;
    assert_true(akt_advance__count > 330);
    for (size_t i = 1; i < akt_advance__count; i++)
        assert_true(akt_advance__table[i - 1].code < akt_advance__table[i].code);
    assert_true(akt_text_width("æ", 1000, false) > akt_text_width("i", 1000, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_width__is_zero_for_nothing),
        cmocka_unit_test(test_text_width__grows_with_the_size),
        cmocka_unit_test(test_text_width__is_the_sum_of_the_parts),
        cmocka_unit_test(test_text_width__agrees_with_a_shaper_on_labels),
        cmocka_unit_test(test_text_width__counts_what_cannot_be_printed_as_one_sign),
        cmocka_unit_test(test_text_width__gives_soft_hyphens_none),
        cmocka_unit_test(test_text_width__has_a_sorted_table_with_the_norwegian_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
