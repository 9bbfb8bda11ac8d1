#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "support/failing_malloc.h"
#include "words/words.h"

#include <string.h>

static const char *const names[] = {
#define AKT_WORD(id, nb, nn, en) #id,
#include "words/words.def"
#undef AKT_WORD
};

/* Bit n is set where {n} stands in text. */
static unsigned placeholders_of(const char *text)
{
    unsigned found = 0;
    for (; *text; text++)
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}')
            found |= 1U << (text[1] - '0');
    return found;
}

static void test_words__every_word_has_three_languages_with_the_same_places_to_fill(void **state)
{
    (void)state;
    for (int w = 0; w < AKT_WORD_COUNT; w++) {
        unsigned wanted = placeholders_of(akt_words((akt_word)w, AKT_LANG_NB));
        if (wanted > 0xF)
            fail_msg("%s fills more than {3}", names[w]);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            const char *text = akt_words((akt_word)w, (akt_lang)lang);
            if (!*text)
                fail_msg("%s is empty in %s", names[w], akt_lang_name((akt_lang)lang));
            if (placeholders_of(text) != wanted)
                fail_msg("%s fills other places in %s", names[w], akt_lang_name((akt_lang)lang));
        }
    }
}

static void test_words__every_text_is_plain_characters_without_double_spaces(void **state)
{
    (void)state;
    for (int w = 0; w < AKT_WORD_COUNT; w++) {
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            const char *text = akt_words((akt_word)w, (akt_lang)lang);
            size_t size = strlen(text);
            if (akt_utf8_check(text, size) != size || strstr(text, "  "))
                fail_msg("%s in %s: %s", names[w], akt_lang_name((akt_lang)lang), text);
            for (size_t i = 0; i < size; i++)
                if ((unsigned char)text[i] < 0x20 && text[i] != '\n')
                    fail_msg("%s in %s holds a control character", names[w],
                             akt_lang_name((akt_lang)lang));
        }
    }
}

/* What a reader of one language would stumble over. */
static void test_words__english_has_no_norwegian_quotes_nor_norwegian_english_ones(void **state)
{
    (void)state;
    for (int w = 0; w < AKT_WORD_COUNT; w++) {
        if (strstr(akt_words((akt_word)w, AKT_LANG_EN), "«{"))
            fail_msg("%s", names[w]);
        for (int lang = AKT_LANG_NB; lang <= AKT_LANG_NN; lang++)
            if (strstr(akt_words((akt_word)w, (akt_lang)lang), "\"{0}\""))
                fail_msg("%s", names[w]);
    }
}

static void test_words__arguments_are_filled_in_and_not_read_again(void **state)
{
    (void)state;
    akt_buffer out = AKT_BUFFER_INIT;
    akt_words_fill(&out, AKT_W_FAULT_DATE_ORDER, AKT_LANG_EN, "{1}", "{9", NULL, NULL);
    assert_string_equal(akt_buffer_text(&out), "ends ({9) before it begins ({1})");
    akt_buffer_clear(&out);
    akt_words_fill(&out, AKT_W_FAULT_WANTS_CITES, AKT_LANG_EN, "x", NULL, NULL, NULL);
    assert_non_null(strstr(akt_buffer_text(&out), "{\"ref\": source, \"at\": place}"));
    akt_buffer_clear(&out);
    akt_words_fill(&out, AKT_W_FAULT_MISSING_FIELD, AKT_LANG_NN, NULL, NULL, NULL, NULL);
    assert_string_equal(akt_buffer_text(&out), "feltet «» manglar");
    akt_buffer_dispose(&out);
}

static void test_words__a_filled_text_is_whole_or_empty(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    char much[600];
    memset(much, 'x', sizeof much);
    much[599] = '\0';
    assert_string_equal(
        akt_words_filled(pool, AKT_W_FAULT_MISSING_FIELD, AKT_LANG_EN, "name", NULL, NULL, NULL),
        "the field \"name\" is missing");
    for (size_t n = 0; akt_failing_malloc_stands() && n < 3; n++) {
        akt_failing_malloc_arm(n);
        const char *text =
            akt_words_filled(pool, AKT_W_FAULT_MISSING_FIELD, AKT_LANG_EN, much, NULL, NULL, NULL);
        if (akt_failing_malloc_disarm())
            assert_string_equal(text, "");
        else
            assert_int_equal(strlen(text), 599 + 23);
    }
    akt_pool_free(pool);
}

static void test_words__languages_have_names(void **state)
{
    (void)state;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        assert_int_equal(akt_lang_from_name(akt_lang_name((akt_lang)lang)), lang);
    assert_int_equal(akt_lang_from_name("no"), -1);
    assert_int_equal(akt_lang_from_name(""), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words__every_word_has_three_languages_with_the_same_places_to_fill),
        cmocka_unit_test(test_words__every_text_is_plain_characters_without_double_spaces),
        cmocka_unit_test(test_words__english_has_no_norwegian_quotes_nor_norwegian_english_ones),
        cmocka_unit_test(test_words__arguments_are_filled_in_and_not_read_again),
        cmocka_unit_test(test_words__a_filled_text_is_whole_or_empty),
        cmocka_unit_test(test_words__languages_have_names),
    };
    return cmocka_run_group_tests_name("words_words", tests, NULL, NULL);
}
