#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/profile_rows.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdlib.h>

static const double EXACT = 1e-12;
static const akt_profile_options plain = {0};

static akt_profile make(const akt_dataset *dataset)
{
    akt_profile profile;
    assert_int_equal(akt_profile_make(&profile, dataset, &plain, NULL), AKT_OK);
    return profile;
}

static void assert_value(const akt_profile *profile, akt_profile_what what, const char *id,
                         const char *measure, double value)
{
    assert_near(akt_profile_value(profile, what, id, measure), value, EXACT);
}

/* a0 -> a1 5, a0 -> a2 of unknown amount, a1 -> a2 5 by way of p, the same money one step on. */
static akt_dataset *make_money(void)
{
    akt_dataset *dataset = akt_sketch_new(4);
    akt_ref pool = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_flow(dataset, "f0", 0, 1, 5);
    akt_sketch_add_flow(dataset, "f1", 0, 2, -1);
    akt_sketch_add_flow(dataset, "f2", 1, 2, 5)->via = pool;
    akt_sketch_continue(dataset, "f2", "f0", -1);
    return dataset;
}

static void test_profile__sums_money_of_bodies_pools_and_all(void **state)
{
    (void)state;
    akt_dataset *dataset = make_money();
    akt_profile profile = make(dataset);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "gross", 10);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "consolidated", 5);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "unknown", 1);
    assert_value(&profile, AKT_PROFILE_MONEY, "a1", "in_gross", 5);
    assert_value(&profile, AKT_PROFILE_MONEY, "a1", "kept", 0);
    assert_value(&profile, AKT_PROFILE_MONEY, "a2", "in_unknown", 1);
    assert_value(&profile, AKT_PROFILE_MONEY, "p", "through", 5);
    assert_int_equal(akt_profile_find(&profile, AKT_PROFILE_MONEY, "a3", "in_gross"), SIZE_MAX);
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

/* Unknown is never zero: who gets only what nobody knows has no sum. */
static void test_profile__sum_of_unknowns_is_undefined(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f", 0, 1, -1)->currency = "EUR";
    akt_profile profile = make(dataset);
    assert_true(isnan(akt_profile_value(&profile, AKT_PROFILE_MONEY, "", "gross:EUR")));
    assert_true(isnan(akt_profile_value(&profile, AKT_PROFILE_MONEY, "a1", "in_gross:EUR")));
    assert_value(&profile, AKT_PROFILE_MONEY, "a0", "out_unknown:EUR", 1);
    assert_value(&profile, AKT_PROFILE_MONEY, "a0", "in_gross:EUR", 0);
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

/* Where nothing comes in, nothing ends; that is known. */
static void test_profile__who_only_gives_keeps_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, 5);
    akt_sketch_add_flow(dataset, "g", 2, 1, -1);
    akt_profile profile = make(dataset);
    assert_value(&profile, AKT_PROFILE_MONEY, "a0", "kept", 0);
    assert_value(&profile, AKT_PROFILE_MONEY, "a0", "own", 5);
    assert_value(&profile, AKT_PROFILE_MONEY, "a1", "own", 0);
    assert_value(&profile, AKT_PROFILE_MONEY, "a2", "kept", 0);
    assert_true(isnan(akt_profile_value(&profile, AKT_PROFILE_MONEY, "a2", "own")));
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

static void add_aside(akt_dataset *dataset, akt_aside_reason reason, bool counted, int64_t amount)
{
    akt_aside *aside = akt_list_add(akt_dataset_edit_asides(dataset));
    akt_schema_clear(akt_schema_of_table(AKT_TABLE_FLOWS), &aside->flow);
    aside->flow.amount = (akt_amount){true, amount};
    aside->reason = reason;
    aside->counted = counted;
}

static void test_profile__tells_what_was_set_aside(void **state)
{
    (void)state;
    akt_dataset *dataset = make_money();
    add_aside(dataset, AKT_ASIDE_UNASSIGNED, true, 7);
    add_aside(dataset, AKT_ASIDE_UNASSIGNED, true, 2);
    add_aside(dataset, AKT_ASIDE_UNASSIGNED, false, 100); /* a mere proposal */
    add_aside(dataset, AKT_ASIDE_ELIMINATED, true, 3);
    akt_profile profile = make(dataset);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "unassigned", 9);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "eliminated", 3);
    assert_value(&profile, AKT_PROFILE_MONEY, "", "unfunded", 0);
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

static void test_profile__star_has_positions_and_ties(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_star(4, "cooperates");
    akt_sketch_add_tie(dataset, 2, 0, "cooperates"); /* again, the other way */
    akt_profile profile = make(dataset);
    assert_value(&profile, AKT_PROFILE_ACTOR, "a0", "present", 1);
    assert_value(&profile, AKT_PROFILE_ACTOR, "a0", "degree", 3);
    assert_value(&profile, AKT_PROFILE_ACTOR, "a0", "betweenness", 3);
    assert_value(&profile, AKT_PROFILE_ACTOR, "a3", "betweenness", 0);
    assert_value(&profile, AKT_PROFILE_TIE, "a0|a1", "cooperates", 1);
    assert_value(&profile, AKT_PROFILE_TIE, "a0|a2", "cooperates", 2);
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

static void test_profile__names_cells_and_roles(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "developer", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_need(dataset, "developer", "policy", 2);
    akt_sketch_add_need(dataset, "enabler", "policy", 1);
    akt_profile profile = make(dataset);
    assert_value(&profile, AKT_PROFILE_CELL, "developer/policy", "state", 1); /* thin */
    assert_value(&profile, AKT_PROFILE_CELL, "developer/policy", "clear", 1);
    assert_value(&profile, AKT_PROFILE_CELL, "enabler/policy", "state", 0); /* a gap */
    assert_true(isnan(akt_profile_value(&profile, AKT_PROFILE_CELL, "educator/policy", "state")));
    assert_value(&profile, AKT_PROFILE_ROLE, "a1", "developer/policy/clear", 1);
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
}

/* Sorted, no two alike; certain draws are the values themselves, none keeps only what is certain. */
static void test_profile__draws_follow_confidence(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        akt_dataset *dataset = akt_sketch_field(seed);
        akt_profile profile = make(dataset);
        double *values = malloc((profile.count + 1) * sizeof *values);
        akt_draw draw = {seed, 3, 1};
        akt_profile_options options = {.network.draw = &draw};
        assert_int_equal(akt_profile_draw(values, &profile, dataset, &options, NULL), AKT_OK);
        for (size_t i = 0; i < profile.count; i++) {
            assert_true(i == 0 || akt_profile_compare(&profile.rows[i - 1], &profile.rows[i]) < 0);
            assert_true(isnan(values[i]) ? isnan(profile.values[i])
                                         : values[i] == profile.values[i]);
        }
        draw.confidence = 0;
        assert_int_equal(akt_profile_draw(values, &profile, dataset, &options, NULL), AKT_OK);
        for (size_t i = 0; i < profile.count; i++) {
            if (profile.rows[i].what == AKT_PROFILE_TIE || profile.rows[i].what == AKT_PROFILE_ROLE)
                assert_true(values[i] == 0);
        }
        free(values);
        akt_profile_dispose(&profile);
        akt_dataset_free(dataset);
    }
}

static akt_status run(const void *subject)
{
    akt_profile profile;
    akt_status status = akt_profile_make(&profile, subject, &plain, NULL);
    if (status == AKT_OK)
        akt_profile_dispose(&profile);
    return status;
}

static void test_profile__out_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_field(5);
    akt_sweep(run, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_profile__sums_money_of_bodies_pools_and_all),
        cmocka_unit_test(test_profile__sum_of_unknowns_is_undefined),
        cmocka_unit_test(test_profile__who_only_gives_keeps_nothing),
        cmocka_unit_test(test_profile__tells_what_was_set_aside),
        cmocka_unit_test(test_profile__star_has_positions_and_ties),
        cmocka_unit_test(test_profile__names_cells_and_roles),
        cmocka_unit_test(test_profile__draws_follow_confidence),
        cmocka_unit_test(test_profile__out_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
