#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/compounds.h"

#include <string.h>

static void expect(const char *text, const char *with_hyphens)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_compound_add(&out, text);
    assert_string_equal(akt_buffer_text(&out), with_hyphens);
    akt_buffer_dispose(&out);
}

static void test_compounds__long_words_are_broken_before_their_last_members(void **state)
{
    (void)state;
    expect("Forskningsinstitutt", "Forsknings\u00adinstitutt");
    expect("a Samfunnsutfordringer-", "a Samfunns\u00adutfordringer-");
    expect("innovasjonssamarbeid", "innovasjons\u00adsamarbeid");
    expect("høyskoleutdanninger", "høyskole\u00adutdanninger");
}

static void test_compounds__short_words_and_beginnings_stay_whole(void **state)
{
    (void)state;
    expect("", "");
    expect("skoleutdanning", "skole\u00adutdanning");
    expect("fagutdanning", "fagutdanning");
    expect("utdanning og utvikling", "utdanning og utvikling");
    expect("programmeringens", "programmeringens");
}

static void test_compounds__no_member_begins_another(void **state)
{
    (void)state;
    size_t count;
    const char *const *members = akt_compound_members(&count);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            assert_true(i == k || strncmp(members[i], members[k], strlen(members[i])) != 0);
}

static void test_compounds__a_member_of_names_is_found_at_its_place_alone(void **state)
{
    (void)state;
    assert_int_equal(akt_compound_member_at("forum for alle", 14), 5);
    assert_int_equal(akt_compound_member_at("forum", 4), 0);
    assert_int_equal(akt_compound_member_at("et forum", 8), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compounds__long_words_are_broken_before_their_last_members),
        cmocka_unit_test(test_compounds__short_words_and_beginnings_stay_whole),
        cmocka_unit_test(test_compounds__no_member_begins_another),
        cmocka_unit_test(test_compounds__a_member_of_names_is_found_at_its_place_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
