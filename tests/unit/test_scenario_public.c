#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/field_words.h"
#include "scenario/public.h"
#include "support/scratch.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <string.h>

static akt_dataset *open_part(const akt_dataset *dataset, akt_withheld *withheld)
{
    akt_dataset *made;
    akt_error err = {0};
    if (akt_take_public(&made, withheld, dataset, &err) != AKT_OK)
        fail_msg("%s", err.message);
    return made;
}

static void test_public__leaves_out_confidential_flows_and_nothing_else(void **state)
{
    const akt_dataset *given = *state;
    akt_withheld withheld;
    akt_dataset *made = open_part(given, &withheld);
    assert_int_equal(withheld.flows, 1);
    assert_int_equal(withheld.sources, 0);
    assert_int_equal(akt_dataset_find(made, AKT_TABLE_FLOWS, "ukjent"), AKT_NONE);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(made, (akt_table)t) + (t == AKT_TABLE_FLOWS),
                         akt_dataset_count(given, (akt_table)t));
    akt_dataset_free(made);
}

static void test_public__says_how_much_on_every_sheet(void **state)
{
    akt_withheld withheld;
    akt_dataset *made = open_part(*state, &withheld);
    akt_buffer line = AKT_BUFFER_INIT;
    akt_add_changes(&line, made, AKT_LANG_EN);
    assert_string_equal(akt_buffer_text(&line), " One confidential flow of money is left out.");
    akt_buffer_dispose(&line);
    akt_add_changes(&line, *state, AKT_LANG_EN);
    assert_string_equal(akt_buffer_text(&line), "");
    akt_buffer_dispose(&line);
    akt_dataset_free(made);
}

static void test_public__an_open_dataset_stays_as_it_is(void **state)
{
    akt_withheld withheld, none;
    akt_dataset *once = open_part(*state, &withheld);
    akt_dataset *twice = open_part(once, &none);
    assert_int_equal(none.flows + none.sources, 0);
    akt_what_if_assert_same(once, twice);
    akt_dataset_free(once);
    akt_dataset_free(twice);
}

/* What continues it goes on without it; its own source goes, one that a term, a kept record or nobody
 * cites stays. */
static void test_public__what_only_it_cites_goes_too(void **state)
{
    (void)state;
#define CITE(id) "{\"ref\": \"" id "\"}"
#define BOTH "\"sources\": [" CITE("both") "]}"
    akt_dataset *given = akt_scratch_dataset(
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"},"
        "\"sources\": [{\"id\": \"secret\", \"title\": \"Secret\"}, {\"id\": \"both\", \"title\": "
        "\"B\"},"
        "{\"id\": \"term\", \"title\": \"T\"}, {\"id\": \"idle\", \"title\": \"I\"}],"
        "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"agency\", " BOTH ","
        "{\"id\": \"b\", \"name\": \"B\", \"kind\": \"agency\", " BOTH ","
        "{\"id\": \"c\", \"name\": \"C\", \"kind\": \"agency\", " BOTH "],"
        "\"flows\": [{\"id\": \"f\", \"from\": \"a\", \"to\": \"b\", \"missing\": "
        "\"confidential\", "
        "\"amount_min\": 5, \"amount_max\": 9, \"sources\": [" CITE("secret") "," CITE(
            "both") "," CITE("term") "]},"
                                     "{\"id\": \"g\", \"from\": \"b\", \"to\": \"c\", \"amount\": "
                                     "7, \"continues\": \"f\", " BOTH "],"
                                     "\"taxonomy\": {\"areas\": [{\"id\": \"t\", \"name\": \"T\", "
                                     "\"sources\": [" CITE("term") "]}]}}");
#undef BOTH
#undef CITE
    akt_withheld withheld;
    akt_dataset *made = open_part(given, &withheld);
    akt_buffer all = AKT_BUFFER_INIT;
    assert_int_equal(withheld.sources, 1);
    akt_what_if_write(&all, made);
    assert_null(strstr(akt_buffer_text(&all), "ecret"));
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_SOURCES), 3);
    assert_int_equal(akt_dataset_flows(made)[0].continues.count, 0);
    akt_buffer_dispose(&all);
    akt_dataset_free(made);
    akt_dataset_free(given);
}

static void test_public__what_is_set_aside_is_no_exception(void **state)
{
    akt_dataset *after = akt_what_if(*state, "{\"do\": \"remove_actor\", \"id\": \"z\"}");
    akt_withheld withheld;
    size_t before, left;
    akt_dataset_asides(after, &before);
    akt_dataset *made = open_part(after, &withheld);
    const akt_aside *asides = akt_dataset_asides(made, &left);
    assert_int_equal(withheld.flows, 1);
    assert_int_equal(left + 1, before);
    for (size_t i = 0; i < left; i++)
        assert_string_not_equal(asides[i].flow.record.id, "ukjent");
    akt_dataset_free(made);
    akt_dataset_free(after);
}

/* A removed actor's confidential flow is set aside; its own source goes, and what others cite stays. */
static void test_public__the_source_of_what_is_set_aside_goes_too(void **state)
{
    (void)state;
    akt_dataset *given = akt_scratch_dataset(
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"}, \"sources\": [{\"id\": \"open\", "
        "\"title\": \"O\"}, {\"id\": \"secret\", \"title\": \"S\"}], \"actors\": [{\"id\": \"a\", "
        "\"name\": \"A\", \"kind\": \"agency\", \"sources\": [{\"ref\": \"open\"}]}, {\"id\": \"b\", "
        "\"name\": \"B\", \"kind\": \"agency\", \"sources\": [{\"ref\": \"open\"}]}], \"flows\": "
        "[{\"id\": \"f\", \"from\": \"a\", \"to\": \"b\", \"missing\": \"confidential\", "
        "\"sources\": [{\"ref\": \"secret\"}, {\"ref\": \"open\"}]}]}");
    akt_dataset *after = akt_what_if(given, "{\"do\": \"remove_actor\", \"id\": \"b\"}");
    akt_withheld withheld;
    akt_dataset *made = open_part(after, &withheld);
    assert_int_equal(withheld.flows, 1);
    assert_int_equal(withheld.sources, 1);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_SOURCES), 1);
    assert_string_equal(akt_dataset_record(made, AKT_TABLE_SOURCES, 0)->id, "open");
    akt_dataset_free(made);
    akt_dataset_free(after);
    akt_dataset_free(given);
}

static void test_public__a_withheld_script_is_named_by_no_statement(void **state)
{
    (void)state;
    akt_dataset *made = akt_scratch_dataset(
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"}, \"statements\": [{\"id\": \"p\", "
        "\"kind\": \"recommendation\", \"text\": \"P\", \"scenario\": \"secret\"}, {\"id\": \"q\", "
        "\"kind\": \"recommendation\", \"text\": \"Q\", \"scenario\": \"open\"}]}");
    akt_scratch scratch = akt_scratch_new();
    static const char text[] = "{\"id\": \"open\", \"title\": \"O\", \"steps\": []}";
    akt_scratch_write(&scratch, "open.json", text, sizeof text - 1);
    akt_script *script = akt_what_if_read(akt_scratch_path(&scratch, "open.json"));
    akt_public_keep_scripts(made, (const akt_script *const[]){script}, 1);
    akt_script_free(script);
    akt_scratch_remove(&scratch);
    const akt_statement *statements = akt_dataset_statements(made);
    assert_null(statements[0].scenario);
    assert_string_equal(statements[1].scenario, "open");
    akt_dataset_free(made);
}

static void test_public__a_draft_is_refused(void **state)
{
    (void)state;
    akt_dataset *given = akt_scratch_dataset(
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\", \"draft\": true}}");
    akt_dataset *made;
    akt_withheld withheld;
    akt_error err = {0};
    assert_int_equal(akt_take_public(&made, &withheld, given, &err), AKT_EINVAL);
    assert_null(made);
    assert_non_null(strstr(err.message, "draft"));
    akt_dataset_free(given);
}

static bool withheld_script(const akt_dataset *dataset, const char *steps)
{
    akt_withheld withheld;
    akt_buffer text = AKT_BUFFER_INIT;
    bool is_withheld;
    akt_buffer_format(&text, "{\"id\": \"s\", \"title\": \"S\", \"steps\": [%s]}", steps);
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "script.json", akt_buffer_text(&text), text.size);
    akt_script *script = akt_what_if_read(akt_scratch_path(&scratch, "script.json"));
    akt_scratch_remove(&scratch);
    akt_dataset *open = open_part(dataset, &withheld);
    assert_int_equal(akt_script_is_withheld(&is_withheld, script, dataset, open, NULL), AKT_OK);
    akt_dataset_free(open);
    akt_script_free(script);
    akt_buffer_dispose(&text);
    return is_withheld;
}

static void test_public__scripts_that_tell_of_it_are_known(void **state)
{
    assert_false(withheld_script(*state, "{\"do\": \"remove_flow\", \"flow\": \"dep-x\"}"));
    assert_true(withheld_script(*state, "{\"do\": \"remove_flow\", \"flow\": \"ukjent\"}"));
    assert_true(withheld_script(*state, "{\"do\": \"add_flow\", \"id\": \"n\", \"from\": \"x\", "
                                        "\"to\": \"y\", \"missing\": \"confidential\"}"));
    assert_true(withheld_script(*state, "{\"do\": \"add_flow\", \"id\": \"n\", \"from\": \"x\", "
                                        "\"to\": \"y\", \"missing\": \"confidential\"}, "
                                        "{\"do\": \"remove_actor\", \"id\": \"y\"}"));
    assert_false(withheld_script(*state, "{\"do\": \"remove_flow\", \"flow\": \"nobody\"}"));
}

static akt_status public_once(const void *dataset)
{
    akt_dataset *made;
    akt_withheld withheld;
    akt_status status = akt_take_public(&made, &withheld, dataset, NULL);
    assert_int_equal(made != NULL, status == AKT_OK);
    akt_dataset_free(made);
    return status;
}

static void test_public__lack_of_memory_is_told(void **state)
{
    akt_sweep(public_once, *state, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_public__leaves_out_confidential_flows_and_nothing_else),
        cmocka_unit_test(test_public__says_how_much_on_every_sheet),
        cmocka_unit_test(test_public__an_open_dataset_stays_as_it_is),
        cmocka_unit_test(test_public__what_only_it_cites_goes_too),
        cmocka_unit_test(test_public__what_is_set_aside_is_no_exception),
        cmocka_unit_test(test_public__the_source_of_what_is_set_aside_goes_too),
        cmocka_unit_test(test_public__a_withheld_script_is_named_by_no_statement),
        cmocka_unit_test(test_public__a_draft_is_refused),
        cmocka_unit_test(test_public__scripts_that_tell_of_it_are_known),
        cmocka_unit_test(test_public__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("scenario_public", tests, akt_what_if_set_up,
                                       akt_what_if_tear_down);
}
