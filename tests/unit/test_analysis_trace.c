#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/trace.h"
#include "support/money_oracle.h"
#include "support/near.h"
#include "support/sketch.h"

#include <stdio.h>

enum { FLOWS = 14, ACTORS = 7 };

static const int ALL_YEARS[2] = {0, 0};

static akt_trace compute(const akt_dataset *dataset, size_t actor)
{
    akt_trace trace;
    assert_int_equal(akt_trace_compute(&trace, dataset, akt_sketch_actor(actor), ALL_YEARS, NULL),
                     AKT_OK);
    return trace;
}

static double share_of(const akt_trace *trace, size_t actor)
{
    for (size_t i = 0; i < trace->source_count; i++) {
        if (akt_ref_is_same(trace->sources[i].body, akt_sketch_actor(actor)))
            return trace->sources[i].share;
    }
    return 0;
}

static int64_t sum_inflow(const akt_dataset *dataset, size_t actor)
{
    int64_t sum = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
        const akt_flow *f = &akt_dataset_flows(dataset)[i];
        sum += akt_ref_is_same(f->to, akt_sketch_actor(actor)) && f->amount.known ? f->amount.value
                                                                                  : 0;
    }
    return sum;
}

/* Shares sum to 1 and amounts to the money in. */
static void assert_whole(const akt_trace *trace, int64_t inflow)
{
    double shares = 0;
    int64_t amounts = 0;
    for (size_t i = 0; i < trace->source_count; i++) {
        assert_true(trace->sources[i].share > 0);
        assert_true(trace->sources[i].amount >= 0);
        shares += trace->sources[i].share;
        amounts += trace->sources[i].amount;
    }
    assert_int_equal(amounts, inflow);
    assert_near(shares, inflow > 0 ? 1 : 0, 1e-12);
}

static void test_trace__money_mixes_evenly_in_what_it_goes_through(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "a", 0, 2, 30);
    akt_sketch_add_flow(dataset, "b", 1, 2, 10);
    akt_sketch_add_flow(dataset, "c", 2, 3, 50);
    akt_trace trace = compute(dataset, 3);
    assert_int_equal(trace.source_count, 3);
    assert_near(share_of(&trace, 0), 0.6, 1e-15);
    assert_near(share_of(&trace, 1), 0.2, 1e-15);
    assert_near(share_of(&trace, 2), 0.2, 1e-15);
    assert_int_equal(trace.sources[0].amount, 30);
    assert_int_equal(trace.sources[1].body.index, 1);
    assert_int_equal(trace.flows.count, 3);
    akt_trace_dispose(&trace);
    akt_dataset_free(dataset);
}

static void test_trace__what_continues_goes_where_it_says(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "a", 0, 2, 30);
    akt_sketch_add_flow(dataset, "b", 1, 2, 10);
    akt_sketch_add_flow(dataset, "c", 2, 3, 10);
    akt_sketch_add_flow(dataset, "d", 2, 4, 30);
    akt_sketch_continue(dataset, "c", "b", -1);
    akt_trace to_c = compute(dataset, 3);
    akt_trace to_d = compute(dataset, 4);
    assert_near(share_of(&to_c, 1), 1, 0);
    assert_near(share_of(&to_d, 0), 1, 0);
    akt_trace_dispose(&to_c);
    akt_trace_dispose(&to_d);
    akt_dataset_free(dataset);
}

static void test_trace__a_loop_with_a_source_is_followed_out_of(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "in", 0, 1, 10);
    akt_sketch_add_flow(dataset, "round", 1, 2, 30);
    akt_sketch_add_flow(dataset, "back", 2, 1, 20);
    akt_sketch_add_flow(dataset, "out", 2, 3, 10);
    akt_trace trace = compute(dataset, 3);
    assert_int_equal(trace.source_count, 1);
    assert_near(share_of(&trace, 0), 1, 1e-15);
    assert_int_equal(trace.ring.count, 0);
    akt_trace_dispose(&trace);
    akt_dataset_free(dataset);
}

static void test_trace__a_ring_without_a_source_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "round", 0, 1, 10);
    akt_sketch_add_flow(dataset, "back", 1, 0, 7);
    akt_sketch_add_flow(dataset, "on", 1, 2, 3);
    akt_sketch_add_flow(dataset, "home", 2, 0, 3);
    akt_sketch_add_flow(dataset, "source", 4, 3, 30);
    akt_sketch_add_flow(dataset, "mixed", 0, 3, 0);
    akt_trace round = compute(dataset, 2);
    assert_int_equal(round.source_count, 1);
    assert_false(akt_ref_is_set(round.sources[0].body));
    assert_int_equal(round.sources[0].amount, 3);
    assert_int_equal(round.ring.count, 3);
    akt_trace_dispose(&round);
    akt_trace sound = compute(dataset, 3);
    assert_near(share_of(&sound, 4), 1, 0);
    akt_trace_dispose(&sound);
    akt_dataset_free(dataset);
}

static void test_trace__what_a_ring_passes_on_has_no_beginning(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "round", 0, 1, 10);
    akt_sketch_add_flow(dataset, "back", 1, 0, 10);
    akt_sketch_add_flow(dataset, "within", 0, 1, 0);
    akt_sketch_add_flow(dataset, "known", 2, 3, 30);
    akt_sketch_add_flow(dataset, "out", 3, 4, 40);
    akt_sketch_add_flow(dataset, "ring-to-3", 1, 3, 10);
    akt_flow *home = akt_sketch_add_flow(dataset, "more", 0, 1, 10);
    home->year.year = 2016;
    akt_sketch_add_flow(dataset, "even", 1, 0, 10)->year.year = 2016;
    akt_trace trace = compute(dataset, 4);
    /* 1 pays 10 more than it gets: a quarter of what it pays begins with it, but nothing of it is
     * left in the ring. */
    assert_whole(&trace, 40);
    assert_near(share_of(&trace, 2), 0.75, 1e-12);
    assert_near(share_of(&trace, 1), 0.25, 1e-12);
    akt_trace_dispose(&trace);
    akt_dataset_free(dataset);
}

static void test_trace__unknown_amounts_upstream_are_counted(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "a", 0, 1, 10);
    akt_sketch_add_flow(dataset, "b", 1, 2, 10);
    akt_sketch_add_flow(dataset, "upstream", 3, 1, -1);
    akt_sketch_add_flow(dataset, "here", 3, 2, -1);
    akt_sketch_add_flow(dataset, "elsewhere", 3, 4, -1);
    akt_sketch_add_flow(dataset, "plan", 4, 2, 10)->status = AKT_FLOW_PROPOSED;
    akt_trace trace = compute(dataset, 2);
    assert_int_equal(trace.unknown.count, 2);
    assert_int_equal(trace.unknown.items[0].index, 2);
    assert_int_equal(trace.unknown.items[1].index, 3);
    assert_near(share_of(&trace, 0), 1, 0);
    akt_trace_dispose(&trace);
    trace = compute(dataset, 4);
    assert_int_equal(trace.source_count, 0);
    assert_int_equal(trace.unknown.count, 1);
    akt_trace_dispose(&trace);
    akt_dataset_free(dataset);
}

static void test_trace__each_currency_is_followed_by_itself(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "kroner", 0, 1, 10);
    akt_sketch_add_flow(dataset, "euro", 2, 1, 3)->currency = "EUR";
    akt_sketch_add_flow(dataset, "on", 1, 3, 10);
    akt_sketch_add_flow(dataset, "euro-on", 1, 3, 2)->currency = "EUR";
    akt_trace trace = compute(dataset, 3);
    assert_int_equal(trace.source_count, 2);
    assert_string_equal(trace.sources[0].currency, "EUR");
    assert_int_equal(trace.sources[0].body.index, 2);
    assert_int_equal(trace.sources[0].amount, 2);
    assert_string_equal(trace.sources[1].currency, "NOK");
    assert_int_equal(trace.sources[1].body.index, 0);
    akt_trace_dispose(&trace);
    akt_dataset_free(dataset);
}

static void test_trace__more_than_kroner_can_be_told_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "most", 0, 1, (INT64_C(1) << 53) - 1);
    akt_trace trace = compute(dataset, 1);
    assert_int_equal(trace.sources[0].amount, (INT64_C(1) << 53) - 1);
    akt_trace_dispose(&trace);
    akt_sketch_add_flow(dataset, "more", 0, 1, 1)->year.year = 2016;
    akt_error err;
    assert_int_equal(akt_trace_compute(&trace, dataset, akt_sketch_actor(1), ALL_YEARS, &err),
                     AKT_ELIMIT);
    assert_null(trace.sources);
    akt_dataset_free(dataset);
}

static void add_random(akt_dataset *dataset, size_t number, size_t from, size_t to, int64_t amount)
{
    char id[16];
    int length = snprintf(id, sizeof id, "f%02zu", number);
    akt_sketch_add_flow(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length), from,
                        to, amount)
        ->year.year = (int16_t)(1500 + number);
}

/* Flows from lower to higher actors; some continue one that ends where they begin. */
static akt_dataset *draw_steps(uint64_t *seed)
{
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    bool taken[FLOWS] = {false};
    for (size_t i = 0; i < FLOWS; i++) {
        size_t from = akt_sketch_draw(seed, ACTORS - 1);
        size_t to = from + 1 + akt_sketch_draw(seed, ACTORS - 1 - from);
        add_random(dataset, i, from, to, 1 + (int64_t)akt_sketch_draw(seed, 50));
        const akt_flow *flows = akt_dataset_flows(dataset);
        for (size_t j = 0; j < i; j++) {
            if (taken[j] || flows[j].to.index != (int32_t)from || akt_sketch_draw(seed, 2) == 0)
                continue;
            taken[j] = true;
            akt_sketch_continue(dataset, flows[i].record.id, flows[j].record.id, -1);
            break;
        }
    }
    return dataset;
}

static void test_trace__without_cycles_it_is_the_sum_over_all_paths(void **state)
{
    (void)state;
    uint64_t seed = 31;
    size_t sources = 0;
    for (unsigned round = 0; round < 300; round++) {
        akt_dataset *dataset = draw_steps(&seed);
        double expected[ACTORS];
        akt_trace trace = compute(dataset, ACTORS - 1);
        akt_oracle_trace(expected, dataset, ACTORS - 1);
        for (size_t i = 0; i < ACTORS && trace.source_count > 0; i++)
            assert_near(share_of(&trace, i), expected[i], 1e-12);
        assert_whole(&trace, sum_inflow(dataset, ACTORS - 1));
        sources += trace.source_count;
        akt_trace_dispose(&trace);
        akt_dataset_free(dataset);
    }
    assert_true(sources > 600);
}

static void test_trace__with_cycles_shares_sum_to_one_in_any_order_of_flows(void **state)
{
    (void)state;
    uint64_t seed = 12;
    size_t rings = 0;
    for (unsigned round = 0; round < 300; round++) {
        akt_dataset *dataset = akt_sketch_new(ACTORS);
        akt_dataset *reversed = akt_sketch_new(ACTORS);
        size_t from[FLOWS], to[FLOWS];
        int64_t amount[FLOWS];
        size_t count = 4 + akt_sketch_draw(&seed, FLOWS - 4);
        for (size_t i = 0; i < count; i++) {
            from[i] = akt_sketch_draw(&seed, ACTORS);
            to[i] = akt_sketch_draw(&seed, ACTORS);
            amount[i] = (int64_t)akt_sketch_draw(&seed, 5);
            add_random(dataset, i, from[i], to[i], amount[i]);
        }
        for (size_t i = count; i-- > 0;)
            add_random(reversed, i, from[i], to[i], amount[i]);
        for (size_t actor = 0; actor < ACTORS; actor++) {
            akt_trace one = compute(dataset, actor);
            akt_trace other = compute(reversed, actor);
            assert_whole(&one, sum_inflow(dataset, actor));
            assert_int_equal(one.source_count, other.source_count);
            for (size_t i = 0; i < one.source_count; i++) {
                assert_true(akt_ref_is_same(one.sources[i].body, other.sources[i].body));
                assert_true(one.sources[i].share == other.sources[i].share);
                rings += !akt_ref_is_set(one.sources[i].body);
            }
            assert_int_equal(one.ring.count, other.ring.count);
            akt_trace_dispose(&one);
            akt_trace_dispose(&other);
        }
        akt_dataset_free(dataset);
        akt_dataset_free(reversed);
    }
    assert_true(rings > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trace__money_mixes_evenly_in_what_it_goes_through),
        cmocka_unit_test(test_trace__what_continues_goes_where_it_says),
        cmocka_unit_test(test_trace__a_loop_with_a_source_is_followed_out_of),
        cmocka_unit_test(test_trace__a_ring_without_a_source_is_told),
        cmocka_unit_test(test_trace__what_a_ring_passes_on_has_no_beginning),
        cmocka_unit_test(test_trace__unknown_amounts_upstream_are_counted),
        cmocka_unit_test(test_trace__each_currency_is_followed_by_itself),
        cmocka_unit_test(test_trace__more_than_kroner_can_be_told_is_refused),
        cmocka_unit_test(test_trace__without_cycles_it_is_the_sum_over_all_paths),
        cmocka_unit_test(test_trace__with_cycles_shares_sum_to_one_in_any_order_of_flows),
    };
    return cmocka_run_group_tests_name("analysis/trace", tests, NULL, NULL);
}
