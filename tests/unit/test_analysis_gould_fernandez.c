#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/brokerage_oracle.h"
#include "support/grouped.h"

typedef struct subject {
    akt_grouped of;
    akt_gould_fernandez result;
} subject;

static subject count(akt_grouped of)
{
    subject s = {.of = of};
    assert_int_equal(akt_gould_fernandez_compute(&s.result, of.network, &of.grouping, NULL),
                     AKT_OK);
    assert_int_equal(s.result.count, akt_network_order(of.network));
    return s;
}

static subject draw(const char *groups, const char *ties, bool directed)
{
    return count(akt_grouped_sketch(groups, ties, directed));
}

static void dispose(subject *s)
{
    akt_gould_fernandez_dispose(&s->result);
    akt_grouped_dispose(&s->of);
}

/* roles in the order of akt_broker_role. */
static void check(const subject *s, size_t v, const int64_t roles[AKT_BROKER_COUNT])
{
    int64_t total = 0;
    for (int role = 0; role < AKT_BROKER_COUNT; role++) {
        if (s->result.vertices[v].roles[role] != roles[role])
            fail_msg("%s of %zu: %d, not %d", akt_broker_role_name((akt_broker_role)role), v,
                     (int)s->result.vertices[v].roles[role], (int)roles[role]);
        total += roles[role];
    }
    assert_int_equal(s->result.vertices[v].total, total);
}

/* A→B, A→C, B→C, B→D, C→D, D→A; groups {A,B}, {C,D}. */
static void test_gould_fernandez__four_in_two_groups_broker_as_defined(void **state)
{
    (void)state;
    subject s = draw("AABB", "01 02 12 13 23 30", true);
    check(&s, 0, (int64_t[]){0, 1, 1, 0, 0});
    check(&s, 1, (int64_t[]){0, 0, 0, 1, 0});
    check(&s, 2, (int64_t[]){0, 0, 1, 0, 0});
    check(&s, 3, (int64_t[]){0, 1, 0, 1, 0});
    dispose(&s);
}

/* 1 → 0 → 2 with every pattern of groups. */
static void test_gould_fernandez__each_pattern_of_groups_is_one_way(void **state)
{
    (void)state;
    static const char *const groups[AKT_BROKER_COUNT] = {
        [AKT_BROKER_COORDINATOR] = "AAA", [AKT_BROKER_ITINERANT] = "BAA",
        [AKT_BROKER_GATEKEEPER] = "BAB",  [AKT_BROKER_REPRESENTATIVE] = "BBA",
        [AKT_BROKER_LIAISON] = "BAC",
    };
    for (int role = 0; role < AKT_BROKER_COUNT; role++) {
        int64_t expected[AKT_BROKER_COUNT] = {0};
        expected[role] = 1;
        subject s = draw(groups[role], "10 02", true);
        check(&s, 0, expected);
        check(&s, 1, (int64_t[AKT_BROKER_COUNT]){0});
        dispose(&s);
    }
}

static void test_gould_fernandez__without_direction_each_pair_counts_both_ways(void **state)
{
    (void)state;
    subject s = draw("AAB", "01 02", false);
    check(&s, 0, (int64_t[]){0, 0, 1, 1, 0});
    dispose(&s);
    subject star = draw("ABBC", "01 02 03", false);
    check(&star, 0, (int64_t[]){0, 2, 0, 0, 4});
    dispose(&star);
}

static void test_gould_fernandez__nobody_brokers_where_all_are_tied(void **state)
{
    (void)state;
    subject s = draw("ABCD", "01 02 03 12 13 23", false);
    for (size_t v = 0; v < 4; v++)
        check(&s, v, (int64_t[AKT_BROKER_COUNT]){0});
    dispose(&s);
}

/* 2 → 1 does not spare 1 → 0 → 2 its broker. */
static void test_gould_fernandez__a_tie_back_leaves_the_pair_to_its_broker(void **state)
{
    (void)state;
    subject s = draw("AAA", "10 02 21", true);
    check(&s, 0, (int64_t[]){1, 0, 0, 0, 0});
    dispose(&s);
    subject both = draw("AA", "01 10", true);
    check(&both, 0, (int64_t[AKT_BROKER_COUNT]){0});
    dispose(&both);
}

static void test_gould_fernandez__who_has_no_group_neither_brokers_nor_is_an_end(void **state)
{
    (void)state;
    subject s = draw("A.BC", "01 12 30 02", true);
    check(&s, 0, (int64_t[]){0, 0, 0, 0, 1});
    assert_int_equal(s.result.vertices[1].total, AKT_NONE);
    for (int role = 0; role < AKT_BROKER_COUNT; role++)
        assert_int_equal(s.result.vertices[1].roles[role], AKT_NONE);
    dispose(&s);
}

static void test_gould_fernandez__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 1989;
    int64_t brokered = 0;
    for (unsigned round = 0; round < 200; round++) {
        akt_brokered expected[AKT_GROUPED_MOST];
        subject s = count(akt_grouped_random(&seed, round & 1, AKT_WEIGHT_NONE));
        akt_oracle_gould_fernandez(expected, s.of.network, &s.of.grouping);
        for (size_t v = 0; v < s.result.count; v++) {
            if (s.of.grouping.of[v] != AKT_NONE)
                check(&s, v, expected[v].roles);
            brokered += expected[v].total;
        }
        dispose(&s);
    }
    assert_true(brokered > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gould_fernandez__four_in_two_groups_broker_as_defined),
        cmocka_unit_test(test_gould_fernandez__each_pattern_of_groups_is_one_way),
        cmocka_unit_test(test_gould_fernandez__without_direction_each_pair_counts_both_ways),
        cmocka_unit_test(test_gould_fernandez__nobody_brokers_where_all_are_tied),
        cmocka_unit_test(test_gould_fernandez__a_tie_back_leaves_the_pair_to_its_broker),
        cmocka_unit_test(test_gould_fernandez__who_has_no_group_neither_brokers_nor_is_an_end),
        cmocka_unit_test(test_gould_fernandez__random_networks_agree_with_the_oracle),
    };
    return cmocka_run_group_tests_name("analysis/gould_fernandez", tests, NULL, NULL);
}
