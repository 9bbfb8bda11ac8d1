#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/diagnostic.h"

#include <string.h>

static void test_diagnostic__codes_are_words_with_hyphens(void **state)
{
    (void)state;
    for (int f = 0; f < AKT_FAULT_COUNT; f++) {
        const char *code = akt_fault_code((akt_fault)f);
        assert_true(strlen(code) > 3);
        assert_int_equal(strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(code));
    }
}

static void test_diagnostic__a_code_has_one_level(void **state)
{
    (void)state;
    for (int a = 0; a < AKT_FAULT_COUNT; a++)
        for (int b = 0; b < a; b++)
            if (strcmp(akt_fault_code((akt_fault)a), akt_fault_code((akt_fault)b)) == 0)
                assert_int_equal(akt_fault_level((akt_fault)a), akt_fault_level((akt_fault)b));
}

static void test_diagnostic__they_are_sorted_by_place_then_code_then_as_told(void **state)
{
    static const akt_diagnostic told[] = {
        {.fault = AKT_FAULT_SELF_TIE, .file = "b", .line = 1, .column = 1, .args = {"9"}},
        {.fault = AKT_FAULT_MISSING_FIELD, .file = "a", .line = 10, .column = 2, .args = {"7"}},
        {.fault = AKT_FAULT_MISSING_FIELD, .file = "a", .line = 10, .column = 2, .args = {"8"}},
        {.fault = AKT_FAULT_BAD_ID, .file = "a", .line = 9, .column = 20, .args = {"4"}},
        {.fault = AKT_FAULT_BAD_ID, .file = "a", .line = 10, .column = 1, .args = {"5"}},
        {.fault = AKT_FAULT_UTF8, .file = "a", .line = 10, .column = 2, .args = {"6"}},
        {.fault = AKT_FAULT_LANGUAGES, .args = {"2"}},
        {.fault = AKT_FAULT_LANGUAGES, .args = {"3"}},
        {.fault = AKT_FAULT_NO_DATASET, .args = {"1"}},
    };
    (void)state;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        akt_diagnostics_add(&faults, &told[i]);
    akt_diagnostics_sort(&faults);
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 9);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i].args[0][0], '1' + (int)i);
    akt_diagnostics_dispose(&faults);
}

static void test_diagnostic__texts_are_copied_and_levels_counted(void **state)
{
    char text[] = "here";
    (void)state;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_false(akt_diagnostics_has_errors(&faults));
    akt_diagnostics_add(&faults, &(akt_diagnostic){.fault = AKT_FAULT_SELF_TIE, .file = text});
    akt_diagnostics_add(&faults, &(akt_diagnostic){.fault = AKT_FAULT_LANGUAGES});
    assert_false(akt_diagnostics_has_errors(&faults));
    memset(text, 'x', 4);
    size_t count;
    assert_string_equal(akt_diagnostics_items(&faults, &count)[0].file, "here");
    akt_diagnostics_add(&faults, &(akt_diagnostic){.fault = AKT_FAULT_BAD_ID});
    assert_true(akt_diagnostics_has_errors(&faults));
    for (int level = 0; level < 3; level++)
        assert_int_equal(faults.counts[level], 1);
    akt_diagnostics_dispose(&faults);
    akt_diagnostics_dispose(&faults);
    assert_false(akt_diagnostics_has_errors(&faults));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diagnostic__codes_are_words_with_hyphens),
        cmocka_unit_test(test_diagnostic__a_code_has_one_level),
        cmocka_unit_test(test_diagnostic__they_are_sorted_by_place_then_code_then_as_told),
        cmocka_unit_test(test_diagnostic__texts_are_copied_and_levels_counted),
    };
    return cmocka_run_group_tests_name("parse_diagnostic", tests, NULL, NULL);
}
