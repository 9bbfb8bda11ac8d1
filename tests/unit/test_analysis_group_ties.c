#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/brokerage_oracle.h"
#include "support/grouped.h"
#include "support/near.h"

static const double EXACT = 1e-14;

typedef struct subject {
    akt_grouped of;
    akt_group_ties result;
} subject;

static subject split(akt_grouped of, size_t permutations, uint64_t seed)
{
    subject s = {.of = of};
    const akt_permutations how = {permutations, seed};
    assert_int_equal(akt_group_ties_compute(&s.result, of.network, &of.grouping, how, NULL),
                     AKT_OK);
    return s;
}

static subject draw(const char *groups, const char *ties, bool directed)
{
    return split(akt_grouped_sketch(groups, ties, directed), 200, 1);
}

static void dispose(subject *s)
{
    akt_group_ties_dispose(&s->result);
    akt_grouped_dispose(&s->of);
}

static double index_of(const subject *s)
{
    return akt_tie_split_ei(s->result.links.whole);
}

static void test_group_ties__all_within_is_minus_1_and_all_across_is_1(void **state)
{
    (void)state;
    subject within = draw("AABB", "01 23", false);
    assert_near(index_of(&within), -1, 0);
    assert_near(akt_tie_split_ei(within.result.links.groups[0]), -1, 0);
    dispose(&within);
    subject across = draw("AABB", "02 13 03", false);
    assert_near(index_of(&across), 1, 0);
    for (size_t v = 0; v < 4; v++)
        assert_near(akt_tie_split_ei(across.result.links.vertices[v]), 1, 0);
    dispose(&across);
}

static void test_group_ties__a_tie_across_stands_in_both_groups_and_once_in_the_whole(void **state)
{
    (void)state;
    subject s = draw("AABBC", "01 02 10 24", true);
    const akt_tie_division *links = &s.result.links;
    assert_near(links->whole.internal, 2, 0);
    assert_near(links->whole.external, 2, 0);
    assert_near(links->groups[0].internal, 2, 0);
    assert_near(links->groups[0].external, 1, 0);
    assert_near(links->groups[1].external, 2, 0);
    assert_near(links->groups[2].external, 1, 0);
    assert_near(links->vertices[2].external, 2, 0);
    assert_true(isnan(akt_tie_split_ei(links->vertices[3])));
    assert_int_equal(s.result.members[1], 2);
    dispose(&s);
}

static void test_group_ties__ties_of_those_without_a_group_count_in_neither(void **state)
{
    (void)state;
    subject s = draw("A.A", "01 12 02", false);
    assert_near(s.result.links.whole.internal, 1, 0);
    assert_near(s.result.links.whole.external, 0, 0);
    assert_true(isnan(akt_tie_split_ei(s.result.links.vertices[1])));
    assert_int_equal(s.result.grouped, 2);
    dispose(&s);
}

static void test_group_ties__p_is_undefined_where_no_permutation_changes_anything(void **state)
{
    (void)state;
    static const char *const groups[] = {"AAA", "ABC", "AA.", "..A", "..."};
    for (size_t i = 0; i < 5; i++) {
        subject s = draw(groups[i], "01 12", false);
        assert_true(isnan(s.result.links.p));
        dispose(&s);
    }
    subject untied = draw("AAB", "", false);
    assert_true(isnan(untied.result.links.p));
    assert_true(isnan(untied.result.links.expected));
    assert_true(isnan(index_of(&untied)));
    dispose(&untied);
    subject unasked = split(akt_grouped_sketch("AAB", "01", false), 0, 1);
    assert_true(isnan(unasked.result.links.p));
    assert_near(unasked.result.links.expected, 1 - 2.0 / 3, EXACT);
    dispose(&unasked);
}

/* Two groups of four, each tied within only: of the 35 ways to part eight in two such groups 1 is as
 * far from what is expected, and 0 ways lie on the other side, so that p is about 1/35. Ties across
 * only: likewise, from the other side. */
static void test_group_ties__p_is_the_share_of_deals_that_lie_as_far_off(void **state)
{
    (void)state;
    static const char within[] = "01 02 03 12 13 23 45 46 47 56 57 67";
    subject s = split(akt_grouped_sketch("AAAABBBB", within, false), 20000, 7);
    assert_near(s.result.links.expected, 1 - 2 * 3.0 / 7, EXACT);
    assert_near(s.result.links.p, 1.0 / 35, 0.004);
    dispose(&s);
    static const char across[] = "04 05 06 07 14 15 16 17 24 25 26 27 34 35 36 37";
    subject t = split(akt_grouped_sketch("AAAABBBB", across, false), 20000, 7);
    assert_near(t.result.links.p, 1.0 / 35, 0.004);
    dispose(&t);
}

/* Ties as expected by chance: every deal lies as far off. */
static void test_group_ties__p_is_1_where_the_index_is_what_chance_gives(void **state)
{
    (void)state;
    subject s = draw("AAB", "01 12 02", false);
    assert_near(index_of(&s), s.result.links.expected, EXACT);
    assert_near(s.result.links.p, 1, 0);
    dispose(&s);
}

static void test_group_ties__the_seed_settles_p(void **state)
{
    (void)state;
    akt_grouped of =
        akt_grouped_sketch("AABBBCACAB", "01 12 23 34 45 56 67 78 89 90 02 13 24 57 79", true);
    subject a = split(of, 300, 5), b = split(of, 300, 5), c = split(of, 300, 6);
    assert_memory_equal(&a.result.links.p, &b.result.links.p, sizeof(double));
    assert_true(a.result.links.p != c.result.links.p);
    assert_near(a.result.links.p, c.result.links.p, 0.15);
    akt_group_ties_dispose(&a.result);
    akt_group_ties_dispose(&b.result);
    dispose(&c);
}

/* The mean over all n! deals of the groups that a string of letters is, by exchange (Heap). */
static double sum_deals(const akt_network *network, int32_t *groups, size_t k, double *count)
{
    if (k < 2) {
        *count += 1;
        return akt_tie_split_ei(akt_oracle_tie_split(network, groups, false));
    }
    double sum = 0;
    for (size_t i = 0; i < k; i++) {
        sum += sum_deals(network, groups, k - 1, count);
        size_t j = k % 2 ? 0 : i;
        int32_t held = groups[j];
        groups[j] = groups[k - 1];
        groups[k - 1] = held;
    }
    return sum;
}

static void test_group_ties__expected_is_the_mean_over_all_deals(void **state)
{
    (void)state;
    subject s = draw("AABBBCA", "01 12 23 34 56 61 25", true);
    double count = 0;
    double sum = sum_deals(s.of.network, s.of.grouping.of, 7, &count);
    assert_near(count, 5040, 0);
    assert_near(s.result.links.expected, sum / count, 1e-12);
    dispose(&s);
}

static void check_division(const subject *s, const akt_tie_division *division, bool by_weight)
{
    akt_tie_split whole = akt_oracle_tie_split(s->of.network, s->of.grouping.of, by_weight);
    akt_tie_split groups = {0, 0}, vertices = {0, 0};
    for (size_t g = 0; g < s->result.group_count; g++) {
        groups.internal += division->groups[g].internal;
        groups.external += division->groups[g].external;
    }
    for (size_t v = 0; v < s->result.count; v++) {
        vertices.internal += division->vertices[v].internal;
        vertices.external += division->vertices[v].external;
    }
    assert_near(division->whole.internal, whole.internal, EXACT);
    assert_near(division->whole.external, whole.external, EXACT);
    assert_near(groups.internal, whole.internal, EXACT);
    assert_near(groups.external, 2 * whole.external, EXACT);
    assert_near(vertices.internal, 2 * whole.internal, EXACT);
    assert_near(vertices.external, 2 * whole.external, EXACT);
}

static void test_group_ties__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1988;
    for (unsigned round = 0; round < 100; round++) {
        akt_weight weight = round & 2 ? AKT_WEIGHT_AMOUNT : AKT_WEIGHT_COUNT;
        subject s = split(akt_grouped_random(&seed, round & 1, weight), 10, round);
        check_division(&s, &s.result.links, false);
        check_division(&s, &s.result.weights, true);
        assert_true(isnan(s.result.links.p) ||
                    (s.result.links.p >= 1.0 / 11 && s.result.links.p <= 1));
        dispose(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_group_ties__all_within_is_minus_1_and_all_across_is_1),
        cmocka_unit_test(test_group_ties__a_tie_across_stands_in_both_groups_and_once_in_the_whole),
        cmocka_unit_test(test_group_ties__ties_of_those_without_a_group_count_in_neither),
        cmocka_unit_test(test_group_ties__p_is_undefined_where_no_permutation_changes_anything),
        cmocka_unit_test(test_group_ties__p_is_the_share_of_deals_that_lie_as_far_off),
        cmocka_unit_test(test_group_ties__p_is_1_where_the_index_is_what_chance_gives),
        cmocka_unit_test(test_group_ties__the_seed_settles_p),
        cmocka_unit_test(test_group_ties__expected_is_the_mean_over_all_deals),
        cmocka_unit_test(test_group_ties__random_networks_agree_with_the_oracle),
    };
    return cmocka_run_group_tests_name("analysis/group_ties", tests, NULL, NULL);
}
