#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/funding.h"
#include "scenario/roll_up.h"
#include "support/sketch.h"

#include <stdio.h>

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

static int64_t sum_gross(const akt_dataset *dataset)
{
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, dataset, NULL, NULL), AKT_OK);
    int64_t gross = funding.total_count ? funding.totals[0].gross : 0;
    akt_funding_dispose(&funding);
    return gross;
}

static void test_roll_up__money_of_a_unit_and_of_its_body_is_not_the_same_money(void **state)
{
    (void)state;
    akt_dataset *dataset = draw();
    akt_flow *flow = akt_sketch_add_flow(dataset, "of_body", 0, 3, 3);
    flow->year.year = 2016;
    flow->status = AKT_FLOW_BUDGET;
    flow = akt_sketch_add_flow(dataset, "of_unit", 1, 3, 4);
    flow->year.year = 2016;
    flow->status = AKT_FLOW_PAID;
    flow = akt_sketch_add_flow(dataset, "of_unit_before", 1, 3, 5);
    flow->year.year = 2016;
    flow->status = AKT_FLOW_BUDGET;
    akt_dataset *rolled = roll_up(dataset);
    assert_int_equal(sum_gross(rolled), 7);
    rolled = roll_up(rolled);
    assert_int_equal(sum_gross(rolled), 7);
    akt_dataset_free(rolled);
}

enum { FEW_ACTORS = 6, FEW_FLOWS = 12 };

/* Units and units of units; flows of few ends, years and statuses, so that many are of one series. */
static akt_dataset *draw_money(uint64_t seed, char ids[FEW_FLOWS][8])
{
    akt_dataset *dataset = akt_sketch_new(FEW_ACTORS);
    for (size_t i = 1; i < FEW_ACTORS; i++) {
        if (akt_sketch_draw(&seed, 2))
            akt_sketch_edit_actor(dataset, i)->parent = akt_sketch_actor(akt_sketch_draw(&seed, i));
    }
    for (size_t i = 0; i < FEW_FLOWS; i++) {
        size_t from = akt_sketch_draw(&seed, FEW_ACTORS), to = akt_sketch_draw(&seed, FEW_ACTORS);
        snprintf(ids[i], sizeof ids[i], "f%d", (int)i);
        akt_flow *flow =
            akt_sketch_add_flow(dataset, ids[i], from, to, (int64_t)akt_sketch_draw(&seed, 9) - 1);
        flow->year.year = (int16_t)(2015 + akt_sketch_draw(&seed, 2));
        flow->status = (int32_t)akt_sketch_draw(&seed, AKT_FLOW_PAID + 1);
    }
    return dataset;
}

static int32_t find_top(const akt_dataset *dataset, akt_ref actor)
{
    while (akt_ref_is_set(akt_dataset_actors(dataset)[actor.index].parent))
        actor = akt_dataset_actors(dataset)[actor.index].parent;
    return actor.index;
}

/* Kroner that count and go from one unit of a body to another. */
static int64_t sum_inside(const akt_dataset *dataset)
{
    akt_funding funding;
    int64_t sum = 0;
    assert_int_equal(akt_funding_compute(&funding, dataset, NULL, NULL), AKT_OK);
    for (size_t i = 0; i < FEW_FLOWS; i++) {
        const akt_flow *flow = &akt_dataset_flows(dataset)[i];
        bool is_inside = !akt_ref_is_same(flow->from, flow->to) &&
                         find_top(dataset, flow->from) == find_top(dataset, flow->to);
        if (is_inside && funding.flows[i].fate == AKT_FATE_COUNTED && flow->amount.known)
            sum += flow->amount.value;
    }
    akt_funding_dispose(&funding);
    return sum;
}

static void test_roll_up__takes_the_money_inside_bodies_away_and_no_other(void **state)
{
    (void)state;
    char ids[FEW_FLOWS][8];
    for (uint64_t seed = 0; seed < 500; seed++) {
        akt_dataset *dataset = draw_money(seed, ids);
        int64_t left = sum_gross(dataset) - sum_inside(dataset);
        dataset = roll_up(dataset);
        assert_int_equal(sum_gross(dataset), left);
        dataset = roll_up(dataset);
        assert_int_equal(sum_gross(dataset), left);
        akt_dataset_free(dataset);
    }
}

/* What goes on inside a body is still the money that came to it. */
static void test_roll_up__money_handed_on_inside_is_counted_once(void **state)
{
    (void)state;
    akt_dataset *dataset = draw();
    akt_sketch_add_flow(dataset, "in", 3, 0, 10);
    akt_sketch_add_flow(dataset, "inner", 0, 1, 8);
    akt_sketch_add_flow(dataset, "deeper", 1, 2, 7);
    akt_sketch_add_flow(dataset, "out", 2, 3, 9);
    akt_sketch_continue(dataset, "inner", "in", -1);
    akt_sketch_continue(dataset, "deeper", "inner", -1);
    akt_sketch_continue(dataset, "out", "deeper", -1);
    akt_dataset *rolled = roll_up(dataset);
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, rolled, NULL, NULL), AKT_OK);
    assert_int_equal(funding.totals[0].gross, 19);
    assert_int_equal(funding.totals[0].eliminated, 7);
    akt_funding_dispose(&funding);
    akt_dataset_free(rolled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roll_up__units_of_units_are_folded_into_the_topmost_body),
        cmocka_unit_test(test_roll_up__ties_and_money_go_to_the_body_and_inner_ones_away),
        cmocka_unit_test(test_roll_up__a_body_stands_once_in_a_list),
        cmocka_unit_test(test_roll_up__roles_and_codes_of_units_become_the_bodys),
        cmocka_unit_test(test_roll_up__twice_is_once_and_the_input_stays),
        cmocka_unit_test(test_roll_up__money_of_a_unit_and_of_its_body_is_not_the_same_money),
        cmocka_unit_test(test_roll_up__takes_the_money_inside_bodies_away_and_no_other),
        cmocka_unit_test(test_roll_up__money_handed_on_inside_is_counted_once),
    };
    return cmocka_run_group_tests_name("scenario/roll_up", tests, NULL, NULL);
}
