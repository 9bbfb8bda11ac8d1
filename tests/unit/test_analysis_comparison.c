#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/near.h"
#include "support/profile_rows.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <stdlib.h>

static const double EXACT = 1e-12;
static const akt_comparison_options hundred = {
    .draws = 100, .seed = 1, .confidence = 0.8, .threads = 2};

static akt_comparisons compare(const akt_dataset *const *datasets, size_t count,
                               const akt_comparison_options *options)
{
    akt_comparisons made;
    assert_int_equal(akt_comparisons_make(&made, datasets, count, options, NULL), AKT_OK);
    return made;
}

static akt_comparisons compare_two(const akt_dataset *a, const akt_dataset *b)
{
    const akt_dataset *const datasets[] = {a, b};
    return compare(datasets, 2, &hundred);
}

static void test_comparison__nothing_differs_from_itself(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        akt_dataset *dataset = akt_sketch_field(seed), *copy = akt_dataset_copy(dataset);
        akt_comparisons c = compare_two(dataset, copy);
        assert_true(c.items[0].count > 0);
        for (size_t i = 0; i < c.items[0].count; i++) {
            const akt_comparison_row *row = &c.items[0].rows[i];
            assert_int_equal(row->change, AKT_CHANGE_NONE);
            assert_true(isnan(row->values[0]) ? isnan(row->delta) : row->delta == 0);
            assert_near(row->holds, 1, EXACT);
            for (int side = 0; side < 2; side++)
                assert_int_equal(akt_comparison_rank(&c, 0, row, side).rank,
                                 akt_comparison_rank(&c, 0, row, 0).rank);
        }
        akt_comparisons_dispose(&c);
        akt_dataset_free(copy);
        akt_dataset_free(dataset);
    }
}

/* Three central actors, tied a0-a1 with confidence one half; a scenario ties a1-a2. */
static void test_comparison__addition_is_certain_loss_as_sure_as_the_record(void **state)
{
    (void)state;
    akt_dataset *before = akt_sketch_new(3);
    for (size_t i = 0; i < 3; i++)
        akt_sketch_edit_actor(before, i)->driver = AKT_DRIVER_CENTRAL;
    akt_sketch_add_tie(before, 0, 1, "cooperates")->record.confidence = 0.5;
    akt_dataset *after = akt_dataset_copy(before);
    ((akt_tie *)akt_dataset_edit(after, AKT_TABLE_TIES, 0))->status = AKT_TIE_PROPOSED;
    akt_tie *added = akt_sketch_add_tie(after, 1, 2, "cooperates");
    added->record.is_assumed = true;
    added->record.serial = 1;
    size_t kept = 0;
    for (uint64_t i = 0; i < hundred.draws; i++) {
        const akt_draw draw = {hundred.seed, i, hundred.confidence};
        kept +=
            akt_draw_keeps(&draw, AKT_TABLE_TIES, akt_dataset_record(before, AKT_TABLE_TIES, 0));
    }
    assert_in_range(kept, 30, 70);
    akt_comparisons c = compare_two(before, after);
    const akt_comparison *of = &c.items[0];
    const akt_comparison_row *gained =
        akt_comparison_find(of, AKT_PROFILE_TIE, "a1|a2", "cooperates");
    const akt_comparison_row *lost =
        akt_comparison_find(of, AKT_PROFILE_TIE, "a0|a1", "cooperates");
    const akt_comparison_row *density =
        akt_comparison_find(of, AKT_PROFILE_MEASURE, "", "central_density");
    assert_near(gained->holds, 1, EXACT);
    assert_near(gained->delta, 1, EXACT);
    assert_int_equal(gained->sides[0], AKT_NONE);
    assert_near(lost->delta, -1, EXACT);
    assert_near(lost->holds, (double)kept / 100, EXACT);
    /* One tie each: no difference, in the draws that keep the old one. */
    assert_int_equal(density->change, AKT_CHANGE_NONE);
    assert_near(density->holds, (double)kept / 100, EXACT);
    akt_comparisons_dispose(&c);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

static void test_comparison__closes_a_cell_and_gains_an_actor(void **state)
{
    (void)state;
    akt_dataset *before = akt_sketch_new(2);
    akt_sketch_add_need(before, "enabler", "policy", 1);
    akt_dataset *after = akt_dataset_copy(before);
    akt_ref lab = akt_sketch_add_party(after, AKT_TABLE_ACTORS, "lab");
    akt_sketch_add_role(after, lab, "enabler", "policy", AKT_STRENGTH_CLEAR)->record.is_assumed =
        true;
    akt_comparisons c = compare_two(before, after);
    const akt_comparison_row *cell =
        akt_comparison_find(&c.items[0], AKT_PROFILE_CELL, "enabler/policy", "state");
    const akt_comparison_row *actor =
        akt_comparison_find(&c.items[0], AKT_PROFILE_ACTOR, "lab", "present");
    const akt_comparison_row *degree =
        akt_comparison_find(&c.items[0], AKT_PROFILE_ACTOR, "lab", "degree");
    assert_near(cell->values[0], 0, EXACT);
    assert_near(cell->values[1], 2, EXACT);
    assert_near(cell->holds, 1, EXACT);
    assert_near(actor->delta, 1, EXACT);
    assert_int_equal(degree->change, AKT_CHANGE_DEFINED);
    assert_true(isnan(degree->delta));
    akt_comparisons_dispose(&c);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

/* a0 pays a1 10 and a2 3; then a1 3 and a2 10. */
static void test_comparison__ranks_bodies_before_and_after(void **state)
{
    (void)state;
    akt_dataset *before = akt_sketch_new(3), *after = akt_sketch_new(3);
    akt_sketch_add_flow(before, "f", 0, 1, 10);
    akt_sketch_add_flow(before, "g", 0, 2, 3);
    akt_sketch_add_flow(after, "f", 0, 1, 3);
    akt_sketch_add_flow(after, "g", 0, 2, 10);
    const akt_dataset *const datasets[] = {before, after};
    const akt_comparison_options none = {.seed = 1, .confidence = 1};
    akt_comparisons c = compare(datasets, 2, &none);
    const akt_comparison_row *row =
        akt_comparison_find(&c.items[0], AKT_PROFILE_MONEY, "a1", "kept");
    assert_int_equal(akt_comparison_rank(&c, 0, row, 0).rank, 1);
    assert_int_equal(akt_comparison_rank(&c, 0, row, 1).rank, 2);
    assert_near(row->delta, -7, EXACT);
    assert_true(isnan(row->holds));
    row = akt_comparison_find(&c.items[0], AKT_PROFILE_MONEY, "a0", "kept");
    assert_int_equal(akt_comparison_rank(&c, 0, row, 0).rank, 0); /* nothing ends there */
    akt_comparisons_dispose(&c);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

/* a0 pays a1 100, a1 pays a2 60; without a1 the one has no receiver, the other no giver. */
static void test_comparison__no_krone_is_lost(void **state)
{
    (void)state;
    static const char *const sums[] = {"gross", "unassigned", "unfunded", "eliminated"};
    static const double wanted[] = {-160, 100, 60, 0};
    akt_dataset *before = akt_sketch_new(3);
    akt_sketch_add_flow(before, "f", 0, 1, 100);
    akt_sketch_add_flow(before, "g", 1, 2, 60);
    akt_dataset *after = akt_what_if(before, "{\"do\": \"remove_actor\", \"id\": \"a1\"}");
    akt_comparisons c = compare_two(before, after);
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const akt_comparison_row *row =
            akt_comparison_find(&c.items[0], AKT_PROFILE_MONEY, "", sums[i]);
        assert_near(row->delta, wanted[i], EXACT);
    }
    akt_comparisons_dispose(&c);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

/* Digdir that was Difi is the same body in another dataset, and another body in one that comes of
 * the first. */
static void test_comparison__knows_a_renamed_actor_again(void **state)
{
    (void)state;
    static const char *const former[] = {"difi"};
    akt_dataset *before = akt_sketch_new(1), *after = akt_sketch_new(1);
    akt_sketch_add_party(before, AKT_TABLE_ACTORS, "difi");
    akt_ref ref = akt_sketch_add_party(after, AKT_TABLE_ACTORS, "digdir");
    akt_sketch_edit_actor(after, (size_t)ref.index)->party.former_ids = (akt_strings){former, 1};
    const akt_dataset *const datasets[] = {before, after};
    akt_comparison_options options = hundred;
    for (int known = 0; known < 2; known++) {
        options.by_former_ids = known;
        akt_comparisons c = compare(datasets, 2, &options);
        const akt_comparison_row *row =
            akt_comparison_find(&c.items[0], AKT_PROFILE_ACTOR, "difi", "present");
        assert_int_equal(row->change, known ? AKT_CHANGE_NONE : AKT_CHANGE_LESS);
        akt_comparisons_dispose(&c);
    }
    akt_dataset_free(after);
    akt_dataset_free(before);
}

/* The same to the last bit for any number of threads; each alternative as it is alone. */
static void test_comparison__neither_threads_nor_company_matter(void **state)
{
    (void)state;
    akt_dataset *sets[] = {akt_sketch_field(1), NULL, NULL};
    for (size_t i = 1; i < 3; i++) {
        sets[i] = akt_dataset_copy(sets[0]);
        akt_sketch_add_tie(sets[i], i, i + 4, "cooperates")->record.serial = 77;
    }
    akt_comparison_options options = hundred;
    options.threads = 1;
    akt_comparisons one = compare((const akt_dataset *const *)sets, 3, &options);
    options.threads = 7;
    akt_comparisons seven = compare((const akt_dataset *const *)sets, 3, &options);
    const akt_dataset *const pair[] = {sets[0], sets[2]};
    akt_comparisons alone = compare(pair, 2, &options);
    for (size_t i = 0; i < one.items[1].count; i++) {
        const akt_comparison_row *row = &one.items[1].rows[i];
        assert_true(row->holds == seven.items[1].rows[i].holds);
        assert_true(row->holds == alone.items[0].rows[i].holds);
        assert_int_equal(akt_comparison_rank(&one, 1, row, 1).high,
                         akt_comparison_rank(&seven, 1, &seven.items[1].rows[i], 1).high);
    }
    akt_comparisons_dispose(&alone);
    akt_comparisons_dispose(&seven);
    akt_comparisons_dispose(&one);
    for (size_t i = 0; i < 3; i++)
        akt_dataset_free(sets[i]);
}

static void test_comparison__projects_another_profile(void **state)
{
    (void)state;
    akt_dataset *before = akt_sketch_star(3, "cooperates"), *after = akt_dataset_copy(before);
    akt_dataset *other = akt_sketch_new(1);
    akt_sketch_add_party(after, AKT_TABLE_ACTORS, "new");
    akt_comparisons c = compare_two(before, after);
    akt_profile profile;
    const akt_profile_options plain = {0};
    assert_int_equal(akt_profile_make(&profile, other, &plain, NULL), AKT_OK);
    double *values = malloc(c.items[0].count * sizeof *values);
    akt_comparison_project(values, &c.items[0], &profile);
    for (size_t i = 0; i < c.items[0].count; i++) {
        const akt_profile_row *row = c.items[0].rows[i].row;
        if (akt_is_row(row, AKT_PROFILE_ACTOR, "a0", "present"))
            assert_near(values[i], 1, EXACT);
        if (akt_is_row(row, AKT_PROFILE_ACTOR, "new", "present"))
            assert_near(values[i], 0, EXACT);
        if (akt_is_row(row, AKT_PROFILE_ACTOR, "a1", "degree"))
            assert_true(isnan(values[i]));
    }
    free(values);
    akt_profile_dispose(&profile);
    akt_comparisons_dispose(&c);
    akt_dataset_free(other);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

static void test_comparison__tells_changes_apart(void **state)
{
    (void)state;
    assert_int_equal(akt_change_of(1, 1 + 1e-12), AKT_CHANGE_NONE);
    assert_int_equal(akt_change_of(1e12, 1e12 + 1), AKT_CHANGE_NONE);
    assert_int_equal(akt_change_of(0, 1e-6), AKT_CHANGE_MORE);
    assert_int_equal(akt_change_of(3, 2), AKT_CHANGE_LESS);
    assert_int_equal(akt_change_of(NAN, 2), AKT_CHANGE_DEFINED);
    assert_int_equal(akt_change_of(2, NAN), AKT_CHANGE_UNDEFINED);
    assert_int_equal(akt_change_of(NAN, NAN), AKT_CHANGE_NONE);
}

static akt_status run(const void *subject)
{
    const akt_dataset *const *datasets = subject;
    const akt_comparison_options few = {.draws = 2, .seed = 1, .confidence = 0.9, .threads = 1};
    akt_comparisons made;
    akt_status status = akt_comparisons_make(&made, datasets, 2, &few, NULL);
    if (status == AKT_OK)
        akt_comparisons_dispose(&made);
    return status;
}

static void test_comparison__out_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *before = akt_sketch_field(3), *after = akt_dataset_copy(before);
    const akt_dataset *const datasets[] = {before, after};
    akt_sweep(run, datasets, 50);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparison__nothing_differs_from_itself),
        cmocka_unit_test(test_comparison__addition_is_certain_loss_as_sure_as_the_record),
        cmocka_unit_test(test_comparison__closes_a_cell_and_gains_an_actor),
        cmocka_unit_test(test_comparison__ranks_bodies_before_and_after),
        cmocka_unit_test(test_comparison__no_krone_is_lost),
        cmocka_unit_test(test_comparison__knows_a_renamed_actor_again),
        cmocka_unit_test(test_comparison__neither_threads_nor_company_matter),
        cmocka_unit_test(test_comparison__projects_another_profile),
        cmocka_unit_test(test_comparison__tells_changes_apart),
        cmocka_unit_test(test_comparison__out_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
