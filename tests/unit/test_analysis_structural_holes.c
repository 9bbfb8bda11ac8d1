#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/brokerage_oracle.h"
#include "support/grouped.h"
#include "support/near.h"

static const double EXACT = 1e-14;
static const double AGREE = 1e-11;

typedef struct subject {
    akt_grouped of;
    akt_structural_holes result;
} subject;

static subject measure(akt_grouped of)
{
    subject s = {.of = of};
    assert_int_equal(akt_structural_holes_compute(&s.result, of.network, NULL), AKT_OK);
    assert_int_equal(s.result.count, akt_network_order(of.network));
    return s;
}

static subject draw(const char *vertices, const char *ties, bool directed)
{
    return measure(akt_grouped_sketch(vertices, ties, directed));
}

static void dispose(subject *s)
{
    akt_structural_holes_dispose(&s->result);
    akt_grouped_dispose(&s->of);
}

static void check(const subject *s, size_t v, const double expected[4])
{
    assert_near(s->result.constraint[v], expected[0], EXACT);
    assert_near(s->result.effective_size[v], expected[1], EXACT);
    assert_near(s->result.efficiency[v], expected[2], EXACT);
    assert_near(s->result.hierarchy[v], expected[3], EXACT);
}

static void
test_structural_holes__the_centre_of_a_star_is_free_and_its_leaves_are_bound(void **state)
{
    (void)state;
    subject s = draw("AAAA", "01 02 03", false);
    check(&s, 0, (double[]){1.0 / 3, 3, 1, 0});
    for (size_t v = 1; v < 4; v++)
        check(&s, v, (double[]){1, 1, 1, NAN});
    dispose(&s);
}

static void test_structural_holes__a_triangle_binds_more_than_a_star(void **state)
{
    (void)state;
    subject s = draw("AAA", "01 12 02", false);
    for (size_t v = 0; v < 3; v++)
        check(&s, v, (double[]){1.125, 1, 0.5, 0});
    dispose(&s);
}

static void test_structural_holes__an_isolate_is_undefined(void **state)
{
    (void)state;
    subject s = draw("AAA", "01", false);
    check(&s, 2, (double[]){NAN, NAN, NAN, NAN});
    check(&s, 0, (double[]){1, 1, 1, NAN});
    dispose(&s);
    subject none = draw("", "", false);
    dispose(&none);
}

/* p = 1/(n-1) everywhere, n-2 ways round: c_ij = (p + (n-2) p^2)^2. */
static void test_structural_holes__all_tied_to_all_have_one_contact_in_effect(void **state)
{
    (void)state;
    subject s = draw("AAAAA", "01 02 03 04 12 13 14 23 24 34", false);
    for (size_t v = 0; v < 5; v++)
        check(&s, v, (double[]){4 * (0.25 + 3 * 0.0625) * (0.25 + 3 * 0.0625), 1, 0.25, 0});
    dispose(&s);
}

static void test_structural_holes__in_a_ring_both_contacts_lead_elsewhere(void **state)
{
    (void)state;
    subject s = draw("AAAAAA", "01 12 23 34 45 50", false);
    for (size_t v = 0; v < 6; v++)
        check(&s, v, (double[]){0.5, 2, 1, 0});
    dispose(&s);
}

static void test_structural_holes__islands_do_not_touch_each_other(void **state)
{
    (void)state;
    subject both = draw("AAAAAA", "01 12 02 34 45", false);
    for (size_t v = 0; v < 3; v++)
        check(&both, v, (double[]){1.125, 1, 0.5, 0});
    check(&both, 4, (double[]){0.5, 2, 1, 0});
    dispose(&both);
}

/* 0 and 1 are tied both ways, which weighs 2 against 1: p_01 = 2/3, p_02 = 1/3. */
static void test_structural_holes__ties_both_ways_add_up_and_incoming_ones_count(void **state)
{
    (void)state;
    subject s = draw("AAA", "01 10 20", true);
    check(&s, 0, (double[]){5.0 / 9, 2, 1, (1.6 * log(1.6) + 0.4 * log(0.4)) / (2 * log(2))});
    check(&s, 1, (double[]){1, 1, 1, NAN});
    check(&s, 2, (double[]){1, 1, 1, NAN});
    dispose(&s);
}

static void
test_structural_holes__hierarchy_is_undefined_of_one_contact_and_0_of_like_ones(void **state)
{
    (void)state;
    subject s = draw("AAAA", "01 02 03 12 13 23", false);
    for (size_t v = 0; v < 4; v++)
        assert_near(s.result.hierarchy[v], 0, 0);
    dispose(&s);
    subject pair = draw("AA", "01 10", true);
    assert_true(isnan(pair.result.hierarchy[0]));
    dispose(&pair);
}

static void compare(const char *name, const double *values, const double *expected, size_t n)
{
    for (size_t v = 0; v < n; v++)
        if (!akt_is_near(values[v], expected[v], AGREE))
            fail_msg("%s of %zu: %.17g, oracle %.17g", name, v, values[v], expected[v]);
}

static void test_structural_holes__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1992;
    for (unsigned round = 0; round < 120; round++) {
        double room[4][AKT_GROUPED_MOST];
        akt_structural_holes expected = {0, room[0], room[1], room[2], room[3]};
        subject s = measure(akt_grouped_random(&seed, round & 1, (akt_weight)(round / 2 % 3)));
        size_t n = s.result.count;
        akt_oracle_structural_holes(&expected, s.of.network);
        compare("constraint", s.result.constraint, room[0], n);
        compare("effective_size", s.result.effective_size, room[1], n);
        compare("efficiency", s.result.efficiency, room[2], n);
        compare("hierarchy", s.result.hierarchy, room[3], n);
        dispose(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_structural_holes__the_centre_of_a_star_is_free_and_its_leaves_are_bound),
        cmocka_unit_test(test_structural_holes__a_triangle_binds_more_than_a_star),
        cmocka_unit_test(test_structural_holes__an_isolate_is_undefined),
        cmocka_unit_test(test_structural_holes__all_tied_to_all_have_one_contact_in_effect),
        cmocka_unit_test(test_structural_holes__in_a_ring_both_contacts_lead_elsewhere),
        cmocka_unit_test(test_structural_holes__islands_do_not_touch_each_other),
        cmocka_unit_test(test_structural_holes__ties_both_ways_add_up_and_incoming_ones_count),
        cmocka_unit_test(
            test_structural_holes__hierarchy_is_undefined_of_one_contact_and_0_of_like_ones),
        cmocka_unit_test(test_structural_holes__random_networks_agree_with_the_oracle),
    };
    return cmocka_run_group_tests_name("analysis/structural_holes", tests, NULL, NULL);
}
