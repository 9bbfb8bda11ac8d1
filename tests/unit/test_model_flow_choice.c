#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "model/flow_choice.h"
#include "support/sketch.h"

#include <stdio.h>

static akt_flow *add(akt_dataset *dataset, const char *id, int year, akt_flow_status status)
{
    akt_flow *flow = akt_sketch_add_flow(dataset, id, 0, 1, 10);
    flow->year.year = (int16_t)year;
    flow->status = (int32_t)status;
    return flow;
}

static void test_flow_choice__the_most_final_status_of_a_series_counts(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    add(dataset, "proposed", 2016, AKT_FLOW_PROPOSED);
    add(dataset, "paid", 2016, AKT_FLOW_PAID);
    add(dataset, "committed", 2016, AKT_FLOW_COMMITTED);
    add(dataset, "paid-too", 2016, AKT_FLOW_PAID);
    add(dataset, "silent", 2016, AKT_FLOW_NOT_STATED);
    akt_flow_choice choice;
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
    const int32_t expected[] = {1, 1, 1, 3, 1};
    assert_int_equal(choice.count, 5);
    assert_memory_equal(choice.stand_in, expected, sizeof expected);
    assert_int_equal(choice.superseded, 3);
    akt_flow_choice_dispose(&choice);
    akt_dataset_free(dataset);
}

static void test_flow_choice__a_proposal_stands_behind_what_has_no_status(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    add(dataset, "proposed", 2016, AKT_FLOW_PROPOSED);
    add(dataset, "silent", 2016, AKT_FLOW_NOT_STATED);
    add(dataset, "alone", 2017, AKT_FLOW_PROPOSED);
    akt_flow_choice choice;
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
    const int32_t expected[] = {1, 1, 2};
    assert_memory_equal(choice.stand_in, expected, sizeof expected);
    akt_flow_choice_dispose(&choice);
    akt_dataset_free(dataset);
}

static void test_flow_choice__other_ends_programme_or_year_is_another_series(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    add(dataset, "paid", 2016, AKT_FLOW_PAID);
    add(dataset, "other-year", 2017, AKT_FLOW_PROPOSED);
    add(dataset, "other-programme", 2016, AKT_FLOW_PROPOSED)->via = programme;
    add(dataset, "other-from", 2016, AKT_FLOW_PROPOSED)->from = akt_sketch_actor(2);
    add(dataset, "other-to", 2016, AKT_FLOW_PROPOSED)->to = akt_sketch_actor(2);
    akt_flow_choice choice;
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
    for (size_t i = 0; i < choice.count; i++)
        assert_true(akt_flow_choice_takes(&choice, i));
    assert_int_equal(choice.superseded, 0);
    assert_int_equal(choice.first_year, 2016);
    assert_int_equal(choice.last_year, 2017);
    akt_flow_choice_dispose(&choice);
    akt_dataset_free(dataset);
}

static void assert_taken(const akt_dataset *dataset, int first, int last, const char *expected)
{
    akt_flow_choice choice;
    assert_int_equal(akt_flow_choice_make(&choice, dataset, first, last, NULL), AKT_OK);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(akt_flow_choice_takes(&choice, i), expected[i] == 'x');
    akt_flow_choice_dispose(&choice);
}

static void test_flow_choice__years_bound_at_both_ends_and_drop_the_undated(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    add(dataset, "f15", 2015, AKT_FLOW_PAID);
    add(dataset, "f16", 2016, AKT_FLOW_PAID);
    add(dataset, "f17", 2017, AKT_FLOW_PAID);
    add(dataset, "undated", 0, AKT_FLOW_PAID);
    assert_taken(dataset, 0, 0, "xxxx");
    assert_taken(dataset, 2016, 2016, ".x..");
    assert_taken(dataset, 2016, 0, ".xx.");
    assert_taken(dataset, 0, 2016, "xx..");
    assert_taken(dataset, 2018, 2019, "....");
    akt_dataset_free(dataset);
}

static void test_flow_choice__years_in_the_wrong_order_give_a_sentence(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_flow_choice choice;
    akt_error err;
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 2017, 2015, &err), AKT_EINVAL);
    assert_string_equal(err.message, "the first year, 2017, lies after the last, 2015");
    assert_null(choice.stand_in);
    akt_dataset_free(dataset);
}

static bool is_same_series(const akt_flow *a, const akt_flow *b)
{
    return akt_ref_is_same(a->from, b->from) && akt_ref_is_same(a->to, b->to) &&
           akt_ref_is_same(a->via, b->via) && a->series == b->series &&
           a->year.year == b->year.year;
}

static int finality(const akt_flow *flow)
{
    return flow->status == AKT_FLOW_PROPOSED ? -1 : flow->status;
}

/* Word for word: among those of the series, the most final, the first of them. */
static int32_t find_stand_in(const akt_flow *flows, size_t count, size_t flow)
{
    size_t best = flow;
    for (size_t i = 0; i < count; i++)
        if (is_same_series(&flows[i], &flows[flow]) &&
            (finality(&flows[i]) > finality(&flows[best]) ||
             (finality(&flows[i]) == finality(&flows[best]) && i < best)))
            best = i;
    return (int32_t)(flows[best].status == flows[flow].status ? flow : best);
}

static void test_flow_choice__a_plain_second_way_chooses_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        size_t count = 1 + akt_random_below(seed, 0, 0, 60), statuses = 1 + seed % 5, superseded = 0;
        akt_dataset *dataset = akt_sketch_new(3);
        for (size_t i = 1; i <= count; i++) {
            char id[24];
            snprintf(id, sizeof id, "f%zu", i);
            akt_flow *flow = add(dataset, id, 2016 + (int)akt_random_below(seed, i, 0, 2),
                                 (akt_flow_status)akt_random_below(seed, i, 1, statuses));
            flow->from.index = (int32_t)akt_random_below(seed, i, 2, 3);
            flow->series = (int32_t)akt_random_below(seed, i, 3, 2);
        }
        akt_flow_choice choice;
        assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
        const akt_flow *flows = akt_dataset_flows(dataset);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(choice.stand_in[i], find_stand_in(flows, count, i));
            superseded += choice.stand_in[i] != (int32_t)i;
        }
        assert_int_equal(choice.superseded, superseded);
        akt_flow_choice_dispose(&choice);
        akt_dataset_free(dataset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flow_choice__the_most_final_status_of_a_series_counts),
        cmocka_unit_test(test_flow_choice__a_proposal_stands_behind_what_has_no_status),
        cmocka_unit_test(test_flow_choice__other_ends_programme_or_year_is_another_series),
        cmocka_unit_test(test_flow_choice__years_bound_at_both_ends_and_drop_the_undated),
        cmocka_unit_test(test_flow_choice__years_in_the_wrong_order_give_a_sentence),
        cmocka_unit_test(test_flow_choice__a_plain_second_way_chooses_the_same),
    };
    return cmocka_run_group_tests_name("model/flow_choice", tests, NULL, NULL);
}
