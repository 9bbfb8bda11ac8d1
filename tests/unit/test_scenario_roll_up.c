#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario/roll_up.h"
#include "support/sketch.h"

/* a0 is a body with the unit a1, and that one with a2; a3 stands beside. */
static akt_dataset *draw(void)
{
    akt_dataset *dataset = akt_sketch_new(4);
    for (size_t i = 1; i <= 2; i++) {
        akt_actor *unit = (akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, i);
        unit->parent = akt_sketch_actor(i - 1);
    }
    return dataset;
}

static akt_dataset *roll_up(akt_dataset *dataset)
{
    akt_dataset *rolled;
    assert_int_equal(akt_roll_up(&rolled, dataset, NULL), AKT_OK);
    akt_dataset_free(dataset);
    return rolled;
}

static void test_roll_up__units_of_units_are_folded_into_the_topmost_body(void **state)
{
    (void)state;
    akt_dataset *rolled = roll_up(draw());
    assert_int_equal(akt_dataset_count(rolled, AKT_TABLE_ACTORS), 2);
    assert_true(akt_ref_is_set(akt_dataset_find_party(rolled, "a0")));
    assert_false(akt_ref_is_set(akt_dataset_find_party(rolled, "a2")));
    assert_true(akt_ref_is_set(akt_dataset_find_party(rolled, "a3")));
    assert_true(akt_dataset_about(rolled)->rolled_up);
    akt_dataset_free(rolled);
}

static void test_roll_up__ties_and_money_go_to_the_body_and_inner_ones_away(void **state)
{
    (void)state;
    akt_dataset *dataset = draw();
    akt_sketch_add_tie(dataset, 2, 3, "cooperates");
    akt_sketch_add_tie(dataset, 1, 2, "cooperates");
    akt_sketch_add_tie(dataset, 3, 3, "cooperates");
    akt_sketch_add_flow(dataset, "in", 3, 1, 5);
    akt_sketch_add_flow(dataset, "inner", 0, 2, 4);
    akt_sketch_continue(dataset, "inner", "in", -1);
    akt_dataset *rolled = roll_up(dataset);
    assert_int_equal(akt_dataset_count(rolled, AKT_TABLE_TIES), 2);
    assert_int_equal(akt_dataset_ties(rolled)[0].from.index, 0);
    assert_int_equal(akt_dataset_ties(rolled)[0].to.index, 1);
    assert_int_equal(akt_dataset_ties(rolled)[1].from.index, 1);
    assert_int_equal(akt_dataset_count(rolled, AKT_TABLE_FLOWS), 1);
    assert_int_equal(akt_dataset_flows(rolled)[0].to.index, 0);
    akt_dataset_free(rolled);
}

static void test_roll_up__a_body_stands_once_in_a_list(void **state)
{
    (void)state;
    akt_dataset *dataset = draw();
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    const akt_ref members[] = {akt_sketch_actor(2), akt_sketch_actor(3), akt_sketch_actor(0)};
    ((akt_forum *)akt_dataset_edit(dataset, AKT_TABLE_FORUMS, (size_t)forum.index))->members =
        akt_sketch_refs(dataset, members, 3);
    akt_dataset *rolled = roll_up(dataset);
    const akt_refs *left = &akt_dataset_forums(rolled)[0].members;
    assert_int_equal(left->count, 2);
    assert_int_equal(left->items[0].index, 0);
    assert_int_equal(left->items[1].index, 1);
    akt_dataset_free(rolled);
}

static void test_roll_up__roles_and_codes_of_units_become_the_bodys(void **state)
{
    (void)state;
    static const int32_t mine[] = {0, 1}, theirs[] = {1, 2};
    akt_dataset *dataset = draw();
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "educator", NULL, AKT_STRENGTH_CLEAR);
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 0))->audiences =
        (akt_indices){mine, 2};
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 2))->audiences =
        (akt_indices){theirs, 2};
    akt_dataset *rolled = roll_up(dataset);
    assert_int_equal(akt_dataset_roles(rolled)[0].holder.index, 0);
    const akt_indices *audiences = &akt_dataset_actors(rolled)[0].audiences;
    assert_int_equal(audiences->count, 3);
    assert_int_equal(audiences->items[2], 2);
    akt_dataset_free(rolled);
}

static void test_roll_up__twice_is_once_and_the_input_stays(void **state)
{
    (void)state;
    akt_dataset *dataset = draw(), *once, *twice;
    akt_sketch_add_tie(dataset, 2, 3, "cooperates");
    assert_int_equal(akt_roll_up(&once, dataset, NULL), AKT_OK);
    assert_int_equal(akt_roll_up(&twice, once, NULL), AKT_OK);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(once, (akt_table)t),
                         akt_dataset_count(twice, (akt_table)t));
    assert_int_equal(akt_dataset_ties(dataset)[0].from.index, 2);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_ACTORS), 4);
    akt_dataset_free(dataset);
    akt_dataset_free(once);
    akt_dataset_free(twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roll_up__units_of_units_are_folded_into_the_topmost_body),
        cmocka_unit_test(test_roll_up__ties_and_money_go_to_the_body_and_inner_ones_away),
        cmocka_unit_test(test_roll_up__a_body_stands_once_in_a_list),
        cmocka_unit_test(test_roll_up__roles_and_codes_of_units_become_the_bodys),
        cmocka_unit_test(test_roll_up__twice_is_once_and_the_input_stays),
    };
    return cmocka_run_group_tests_name("scenario/roll_up", tests, NULL, NULL);
}
