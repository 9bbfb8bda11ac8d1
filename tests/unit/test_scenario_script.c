#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/sweep.h"
#include "support/what_if.h"

#include <string.h>

#define SCRIPT AKT_DATA "/eksempel/scenarios/samle-stottetilbudet.json"

static akt_dataset *load(void)
{
    return akt_what_if_load(AKT_DATA "/eksempel");
}

static void test_script__never_changes_its_input(void **state)
{
    (void)state;
    akt_dataset *before = load(), *given = load();
    akt_script *script = akt_what_if_read(SCRIPT);
    akt_dataset *changed = akt_what_if_apply(given, script, NULL);
    akt_what_if_assert_same(before, given);
    akt_dataset_free(given); /* what the script made lives on without it and without the script */
    akt_script_free(script);
    assert_int_equal(akt_dataset_count(changed, AKT_TABLE_ACTORS),
                     akt_dataset_count(before, AKT_TABLE_ACTORS) + 1);
    akt_ref added = akt_dataset_find_party(changed, "samspillhuset");
    assert_true(akt_ref_is_set(added));
    assert_string_equal(akt_dataset_party(changed, added)->record.id, "samspillhuset");
    assert_true(akt_dataset_party(changed, added)->record.is_assumed);
    assert_false(akt_ref_is_set(akt_dataset_find_party(before, "samspillhuset")));
    akt_dataset_free(changed);
    akt_dataset_free(before);
}

static void test_script__the_dataset_remembers_what_was_done(void **state)
{
    (void)state;
    akt_dataset *given = load();
    akt_script *script = akt_what_if_read(SCRIPT);
    akt_dataset *changed = akt_what_if_apply(given, script, NULL);
    assert_int_equal(akt_dataset_about(given)->scenario_count, 0);
    assert_int_equal(akt_dataset_about(changed)->scenario_count, 1);
    assert_string_equal(akt_text_in(&akt_dataset_about(changed)->scenarios[0], AKT_LANG_NN),
                        akt_text_in(akt_script_title(script), AKT_LANG_NN));
    akt_script_free(script);
    akt_dataset_free(changed);
    akt_dataset_free(given);
}

static void test_script__tells_what_its_steps_are_about(void **state)
{
    (void)state;
    akt_script *script = akt_what_if_read(AKT_FIXTURES "/scripts/faults.json");
    assert_string_equal(akt_script_id(script), "feil");
    assert_int_equal(akt_script_steps(script), 8);
    assert_string_equal(akt_script_step_name(script, 0), "add_frum");
    assert_string_equal(akt_script_step_subject(script, 0), "");
    assert_string_equal(akt_script_step_name(script, 3), "add_tie");
    assert_string_equal(akt_script_step_subject(script, 3), "samdir, fjordvikk");
    assert_string_equal(akt_script_step_name(script, 7), "");
    akt_script_free(script);
}

static void test_script__all_faults_are_told_and_nothing_is_made(void **state)
{
    (void)state;
    akt_dataset *given = load(), *changed;
    akt_script *script = akt_what_if_read(AKT_FIXTURES "/scripts/faults.json");
    akt_diagnostics faults;
    akt_error err = {AKT_OK, ""};
    bool faulty[8] = {false};
    const akt_script_choice choice = {NULL, faulty};
    size_t count;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_apply(&changed, given, script, &choice, &faults, &err), AKT_EDATA);
    assert_int_equal(err.status, AKT_EDATA);
    assert_null(changed);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 9);
    for (size_t i = 1; i < count; i++) {
        assert_true(items[i - 1].line < items[i].line);
        assert_int_equal(items[i].step, i);
        assert_true(faulty[i - 1]);
    }
    assert_int_equal(items[0].step, 0);
    akt_diagnostics_dispose(&faults);
    akt_script_free(script);
    akt_dataset_free(given);
}

static void test_script__only_the_chosen_steps_are_taken(void **state)
{
    (void)state;
    akt_dataset *given = load();
    akt_script *script = akt_what_if_read(AKT_FIXTURES "/scripts/faults.json");
    bool taken[8] = {false}, faulty[8];
    const akt_script_choice none = {taken, faulty};
    akt_diagnostics faults;
    akt_dataset *changed;
    memset(faulty, true, sizeof faulty);
    akt_diagnostics_init(&faults);
    /* The script's head is at fault whichever steps are taken. */
    assert_int_equal(akt_script_apply(&changed, given, script, &none, &faults, NULL), AKT_EDATA);
    assert_int_equal(faults.counts[AKT_LEVEL_ERROR], 1);
    taken[4] = true;
    assert_int_equal(akt_script_apply(&changed, given, script, &none, &faults, NULL), AKT_EDATA);
    assert_int_equal(faults.counts[AKT_LEVEL_ERROR], 3);
    akt_diagnostics_dispose(&faults);
    akt_script_free(script);

    script = akt_what_if_read(SCRIPT);
    size_t steps = akt_script_steps(script);
    bool *first = test_calloc(steps, sizeof *first);
    const akt_script_choice one = {first, NULL};
    first[0] = true;
    changed = akt_what_if_apply(given, script, &one);
    assert_true(akt_ref_is_set(akt_dataset_find_party(changed, "samspillhuset")));
    assert_int_equal(akt_dataset_count(changed, AKT_TABLE_TIES),
                     akt_dataset_count(given, AKT_TABLE_TIES));
    test_free(first);
    akt_dataset_free(changed);
    akt_script_free(script);
    akt_dataset_free(given);
}

static void assert_unreadable(const char *name, const char *code)
{
    akt_script *script;
    akt_diagnostics faults;
    akt_buffer path = AKT_BUFFER_INIT;
    size_t count;
    akt_diagnostics_init(&faults);
    akt_buffer_format(&path, AKT_FIXTURES "/scripts/%s", name);
    assert_int_equal(akt_script_read(&script, akt_buffer_text(&path), NULL, &faults, NULL),
                     AKT_EDATA);
    assert_null(script);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    assert_int_equal(count, 1);
    assert_string_equal(akt_fault_code(items->fault), code);
    akt_buffer_dispose(&path);
    akt_diagnostics_dispose(&faults);
}

static void test_script__what_is_no_script_is_told_when_it_is_read(void **state)
{
    (void)state;
    assert_unreadable("no-steps.json", "no-steps");
    assert_unreadable("a-list.json", "no-steps");
}

/* Reads and applies the script of every step. */
static akt_status run_every_step(const void *subject)
{
    akt_script *script = NULL;
    akt_dataset *changed = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status =
        akt_script_read(&script, AKT_FIXTURES "/scripts/every-step.json", NULL, &faults, NULL);
    if (status == AKT_OK)
        status = akt_script_apply(&changed, subject, script, NULL, &faults, NULL);
    assert_int_equal(changed != NULL, status == AKT_OK);
    akt_dataset_free(changed);
    akt_script_free(script);
    akt_diagnostics_dispose(&faults);
    return status;
}

static void test_script__every_step_bears_a_lack_of_memory(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, AKT_FIXTURES "/what-if.json", NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    akt_script *script = akt_what_if_read(AKT_FIXTURES "/scripts/every-step.json");
    assert_int_equal(akt_script_steps(script), 19);
    for (size_t i = 0; i < 19; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(akt_script_step_name(script, i),
                                    akt_script_step_name(script, j));
    akt_script_free(script);
    assert_int_equal(run_every_step(dataset), AKT_OK);
    akt_sweep(run_every_step, dataset, 500);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_script__never_changes_its_input),
        cmocka_unit_test(test_script__the_dataset_remembers_what_was_done),
        cmocka_unit_test(test_script__tells_what_its_steps_are_about),
        cmocka_unit_test(test_script__all_faults_are_told_and_nothing_is_made),
        cmocka_unit_test(test_script__only_the_chosen_steps_are_taken),
        cmocka_unit_test(test_script__what_is_no_script_is_told_when_it_is_read),
        cmocka_unit_test(test_script__every_step_bears_a_lack_of_memory),
    };
    return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
