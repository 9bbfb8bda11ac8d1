#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/what_if.h"

#include "model/flow_choice.h"

/* What every step does, worked by hand on tests/fixtures/what-if.json. */

/* Kroner that count, and kroner that counted before they were set aside. */
static int64_t sum_counted(const akt_dataset *dataset)
{
    akt_flow_choice choice;
    int64_t sum = 0;
    const akt_flow *flows = akt_dataset_flows(dataset);
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
    for (size_t i = 0; i < choice.count; i++)
        if (akt_flow_choice_counts(&choice, flows, i))
            sum += flows[i].amount.value;
    akt_flow_choice_dispose(&choice);
    return sum;
}

/* The sums after the steps: what counts, and what is eliminated, unassigned and unfunded. */
static void assert_sums(const akt_dataset *dataset, const char *steps, const int64_t sums[4])
{
    akt_dataset *changed = akt_what_if(dataset, steps);
    assert_int_equal(sum_counted(changed), sums[0]);
    assert_int_equal(akt_what_if_aside(changed, AKT_ASIDE_ELIMINATED), sums[1]);
    assert_int_equal(akt_what_if_aside(changed, AKT_ASIDE_UNASSIGNED), sums[2]);
    assert_int_equal(akt_what_if_aside(changed, AKT_ASIDE_UNFUNDED), sums[3]);
    akt_dataset_free(changed);
}

#define MERGE "{\"do\": \"merge\", \"actors\": [\"x\", \"y\"], \"into\": \"xy\", \"name\": \"XY\"}"

static void test_merge__the_new_body_has_what_they_have_in_common(void **state)
{
    akt_what_if_assert_gives(
        *state, MERGE, AKT_TABLE_ACTORS, "id,name,kind,parent,level,former_ids,driver,url",
        "{\"id\":\"dep\",\"name\":\"Departementet\",\"kind\":\"ministry\"},"
        "{\"id\":\"xy\",\"name\":\"XY\",\"kind\":\"agency\",\"parent\":\"dep\","
        "\"level\":\"state\",\"former_ids\":[\"gamle-x\",\"x\",\"y\"],"
        "\"driver\":\"central\"},"
        "{\"id\":\"z\",\"name\":\"Z\",\"kind\":\"municipality\"},"
        "{\"id\":\"enhet\",\"name\":\"Enheten\",\"kind\":\"unit\",\"parent\":\"xy\"}");
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_ACTORS, "audiences,instruments,short",
                             "{},{\"audiences\":[\"public_sector\",\"municipalities\"],"
                             "\"instruments\":[\"grants\"]},{},{}");
}

static void test_merge__one_of_them_keeps_what_it_is(void **state)
{
    akt_what_if_assert_gives(
        *state, "{\"do\": \"merge\", \"actors\": [\"y\", \"x\"], \"into\": \"x\"}",
        AKT_TABLE_ACTORS, "id,name,short,kind,parent,url,former_ids",
        "{\"id\":\"dep\",\"name\":\"Departementet\",\"kind\":\"ministry\"},"
        "{\"id\":\"x\",\"name\":\"X\",\"short\":\"X\",\"kind\":\"agency\","
        "\"parent\":\"dep\",\"url\":\"https://x.no\",\"former_ids\":[\"gamle-x\",\"y\"]},"
        "{\"id\":\"z\",\"name\":\"Z\",\"kind\":\"municipality\"},"
        "{\"id\":\"enhet\",\"name\":\"Enheten\",\"kind\":\"unit\",\"parent\":\"x\"}");
}

static void test_merge__a_body_with_the_one_above_it_is_under_whatever_was_above_both(void **state)
{
    akt_what_if_assert_gives(*state,
                             "{\"do\": \"merge\", \"actors\": [\"dep\", \"x\"], \"into\": \"x\"}",
                             AKT_TABLE_ACTORS, "id,parent",
                             "{\"id\":\"x\"},{\"id\":\"y\",\"parent\":\"x\"},{\"id\":\"z\"},"
                             "{\"id\":\"enhet\",\"parent\":\"x\"}");
    akt_what_if_assert_fault(
        *state, "{\"do\": \"merge\", \"actors\": [\"dep\", \"enhet\"], \"into\": \"enhet\"}",
        "parent-cycle", 1, "/steps/0/actors");
}

static void test_merge__outside_ties_memberships_and_lists_stay_each_once(void **state)
{
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_TIES, "from,to,kind",
                             "{\"from\":\"dep\",\"to\":\"xy\",\"kind\":\"governs\"},"
                             "{\"from\":\"dep\",\"to\":\"xy\",\"kind\":\"governs\"},"
                             "{\"from\":\"z\",\"to\":\"xy\",\"kind\":\"cooperates\"}");
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_FORUMS, "members",
                             "{\"members\":[\"xy\",\"dep\"]}");
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_PROGRAMMES, "operators",
                             "{\"operators\":[\"xy\"]}");
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_STATEMENTS, "about",
                             "{\"about\":[\"xy\",\"z\"]}");
}

static void test_merge__of_a_role_twice_the_strongest_stays_with_both_sources(void **state)
{
    akt_what_if_assert_gives(
        *state, MERGE, AKT_TABLE_ROLES, "holder,role,strength,sources",
        "{\"holder\":\"xy\",\"role\":\"educator\",\"strength\":\"clear\",\"sources\":"
        "[{\"ref\":\"t\",\"at\":\"19\"},{\"ref\":\"s\",\"at\":\"18\"}]},"
        "{\"holder\":\"xy\",\"role\":\"developer\",\"strength\":\"weak\",\"sources\":"
        "[{\"ref\":\"s\",\"at\":\"20\"}]}");
}

/* 100 + 60 + 40 + 30 = 230 before; the budget of 90 is the same money as the 100. The 40 between
 * them is set aside, and y-z goes on with what the 40 went on with. */
static void test_merge__money_between_them_is_eliminated_and_followed_further_back(void **state)
{
    assert_int_equal(sum_counted(*state), 230);
    assert_sums(*state, MERGE, (const int64_t[]){190, 40, 0, 0});
    akt_what_if_assert_gives(*state, MERGE, AKT_TABLE_FLOWS, "id,from,to,continues",
                             "{\"id\":\"dep-x\",\"from\":\"dep\",\"to\":\"xy\"},"
                             "{\"id\":\"dep-x-budsjett\",\"from\":\"dep\",\"to\":\"xy\"},"
                             "{\"id\":\"dep-y\",\"from\":\"dep\",\"to\":\"xy\"},"
                             "{\"id\":\"y-z\",\"from\":\"xy\",\"to\":\"z\",\"continues\":"
                             "[{\"flow\":\"dep-x\",\"amount\":40}]},"
                             "{\"id\":\"ukjent\",\"from\":\"xy\",\"to\":\"z\"}");
}

/* y-z goes on from the programme that x-y went by way of; dep-x does not. */
static void test_merge__money_is_not_followed_to_where_it_did_not_pass(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"x-y\", \"field\": \"via\","
        " \"value\": \"ordning\"},"
        "{\"do\": \"add_flow\", \"id\": \"ut\", \"from\": \"ordning\", \"to\": \"z\","
        " \"amount\": 5, \"continues\": \"x-y\"}," MERGE,
        AKT_TABLE_FLOWS, "id,continues",
        "{\"id\":\"dep-x\"},{\"id\":\"dep-x-budsjett\"},{\"id\":\"dep-y\"},"
        "{\"id\":\"y-z\",\"continues\":[{\"flow\":\"dep-x\",\"amount\":40}]},"
        "{\"id\":\"ukjent\"},{\"id\":\"ut\"}");
}

#define SPLIT                                                                                      \
    "{\"do\": \"split\", \"id\": \"x\", \"into\": ["                                               \
    "{\"id\": \"x1\", \"name\": \"X1\", \"kind\": \"agency\", \"parent\": \"dep\"},"               \
    "{\"id\": \"gamle-x\", \"name\": \"X2\", \"kind\": \"agency\", \"parent\": \"dep\"}],"         \
    "\"ties\": {\"gamle-x\": [\"z\", \"f\", \"enhet\"], \"x1\": [\"z\", \"ordning\"]}}"

static void test_split__each_part_takes_over_those_that_are_named(void **state)
{
    akt_what_if_assert_gives(
        *state, SPLIT, AKT_TABLE_ACTORS, "id,parent",
        "{\"id\":\"dep\"},{\"id\":\"y\",\"parent\":\"dep\"},{\"id\":\"z\"},"
        "{\"id\":\"enhet\",\"parent\":\"gamle-x\"},{\"id\":\"x1\",\"parent\":\"dep\"},"
        "{\"id\":\"gamle-x\",\"parent\":\"dep\"}");
    akt_what_if_assert_gives(*state, SPLIT, AKT_TABLE_TIES, "from,to",
                             "{\"from\":\"dep\",\"to\":\"x1\"},{\"from\":\"dep\",\"to\":\"y\"},"
                             "{\"from\":\"x1\",\"to\":\"y\"},{\"from\":\"z\",\"to\":\"x1\"},"
                             "{\"from\":\"z\",\"to\":\"gamle-x\"}");
    akt_what_if_assert_gives(*state, SPLIT, AKT_TABLE_FORUMS, "members",
                             "{\"members\":[\"y\",\"dep\",\"gamle-x\"]}");
    akt_what_if_assert_gives(*state, SPLIT, AKT_TABLE_PROGRAMMES, "operators",
                             "{\"operators\":[\"x1\",\"y\"]}");
}

static void test_split__money_goes_to_one_part_and_the_rest_to_the_first(void **state)
{
    assert_sums(*state, SPLIT, (const int64_t[]){230, 0, 0, 0});
    akt_what_if_assert_gives(
        *state, SPLIT, AKT_TABLE_FLOWS, "id,from,to,continues",
        "{\"id\":\"dep-x\",\"from\":\"dep\",\"to\":\"x1\"},"
        "{\"id\":\"dep-x-budsjett\",\"from\":\"dep\",\"to\":\"x1\"},"
        "{\"id\":\"dep-y\",\"from\":\"dep\",\"to\":\"y\"},"
        "{\"id\":\"x-y\",\"from\":\"x1\",\"to\":\"y\",\"continues\":[\"dep-x\"]},"
        "{\"id\":\"y-z\",\"from\":\"y\",\"to\":\"z\",\"continues\":[\"x-y\"]},"
        "{\"id\":\"ukjent\",\"from\":\"x1\",\"to\":\"z\"}");
    akt_what_if_assert_gives(*state, SPLIT, AKT_TABLE_ROLES, "holder,role",
                             "{\"holder\":\"x1\",\"role\":\"educator\"},"
                             "{\"holder\":\"y\",\"role\":\"educator\"},"
                             "{\"holder\":\"y\",\"role\":\"developer\"}");
}

static void
test_split__a_part_may_bear_the_id_of_the_whole_and_inherits_its_former_ids(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"split\", \"id\": \"x\", \"into\": ["
        "{\"id\": \"x\", \"name\": \"X1\", \"kind\": \"agency\"},"
        "{\"id\": \"x2\", \"name\": \"X2\", \"kind\": \"unit\", \"parent\": \"x\"}]}",
        AKT_TABLE_ACTORS, "id,name,parent,former_ids",
        "{\"id\":\"dep\",\"name\":\"Departementet\"},"
        "{\"id\":\"y\",\"name\":\"Y\",\"parent\":\"dep\"},"
        "{\"id\":\"z\",\"name\":\"Z\"},"
        "{\"id\":\"enhet\",\"name\":\"Enheten\",\"parent\":\"x\"},"
        "{\"id\":\"x\",\"name\":\"X1\",\"former_ids\":[\"gamle-x\"]},"
        "{\"id\":\"x2\",\"name\":\"X2\",\"parent\":\"x\"}");
}

static void test_split__merging_the_parts_again_leaves_each_tie_once(void **state)
{
    static const char merge[] =
        SPLIT ",{\"do\": \"merge\", \"actors\": [\"x1\", \"gamle-x\"], \"into\": \"x\","
              " \"name\": \"X\"}";
    akt_what_if_assert_gives(*state, merge, AKT_TABLE_TIES, "from,to",
                             "{\"from\":\"dep\",\"to\":\"x\"},{\"from\":\"dep\",\"to\":\"y\"},"
                             "{\"from\":\"x\",\"to\":\"y\"},{\"from\":\"z\",\"to\":\"x\"}");
    assert_sums(*state, merge, (const int64_t[]){230, 0, 0, 0});
}

#define ALONE                                                                                      \
    "{\"do\": \"set\", \"table\": \"actors\", \"id\": \"enhet\", \"field\": \"parent\","           \
    " \"value\": null},"

/* x gets 100, and of the rest gives 40. */
static void test_remove_actor__its_money_is_set_aside_and_its_ties_and_roles_go(void **state)
{
    static const char steps[] = ALONE "{\"do\": \"remove_actor\", \"id\": \"x\"}";
    assert_sums(*state, steps, (const int64_t[]){90, 0, 100, 40});
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_FLOWS, "id,continues",
                             "{\"id\":\"dep-y\"},{\"id\":\"y-z\"}");
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_TIES, "from,to",
                             "{\"from\":\"dep\",\"to\":\"y\"}");
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_ROLES, "holder,role",
                             "{\"holder\":\"y\",\"role\":\"educator\"},"
                             "{\"holder\":\"y\",\"role\":\"developer\"}");
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_FORUMS, "members",
                             "{\"members\":[\"y\",\"dep\"]}");
}

static void test_remove_programme__money_by_way_of_it_is_unassigned(void **state)
{
    static const char steps[] = "{\"do\": \"remove_programme\", \"id\": \"ordning\"}";
    assert_sums(*state, steps, (const int64_t[]){200, 0, 30, 0});
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_PROGRAMMES, "id", "");
}

static void test_remove_forum__only_the_forum_goes(void **state)
{
    static const char steps[] = "{\"do\": \"remove_forum\", \"id\": \"f\"}";
    assert_sums(*state, steps, (const int64_t[]){230, 0, 0, 0});
    akt_what_if_assert_gives(*state, steps, AKT_TABLE_FORUMS, "id", "");
}

static void test_move_money__unassigned_money_finds_a_receiver(void **state)
{
    assert_sums(*state,
                ALONE
                "{\"do\": \"remove_actor\", \"id\": \"x\"},"
                "{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"y\", \"amount\": 70}",
                (const int64_t[]){160, 0, 30, 40});
    assert_sums(*state,
                ALONE
                "{\"do\": \"remove_actor\", \"id\": \"x\"},"
                "{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"y\", \"amount\": 100}",
                (const int64_t[]){190, 0, 0, 40});
}

static void test_move_money__a_part_of_a_flow_goes_elsewhere(void **state)
{
    static const char steps[] =
        "{\"do\": \"move_money\", \"flow\": \"y-z\", \"to\": \"x\", \"amount\": 10}";
    assert_sums(*state, steps, (const int64_t[]){230, 0, 0, 0});
    akt_what_if_assert_gives(
        *state, steps, AKT_TABLE_FLOWS, "id,to,amount,amount_min,amount_max",
        "{\"id\":\"dep-x\",\"to\":\"x\",\"amount\":100},"
        "{\"id\":\"dep-x-budsjett\",\"to\":\"x\",\"amount\":90},"
        "{\"id\":\"dep-y\",\"to\":\"y\",\"amount\":60},"
        "{\"id\":\"x-y\",\"to\":\"y\",\"amount\":40},"
        "{\"id\":\"y-z\",\"to\":\"z\",\"amount\":20,\"amount_min\":14,\"amount_max\":34},"
        "{\"id\":\"ukjent\",\"to\":\"z\"},"
        "{\"id\":\"y-z-x\",\"to\":\"x\",\"amount\":10,\"amount_min\":6,\"amount_max\":16}");
}

/* What is told of the same money moves with it; who passed it on does so no more. */
static void test_move_money__all_of_a_flow_takes_its_series_along(void **state)
{
    akt_what_if_assert_gives(
        *state, "{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"z\", \"amount\": 100}",
        AKT_TABLE_FLOWS, "id,to,continues",
        "{\"id\":\"dep-x\",\"to\":\"z\"},{\"id\":\"dep-x-budsjett\",\"to\":\"z\"},"
        "{\"id\":\"dep-y\",\"to\":\"y\"},{\"id\":\"x-y\",\"to\":\"y\"},"
        "{\"id\":\"y-z\",\"to\":\"z\",\"continues\":[\"x-y\"]},"
        "{\"id\":\"ukjent\",\"to\":\"z\"}");
}

static void test_money__other_steps_change_the_sum(void **state)
{
    assert_sums(*state, "{\"do\": \"change_amount\", \"flow\": \"dep-y\", \"amount\": 75}",
                (const int64_t[]){245, 0, 0, 0});
    assert_sums(*state, "{\"do\": \"change_amount\", \"flow\": \"ukjent\", \"amount\": 5}",
                (const int64_t[]){235, 0, 0, 0});
    assert_sums(*state, "{\"do\": \"remove_flow\", \"flow\": \"dep-y\"}",
                (const int64_t[]){170, 0, 0, 0});
    assert_sums(*state,
                "{\"do\": \"add_flow\", \"id\": \"ny\", \"from\": \"dep\", \"to\": \"z\","
                " \"amount\": 7}",
                (const int64_t[]){237, 0, 0, 0});
}

static void test_members__come_and_go(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"add_member\", \"forum\": \"f\", \"member\": \"z\"},"
        "{\"do\": \"remove_member\", \"forum\": \"f\", \"member\": \"gamle-x\"}",
        AKT_TABLE_FORUMS, "members", "{\"members\":[\"y\",\"dep\",\"z\"]}");
}

static void test_ties__go_either_way_where_they_have_no_direction(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"remove_tie\", \"from\": \"x\", \"to\": \"z\", \"kind\": \"cooperates\"}",
        AKT_TABLE_TIES, "from,to",
        "{\"from\":\"dep\",\"to\":\"x\"},{\"from\":\"dep\",\"to\":\"y\"},"
        "{\"from\":\"x\",\"to\":\"y\"}");
    akt_what_if_assert_fault(
        *state, "{\"do\": \"remove_tie\", \"from\": \"x\", \"to\": \"dep\", \"kind\": \"governs\"}",
        "no-such-tie", 1, "/steps/0");
}

static void test_roles__are_given_and_dropped(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"drop_role\", \"holder\": \"x\", \"role\": \"educator\","
        " \"area\": \"tools\"},"
        "{\"do\": \"drop_role\", \"holder\": \"y\", \"role\": \"developer\"},"
        "{\"do\": \"give_role\", \"role\": \"architect\", \"strength\": \"absent\"}",
        AKT_TABLE_ROLES, "holder,role,area",
        "{\"holder\":\"y\",\"role\":\"educator\",\"area\":\"tools\"},"
        "{\"role\":\"architect\"}");
}

static void test_set__a_field_is_set_and_emptied(void **state)
{
    akt_what_if_assert_gives(
        *state,
        "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"dep-x\", \"field\": \"amount\","
        " \"value\": 120},"
        "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"y-z\", \"field\": \"via\","
        " \"value\": null},"
        "{\"do\": \"set\", \"table\": \"flows\", \"id\": \"ukjent\", \"field\": \"purpose\","
        " \"value\": {\"nb\": \"Formål\"}}",
        AKT_TABLE_FLOWS, "id,via,amount,purpose",
        "{\"id\":\"dep-x\",\"amount\":120},{\"id\":\"dep-x-budsjett\",\"amount\":90},"
        "{\"id\":\"dep-y\",\"amount\":60},{\"id\":\"x-y\",\"amount\":40},"
        "{\"id\":\"y-z\",\"amount\":30},{\"id\":\"ukjent\",\"purpose\":{\"nb\":\"Formål\"}}");
}

static void test_steps__none_at_all_leaves_everything_as_it_is(void **state)
{
    akt_dataset *same = akt_what_if(*state, "");
    akt_what_if_assert_same(*state, same);
    akt_dataset_free(same);
}

static void test_add_flow__takes_back_what_was_set_aside_under_its_id(void **state)
{
    static const char steps[] =
        ALONE "{\"do\": \"remove_actor\", \"id\": \"x\"},"
              "{\"do\": \"add_actor\", \"id\": \"x\", \"name\": \"X\", \"kind\": \"agency\"},"
              "{\"do\": \"add_flow\", \"id\": \"dep-x\", \"from\": \"dep\", \"to\": \"x\","
              " \"amount\": 100}";
    assert_sums(*state, steps, (const int64_t[]){190, 0, 0, 40});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_merge__the_new_body_has_what_they_have_in_common),
        cmocka_unit_test(test_merge__one_of_them_keeps_what_it_is),
        cmocka_unit_test(test_merge__a_body_with_the_one_above_it_is_under_whatever_was_above_both),
        cmocka_unit_test(test_merge__outside_ties_memberships_and_lists_stay_each_once),
        cmocka_unit_test(test_merge__of_a_role_twice_the_strongest_stays_with_both_sources),
        cmocka_unit_test(test_merge__money_between_them_is_eliminated_and_followed_further_back),
        cmocka_unit_test(test_merge__money_is_not_followed_to_where_it_did_not_pass),
        cmocka_unit_test(test_split__each_part_takes_over_those_that_are_named),
        cmocka_unit_test(test_split__money_goes_to_one_part_and_the_rest_to_the_first),
        cmocka_unit_test(
            test_split__a_part_may_bear_the_id_of_the_whole_and_inherits_its_former_ids),
        cmocka_unit_test(test_split__merging_the_parts_again_leaves_each_tie_once),
        cmocka_unit_test(test_remove_actor__its_money_is_set_aside_and_its_ties_and_roles_go),
        cmocka_unit_test(test_remove_programme__money_by_way_of_it_is_unassigned),
        cmocka_unit_test(test_remove_forum__only_the_forum_goes),
        cmocka_unit_test(test_move_money__unassigned_money_finds_a_receiver),
        cmocka_unit_test(test_move_money__a_part_of_a_flow_goes_elsewhere),
        cmocka_unit_test(test_move_money__all_of_a_flow_takes_its_series_along),
        cmocka_unit_test(test_money__other_steps_change_the_sum),
        cmocka_unit_test(test_members__come_and_go),
        cmocka_unit_test(test_ties__go_either_way_where_they_have_no_direction),
        cmocka_unit_test(test_roles__are_given_and_dropped),
        cmocka_unit_test(test_set__a_field_is_set_and_emptied),
        cmocka_unit_test(test_steps__none_at_all_leaves_everything_as_it_is),
        cmocka_unit_test(test_add_flow__takes_back_what_was_set_aside_under_its_id),
    };
    return cmocka_run_group_tests_name("steps", tests, akt_what_if_set_up, akt_what_if_tear_down);
}
