#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/order.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
    "",      "1",        "2",     "A",     "a",   "Alstahaug", "alt", "b",    "Café", "Cafés",
    "Difi",  "difi",     "difib", "E",     "é",   "Kong",      "kå",  "Oslo", "Zz",   "zebra",
    "ærlig", "ærligere", "äta",   "Østre", "Öst", "østreng",   "å",   "ål",   "Ås",   "Aasen",
};

static int by_order(const void *a, const void *b)
{
    return akt_order_compare(*(const char *const *)a, *(const char *const *)b);
}

static int sign_of(int number)
{
    return (number > 0) - (number < 0);
}

static void test_order__the_norwegian_letters_come_last(void **state)
{
    static const char *const expected[] = {"zebra", "ærlig", "Østre", "ål", "Ås", "Aasen"};
    const char *mixed[] = {"Aasen", "Østre", "Ås", "zebra", "ål", "ærlig"};
    (void)state;
    qsort(mixed, 6, sizeof *mixed, by_order);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(mixed[i], expected[i]);
}

static void test_order__it_is_an_order(void **state)
{
    enum { COUNT = sizeof words / sizeof *words };
    (void)state;
    for (size_t a = 0; a < COUNT; a++) {
        for (size_t b = 0; b < COUNT; b++) {
            int ab = akt_order_compare(words[a], words[b]);
            assert_int_equal(sign_of(ab), -sign_of(akt_order_compare(words[b], words[a])));
            assert_int_equal(ab == 0, strcmp(words[a], words[b]) == 0);
            for (size_t c = 0; c < COUNT; c++)
                if (ab < 0 && akt_order_compare(words[b], words[c]) < 0)
                    assert_true(akt_order_compare(words[a], words[c]) < 0);
        }
    }
}

static void assert_before(const char *a, const char *b)
{
    if (akt_order_compare(a, b) >= 0)
        fail_msg("%s does not come before %s", a, b);
}

static void test_order__case_and_accents_count_last(void **state)
{
    (void)state;
    assert_before("Difi", "difib");
    assert_before("difi", "Difib");
    assert_before("Difi", "difi");
    assert_before("café", "cafes");
    assert_before("cafe", "café");
    assert_before("zz", "ä");
    assert_before("ä", "ö");
    assert_before("ä", "æ"); /* the same letter, then by bytes */
    assert_before("æa", "äb");
}

static void test_order__aa_is_a_ring_and_a_alone_is_not(void **state)
{
    (void)state;
    assert_before("Abel", "Zakarias");
    assert_before("Zakarias", "Aabel");
    assert_before("øa", "aa");
    assert_before("Kana", "Kaaa");
    assert_before("9", "a");
    assert_before(" ", "1");
    assert_before("a", "ab");
}

static void test_order__alike_but_for_case_and_accents(void **state)
{
    (void)state;
    assert_true(akt_order_is_alike("FORSKNINGSRÅDET", "Forskningsrådet"));
    assert_true(akt_order_is_alike("Ås", "aas"));
    assert_true(akt_order_is_alike("idé", "IDE"));
    assert_false(akt_order_is_alike("Forskningsradet", "Forskningsrådet"));
    assert_false(akt_order_is_alike("KS", "KSS"));
    assert_false(akt_order_is_alike("", "a"));
}

/* Ascending, each against each; the same number in other digits is another place. */
static void test_order__places_go_by_their_numbers(void **state)
{
    (void)state;
    static const char *const places[] = {
        "",          "5.1",        "5.9",    "5.10",  "5.10.1",
        "05.11",     "8",          "8 b",    "10",    "12345678901234567890",
        "Vedlegg 2", "Vedlegg 10", "rad 01", "rad 1", "rad 2",
        "rad 10",    "rad 10 b",   "rad 100"};
    const size_t count = sizeof places / sizeof *places;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = akt_order_compare_places(places[i], places[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order__alike_but_for_case_and_accents),
        cmocka_unit_test(test_order__the_norwegian_letters_come_last),
        cmocka_unit_test(test_order__places_go_by_their_numbers),
        cmocka_unit_test(test_order__it_is_an_order),
        cmocka_unit_test(test_order__case_and_accents_count_last),
        cmocka_unit_test(test_order__aa_is_a_ring_and_a_alone_is_not),
    };
    return cmocka_run_group_tests_name("words_order", tests, NULL, NULL);
}
