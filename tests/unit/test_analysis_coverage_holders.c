#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/coverage.h"
#include "support/near.h"
#include "support/sketch.h"

#include <math.h>

static akt_coverage compute(const akt_dataset *dataset)
{
    akt_coverage coverage;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    return coverage;
}

/* Roles and needs at random, of seven actors. */
static akt_dataset *sketch(uint64_t seed)
{
    static const char *const roles[] = {"developer", "enabler", "educator", "architect"};
    static const char *const areas[] = {NULL, "policy", "framework", "all"};
    akt_dataset *dataset = akt_sketch_new(7);
    for (size_t i = 0; i < 25; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(akt_sketch_draw(&seed, 7)),
                            roles[akt_sketch_draw(&seed, 4)], areas[akt_sketch_draw(&seed, 4)],
                            (akt_strength)akt_sketch_draw(&seed, AKT_STRENGTH_COUNT));
    for (size_t i = 0; i < 8; i++)
        akt_sketch_add_need(dataset, roles[akt_sketch_draw(&seed, 4)],
                            areas[akt_sketch_draw(&seed, 3)], AKT_NONE);
    return dataset;
}

/* Whether a record gives the holder the cell, clearly or possibly: the definition itself. */
static bool bears(const akt_dataset *dataset, size_t actor, int32_t role, int32_t area)
{
    const akt_role *roles = akt_dataset_roles(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ROLES); i++)
        if ((size_t)roles[i].holder.index == actor && roles[i].role == role &&
            roles[i].strength <= AKT_STRENGTH_POSSIBLE &&
            (area == AKT_NONE || roles[i].area == area || roles[i].area == AKT_AREA_ALL))
            return true;
    return false;
}

static bool is_needed(const akt_dataset *dataset, int32_t role, int32_t area)
{
    const akt_need *needs = akt_dataset_needs(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_NEEDS); i++)
        if (needs[i].role == role && needs[i].area == area)
            return true;
    return false;
}

static double define_exclusivity(const akt_dataset *dataset, size_t actor)
{
    double sum = 0;
    for (int32_t role = 0; role < 4; role++)
        for (int32_t area = AKT_NONE; area < 5; area++) {
            double bearing = 0;
            for (size_t j = 0; j < 7; j++)
                bearing += bears(dataset, j, role, area);
            if (is_needed(dataset, role, area) && bears(dataset, actor, role, area))
                sum += exp(1 - bearing);
        }
    return sum;
}

static void test_coverage_holders__exclusivity_is_what_its_definition_says(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        akt_dataset *dataset = sketch(seed);
        akt_coverage coverage = compute(dataset);
        size_t bearing = 0;
        for (size_t j = 0; j < 7; j++)
            bearing += define_exclusivity(dataset, j) > 0;
        assert_int_equal(coverage.holder_count, bearing);
        for (size_t i = 0; i < coverage.holder_count; i++)
            assert_near(coverage.holders[i].exclusivity,
                        define_exclusivity(dataset, (size_t)coverage.holders[i].holder.index),
                        1e-12);
        akt_coverage_dispose(&coverage);
        akt_dataset_free(dataset);
    }
}

static void
test_coverage_holders__a_cell_shared_by_s_hands_out_s_times_e_to_the_1_minus_s(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        akt_dataset *dataset = sketch(seed);
        akt_coverage coverage = compute(dataset);
        double handed = 0, held = 0;
        size_t cells = 0, soles = 0;
        for (size_t c = 0; c < coverage.cell_count; c++) {
            const akt_coverage_cell *cell = &coverage.cells[c];
            double s =
                (double)(cell->holders[AKT_STRENGTH_CLEAR] + cell->holders[AKT_STRENGTH_POSSIBLE]);
            handed += cell->minimum ? s * exp(1 - s) : 0;
            cells += cell->minimum ? (size_t)s : 0;
            soles += akt_ref_is_set(cell->sole_holder);
        }
        for (size_t i = 0; i < coverage.holder_count; i++) {
            held += coverage.holders[i].exclusivity;
            cells -= coverage.holders[i].cells;
            soles -= coverage.holders[i].sole;
        }
        assert_near(held, handed, 1e-12);
        assert_int_equal(cells, 0);
        assert_int_equal(soles, 0);
        akt_coverage_dispose(&coverage);
        akt_dataset_free(dataset);
    }
}

static void test_coverage_holders__one_alone_everywhere_has_one_a_cell(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "all", AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_need(dataset, "educator", NULL, 1);
    akt_sketch_add_need(dataset, "educator", "policy", 1);
    akt_sketch_add_need(dataset, "educator", "framework", 1);
    akt_coverage coverage = compute(dataset);
    assert_int_equal(coverage.holder_count, 1);
    assert_int_equal(coverage.holders[0].cells, 3);
    assert_int_equal(coverage.holders[0].sole, 3);
    assert_true(coverage.holders[0].exclusivity == 3.0);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage_holders__stand_by_falling_exclusivity_then_as_in_the_dataset(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    for (size_t i = 0; i < 3; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(2 - i), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "architect", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_need(dataset, "educator", NULL, 1);
    akt_sketch_add_need(dataset, "architect", NULL, 1);
    akt_coverage coverage = compute(dataset);
    const size_t order[] = {3, 0, 1, 2};
    assert_int_equal(coverage.holder_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(coverage.holders[i].holder.index, order[i]);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage_holders__exclusivity_is_what_its_definition_says),
        cmocka_unit_test(
            test_coverage_holders__a_cell_shared_by_s_hands_out_s_times_e_to_the_1_minus_s),
        cmocka_unit_test(test_coverage_holders__one_alone_everywhere_has_one_a_cell),
        cmocka_unit_test(
            test_coverage_holders__stand_by_falling_exclusivity_then_as_in_the_dataset),
    };
    return cmocka_run_group_tests_name("analysis/coverage_holders", tests, NULL, NULL);
}
