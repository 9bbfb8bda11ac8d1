#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/load.h"
#include "scenario/filter.h"
#include "scenario/time_slice.h"
#include "support/what_if.h"

#include <string.h>

static akt_dataset *load(void)
{
    return akt_what_if_load(AKT_DATA "/eksempel");
}

static void test_time_slice__before_and_after_everything_only_the_undated_is_left(void **state)
{
    (void)state;
    static const int16_t years[] = {1000, 2999};
    akt_dataset *given = load();
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *slice;
        akt_date at = {years[i], 0, 0};
        assert_int_equal(akt_time_slice(&slice, given, at, NULL), AKT_OK);
        for (size_t f = 0; f < akt_dataset_count(slice, AKT_TABLE_FLOWS); f++)
            assert_int_equal(akt_dataset_flows(slice)[f].year.year, 0);
        assert_true(akt_dataset_about(slice)->undated > 0);
        akt_dataset_free(slice);
    }
    akt_dataset_free(given);
}

static void test_time_slice__to_is_inclusive_and_what_stood_on_the_dropped_goes(void **state)
{
    (void)state;
    akt_dataset *given = load(), *last, *next;
    akt_date last_day = {2019, 12, 31}, next_day = {2020, 1, 1};
    assert_int_equal(akt_time_slice(&last, given, last_day, NULL), AKT_OK);
    assert_int_equal(akt_time_slice(&next, given, next_day, NULL), AKT_OK);
    assert_true(akt_ref_is_set(akt_dataset_find_party(last, "ytrefjord")));
    assert_false(akt_ref_is_set(akt_dataset_find_party(next, "ytrefjord")));
    akt_buffer text = AKT_BUFFER_INIT;
    akt_what_if_write(&text, next);
    assert_null(strstr(akt_buffer_text(&text), "\"ytrefjord\""));
    akt_buffer_dispose(&text);
    akt_dataset_free(last);
    akt_dataset_free(next);
    akt_dataset_free(given);
}

/* The undated records of what is left, counted one by one. */
static size_t count_undated(const akt_dataset *dataset)
{
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_TIES); i++)
        count += !akt_dataset_ties(dataset)[i].from_year.year &&
                 !akt_dataset_ties(dataset)[i].to_year.year;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        count += !akt_dataset_flows(dataset)[i].year.year;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ROLES); i++)
        count += !akt_dataset_roles(dataset)[i].from.year && !akt_dataset_roles(dataset)[i].to.year;
    static const akt_table parties[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    for (size_t t = 0; t < 3; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, parties[t]); i++) {
            akt_ref ref = {parties[t], (int32_t)i};
            const akt_party *party = akt_dataset_party(dataset, ref);
            count += !party->from.year && !party->to.year;
        }
    return count;
}

static void test_time_slice__only_undated_records_that_are_left_are_counted(void **state)
{
    (void)state;
    static const char *const wanted[] = {"kind=municipality"};
    const akt_conditions conditions = {wanted, 1};
    akt_dataset *given = load(), *slice, *some;
    akt_date early = {1000, 0, 0};
    assert_int_equal(akt_time_slice(&slice, given, early, NULL), AKT_OK);
    assert_int_equal(akt_dataset_about(slice)->undated, count_undated(slice));
    assert_true(count_undated(slice) < count_undated(given)); /* some stood on what was dropped */
    assert_int_equal(akt_filter(&some, slice, &conditions, NULL), AKT_OK);
    assert_int_equal(akt_dataset_about(some)->undated, count_undated(some));
    assert_true(count_undated(some) < count_undated(slice));
    akt_dataset_free(some);
    akt_dataset_free(slice);
    akt_dataset_free(given);
}

static void test_filter__keeps_what_matches_and_what_holds_between_it(void **state)
{
    (void)state;
    static const char *const wanted[] = {"kind=ministry,directorate"};
    akt_conditions conditions = {wanted, 1};
    akt_dataset *given = load(), *some;
    assert_int_equal(akt_filter(&some, given, &conditions, NULL), AKT_OK);
    assert_int_equal(akt_dataset_count(some, AKT_TABLE_ACTORS), 2);
    assert_int_equal(akt_dataset_count(some, AKT_TABLE_PROGRAMMES), 0);
    for (size_t i = 0; i < akt_dataset_count(some, AKT_TABLE_FLOWS); i++) {
        const akt_flow *flow = &akt_dataset_flows(some)[i];
        assert_int_equal(flow->from.table, AKT_TABLE_ACTORS);
        assert_in_range(flow->from.index, 0, 1);
        assert_in_range(flow->to.index, 0, 1);
    }
    assert_string_equal(akt_dataset_about(some)->selection, wanted[0]);
    akt_dataset_free(some);
    akt_dataset_free(given);
}

static void test_filter__a_condition_that_everything_meets_changes_nothing(void **state)
{
    (void)state;
    static const char *const wanted[] = {"sources=oppdiktet"};
    akt_conditions conditions = {wanted, 1};
    akt_dataset *given = load(), *all;
    assert_int_equal(akt_filter(&all, given, &conditions, NULL), AKT_OK);
    akt_what_if_assert_same(given, all);
    akt_dataset_free(all);
    akt_dataset_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_slice__before_and_after_everything_only_the_undated_is_left),
        cmocka_unit_test(test_time_slice__to_is_inclusive_and_what_stood_on_the_dropped_goes),
        cmocka_unit_test(test_time_slice__only_undated_records_that_are_left_are_counted),
        cmocka_unit_test(test_filter__keeps_what_matches_and_what_holds_between_it),
        cmocka_unit_test(test_filter__a_condition_that_everything_meets_changes_nothing),
    };
    return cmocka_run_group_tests_name("time_slice", tests, NULL, NULL);
}
