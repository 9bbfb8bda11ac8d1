#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/what_if.h"

/* What steps do to those after them, on tests/fixtures/what-if.json. */

#define MERGE(actors)                                                                              \
    "{\"do\": \"merge\", \"actors\": [" actors "], \"into\": \"ny\", \"name\": \"N\"}"
#define AGENCY(id) "{\"id\": \"" id "\", \"name\": \"N\", \"kind\": \"agency\"}"

static void test_faulty__a_circle_is_told_once_and_no_later_step_walks_in_it(void **state)
{
    akt_what_if_assert_fault(*state,
                             "{\"do\": \"set\", \"table\": \"actors\", \"id\": \"z\","
                             " \"field\": \"parent\", \"value\": \"z\"}," MERGE("\"z\", \"y\""),
                             "parent-cycle", 1, "/steps/0/value");
    akt_what_if_assert_fault(*state,
                             "{\"do\": \"set\", \"table\": \"actors\", \"id\": \"dep\","
                             " \"field\": \"parent\", \"value\": \"enhet\"}," MERGE("\"z\", \"y\""),
                             "parent-cycle", 1, "/steps/0/value");
    akt_what_if_assert_fault(
        *state,
        "{\"do\": \"add_actor\", \"id\": \"q\", \"name\": \"Q\", \"kind\": \"agency\","
        " \"parent\": \"q\"}," MERGE("\"z\", \"q\""),
        "parent-cycle", 1, "/steps/0/parent");
}

static void test_faulty__what_has_no_id_is_met_by_no_later_step(void **state)
{
    akt_what_if_assert_fault(
        *state,
        "{\"do\": \"add_flow\", \"id\": \"X Y\", \"from\": \"dep\", \"to\": \"y\", \"amount\": 1},"
        "{\"do\": \"remove_actor\", \"id\": \"y\"},"
        "{\"do\": \"add_flow\", \"id\": \"n\", \"from\": \"dep\", \"to\": \"x\", \"amount\": 1,"
        " \"sources\": [{\"ref\": \"s\"}]},"
        "{\"do\": \"move_money\", \"flow\": \"dep-y\", \"to\": \"z\", \"amount\": 1}",
        "bad-id", 1, "/steps/0/id");
    akt_what_if_assert_fault(*state,
                             "{\"do\": \"add_actor\", \"id\": \"X Y\", \"name\": \"N\","
                             " \"kind\": \"unit\", \"parent\": \"y\"},"
                             "{\"do\": \"remove_actor\", \"id\": \"y\"}",
                             "bad-id", 1, "/steps/0/id");
}

static void test_faulty__a_split_leaves_the_whole_its_former_ids(void **state)
{
    akt_what_if_assert_fault(*state,
                             "{\"do\": \"split\", \"id\": \"x\", \"into\": []},"
                             "{\"do\": \"remove_tie\", \"from\": \"gamle-x\","
                             " \"to\": \"z\", \"kind\": \"cooperates\"}",
                             "too-few", 1, "/steps/0/into");
}

static void test_split__no_part_is_under_a_unit_of_its_own(void **state)
{
    static const char *const parts = "{\"do\": \"split\", \"id\": \"x\", \"into\": [" AGENCY(
        "x1") ","
              "{\"id\": \"x2\", \"name\": \"N\", \"kind\": \"agency\", \"parent\": \"enhet\"}],"
              " \"ties\": {\"%s\": [\"enhet\"]}}";
    akt_buffer steps = AKT_BUFFER_INIT;
    akt_buffer_format(&steps, parts, "x2");
    akt_what_if_assert_fault(*state, akt_buffer_text(&steps), "parent-cycle", 1,
                             "/steps/0/into/1/parent");
    akt_buffer_clear(&steps);
    akt_buffer_format(&steps, parts, "x1");
    akt_what_if_assert_gives(*state, akt_buffer_text(&steps), AKT_TABLE_ACTORS, "id,parent",
                             "{\"id\":\"dep\"},{\"id\":\"y\",\"parent\":\"dep\"},{\"id\":\"z\"},"
                             "{\"id\":\"enhet\",\"parent\":\"x1\"},{\"id\":\"x1\"},"
                             "{\"id\":\"x2\",\"parent\":\"enhet\"}");
    akt_buffer_dispose(&steps);
}

/* x-y continues dep-x: what dep gave the one part is not what the other gives y. */
static void test_split__no_flow_continues_one_that_ends_with_another_part(void **state)
{
    static const char *const parts = "{\"do\": \"split\", \"id\": \"x\", \"into\": [" AGENCY(
        "x1") "," AGENCY("x2") "],"
                               " \"ties\": {\"x2\": [\"y\"%s]}}";
    akt_buffer steps = AKT_BUFFER_INIT;
    akt_buffer_format(&steps, parts, "");
    akt_what_if_assert_gives(
        *state, akt_buffer_text(&steps), AKT_TABLE_FLOWS, "id,from,continues",
        "{\"id\":\"dep-x\",\"from\":\"dep\"},{\"id\":\"dep-x-budsjett\",\"from\":\"dep\"},"
        "{\"id\":\"dep-y\",\"from\":\"dep\"},{\"id\":\"x-y\",\"from\":\"x2\"},"
        "{\"id\":\"y-z\",\"from\":\"y\",\"continues\":[\"x-y\"]},"
        "{\"id\":\"ukjent\",\"from\":\"x1\"}");
    akt_buffer_clear(&steps);
    akt_buffer_format(&steps, parts, ", \"dep\"");
    akt_what_if_assert_gives(*state, akt_buffer_text(&steps), AKT_TABLE_FLOWS, "continues",
                             "{},{},{},{\"continues\":[\"dep-x\"]},{\"continues\":[\"x-y\"]},{}");
    akt_buffer_dispose(&steps);
}

static void test_set__a_flow_ends_where_those_that_continue_it_begin(void **state)
{
    akt_what_if_assert_fault(*state,
                             "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"dep-x\","
                             " \"field\": \"to\", \"value\": \"z\"},"
                             "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"dep-x\","
                             " \"field\": \"amount\", \"value\": 1}",
                             "continues-ends", 1, "/steps/0/value");
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"x-y\", \"field\": \"continues\","
        " \"value\": null}, {\"do\": \"set\", \"table\": \"flows\", \"id\": \"dep-x\","
        " \"field\": \"to\", \"value\": \"z\"}",
        AKT_TABLE_FLOWS, "to",
        "{\"to\":\"z\"},{\"to\":\"x\"},{\"to\":\"y\"},{\"to\":\"y\"},{\"to\":\"z\"},"
        "{\"to\":\"z\"}");
}

/* What y gave z is taken back from the asides once x-y no longer comes to y. */
static void
test_move_money__what_was_set_aside_continues_what_still_comes_to_its_giver(void **state)
{
    static const char *const steps =
        "{\"do\": \"add_actor\", \"id\": \"q\", \"name\": \"Q\", \"kind\": \"agency\"},"
        "{\"do\": \"remove_actor\", \"id\": \"z\"},%s"
        "{\"do\": \"move_money\", \"flow\": \"y-z\", \"to\": \"q\", \"amount\": 30}";
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, steps, "");
    akt_what_if_assert_gives(*state, akt_buffer_text(&text), AKT_TABLE_FLOWS, "id,continues",
                             "{\"id\":\"dep-x\"},{\"id\":\"dep-x-budsjett\"},{\"id\":\"dep-y\"},"
                             "{\"id\":\"x-y\",\"continues\":[\"dep-x\"]},"
                             "{\"id\":\"y-z\",\"continues\":[\"x-y\"]}");
    akt_buffer_clear(&text);
    akt_buffer_format(
        &text, steps,
        "{\"do\": \"move_money\", \"flow\": \"x-y\", \"to\": \"q\", \"amount\": 40},");
    akt_what_if_assert_gives(*state, akt_buffer_text(&text), AKT_TABLE_FLOWS, "id,continues",
                             "{\"id\":\"dep-x\"},{\"id\":\"dep-x-budsjett\"},{\"id\":\"dep-y\"},"
                             "{\"id\":\"x-y\",\"continues\":[\"dep-x\"]},{\"id\":\"y-z\"}");
    akt_buffer_dispose(&text);
}

static void test_move_money__nobody_gives_what_lost_its_giver_or_was_never_counted(void **state)
{
    akt_what_if_assert_fault(
        *state,
        "{\"do\": \"remove_actor\", \"id\": \"z\"}, {\"do\": \"remove_actor\", \"id\": \"y\"},"
        "{\"do\": \"move_money\", \"flow\": \"y-z\", \"to\": \"x\", \"amount\": 1}",
        "money-without-giver", 3, "/steps/2/flow");
    akt_what_if_assert_fault(
        *state,
        "{\"do\": \"remove_actor\", \"id\": \"enhet\"},{\"do\": \"remove_actor\", \"id\": \"x\"},"
        "{\"do\": \"move_money\", \"flow\": \"dep-x-budsjett\", \"to\": \"z\", \"amount\": 1}",
        "money-without-giver", 3, "/steps/2/flow");
}

/* The last of the table goes in between, so that both are added at the same place. */
static void test_merge__ties_added_apart_are_not_taken_for_one_that_a_split_doubled(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"add_tie\", \"from\": \"dep\", \"to\": \"x\", \"kind\": \"advises\"},"
        "{\"do\": \"remove_tie\", \"from\": \"x\", \"to\": \"z\", \"kind\": \"cooperates\"},"
        "{\"do\": \"add_tie\", \"from\": \"dep\", \"to\": \"y\", \"kind\": \"advises\"},"
        "{\"do\": \"remove_tie\", \"from\": \"dep\", \"to\": \"x\", \"kind\": \"governs\"},"
        "{\"do\": \"remove_tie\", \"from\": \"dep\", \"to\": \"y\", \"kind\": \"governs\"}," MERGE(
            "\"x\", \"y\""),
        AKT_TABLE_TIES, "from,to,kind",
        "{\"from\":\"dep\",\"to\":\"ny\",\"kind\":\"advises\"},"
        "{\"from\":\"dep\",\"to\":\"ny\",\"kind\":\"advises\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faulty__a_circle_is_told_once_and_no_later_step_walks_in_it),
        cmocka_unit_test(test_faulty__what_has_no_id_is_met_by_no_later_step),
        cmocka_unit_test(test_faulty__a_split_leaves_the_whole_its_former_ids),
        cmocka_unit_test(test_split__no_part_is_under_a_unit_of_its_own),
        cmocka_unit_test(test_split__no_flow_continues_one_that_ends_with_another_part),
        cmocka_unit_test(test_set__a_flow_ends_where_those_that_continue_it_begin),
        cmocka_unit_test(
            test_move_money__what_was_set_aside_continues_what_still_comes_to_its_giver),
        cmocka_unit_test(test_move_money__nobody_gives_what_lost_its_giver_or_was_never_counted),
        cmocka_unit_test(test_merge__ties_added_apart_are_not_taken_for_one_that_a_split_doubled),
    };
    return cmocka_run_group_tests_name("step_chains", tests, akt_what_if_set_up,
                                       akt_what_if_tear_down);
}
