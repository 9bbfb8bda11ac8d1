#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/funding.h"
#include "support/money_oracle.h"
#include "support/sketch.h"

#include <stdio.h>
#include <string.h>

enum { FLOWS = 24, ACTORS = 7 };

static const char *name_flow(akt_dataset *dataset, size_t i)
{
    char id[16];
    int length = snprintf(id, sizeof id, "f%02zu", i);
    return akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length);
}

/* Flows of which some continue one before them. */
static akt_dataset *draw_random(uint64_t *seed)
{
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    for (size_t i = 0; i < FLOWS; i++) {
        bool is_known = akt_sketch_draw(seed, 8) > 0;
        const char *id = name_flow(dataset, i);
        akt_sketch_add_flow(dataset, id, akt_sketch_draw(seed, ACTORS),
                            akt_sketch_draw(seed, ACTORS),
                            is_known ? (int64_t)akt_sketch_draw(seed, 60) : -1)
            ->year.year = (int16_t)(1500 + i);
    }
    for (size_t i = 1; i < FLOWS; i++) {
        int64_t amount = (int64_t)akt_sketch_draw(seed, 50) - 20;
        if (akt_sketch_draw(seed, 3) > 0)
            akt_sketch_continue(dataset, name_flow(dataset, i),
                                name_flow(dataset, akt_sketch_draw(seed, i)),
                                amount < 0 ? -1 : amount);
    }
    return dataset;
}

static akt_funding compute(const akt_dataset *dataset, akt_refs boundary)
{
    const akt_funding_options options = {0, 0, boundary, NULL};
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, dataset, &options, NULL), AKT_OK);
    return funding;
}

/* A drawn boundary, as flags and as bodies, in falling order with one named twice. */
static akt_refs draw_boundary(akt_dataset *dataset, bool *inside, uint64_t *seed)
{
    akt_ref refs[2 * ACTORS];
    size_t count = 0;
    for (size_t i = ACTORS; i-- > 0;) {
        inside[i] = akt_sketch_draw(seed, 2) > 0;
        if (inside[i])
            refs[count++] = akt_sketch_actor(i);
    }
    if (count > 0)
        refs[count++] = akt_sketch_actor((size_t)refs[0].index);
    return akt_sketch_refs(dataset, refs, count);
}

static void test_consolidation__a_ministry_and_its_directorate(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "kmd-difi", 0, 1, 5);
    akt_sketch_add_flow(dataset, "difi-agencies", 1, 2, 5);
    akt_sketch_continue(dataset, "difi-agencies", "kmd-difi", -1);
    const akt_ref bodies[] = {akt_sketch_actor(0), akt_sketch_actor(1)};
    akt_funding funding = compute(dataset, (akt_refs){bodies, 2});
    assert_int_equal(funding.totals[0].gross, 10);
    assert_int_equal(funding.totals[0].eliminated, 5);
    assert_int_equal(funding.totals[0].consolidated, 5);
    assert_int_equal(funding.totals[0].from_outside.flows, 0);
    assert_int_equal(funding.totals[0].to_outside.sum, 5);
    assert_int_equal(funding.flows[0].fate, AKT_FATE_INSIDE);
    assert_int_equal(funding.flows[0].counted, 0);
    assert_int_equal(funding.flows[1].fate, AKT_FATE_COUNTED);
    assert_int_equal(funding.flows[1].counted, 5);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_consolidation__money_counted_at_the_border_is_not_counted_again(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "in", 0, 1, 6);
    akt_sketch_add_flow(dataset, "within", 1, 2, 10);
    akt_sketch_add_flow(dataset, "out", 2, 3, 7);
    akt_sketch_add_flow(dataset, "out2", 2, 4, 9);
    akt_sketch_continue(dataset, "within", "in", -1);
    akt_sketch_continue(dataset, "out", "within", -1);
    akt_sketch_continue(dataset, "out2", "within", -1);
    const akt_ref bodies[] = {akt_sketch_actor(1), akt_sketch_actor(2)};
    akt_funding funding = compute(dataset, (akt_refs){bodies, 2});
    const int64_t counted[] = {6, 0, 1, 9};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(funding.flows[i].counted, counted[i]);
    assert_int_equal(funding.totals[0].from_outside.sum, 6);
    assert_int_equal(funding.totals[0].to_outside.sum, 16);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_consolidation__each_krone_on_its_own_gives_the_same(void **state)
{
    (void)state;
    uint64_t seed = 71;
    int64_t inside_kroner = 0, twice = 0;
    for (unsigned round = 0; round < 400; round++) {
        akt_dataset *dataset = draw_random(&seed);
        bool inside[ACTORS];
        int64_t expected[FLOWS];
        akt_funding funding = compute(dataset, draw_boundary(dataset, inside, &seed));
        akt_oracle_count_kroner(expected, dataset, inside);
        int64_t sum = 0;
        for (size_t i = 0; i < FLOWS; i++) {
            assert_int_equal(funding.flows[i].counted, expected[i]);
            inside_kroner += funding.flows[i].fate == AKT_FATE_INSIDE
                                 ? akt_dataset_flows(dataset)[i].amount.value
                                 : 0;
            sum += expected[i];
        }
        assert_int_equal(funding.totals[0].consolidated, sum);
        assert_true(sum <= funding.totals[0].gross);
        twice += funding.totals[0].eliminated;
        akt_funding_dispose(&funding);
        akt_dataset_free(dataset);
    }
    assert_true(inside_kroner > 0 && twice > inside_kroner);
}

static void test_consolidation__around_everybody_nothing_is_left(void **state)
{
    (void)state;
    uint64_t seed = 5;
    akt_dataset *dataset = draw_random(&seed);
    akt_ref all[ACTORS];
    for (size_t i = 0; i < ACTORS; i++)
        all[i] = akt_sketch_actor(i);
    akt_funding funding = compute(dataset, (akt_refs){all, ACTORS});
    assert_true(funding.totals[0].gross > 0);
    assert_int_equal(funding.totals[0].consolidated, 0);
    assert_int_equal(funding.totals[0].from_outside.flows + funding.totals[0].to_outside.flows, 0);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_consolidation__around_one_body_only_what_it_pays_itself_goes(void **state)
{
    (void)state;
    uint64_t seed = 6;
    for (unsigned round = 0; round < 50; round++) {
        akt_dataset *dataset = draw_random(&seed);
        const akt_ref one = akt_sketch_actor(akt_sketch_draw(&seed, ACTORS));
        akt_funding with = compute(dataset, (akt_refs){&one, 1});
        akt_funding without = compute(dataset, (akt_refs){NULL, 0});
        int64_t own = 0, in = 0, out = 0;
        for (size_t i = 0; i < FLOWS; i++) {
            const akt_flow *f = &akt_dataset_flows(dataset)[i];
            bool from = akt_ref_is_same(f->from, one), to = akt_ref_is_same(f->to, one);
            int64_t amount = f->amount.known ? f->amount.value : 0;
            own += from && to ? amount : 0;
            in += to && !from ? amount : 0;
            out += from && !to ? amount : 0;
        }
        assert_int_equal(with.totals[0].gross, without.totals[0].gross);
        assert_true(with.totals[0].consolidated >= without.totals[0].consolidated - own);
        assert_true(own > 0 || with.totals[0].consolidated == without.totals[0].consolidated);
        assert_int_equal(with.totals[0].from_outside.sum, in);
        assert_int_equal(with.totals[0].to_outside.sum, out);
        akt_funding_dispose(&with);
        akt_funding_dispose(&without);
        akt_dataset_free(dataset);
    }
}

static void test_consolidation__unknown_crossings_are_counted_not_summed(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "known", 0, 1, 5);
    akt_sketch_add_flow(dataset, "unknown", 0, 1, -1)->year.year = 2016;
    const akt_ref inside = akt_sketch_actor(1);
    akt_funding funding = compute(dataset, (akt_refs){&inside, 1});
    assert_int_equal(funding.totals[0].from_outside.flows, 2);
    assert_int_equal(funding.totals[0].from_outside.unknown, 1);
    assert_int_equal(funding.totals[0].from_outside.sum, 5);
    assert_int_equal(funding.totals[0].to_outside.flows, 0);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_consolidation__what_is_only_proposed_is_counted_apart(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "plan", 0, 1, 100)->status = AKT_FLOW_PROPOSED;
    akt_sketch_add_flow(dataset, "on", 1, 2, 40);
    akt_sketch_add_flow(dataset, "vague", 2, 0, -1)->status = AKT_FLOW_PROPOSED;
    akt_sketch_continue(dataset, "on", "plan", -1);
    akt_funding funding = compute(dataset, (akt_refs){NULL, 0});
    assert_int_equal(funding.totals[0].gross, 40);
    assert_int_equal(funding.totals[0].consolidated, 40);
    assert_int_equal(funding.totals[0].flows, 1);
    assert_int_equal(funding.totals[0].unknown, 0);
    assert_int_equal(funding.totals[0].proposed.flows, 2);
    assert_int_equal(funding.totals[0].proposed.unknown, 1);
    assert_int_equal(funding.totals[0].proposed.sum, 100);
    assert_int_equal(funding.flows[0].fate, AKT_FATE_PROPOSED);
    assert_int_equal(funding.body_count, 2);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

/* The same flows in another order. */
static akt_dataset *reverse_flows(const akt_dataset *dataset)
{
    akt_dataset *reversed = akt_sketch_new(ACTORS);
    const akt_flow *flows = akt_dataset_flows(dataset);
    for (size_t i = FLOWS; i-- > 0;) {
        const akt_flow *f = &flows[i];
        akt_flow *copy =
            akt_sketch_add_flow(reversed, name_flow(reversed, i), (size_t)f->from.index,
                                (size_t)f->to.index, f->amount.known ? f->amount.value : -1);
        copy->year = f->year;
    }
    for (size_t i = 0; i < FLOWS; i++) {
        for (size_t p = 0; p < flows[i].continues.count; p++) {
            const akt_part *part = &flows[i].continues.items[p];
            akt_sketch_continue(reversed, flows[i].record.id, flows[part->flow].record.id,
                                part->amount.known ? part->amount.value : -1);
        }
    }
    return reversed;
}

static void test_consolidation__the_order_of_flows_does_not_matter(void **state)
{
    (void)state;
    uint64_t seed = 8;
    for (unsigned round = 0; round < 60; round++) {
        akt_dataset *dataset = draw_random(&seed);
        akt_dataset *reversed = reverse_flows(dataset);
        bool inside[ACTORS];
        const akt_refs boundary = draw_boundary(dataset, inside, &seed);
        akt_funding one = compute(dataset, boundary);
        akt_funding other = compute(reversed, boundary);
        assert_int_equal(one.totals[0].consolidated, other.totals[0].consolidated);
        for (size_t i = 0; i < FLOWS; i++)
            assert_int_equal(one.flows[i].counted, other.flows[FLOWS - 1 - i].counted);
        assert_int_equal(one.body_count, other.body_count);
        for (size_t i = 0; i < one.body_count; i++) {
            assert_int_equal(one.bodies[i].kept, other.bodies[i].kept);
            assert_int_equal(one.bodies[i].own, other.bodies[i].own);
        }
        akt_funding_dispose(&one);
        akt_funding_dispose(&other);
        akt_dataset_free(dataset);
        akt_dataset_free(reversed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consolidation__a_ministry_and_its_directorate),
        cmocka_unit_test(test_consolidation__money_counted_at_the_border_is_not_counted_again),
        cmocka_unit_test(test_consolidation__each_krone_on_its_own_gives_the_same),
        cmocka_unit_test(test_consolidation__around_everybody_nothing_is_left),
        cmocka_unit_test(test_consolidation__around_one_body_only_what_it_pays_itself_goes),
        cmocka_unit_test(test_consolidation__unknown_crossings_are_counted_not_summed),
        cmocka_unit_test(test_consolidation__what_is_only_proposed_is_counted_apart),
        cmocka_unit_test(test_consolidation__the_order_of_flows_does_not_matter),
    };
    return cmocka_run_group_tests_name("analysis/consolidation", tests, NULL, NULL);
}
