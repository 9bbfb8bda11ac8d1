#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/builder.h"
#include "model/ended.h"
#include "support/sketch.h"

static akt_dataset *dated(int16_t year)
{
    akt_dataset *dataset = akt_sketch_new(2);
    akt_dataset_edit_about(dataset)->date = (akt_date){year, 0, 0};
    return dataset;
}

static akt_role *give_until(akt_dataset *dataset, int16_t year)
{
    akt_role *role =
        akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    role->to = (akt_date){year, 0, 0};
    return role;
}

static void test_ended__a_role_ends_with_its_last_day_or_year(void **state)
{
    (void)state;
    akt_dataset *dataset = dated(2018);
    akt_role *role = give_until(dataset, 2017);
    assert_true(akt_role_has_ended(dataset, role));
    role->to.year = 2018;
    assert_false(akt_role_has_ended(dataset, role));
    role->to.year = 0;
    assert_false(akt_role_has_ended(dataset, role));
    akt_dataset_free(dataset);
}

static void test_ended__a_role_ends_with_its_holder(void **state)
{
    (void)state;
    akt_dataset *dataset = dated(2018);
    akt_role *role = give_until(dataset, 0);
    akt_sketch_edit_actor(dataset, 0)->party.to = (akt_date){2016, 5, 0};
    assert_true(akt_role_has_ended(dataset, role));
    role->holder.index = AKT_NONE;
    assert_false(akt_role_has_ended(dataset, role));
    akt_dataset_free(dataset);
}

static void test_ended__the_date_that_a_dataset_is_cut_to_goes_before_its_own(void **state)
{
    (void)state;
    akt_dataset *dataset = dated(2018);
    akt_role *role = give_until(dataset, 2016);
    akt_dataset_edit_about(dataset)->at = (akt_date){2016, 0, 0};
    assert_false(akt_role_has_ended(dataset, role));
    akt_dataset_free(dataset);
}

static void test_ended__without_a_date_no_end_can_be_told(void **state)
{
    (void)state;
    akt_dataset *dataset = dated(0);
    assert_false(akt_role_has_ended(dataset, give_until(dataset, 1999)));
    akt_dataset_free(dataset);
}

static void test_ended__a_programme_may_say_so_without_a_date(void **state)
{
    (void)state;
    akt_dataset *dataset = dated(2018);
    akt_ref ref = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_programme *programme = (akt_programme *)akt_dataset_edit(dataset, ref.table, 0);
    programme->status = 2;
    assert_false(akt_party_has_ended(dataset, ref));
    programme->status = 3;
    assert_true(akt_party_has_ended(dataset, ref));
    akt_dataset_edit_about(dataset)->at = (akt_date){2012, 0, 0};
    assert_false(akt_party_has_ended(dataset, ref));
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ended__a_role_ends_with_its_last_day_or_year),
        cmocka_unit_test(test_ended__a_role_ends_with_its_holder),
        cmocka_unit_test(test_ended__the_date_that_a_dataset_is_cut_to_goes_before_its_own),
        cmocka_unit_test(test_ended__without_a_date_no_end_can_be_told),
        cmocka_unit_test(test_ended__a_programme_may_say_so_without_a_date),
    };
    return cmocka_run_group_tests_name("model/ended", tests, NULL, NULL);
}
