#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario/course.h"
#include "support/scratch.h"
#include "support/sketch.h"

#include <string.h>

static const char first[] =
    "{\"title\": \"A\", \"steps\": [{\"do\": \"add_actor\", \"id\": \"b\", \"name\": \"B\", "
    "\"kind\": \"ministry\"}, {\"do\": \"add_tie\", \"from\": \"a0\", \"to\": \"b\", \"kind\": "
    "\"governs\"}]}";
static const char second[] = "{\"title\": \"B\", \"steps\": [{\"do\": \"add_tie\", \"from\": "
                             "\"b\", \"to\": \"a1\", \"kind\": \"governs\"}]}";

static akt_script *read_script(const char *text)
{
    akt_script *script;
    akt_diagnostics faults;
    akt_scratch scratch = akt_scratch_new();
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, "script.json", text, strlen(text));
    assert_int_equal(
        akt_script_read(&script, akt_scratch_path(&scratch, "script.json"), NULL, &faults, NULL),
        AKT_OK);
    akt_scratch_remove(&scratch);
    akt_diagnostics_dispose(&faults);
    return script;
}

/* The ties that are there after the steps taken; which of the three were faulty. */
static size_t take(const akt_dataset *dataset, const akt_course *course, const bool taken[3],
                   bool faulty[3], akt_status wanted)
{
    akt_dataset *made;
    akt_diagnostics faults;
    const akt_script_choice choice = {taken, faulty};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_course_apply(&made, dataset, course, &choice, &faults, NULL), wanted);
    akt_diagnostics_dispose(&faults);
    assert_int_equal(made != NULL, wanted == AKT_OK);
    size_t ties = made ? akt_dataset_count(made, AKT_TABLE_TIES) : SIZE_MAX;
    akt_dataset_free(made);
    return ties;
}

static void test_course__numbers_the_steps_of_its_scripts_through(void **state)
{
    (void)state;
    akt_script *scripts[] = {read_script(first), read_script(second)};
    akt_dataset *dataset = akt_sketch_new(2);
    const akt_course course = {.scripts = (const akt_script *const *)scripts, .script_count = 2};
    bool faulty[3] = {false};
    assert_int_equal(akt_course_steps(&course), 3);
    assert_ptr_equal(akt_course_step_at(&course, 1).script, scripts[0]);
    assert_ptr_equal(akt_course_step_at(&course, 2).script, scripts[1]);
    assert_int_equal(akt_course_step_at(&course, 2).step, 0);
    assert_int_equal(take(dataset, &course, NULL, NULL, AKT_OK), 2);
    assert_int_equal(take(dataset, &course, (const bool[]){true, false, true}, faulty, AKT_OK), 1);
    take(dataset, &course, (const bool[]){false, false, true}, faulty, AKT_EDATA);
    assert_true(!faulty[0] && !faulty[1] && faulty[2]);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_TIES), 0);
    akt_dataset_free(dataset);
    for (size_t i = 0; i < 2; i++)
        akt_script_free(scripts[i]);
}

/* Scripts come first, then the time, the fold and the choice. */
static void test_course__chooses_after_the_scripts(void **state)
{
    (void)state;
    static const char *const chosen[] = {"kind=ministry"};
    akt_script *script = read_script(first);
    akt_dataset *dataset = akt_sketch_new(2);
    akt_dataset *made;
    akt_diagnostics faults;
    akt_course course = {.scripts = (const akt_script *const *)&script,
                         .script_count = 1,
                         .at = {2016, 0, 0},
                         .roll_up = true,
                         .conditions = {chosen, 1}};
    akt_sketch_edit_actor(dataset, 0)->party.to = (akt_date){2010, 0, 0};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_course_apply(&made, dataset, &course, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_ACTORS), 1);
    assert_string_equal(akt_dataset_actors(made)[0].party.record.id, "b");
    assert_true(akt_dataset_about(made)->rolled_up);
    akt_dataset_free(made);
    course = (akt_course){.script_count = 0}; /* a copy, where nothing is done */
    assert_int_equal(akt_course_apply(&made, dataset, &course, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_dataset_count(made, AKT_TABLE_ACTORS), 2);
    akt_dataset_free(made);
    akt_diagnostics_dispose(&faults);
    akt_script_free(script);
    akt_dataset_free(dataset);
}

/* How much money the course sets aside. */
static size_t count_asides(const akt_dataset *dataset, const akt_course *course)
{
    akt_dataset *made;
    akt_diagnostics faults;
    size_t count;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_course_apply(&made, dataset, course, NULL, &faults, NULL), AKT_OK);
    akt_dataset_asides(made, &count);
    akt_dataset_free(made);
    akt_diagnostics_dispose(&faults);
    return count;
}

/* What is not of the time or the selection is not lost there, whoever is gone. */
static void test_course__sets_aside_only_what_would_be_chosen(void **state)
{
    (void)state;
    static const char *const both[] = {"description=x,y"}, *const one[] = {"description=x"},
                             *const other[] = {"description=z"};
    static const char *const words[] = {"x", "y", "z"};
    akt_script *script = read_script("{\"title\": \"A\", \"steps\": [{\"do\": \"remove_actor\", "
                                     "\"id\": \"a1\"}]}");
    akt_dataset *dataset = akt_sketch_new(3);
    for (size_t i = 0; i < 3; i++)
        akt_sketch_edit_actor(dataset, i)->party.description.in[AKT_LANG_NB] = words[i];
    akt_sketch_add_flow(dataset, "f", 0, 1, 5)->year = (akt_date){2015, 0, 0};
    akt_sketch_add_flow(dataset, "g", 0, 1, -1);
    akt_course course = {.scripts = (const akt_script *const *)&script, .script_count = 1};
    assert_int_equal(count_asides(dataset, &course), 2);
    course.at = (akt_date){2015, 0, 0};
    assert_int_equal(count_asides(dataset, &course), 2);
    course.at = (akt_date){2016, 0, 0};
    assert_int_equal(count_asides(dataset, &course), 1);
    course.conditions = (akt_conditions){both, 1};
    assert_int_equal(count_asides(dataset, &course), 1);
    course.at = (akt_date){0, 0, 0};
    assert_int_equal(count_asides(dataset, &course), 2);
    course.conditions = (akt_conditions){one, 1}; /* a1 got it, and was not chosen */
    assert_int_equal(count_asides(dataset, &course), 0);
    course.conditions = (akt_conditions){other, 1};
    assert_int_equal(count_asides(dataset, &course), 0);
    akt_script_free(script);
    akt_dataset_free(dataset);
}

/* What is chosen may be new with the scripts. */
static void test_course__asides_are_not_of_a_choice_that_was_empty(void **state)
{
    (void)state;
    static const char *const ended[] = {"description=new"};
    akt_script *script = read_script(
        "{\"title\": \"A\", \"steps\": [{\"do\": \"remove_actor\", \"id\": \"a1\"}, {\"do\": "
        "\"add_actor\", \"id\": \"b\", \"name\": \"B\", \"kind\": \"ministry\", "
        "\"description\": \"new\"}]}");
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f", 0, 1, 5);
    const akt_course course = {
        .scripts = (const akt_script *const *)&script, .script_count = 1, .conditions = {ended, 1}};
    assert_int_equal(count_asides(dataset, &course), 0);
    akt_script_free(script);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_course__numbers_the_steps_of_its_scripts_through),
        cmocka_unit_test(test_course__chooses_after_the_scripts),
        cmocka_unit_test(test_course__sets_aside_only_what_would_be_chosen),
        cmocka_unit_test(test_course__asides_are_not_of_a_choice_that_was_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
