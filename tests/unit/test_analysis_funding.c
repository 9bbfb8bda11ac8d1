#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/funding.h"
#include "support/near.h"
#include "support/sketch.h"

#include <stdio.h>
#include <string.h>

static akt_funding compute(const akt_dataset *dataset)
{
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, dataset, NULL, NULL), AKT_OK);
    return funding;
}

static const akt_body_money *find(const akt_funding *funding, akt_ref body)
{
    for (size_t i = 0; i < funding->body_count; i++) {
        if (akt_ref_is_same(funding->bodies[i].body, body))
            return &funding->bodies[i];
    }
    fail_msg("no money of body %d", (int)body.index);
    return NULL;
}

static void assert_total(const akt_dataset *dataset, int64_t gross, int64_t eliminated)
{
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.total_count, 1);
    assert_int_equal(funding.totals[0].gross, gross);
    assert_int_equal(funding.totals[0].eliminated, eliminated);
    assert_int_equal(funding.totals[0].consolidated, gross - eliminated);
    akt_funding_dispose(&funding);
}

static void test_funding__a_chain_counts_once_and_gross_every_step(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "f", 0, 1, 10);
    akt_sketch_add_flow(dataset, "g", 1, 2, 10);
    akt_sketch_add_flow(dataset, "h", 2, 3, 4);
    akt_sketch_continue(dataset, "g", "f", -1);
    akt_sketch_continue(dataset, "h", "g", -1);
    assert_total(dataset, 24, 14);
    akt_funding funding = compute(dataset);
    const int64_t expected[][5] = {/* in, out, passed on, kept, own */
                                   {0, 10, 0, 0, 10},
                                   {10, 10, 10, 0, 0},
                                   {10, 4, 4, 6, 0},
                                   {4, 0, 0, 4, 0}};
    assert_int_equal(funding.body_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const akt_body_money *b = &funding.bodies[i];
        const int64_t got[] = {b->in_gross, b->out_gross, b->passed_on, b->kept, b->own};
        assert_memory_equal(got, expected[i], sizeof got);
    }
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__kroner_that_go_one_step_on_count_once(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "kmd-difi", 0, 1, 5);
    akt_sketch_add_flow(dataset, "difi-agencies", 1, 2, 5);
    assert_total(dataset, 10, 0);
    akt_sketch_continue(dataset, "difi-agencies", "kmd-difi", -1);
    assert_total(dataset, 10, 5);
    akt_dataset_free(dataset);
}

static void test_funding__no_flow_passes_on_more_than_it_has(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "source", 0, 1, 10);
    akt_sketch_add_flow(dataset, "z", 1, 2, 7);
    akt_sketch_add_flow(dataset, "b", 1, 3, 6);
    akt_sketch_continue(dataset, "z", "source", -1);
    akt_sketch_continue(dataset, "b", "source", -1);
    assert_total(dataset, 23, 10);
    akt_funding funding = compute(dataset);
    assert_int_equal(find(&funding, akt_sketch_actor(1))->kept, 0);
    assert_int_equal(find(&funding, akt_sketch_actor(1))->own, 3);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__flows_take_in_the_order_of_their_ids(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6);
    akt_sketch_add_flow(dataset, "source", 0, 1, 10);
    akt_sketch_add_flow(dataset, "z", 2, 3, 7);
    akt_sketch_add_flow(dataset, "b", 4, 5, 6);
    akt_sketch_continue(dataset, "z", "source", -1);
    akt_sketch_continue(dataset, "b", "source", -1);
    akt_funding funding = compute(dataset);
    assert_int_equal(find(&funding, akt_sketch_actor(4))->passed_on, 6);
    assert_int_equal(find(&funding, akt_sketch_actor(2))->passed_on, 4);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__a_part_continues_no_more_than_it_says(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "f", 0, 2, 10);
    akt_sketch_add_flow(dataset, "g", 1, 2, 10);
    akt_sketch_add_flow(dataset, "h", 2, 3, 12);
    akt_sketch_continue(dataset, "h", "f", 3);
    assert_total(dataset, 32, 3);
    akt_sketch_continue(dataset, "h", "g", -1);
    assert_total(dataset, 32, 12);
    akt_dataset_free(dataset);
}

static void test_funding__known_amounts_with_a_note_or_a_reading_are_counted(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "plain", 0, 1, 10);
    akt_sketch_add_flow(dataset, "noted", 0, 1, 20)->record.note.in[AKT_LANG_NB] = "om lag 20";
    akt_sketch_add_flow(dataset, "read", 1, 0, 30)->record.basis = AKT_BASIS_INTERPRETED;
    akt_sketch_add_flow(dataset, "unknown", 1, 0, -1)->record.basis = AKT_BASIS_INTERPRETED;
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.totals[0].flows, 4);
    assert_int_equal(funding.totals[0].unknown, 1);
    assert_int_equal(funding.totals[0].doubted, 2);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__nothing_known_passes_through_an_unknown_amount(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "f", 0, 1, 10);
    akt_sketch_add_flow(dataset, "g", 1, 2, -1);
    akt_sketch_add_flow(dataset, "h", 2, 3, 4);
    akt_sketch_continue(dataset, "g", "f", 5);
    akt_sketch_continue(dataset, "h", "g", -1);
    assert_total(dataset, 14, 0);
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.totals[0].flows, 3);
    assert_int_equal(funding.totals[0].unknown, 1);
    const akt_body_money *b = find(&funding, akt_sketch_actor(2));
    assert_int_equal(b->in_unknown, 1);
    assert_int_equal(b->in_gross, 0);
    assert_int_equal(b->funders, 1);
    assert_true(isnan(b->hhi_in));
    assert_int_equal(find(&funding, akt_sketch_actor(1))->out_unknown, 1);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__a_ring_is_cut_once(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, 10);
    akt_sketch_add_flow(dataset, "g", 1, 2, 10);
    akt_sketch_add_flow(dataset, "h", 2, 0, 10);
    akt_sketch_continue(dataset, "f", "h", -1);
    akt_sketch_continue(dataset, "g", "f", -1);
    akt_sketch_continue(dataset, "h", "g", -1);
    assert_total(dataset, 30, 20);
    akt_sketch_add_flow(dataset, "self", 0, 1, 5);
    akt_sketch_continue(dataset, "self", "self", -1);
    assert_total(dataset, 35, 20);
    akt_dataset_free(dataset);
}

static void test_funding__a_superseded_flow_is_continued_in_its_stand_in(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "budget", 0, 1, 100)->status = AKT_FLOW_BUDGET;
    akt_sketch_add_flow(dataset, "paid", 0, 1, 10)->status = AKT_FLOW_PAID;
    akt_sketch_add_flow(dataset, "on", 1, 2, 40);
    akt_sketch_continue(dataset, "on", "budget", -1);
    assert_total(dataset, 50, 10);
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.superseded, 1);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__years_bound_what_is_taken_and_continued(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, 10)->year.year = 2015;
    akt_sketch_add_flow(dataset, "g", 1, 2, 10)->year.year = 2016;
    akt_sketch_add_flow(dataset, "undated", 1, 2, 1);
    akt_sketch_continue(dataset, "g", "f", -1);
    assert_total(dataset, 21, 10);
    akt_funding funding;
    akt_funding_options years = {2016, 2017, {NULL, 0}, NULL};
    assert_int_equal(akt_funding_compute(&funding, dataset, &years, NULL), AKT_OK);
    assert_int_equal(funding.totals[0].gross, 10);
    assert_int_equal(funding.totals[0].eliminated, 0);
    assert_int_equal(funding.period.first_year, 2016);
    assert_int_equal(funding.period.last_year, 2016);
    akt_funding_dispose(&funding);
    akt_error err;
    years = (akt_funding_options){2017, 2016, {NULL, 0}, NULL};
    assert_int_equal(akt_funding_compute(&funding, dataset, &years, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, "2017"));
    assert_null(funding.bodies);
    akt_dataset_free(dataset);
}

static void test_funding__concentration_is_the_sum_of_squared_shares_of_bodies(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_flow(dataset, "f", 1, 0, 30);
    akt_sketch_add_flow(dataset, "g", 2, 0, 10);
    akt_sketch_add_flow(dataset, "g2", 2, 0, 20)->year.year = 2016;
    akt_sketch_add_flow(dataset, "h", 3, 0, 20);
    akt_sketch_add_flow(dataset, "i", 4, 0, 20);
    akt_sketch_add_flow(dataset, "j", 4, 0, -1)->year.year = 2016;
    akt_funding funding = compute(dataset);
    const akt_body_money *b = find(&funding, akt_sketch_actor(0));
    assert_near(b->hhi_in, 0.26, 1e-15);
    assert_int_equal(b->funders, 4);
    assert_true(isnan(b->hhi_out));
    assert_int_equal(b->recipients, 0);
    b = find(&funding, akt_sketch_actor(2));
    assert_near(b->hhi_out, 1, 0);
    assert_int_equal(b->recipients, 1);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__each_currency_has_its_own_books(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "kroner", 0, 1, 10);
    akt_sketch_add_flow(dataset, "euro", 1, 0, 3)->currency = "EUR";
    akt_sketch_continue(dataset, "euro", "kroner", -1);
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.total_count, 2);
    assert_string_equal(funding.totals[0].currency, "EUR");
    assert_int_equal(funding.totals[0].consolidated, 3);
    assert_string_equal(funding.totals[1].currency, "NOK");
    assert_int_equal(funding.totals[1].consolidated, 10);
    assert_int_equal(funding.body_count, 4);
    assert_string_equal(funding.bodies[0].currency, "EUR");
    assert_int_equal(funding.bodies[0].in_gross, 3);
    assert_string_equal(funding.bodies[1].currency, "NOK");
    assert_int_equal(funding.bodies[1].out_gross, 10);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__bodies_stand_in_dataset_order(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_flow(dataset, "one", 1, 0, 1)->to = forum;
    akt_sketch_add_flow(dataset, "two", 1, 0, 1)->to = programme;
    akt_sketch_add_flow(dataset, "three", 1, 0, 1);
    akt_funding funding = compute(dataset);
    const akt_ref order[] = {akt_sketch_actor(0), akt_sketch_actor(1), programme, forum};
    assert_int_equal(funding.body_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(akt_ref_is_same(funding.bodies[i].body, order[i]));
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

static void test_funding__a_sum_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f", 0, 1, INT64_MAX);
    assert_total(dataset, INT64_MAX, 0);
    akt_sketch_add_flow(dataset, "g", 0, 1, 1);
    akt_funding funding;
    akt_error err;
    assert_int_equal(akt_funding_compute(&funding, dataset, NULL, &err), AKT_ELIMIT);
    assert_non_null(strstr(err.message, "NOK"));
    assert_null(funding.totals);
    akt_dataset_free(dataset);
}

static void test_funding__without_flows_there_is_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_funding funding = compute(dataset);
    assert_int_equal(funding.body_count, 0);
    assert_int_equal(funding.total_count, 0);
    assert_int_equal(funding.period.first_year, 0);
    akt_funding_dispose(&funding);
    akt_dataset_free(dataset);
}

enum { FLOWS = 40, ACTORS = 8 };

static akt_dataset *draw_random(uint64_t *seed)
{
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    char *ids[FLOWS];
    for (size_t i = 0; i < FLOWS; i++) {
        char id[32];
        int length = snprintf(id, sizeof id, "f%02zu", i * 23 % FLOWS);
        ids[i] = akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length);
        bool is_known = akt_sketch_draw(seed, 8) > 0;
        int64_t amount = is_known ? (int64_t)akt_sketch_draw(seed, 100) : -1;
        akt_flow *flow = akt_sketch_add_flow(dataset, ids[i], akt_sketch_draw(seed, ACTORS),
                                             akt_sketch_draw(seed, ACTORS), amount);
        flow->year.year = (int16_t)(2015 + akt_sketch_draw(seed, 2));
        flow->status = (int32_t)akt_sketch_draw(seed, 3);
        flow->currency = akt_sketch_draw(seed, 5) > 0 ? "NOK" : "EUR";
    }
    for (size_t i = 0; i < FLOWS; i++) {
        for (uint64_t parts = akt_sketch_draw(seed, 4); parts > 0; parts--) {
            int64_t amount = (int64_t)akt_sketch_draw(seed, 120) - 20;
            akt_sketch_continue(dataset, ids[i], ids[akt_sketch_draw(seed, FLOWS)],
                                amount < 0 ? -1 : amount);
        }
    }
    return dataset;
}

static void assert_books_close(const akt_funding *funding, const akt_total_money *total)
{
    int64_t kept = 0;
    int64_t own = 0;
    int64_t in = 0;
    int64_t out = 0;
    for (size_t i = 0; i < funding->body_count; i++) {
        const akt_body_money *b = &funding->bodies[i];
        if (strcmp(b->currency, total->currency) != 0)
            continue;
        assert_true(b->kept >= 0 && b->kept <= b->in_gross);
        assert_true(b->own >= 0 && b->own == b->out_gross - b->passed_on);
        assert_true(isnan(b->hhi_in) || (b->hhi_in > 0 && b->hhi_in <= 1 + 1e-15));
        kept += b->kept;
        own += b->own;
        in += b->in_gross;
        out += b->out_gross;
    }
    assert_int_equal(kept, total->consolidated);
    assert_int_equal(own, total->consolidated);
    assert_int_equal(in, total->gross);
    assert_int_equal(out, total->gross);
    assert_true(total->eliminated >= 0);
    assert_int_equal(total->consolidated, total->gross - total->eliminated);
}

static void test_funding__what_is_kept_is_what_was_own_is_what_is_consolidated(void **state)
{
    (void)state;
    uint64_t seed = 2017;
    int64_t eliminated = 0;
    for (unsigned round = 0; round < 300; round++) {
        akt_dataset *dataset = draw_random(&seed);
        akt_funding funding = compute(dataset);
        for (size_t i = 0; i < funding.total_count; i++) {
            assert_books_close(&funding, &funding.totals[i]);
            eliminated += funding.totals[i].eliminated;
        }
        akt_funding_dispose(&funding);
        akt_dataset_free(dataset);
    }
    assert_true(eliminated > 0);
}

/* Leaves of what a flow continues only that which ends where the flow begins. */
static void join_steps(akt_dataset *dataset, size_t index)
{
    akt_flow *flow = (akt_flow *)akt_dataset_edit(dataset, AKT_TABLE_FLOWS, index);
    akt_part *joined = akt_pool_get(akt_dataset_pool(dataset), 3 * sizeof *joined);
    assert_non_null(joined);
    size_t count = 0;
    for (size_t i = 0; i < flow->continues.count; i++) {
        akt_part part = flow->continues.items[i];
        if (akt_ref_is_same(akt_dataset_flows(dataset)[part.flow].to, flow->from))
            joined[count++] = part;
    }
    flow->continues = (akt_parts){joined, count};
}

static void test_funding__inflow_is_passed_on_or_kept_where_steps_join(void **state)
{
    (void)state;
    uint64_t seed = 4;
    int64_t passed_on = 0;
    for (unsigned round = 0; round < 200; round++) {
        akt_dataset *dataset = draw_random(&seed);
        for (size_t i = 0; i < FLOWS; i++)
            join_steps(dataset, i);
        akt_funding funding = compute(dataset);
        for (size_t i = 0; i < funding.body_count; i++) {
            const akt_body_money *b = &funding.bodies[i];
            assert_int_equal(b->kept, b->in_gross - b->passed_on);
            passed_on += b->passed_on;
        }
        akt_funding_dispose(&funding);
        akt_dataset_free(dataset);
    }
    assert_true(passed_on > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_funding__a_chain_counts_once_and_gross_every_step),
        cmocka_unit_test(test_funding__kroner_that_go_one_step_on_count_once),
        cmocka_unit_test(test_funding__no_flow_passes_on_more_than_it_has),
        cmocka_unit_test(test_funding__flows_take_in_the_order_of_their_ids),
        cmocka_unit_test(test_funding__a_part_continues_no_more_than_it_says),
        cmocka_unit_test(test_funding__known_amounts_with_a_note_or_a_reading_are_counted),
        cmocka_unit_test(test_funding__nothing_known_passes_through_an_unknown_amount),
        cmocka_unit_test(test_funding__a_ring_is_cut_once),
        cmocka_unit_test(test_funding__a_superseded_flow_is_continued_in_its_stand_in),
        cmocka_unit_test(test_funding__years_bound_what_is_taken_and_continued),
        cmocka_unit_test(test_funding__concentration_is_the_sum_of_squared_shares_of_bodies),
        cmocka_unit_test(test_funding__each_currency_has_its_own_books),
        cmocka_unit_test(test_funding__bodies_stand_in_dataset_order),
        cmocka_unit_test(test_funding__a_sum_beyond_the_limit_is_refused),
        cmocka_unit_test(test_funding__without_flows_there_is_nothing),
        cmocka_unit_test(test_funding__what_is_kept_is_what_was_own_is_what_is_consolidated),
        cmocka_unit_test(test_funding__inflow_is_passed_on_or_kept_where_steps_join),
    };
    return cmocka_run_group_tests_name("analysis/funding", tests, NULL, NULL);
}
