#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/coverage.h"
#include "support/sketch.h"

static const akt_ref NOBODY = {AKT_TABLE_ACTORS, AKT_NONE};

static akt_coverage compute(const akt_dataset *dataset)
{
    akt_coverage coverage;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    return coverage;
}

static const akt_coverage_cell *find(const akt_coverage *coverage, const akt_dataset *dataset,
                                     const char *role, const char *area)
{
    int32_t r = akt_dataset_find_term(dataset, AKT_VOCABULARY_ROLES, role);
    int32_t a = area ? akt_dataset_find_term(dataset, AKT_VOCABULARY_AREAS, area) : AKT_NONE;
    const akt_coverage_cell *cell = akt_coverage_at(coverage, r, a);
    assert_int_equal(cell->role, r);
    assert_int_equal(cell->area, a);
    return cell;
}

static void give_clear(akt_dataset *dataset, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", "policy", AKT_STRENGTH_CLEAR);
}

static void assert_state(const akt_dataset *dataset, akt_cell_state state)
{
    akt_coverage coverage = compute(dataset);
    assert_int_equal(find(&coverage, dataset, "educator", "policy")->state, state);
    akt_coverage_dispose(&coverage);
}

static void test_coverage__the_state_turns_at_its_borders(void **state)
{
    (void)state;
    const struct {
        size_t clear;
        int64_t minimum;
        akt_cell_state state;
    } borders[] = {{0, 2, AKT_CELL_GAP},     {1, 2, AKT_CELL_THIN},    {2, 2, AKT_CELL_COVERED},
                   {5, 2, AKT_CELL_COVERED}, {6, 2, AKT_CELL_CROWDED}, {7, 2, AKT_CELL_CROWDED},
                   {1, 1, AKT_CELL_COVERED}, {2, 1, AKT_CELL_COVERED}, {3, 1, AKT_CELL_CROWDED},
                   {2, 3, AKT_CELL_THIN},    {8, 3, AKT_CELL_COVERED}, {9, 3, AKT_CELL_CROWDED}};
    for (size_t i = 0; i < sizeof borders / sizeof borders[0]; i++) {
        akt_dataset *dataset = akt_sketch_new(10);
        give_clear(dataset, 0, borders[i].clear);
        assert_state(dataset, AKT_CELL_NOT_NEEDED);
        akt_sketch_add_need(dataset, "educator", "policy", borders[i].minimum);
        assert_state(dataset, borders[i].state);
        akt_dataset_free(dataset);
    }
}

static void test_coverage__possible_lifts_a_gap_to_thin_and_weaker_never_covers(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_need(dataset, "educator", "policy", 2);
    const akt_strength weaker[] = {AKT_STRENGTH_ABSENT, AKT_STRENGTH_WEAK, AKT_STRENGTH_POTENTIAL};
    for (size_t i = 0; i < 3; i++) {
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", "policy", weaker[i]);
        assert_state(dataset, AKT_CELL_GAP);
    }
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "educator", "policy", AKT_STRENGTH_POSSIBLE);
    assert_state(dataset, AKT_CELL_THIN);
    akt_dataset_free(dataset);
}

static void test_coverage__records_without_a_holder_are_collective_and_cover_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_need(dataset, "educator", "policy", 1);
    akt_sketch_add_role(dataset, NOBODY, "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, NOBODY, "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_coverage coverage = compute(dataset);
    const akt_coverage_cell *cell = find(&coverage, dataset, "educator", "policy");
    assert_int_equal(cell->state, AKT_CELL_GAP);
    assert_int_equal(cell->collective[AKT_STRENGTH_CLEAR], 2);
    assert_int_equal(cell->holders[AKT_STRENGTH_CLEAR], 0);
    assert_int_equal(cell->named.count, 0);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__a_role_without_area_counts_in_the_row_any_only(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_coverage coverage = compute(dataset);
    size_t held = 0;
    for (size_t i = 0; i < coverage.cell_count; i++)
        held += coverage.cells[i].holders[AKT_STRENGTH_CLEAR];
    assert_int_equal(held, 1);
    assert_int_equal(find(&coverage, dataset, "educator", NULL)->holders[AKT_STRENGTH_CLEAR], 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__a_role_in_all_areas_counts_in_every_cell_of_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "all", AKT_STRENGTH_CLEAR);
    akt_coverage coverage = compute(dataset);
    int32_t educator = akt_dataset_find_term(dataset, AKT_VOCABULARY_ROLES, "educator");
    assert_int_equal(coverage.cell_count, 4 * (1 + 5));
    for (size_t i = 0; i < coverage.cell_count; i++)
        assert_int_equal(coverage.cells[i].holders[AKT_STRENGTH_CLEAR],
                         coverage.cells[i].role == educator);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__the_row_any_counts_each_holder_once_with_its_best(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_ref holder = akt_sketch_actor(1);
    akt_sketch_add_role(dataset, holder, "educator", "policy", AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, holder, "educator", "framework", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, holder, "educator", NULL, AKT_STRENGTH_WEAK);
    akt_sketch_add_role(dataset, holder, "educator", "policy", AKT_STRENGTH_POTENTIAL);
    akt_coverage coverage = compute(dataset);
    const akt_coverage_cell *any = find(&coverage, dataset, "educator", NULL);
    const size_t best[AKT_STRENGTH_COUNT] = {1, 0, 0, 0, 0};
    assert_memory_equal(any->holders, best, sizeof best);
    const akt_coverage_cell *cell = find(&coverage, dataset, "educator", "policy");
    const size_t here[AKT_STRENGTH_COUNT] = {0, 1, 0, 0, 0};
    assert_memory_equal(cell->holders, here, sizeof here);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__needs_fall_where_their_role_and_area_say(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_need(dataset, "educator", NULL, 4);
    akt_sketch_add_need(dataset, NULL, "policy", 9);
    akt_sketch_add_need(dataset, "architect", "policy", 3);
    akt_sketch_add_need(dataset, "architect", "policy", 5);
    akt_sketch_add_need(dataset, "architect", "policy", 1);
    akt_sketch_add_need(dataset, "developer", "policy", AKT_NONE);
    akt_coverage coverage = compute(dataset);
    assert_int_equal(find(&coverage, dataset, "educator", NULL)->minimum, 4);
    assert_int_equal(find(&coverage, dataset, "architect", "policy")->minimum, 5);
    assert_int_equal(find(&coverage, dataset, "developer", "policy")->minimum, 2);
    int64_t sum = 0;
    for (size_t i = 0; i < coverage.cell_count; i++)
        sum += coverage.cells[i].minimum;
    assert_int_equal(sum, 4 + 5 + 2);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static akt_ref find_sole(const akt_dataset *dataset)
{
    akt_coverage coverage = compute(dataset);
    akt_ref sole = find(&coverage, dataset, "educator", "policy")->sole_holder;
    akt_coverage_dispose(&coverage);
    return sole;
}

static void test_coverage__the_sole_holder_is_the_one_whose_leaving_makes_a_gap(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "educator", "policy", AKT_STRENGTH_POTENTIAL);
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "educator", "policy", AKT_STRENGTH_POSSIBLE);
    assert_false(akt_ref_is_set(find_sole(dataset))); /* nothing is needed */
    akt_sketch_add_need(dataset, "educator", "policy", 1);
    assert_true(akt_ref_is_same(find_sole(dataset), akt_sketch_actor(3)));
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_CLEAR);
    assert_false(akt_ref_is_set(find_sole(dataset)));
    akt_dataset_free(dataset);
}

static void test_coverage__holders_are_named_by_strength_then_in_dataset_order(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_role(dataset, akt_sketch_actor(4), "educator", "policy", AKT_STRENGTH_POTENTIAL);
    akt_sketch_add_role(dataset, programme, "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_WEAK);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_POSSIBLE);
    akt_coverage coverage = compute(dataset);
    const akt_coverage_cell *cell = find(&coverage, dataset, "educator", "policy");
    const akt_ref named[] = {akt_sketch_actor(3), programme, akt_sketch_actor(1),
                             akt_sketch_actor(4)};
    const int32_t strength[] = {AKT_STRENGTH_CLEAR, AKT_STRENGTH_CLEAR, AKT_STRENGTH_POSSIBLE,
                                AKT_STRENGTH_POTENTIAL};
    assert_int_equal(cell->named.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_true(akt_ref_is_same(cell->named.items[i], named[i]));
        assert_int_equal(cell->named_strength[i], strength[i]);
    }
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

/* The findings of Difi 2017:01 in small: educators many, developers only possible, enablers weak
 * and nobody named, architects nobody clear. */
static void test_coverage__the_four_findings_of_the_report_come_out(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6);
    const char *const roles[] = {"educator", "developer", "enabler", "architect"};
    for (size_t i = 0; i < 4; i++)
        akt_sketch_add_need(dataset, roles[i], NULL, AKT_NONE);
    for (size_t i = 0; i < 6; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "developer", NULL, AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, NOBODY, "enabler", NULL, AKT_STRENGTH_WEAK);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "architect", NULL, AKT_STRENGTH_POTENTIAL);
    const akt_cell_state states[] = {AKT_CELL_CROWDED, AKT_CELL_THIN, AKT_CELL_GAP, AKT_CELL_GAP};
    akt_coverage coverage = compute(dataset);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(find(&coverage, dataset, roles[i], NULL)->state, states[i]);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__states_have_the_names_that_files_spell(void **state)
{
    (void)state;
    assert_string_equal(akt_cell_state_name(AKT_CELL_NOT_NEEDED), "not_needed");
    assert_string_equal(akt_cell_state_name(AKT_CELL_GAP), "gap");
    assert_string_equal(akt_cell_state_name(AKT_CELL_THIN), "thin");
    assert_string_equal(akt_cell_state_name(AKT_CELL_COVERED), "covered");
    assert_string_equal(akt_cell_state_name(AKT_CELL_CROWDED), "crowded");
}

static akt_coverage compute_by(const akt_dataset *dataset, akt_coverage_by by)
{
    akt_coverage coverage;
    assert_int_equal(akt_coverage_compute_by(&coverage, dataset, by, NULL), AKT_OK);
    return coverage;
}

static void test_coverage__what_has_ended_is_left_out_and_counted(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_dataset_edit_about(dataset)->date = (akt_date){2018, 0, 0};
    akt_sketch_add_need(dataset, "educator", "policy", 1);
    akt_role *role = akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy",
                                         AKT_STRENGTH_CLEAR);
    role->to = (akt_date){2018, 6, 0};
    assert_state(dataset, AKT_CELL_COVERED);
    role->to = (akt_date){2017, 0, 0};
    assert_state(dataset, AKT_CELL_GAP);
    akt_coverage coverage = compute(dataset);
    assert_int_equal(coverage.ended, 1);
    assert_int_equal(coverage.records, 0);
    assert_int_equal(coverage.open_ends, 0);
    akt_coverage_dispose(&coverage);
    akt_dataset_edit_about(dataset)->date = (akt_date){0, 0, 0};
    coverage = compute(dataset);
    assert_int_equal(coverage.ended, 0);
    assert_int_equal(coverage.open_ends, 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__a_cell_tells_the_records_behind_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "educator", "policy", AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "architect", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "all", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, NOBODY, "educator", "policy", AKT_STRENGTH_WEAK);
    akt_sketch_add_need(dataset, NULL, "policy", 1);
    akt_sketch_add_need(dataset, "educator", "policy", 1);
    akt_coverage coverage = compute(dataset);
    const akt_coverage_cell *cell = find(&coverage, dataset, "educator", "policy");
    const int32_t roles[] = {2, 0, 3};
    assert_int_equal(cell->roles.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cell->roles.items[i].index, roles[i]);
    assert_int_equal(cell->needs.count, 1);
    assert_int_equal(cell->needs.items[0].index, 1);
    assert_int_equal(coverage.roleless, 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__the_row_any_is_the_same_by_every_facet_but_for_needs(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    give_clear(dataset, 0, 3);
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "educator", NULL, AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_need(dataset, "educator", "policy", 7);
    for (int by = 0; by < AKT_COVERAGE_BY_COUNT; by++) {
        akt_coverage coverage = compute_by(dataset, (akt_coverage_by)by);
        const akt_coverage_cell *any = &coverage.cells[2];
        assert_int_equal(any->named.count, 4);
        assert_int_equal(any->holders[AKT_STRENGTH_CLEAR], 3);
        assert_int_equal(any->minimum, by == AKT_COVERAGE_BY_AREA ? 0 : 7);
        assert_int_equal(coverage.unplaced, by == AKT_COVERAGE_BY_AREA ? 1 : 4);
        assert_int_equal(coverage.provision != NULL, by == AKT_COVERAGE_BY_AREA);
        akt_coverage_dispose(&coverage);
    }
    akt_dataset_free(dataset);
}

static void test_coverage__by_a_facet_holders_stand_where_they_say(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    give_clear(dataset, 0, 3);
    akt_actor *actor = akt_sketch_edit_actor(dataset, 1);
    actor->audiences = akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, "counties,schools");
    actor->level = akt_dataset_find_term(dataset, AKT_VOCABULARY_LEVELS, "county");
    actor->sector = akt_dataset_find_term(dataset, AKT_VOCABULARY_SECTORS, "health");
    const size_t cells[] = {3, 2, 1, 1};
    for (int by = 0; by < AKT_COVERAGE_BY_COUNT; by++) {
        akt_coverage coverage = compute_by(dataset, (akt_coverage_by)by);
        size_t held = 0;
        for (size_t i = coverage.role_count; i < coverage.cell_count; i++) {
            held += coverage.cells[i].named.count;
            assert_int_equal(coverage.cells[i].minimum, 0);
        }
        assert_int_equal(held, cells[by]);
        akt_coverage_dispose(&coverage);
    }
    akt_coverage coverage = compute_by(dataset, AKT_COVERAGE_BY_AUDIENCE);
    int32_t schools = akt_dataset_find_term(dataset, AKT_VOCABULARY_AUDIENCES, "schools");
    assert_int_equal(akt_coverage_at(&coverage, 2, schools)->named.items[0].index, 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

static void test_coverage__facets_have_the_names_that_users_type(void **state)
{
    (void)state;
    assert_string_equal(akt_coverage_by_name(AKT_COVERAGE_BY_AREA), "area");
    assert_string_equal(akt_coverage_by_name(AKT_COVERAGE_BY_AUDIENCE), "audience");
    assert_string_equal(akt_coverage_by_name(AKT_COVERAGE_BY_LEVEL), "level");
    assert_string_equal(akt_coverage_by_name(AKT_COVERAGE_BY_SECTOR), "sector");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coverage__the_state_turns_at_its_borders),
        cmocka_unit_test(test_coverage__possible_lifts_a_gap_to_thin_and_weaker_never_covers),
        cmocka_unit_test(test_coverage__records_without_a_holder_are_collective_and_cover_nothing),
        cmocka_unit_test(test_coverage__a_role_without_area_counts_in_the_row_any_only),
        cmocka_unit_test(test_coverage__a_role_in_all_areas_counts_in_every_cell_of_it),
        cmocka_unit_test(test_coverage__the_row_any_counts_each_holder_once_with_its_best),
        cmocka_unit_test(test_coverage__needs_fall_where_their_role_and_area_say),
        cmocka_unit_test(test_coverage__the_sole_holder_is_the_one_whose_leaving_makes_a_gap),
        cmocka_unit_test(test_coverage__holders_are_named_by_strength_then_in_dataset_order),
        cmocka_unit_test(test_coverage__the_four_findings_of_the_report_come_out),
        cmocka_unit_test(test_coverage__states_have_the_names_that_files_spell),
        cmocka_unit_test(test_coverage__what_has_ended_is_left_out_and_counted),
        cmocka_unit_test(test_coverage__a_cell_tells_the_records_behind_it),
        cmocka_unit_test(test_coverage__the_row_any_is_the_same_by_every_facet_but_for_needs),
        cmocka_unit_test(test_coverage__by_a_facet_holders_stand_where_they_say),
        cmocka_unit_test(test_coverage__facets_have_the_names_that_users_type),
    };
    return cmocka_run_group_tests_name("analysis/coverage", tests, NULL, NULL);
}
