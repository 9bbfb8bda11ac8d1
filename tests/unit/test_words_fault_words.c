#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/fault_words.h"

#include <string.h>

static void assert_line(const akt_diagnostic *diagnostic, akt_lang lang, const char *expected)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_fault_line(&out, diagnostic, lang);
    assert_string_equal(akt_buffer_text(&out), expected);
    akt_buffer_dispose(&out);
}

static void test_fault_words__a_line_has_place_level_sentence_and_pointer(void **state)
{
    (void)state;
    akt_diagnostic d = {.fault = AKT_FAULT_MISSING_FIELD,
                        .file = "a.json",
                        .line = 3,
                        .column = 14,
                        .pointer = "/actors/0",
                        .args = {"name"}};
    assert_line(&d, AKT_LANG_NB, "a.json:3:14: feil: feltet «name» mangler [/actors/0]");
    assert_line(&d, AKT_LANG_NN, "a.json:3:14: feil: feltet «name» manglar [/actors/0]");
    assert_line(&d, AKT_LANG_EN, "a.json:3:14: error: the field \"name\" is missing [/actors/0]");
    d.line = 0;
    d.pointer = NULL;
    assert_line(&d, AKT_LANG_EN, "a.json: error: the field \"name\" is missing");
    d.file = NULL;
    assert_line(&d, AKT_LANG_EN, "error: the field \"name\" is missing");
}

static void test_fault_words__the_nearest_word_is_a_question(void **state)
{
    (void)state;
    akt_diagnostic d = {.fault = AKT_FAULT_UNKNOWN_ID, .args = {"difu", "difi"}};
    assert_line(&d, AKT_LANG_EN, "error: no record has the id \"difu\" (did you mean \"difi\"?)");
    d.args[1] = NULL;
    assert_line(&d, AKT_LANG_EN, "error: no record has the id \"difu\"");
    d = (akt_diagnostic){.fault = AKT_FAULT_UNKNOWN_CODE, .args = {"kind", "own", "owns", "a, b"}};
    assert_line(&d, AKT_LANG_NB,
                "feil: ukjent verdi «own» i «kind» (mente du «owns»?); kjente: a, b");
}

static void test_fault_words__control_characters_of_the_data_do_not_reach_the_terminal(void **state)
{
    (void)state;
    const akt_diagnostic d = {
        .fault = AKT_FAULT_MISSING_FIELD, .file = "a\n.json", .args = {"\x1B[31m\x7F"}};
    assert_line(&d, AKT_LANG_EN, "a\\x0A.json: error: the field \"\\x1B[31m\\x7F\" is missing");
}

static size_t count_lines(const akt_buffer *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->size; i++)
        count += text->text[i] == '\n';
    return count;
}

/* So many rows where a field is missing, and one with another fault. */
static void tell_rows(akt_diagnostics *faults, const char *file, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const akt_diagnostic d = {.fault = AKT_FAULT_MISSING_FIELD,
                                  .file = file,
                                  .line = i + 2,
                                  .column = 1,
                                  .args = {"name"}};
        akt_diagnostics_add(faults, &d);
    }
}

static void test_fault_words__a_crowd_of_one_kind_is_counted(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    tell_rows(&faults, "a.csv", 100);
    tell_rows(&faults, "b.csv", 12100);
    const akt_diagnostic other = {.fault = AKT_FAULT_UNKNOWN_ID, .file = "b.csv", .args = {"difu"}};
    akt_diagnostics_add(&faults, &other);
    akt_buffer out = AKT_BUFFER_INIT;
    akt_fault_lines(&out, &faults, AKT_LEVEL_ERROR, AKT_LANG_NB);
    assert_int_equal(count_lines(&out), 100 + 100 + 1 + 1);
    assert_non_null(strstr(out.text, "b.csv:101:1: feil: feltet «name» mangler\n"));
    assert_null(strstr(out.text, "b.csv:102:1"));
    assert_non_null(
        strstr(out.text, "«difu»\nb.csv:2:1: feil: og 12\u00A0000 til av samme slag\n"));
    akt_buffer_dispose(&out);
    akt_diagnostics_dispose(&faults);
}

static void test_fault_words__lines_below_the_level_are_left_out(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    const akt_diagnostic note = {.fault = AKT_FAULT_CELL_ROUNDED, .file = "a.csv", .args = {"1,5"}};
    akt_diagnostics_add(&faults, &note);
    tell_rows(&faults, "a.csv", 1);
    akt_buffer out = AKT_BUFFER_INIT;
    akt_fault_lines(&out, &faults, AKT_LEVEL_ERROR, AKT_LANG_NB);
    assert_string_equal(akt_buffer_text(&out), "a.csv:2:1: feil: feltet «name» mangler\n");
    akt_fault_lines(&out, &faults, AKT_LEVEL_NOTE, AKT_LANG_NB);
    assert_int_equal(count_lines(&out), 3);
    akt_buffer_dispose(&out);
    akt_diagnostics_dispose(&faults);
}

static void test_fault_words__every_fault_has_its_own_sentence_in_every_language(void **state)
{
    (void)state;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        for (int f = 0; f < AKT_FAULT_COUNT; f++) {
            const akt_diagnostic d = {.fault = (akt_fault)f, .args = {"1", "2", "3", "4"}};
            akt_buffer out = AKT_BUFFER_INIT;
            akt_fault_words(&out, &d, (akt_lang)lang);
            assert_true(out.size > 10);
            for (int g = 0; g < f; g++) {
                const akt_diagnostic e = {.fault = (akt_fault)g, .args = {"1", "2", "3", "4"}};
                akt_buffer other = AKT_BUFFER_INIT;
                akt_fault_words(&other, &e, (akt_lang)lang);
                assert_string_not_equal(out.text, other.text);
                akt_buffer_dispose(&other);
            }
            akt_buffer_dispose(&out);
        }
    }
}

static void test_fault_words__levels_have_words(void **state)
{
    (void)state;
    assert_string_equal(akt_level_words(AKT_LEVEL_NOTE, AKT_LANG_NB), "merknad");
    assert_string_equal(akt_level_words(AKT_LEVEL_WARNING, AKT_LANG_NN), "åtvaring");
    assert_string_equal(akt_level_words(AKT_LEVEL_ERROR, AKT_LANG_EN), "error");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fault_words__a_line_has_place_level_sentence_and_pointer),
        cmocka_unit_test(test_fault_words__the_nearest_word_is_a_question),
        cmocka_unit_test(
            test_fault_words__control_characters_of_the_data_do_not_reach_the_terminal),
        cmocka_unit_test(test_fault_words__a_crowd_of_one_kind_is_counted),
        cmocka_unit_test(test_fault_words__lines_below_the_level_are_left_out),
        cmocka_unit_test(test_fault_words__every_fault_has_its_own_sentence_in_every_language),
        cmocka_unit_test(test_fault_words__levels_have_words),
    };
    return cmocka_run_group_tests_name("words_fault_words", tests, NULL, NULL);
}
