#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/min_cut.h"
#include "support/money_oracle.h"
#include "support/sketch.h"

#include <igraph.h>
#include <stdio.h>

enum { FLOWS = 18, ACTORS = 7 };

static const int ALL_YEARS[2] = {0, 0};

static akt_min_cut compute(const akt_dataset *dataset, size_t from, size_t to)
{
    const akt_ref ends[2] = {akt_sketch_actor(from), akt_sketch_actor(to)};
    akt_min_cut cut;
    assert_int_equal(akt_min_cut_compute(&cut, dataset, ends, ALL_YEARS, NULL), AKT_OK);
    return cut;
}

static int64_t sum_cut(const akt_dataset *dataset, const akt_min_cut *cut)
{
    int64_t sum = 0;
    for (size_t i = 0; i < cut->flows.count; i++)
        sum += akt_dataset_flows(dataset)[cut->flows.items[i].index].amount.value;
    return sum;
}

static void test_min_cut__a_narrow_place_holds_the_money_down(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "wide", 0, 1, 10);
    akt_sketch_add_flow(dataset, "narrow", 1, 2, 3);
    akt_sketch_add_flow(dataset, "past", 0, 3, 4);
    akt_sketch_add_flow(dataset, "past-on", 3, 2, 9);
    akt_min_cut cut = compute(dataset, 0, 2);
    assert_int_equal(cut.money_count, 1);
    assert_int_equal(cut.money[0].amount, 7);
    assert_int_equal(cut.flows.count, 2);
    assert_int_equal(cut.flows.items[0].index, 1);
    assert_int_equal(cut.flows.items[1].index, 2);
    assert_int_equal(cut.unknown.count, 0);
    akt_min_cut_dispose(&cut);
    akt_dataset_free(dataset);
}

static void test_min_cut__money_is_sent_back_where_that_lets_more_through(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "a", 0, 1, 1);
    akt_sketch_add_flow(dataset, "b", 0, 2, 1);
    akt_sketch_add_flow(dataset, "c", 1, 2, 1);
    akt_sketch_add_flow(dataset, "d", 1, 3, 1);
    akt_sketch_add_flow(dataset, "e", 2, 3, 1);
    akt_min_cut cut = compute(dataset, 0, 3);
    assert_int_equal(cut.money[0].amount, 2);
    akt_min_cut_dispose(&cut);
    akt_dataset_free(dataset);
}

static void test_min_cut__of_several_narrow_places_the_nearest_the_payer(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "third", 2, 3, 5);
    akt_sketch_add_flow(dataset, "second", 1, 2, 5);
    akt_sketch_add_flow(dataset, "first", 0, 1, 5);
    akt_min_cut cut = compute(dataset, 0, 3);
    assert_int_equal(cut.flows.count, 1);
    assert_int_equal(cut.flows.items[0].index, 2);
    akt_min_cut_dispose(&cut);
    akt_dataset_free(dataset);
}

static void test_min_cut__unknown_amounts_that_could_bring_more_are_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "known", 0, 1, 5);
    akt_sketch_add_flow(dataset, "on", 1, 2, 3);
    akt_sketch_add_flow(dataset, "unknown", 1, 2, -1);
    akt_sketch_add_flow(dataset, "astray", 1, 3, -1);
    akt_sketch_add_flow(dataset, "through", 0, 4, -1);
    akt_sketch_add_flow(dataset, "through-on", 4, 2, -1);
    akt_min_cut cut = compute(dataset, 0, 2);
    assert_int_equal(cut.money[0].amount, 3);
    assert_int_equal(cut.flows.count, 1);
    assert_int_equal(cut.unknown.count, 2);
    assert_int_equal(cut.unknown.items[0].index, 2);
    assert_int_equal(cut.unknown.items[1].index, 4);
    akt_min_cut_dispose(&cut);
    akt_dataset_free(dataset);
}

static void test_min_cut__kroner_are_exact_to_the_last(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    const int64_t much = (INT64_C(1) << 61) + 1;
    akt_sketch_add_flow(dataset, "a", 0, 1, much);
    akt_sketch_add_flow(dataset, "b", 1, 2, much - 2);
    akt_min_cut cut = compute(dataset, 0, 2);
    assert_int_equal(cut.money[0].amount, much - 2);
    akt_min_cut_dispose(&cut);
    akt_sketch_add_flow(dataset, "c", 2, 0, INT64_MAX - 5);
    const akt_ref ends[2] = {akt_sketch_actor(0), akt_sketch_actor(2)};
    assert_int_equal(akt_min_cut_compute(&cut, dataset, ends, ALL_YEARS, NULL), AKT_ELIMIT);
    akt_dataset_free(dataset);
}

static void test_min_cut__each_currency_has_its_own(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "a", 0, 1, 5);
    akt_sketch_add_flow(dataset, "b", 1, 2, 4);
    akt_sketch_add_flow(dataset, "c", 1, 2, 9)->currency = "EUR";
    akt_sketch_add_flow(dataset, "d", 0, 2, 9)->status = AKT_FLOW_PROPOSED;
    akt_min_cut cut = compute(dataset, 0, 2);
    assert_int_equal(cut.money_count, 2);
    assert_string_equal(cut.money[0].currency, "EUR");
    assert_int_equal(cut.money[0].amount, 0);
    assert_string_equal(cut.money[1].currency, "NOK");
    assert_int_equal(cut.money[1].amount, 4);
    akt_min_cut_dispose(&cut);
    akt_dataset_free(dataset);
}

static void test_min_cut__from_a_body_to_itself_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    const akt_ref ends[2] = {akt_sketch_actor(1), akt_sketch_actor(1)};
    akt_min_cut cut;
    akt_error err;
    assert_int_equal(akt_min_cut_compute(&cut, dataset, ends, ALL_YEARS, &err), AKT_EINVAL);
    akt_dataset_free(dataset);
}

static akt_dataset *draw_random(uint64_t *seed)
{
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    for (size_t i = 0; i < FLOWS; i++) {
        char id[16];
        int length = snprintf(id, sizeof id, "f%02zu", i);
        bool is_known = akt_sketch_draw(seed, 8) > 0;
        akt_sketch_add_flow(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                            akt_sketch_draw(seed, ACTORS), akt_sketch_draw(seed, ACTORS),
                            is_known ? (int64_t)akt_sketch_draw(seed, 30) : -1)
            ->year.year = (int16_t)(1500 + i);
    }
    return dataset;
}

static int64_t ask_igraph(const akt_dataset *dataset, igraph_integer_t from, igraph_integer_t to)
{
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_vector_t amounts;
    igraph_real_t value;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&amounts, 0);
    for (size_t i = 0; i < FLOWS; i++) {
        const akt_flow *f = &akt_dataset_flows(dataset)[i];
        igraph_vector_int_push_back(&ends, f->from.index);
        igraph_vector_int_push_back(&ends, f->to.index);
        igraph_vector_push_back(&amounts, f->amount.known ? (double)f->amount.value : 0);
    }
    igraph_create(&graph, &ends, ACTORS, true);
    igraph_maxflow_value(&graph, &value, from, to, &amounts, NULL);
    igraph_destroy(&graph);
    igraph_vector_destroy(&amounts);
    igraph_vector_int_destroy(&ends);
    return (int64_t)value;
}

/* Takes the money out of the flows of the cut. */
static void stop_cut(akt_dataset *dataset, const akt_min_cut *cut)
{
    for (size_t i = 0; i < cut->flows.count; i++) {
        akt_flow *flow = (akt_flow *)akt_dataset_edit(dataset, AKT_TABLE_FLOWS,
                                                      (size_t)cut->flows.items[i].index);
        flow->amount.value = 0;
    }
}

static void test_min_cut__the_largest_flow_is_the_smallest_cut(void **state)
{
    (void)state;
    uint64_t seed = 44;
    size_t through = 0;
    for (unsigned round = 0; round < 300; round++) {
        akt_dataset *dataset = draw_random(&seed);
        akt_min_cut cut = compute(dataset, 0, ACTORS - 1);
        assert_int_equal(cut.money[0].amount, akt_oracle_cut(dataset, 0, ACTORS - 1));
        assert_int_equal(cut.money[0].amount, ask_igraph(dataset, 0, ACTORS - 1));
        assert_int_equal(cut.money[0].amount, sum_cut(dataset, &cut));
        through += cut.money[0].amount > 0;
        stop_cut(dataset, &cut);
        akt_min_cut after = compute(dataset, 0, ACTORS - 1);
        assert_int_equal(after.money[0].amount, 0);
        assert_int_equal(after.flows.count, 0);
        akt_min_cut_dispose(&after);
        akt_min_cut_dispose(&cut);
        akt_dataset_free(dataset);
    }
    assert_true(through > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_min_cut__a_narrow_place_holds_the_money_down),
        cmocka_unit_test(test_min_cut__money_is_sent_back_where_that_lets_more_through),
        cmocka_unit_test(test_min_cut__of_several_narrow_places_the_nearest_the_payer),
        cmocka_unit_test(test_min_cut__unknown_amounts_that_could_bring_more_are_told),
        cmocka_unit_test(test_min_cut__kroner_are_exact_to_the_last),
        cmocka_unit_test(test_min_cut__each_currency_has_its_own),
        cmocka_unit_test(test_min_cut__from_a_body_to_itself_is_refused),
        cmocka_unit_test(test_min_cut__the_largest_flow_is_the_smallest_cut),
    };
    return cmocka_run_group_tests_name("analysis/min_cut", tests, NULL, NULL);
}
