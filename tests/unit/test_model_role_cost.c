#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/role_cost.h"

static const akt_ref ANY = {AKT_TABLE_ACTORS, AKT_NONE};
static const akt_ref DIFI = {AKT_TABLE_ACTORS, 0};
static const akt_ref KS = {AKT_TABLE_ACTORS, 1};

static void test_role_cost__is_one_where_nothing_is_said(void **state)
{
    (void)state;
    const akt_role_costs none = {NULL, 0};
    assert_int_equal(akt_role_cost_find(NULL, DIFI, 0, 0), AKT_ROLE_COST_USUAL);
    assert_int_equal(akt_role_cost_find(&none, DIFI, 0, 0), AKT_ROLE_COST_USUAL);
}

static void test_role_cost__the_line_that_says_most_holds(void **state)
{
    (void)state;
    const akt_role_cost lines[] = {
        {ANY, AKT_NONE, AKT_NONE, 10},  {ANY, AKT_NONE, 2, 20},
        {ANY, 1, AKT_NONE, 30},         {ANY, 1, 2, 40},
        {DIFI, AKT_NONE, AKT_NONE, 50}, {DIFI, AKT_NONE, 2, 60},
        {DIFI, 1, AKT_NONE, 70},        {DIFI, 1, 2, 80},
    };
    const akt_role_costs costs = {lines, sizeof lines / sizeof *lines};
    assert_int_equal(akt_role_cost_find(&costs, KS, 0, 0), 10);
    assert_int_equal(akt_role_cost_find(&costs, KS, 0, AKT_NONE), 10);
    assert_int_equal(akt_role_cost_find(&costs, KS, 0, 2), 20);
    assert_int_equal(akt_role_cost_find(&costs, KS, 1, 0), 30);
    assert_int_equal(akt_role_cost_find(&costs, KS, 1, 2), 40);
    assert_int_equal(akt_role_cost_find(&costs, DIFI, 0, 0), 50);
    assert_int_equal(akt_role_cost_find(&costs, DIFI, 0, 2), 60);
    assert_int_equal(akt_role_cost_find(&costs, DIFI, 1, AKT_NONE), 70);
    assert_int_equal(akt_role_cost_find(&costs, DIFI, 1, 2), 80);
}

static void test_role_cost__of_lines_that_say_as_much_the_first_holds(void **state)
{
    (void)state;
    const akt_role_cost lines[] = {{DIFI, AKT_NONE, AKT_NONE, 3}, {DIFI, AKT_NONE, AKT_NONE, 4}};
    const akt_role_costs costs = {lines, 2};
    assert_int_equal(akt_role_cost_find(&costs, DIFI, 0, 0), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_role_cost__is_one_where_nothing_is_said),
        cmocka_unit_test(test_role_cost__the_line_that_says_most_holds),
        cmocka_unit_test(test_role_cost__of_lines_that_say_as_much_the_first_holds),
    };
    return cmocka_run_group_tests_name("role_cost", tests, NULL, NULL);
}
