#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/key_players.h"
#include "support/fragments.h"
#include "support/near.h"
#include "support/shapes.h"
#include "support/sweep.h"

#include <stdlib.h>

enum { ROUNDS = 60, MOST = 3 };

static const double AGREE = 1e-12;

static akt_key_players find(const akt_shape *shape, size_t most)
{
    akt_key_players players;
    assert_int_equal(akt_key_players_compute(&players, shape->network, most, NULL), AKT_OK);
    return players;
}

static void assert_members(const akt_key_set *set, size_t size, int32_t a, int32_t b)
{
    assert_int_equal(set->size, size);
    assert_int_equal(set->members[0], a);
    if (size > 1)
        assert_int_equal(set->members[1], b);
}

static void test_key_players__the_centre_of_a_star_splits_and_reaches_all(void **state)
{
    (void)state;
    akt_shape star = akt_shape_star(8);
    const akt_key_players players = find(&star, 2);
    assert_int_equal(players.sizes, 2);
    assert_near(players.fragmentation, 0, 0);
    assert_int_equal(players.pairs, 28);
    assert_members(&players.negative[0], 1, 0, 0);
    assert_near(players.negative[0].value, 1, 0);
    assert_int_equal(players.negative[0].pairs, 0);
    assert_members(&players.positive[0], 1, 0, 0);
    assert_near(players.positive[0].value, 1, AGREE);
    assert_int_equal(players.positive[0].direct, 7);
    assert_int_equal(players.positive[0].in_reach, 7);
    assert_members(&players.positive[1], 2, 0, 1); /* nobody adds anything: the first is taken */
    akt_shape_dispose(&star);
}

static void test_key_players__a_ring_is_split_by_two_that_lie_apart(void **state)
{
    (void)state;
    akt_shape ring = akt_shape_ring(10);
    const akt_key_players players = find(&ring, 2);
    assert_near(players.negative[0].value, 0, 0);
    assert_members(&players.negative[1], 2, 0, 5); /* 4 and 4: 12 of 28 pairs */
    assert_near(players.negative[1].value, 1 - 12.0 / 28, AGREE);
    assert_near(players.positive[0].value, (1 + 2 * (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) + 0.2) / 10,
                AGREE);
    akt_shape_dispose(&ring);
}

static void test_key_players__a_path_is_split_in_its_middle(void **state)
{
    (void)state;
    akt_shape path = akt_shape_path(7);
    const akt_key_players players = find(&path, 3);
    assert_members(&players.negative[0], 1, 3, 0);
    assert_near(players.negative[0].value, 1 - 6.0 / 15, AGREE);
    assert_members(&players.positive[0], 1, 3, 0);
    assert_members(&players.negative[2], 3, 1, 3); /* four alone are left: 1, 3 and 5 go */
    assert_int_equal(players.negative[2].members[2], 5);
    assert_near(players.negative[2].value, 1, 0);
    akt_shape_dispose(&path);
}

static void test_key_players__no_choice_matters_where_all_are_tied(void **state)
{
    (void)state;
    akt_shape clique = akt_shape_complete(6);
    const akt_key_players players = find(&clique, 3);
    for (size_t k = 0; k < 3; k++) {
        assert_near(players.negative[k].value, 0, 0);
        assert_near(players.positive[k].value, 1, AGREE);
        assert_int_equal(players.negative[k].members[k], k);
    }
    akt_shape_dispose(&clique);
}

static void test_key_players__only_who_is_tied_can_be_one(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{2, 3}, {2, 4}};
    akt_shape shape = akt_shape_of(7, pairs, 2);
    const akt_key_players players = find(&shape, 5);
    assert_int_equal(players.count, 7);
    assert_int_equal(players.tied, 3);
    assert_int_equal(players.sizes, 3);
    assert_near(players.fragmentation, 1 - 6.0 / 42, AGREE);
    assert_members(&players.positive[1], 2, 2, 3);
    assert_near(players.positive[1].value, 3.0 / 7, AGREE);
    akt_shape_dispose(&shape);
}

static void test_key_players__nothing_tied_has_none(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_of(3, NULL, 0);
    akt_key_players players = find(&shape, 3);
    assert_int_equal(players.sizes, 0);
    assert_near(players.fragmentation, 1, 0);
    akt_shape_dispose(&shape);
    shape = akt_shape_of(0, NULL, 0);
    players = find(&shape, 3);
    assert_int_equal(players.sizes, 0);
    assert_near(players.fragmentation, NAN, 0);
    akt_shape_dispose(&shape);
    shape = akt_shape_path(2);
    players = find(&shape, 2);
    assert_near(players.negative[0].value, NAN, 0); /* one vertex remains: no pairs to split */
    assert_near(players.negative[1].value, NAN, 0);
    akt_shape_dispose(&shape);
}

static void test_key_players__more_than_ten_are_refused(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_path(4);
    akt_key_players players;
    akt_error err;
    assert_int_equal(
        akt_key_players_compute(&players, shape.network, AKT_KEY_PLAYERS_MAX + 1, &err),
        AKT_EINVAL);
    assert_string_equal(err.message, "at most 10 key players");
    akt_shape_dispose(&shape);
}

/* The best of all sets of k vertices, from the definitions. */
typedef struct best {
    const akt_network *network;
    size_t k;
    int32_t set[MOST];
    double negative;
    double positive;
} best;

static void try_sets(best *b, size_t size, int32_t first)
{
    if (size == b->k || size == MOST) {
        double f = akt_fragments_fragmentation(b->network, b->set, size);
        double d = akt_fragments_reach(b->network, b->set, size);
        b->negative = fmax(b->negative, f);
        b->positive = fmax(b->positive, d);
        return;
    }
    for (int32_t v = first; v < (int32_t)akt_network_order(b->network); v++) {
        b->set[size] = v;
        try_sets(b, size + 1, v + 1);
    }
}

/* Every vertex has a tie here, so that all of them are candidates. */
static akt_shape draw_without_isolates(uint64_t seed)
{
    for (;; seed += ROUNDS) {
        akt_shape shape = akt_shape_random(seed, 11, 10 + seed % 9, seed % 2);
        if (find(&shape, 1).tied == 11)
            return shape;
        akt_shape_dispose(&shape);
    }
}

static void test_key_players__exact_sets_are_the_best_of_all(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = draw_without_isolates(round);
        const akt_key_players players = find(&shape, MOST);
        for (size_t k = 1; k <= MOST; k++) {
            const akt_key_set *negative = &players.negative[k - 1];
            const akt_key_set *positive = &players.positive[k - 1];
            best b = {.network = shape.network, .k = k};
            try_sets(&b, 0, 0);
            assert_true(negative->is_exact && positive->is_exact);
            assert_near(negative->value, b.negative, AGREE);
            assert_near(positive->value, b.positive, AGREE);
            assert_near(akt_fragments_fragmentation(shape.network, negative->members, k),
                        b.negative, AGREE);
            assert_near(akt_fragments_reach(shape.network, positive->members, k), b.positive,
                        AGREE);
        }
        akt_shape_dispose(&shape);
    }
}

/* No swap of one member for another vertex makes the set better. */
static void check_swaps(const akt_network *network, const akt_key_set *set, bool negative)
{
    for (size_t i = 0; i < set->size; i++) {
        for (int32_t v = 0; v < (int32_t)akt_network_order(network); v++) {
            int32_t other[AKT_KEY_PLAYERS_MAX];
            bool is_member = false;
            for (size_t j = 0; j < set->size; j++) {
                other[j] = j == i ? v : set->members[j];
                is_member = is_member || set->members[j] == v;
            }
            if (is_member)
                continue;
            double value = negative ? akt_fragments_fragmentation(network, other, set->size)
                                    : akt_fragments_reach(network, other, set->size);
            assert_true(value <= set->value + AGREE);
        }
    }
}

static void test_key_players__above_the_limits_no_swap_betters_a_set(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < 8; round++) {
        akt_shape shape = draw_without_isolates(round + 900);
        const akt_key_players players = find(&shape, 5);
        for (size_t k = 4; k <= 5; k++) {
            assert_false(players.negative[k - 1].is_exact || players.positive[k - 1].is_exact);
            check_swaps(shape.network, &players.negative[k - 1], true);
            check_swaps(shape.network, &players.positive[k - 1], false);
        }
        akt_shape_dispose(&shape);
    }
}

/* Both ways of working out the reach give the same, and so do both searches for one member. */
static void test_key_players__large_networks_are_searched_step_by_step(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_random(5, AKT_KEY_PLAYERS_EXACT + 60, 700, false);
    const akt_key_players players = find(&shape, 3);
    assert_true(players.tied > AKT_KEY_PLAYERS_EXACT);
    assert_true(players.negative[0].is_exact && players.positive[0].is_exact);
    for (size_t k = 1; k <= 3; k++) {
        const akt_key_set *negative = &players.negative[k - 1];
        const akt_key_set *positive = &players.positive[k - 1];
        assert_int_equal(negative->is_exact, k == 1);
        assert_near(akt_fragments_fragmentation(shape.network, negative->members, k),
                    negative->value, AGREE);
        assert_near(akt_fragments_reach(shape.network, positive->members, k), positive->value,
                    AGREE);
    }
    akt_shape_dispose(&shape);
}

enum { CLIQUES = 50, CLIQUE = 12, HUBS = 10, BELOW = CLIQUES * CLIQUE };

static size_t tie(akt_pair *pairs, size_t count, size_t a, size_t b)
{
    pairs[count] = (akt_pair){a, b};
    return count + 1;
}

/* A centre tied to hubs, below each of which hang cliques whose members have more ties than it. */
static akt_shape make_empire(void)
{
    const size_t n = 1 + HUBS * (1 + BELOW);
    akt_pair *pairs = calloc(HUBS * (1 + BELOW * (CLIQUE + 1) / 2), sizeof *pairs);
    size_t count = 0;
    assert_non_null(pairs);
    for (size_t hub = 1; hub <= HUBS; hub++) {
        const size_t first = 1 + HUBS + (hub - 1) * BELOW;
        count = tie(pairs, count, 0, hub);
        for (size_t v = first; v < first + BELOW; v++) {
            count = tie(pairs, count, hub, v);
            for (size_t u = first + (v - first) / CLIQUE * CLIQUE; u < v; u++)
                count = tie(pairs, count, u, v);
        }
    }
    akt_shape shape = akt_shape_of(n, pairs, count);
    free(pairs);
    return shape;
}

/* The centre would reach more, but has fewer ties than those that are tried. */
static void test_key_players__of_many_only_those_with_most_ties_are_tried_for_reach(void **state)
{
    (void)state;
    const double centre = 1 + HUBS + HUBS * BELOW / 2.0;
    const double hub = 1 + (BELOW + 1) + (HUBS - 1) / 2.0 + (HUBS - 1) * BELOW / 3.0;
    akt_shape empire = make_empire();
    const akt_key_players players = find(&empire, 2);
    assert_true(players.tried > HUBS && players.tried < players.tied / 2);
    assert_true(players.negative[0].is_exact);
    assert_false(players.positive[0].is_exact);
    assert_members(&players.positive[0], 1, 1, 0);
    assert_near(players.positive[0].value * (double)players.count, hub, AGREE * centre);
    assert_true(centre > hub);
    assert_members(&players.positive[1], 2, 1, 2);
    assert_members(&players.negative[0], 1, 0, 0);
    akt_shape_dispose(&empire);
}

static akt_status find_two(const void *subject)
{
    const akt_shape *shape = subject;
    akt_key_players players;
    akt_status status = akt_key_players_compute(&players, shape->network, 2, NULL);
    assert_int_equal(players.sizes, status == AKT_OK ? 2 : 0);
    return status;
}

static void test_key_players__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_shape path = akt_shape_path(5);
    akt_sweep(find_two, &path, 14);
    akt_shape_dispose(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_key_players__the_centre_of_a_star_splits_and_reaches_all),
        cmocka_unit_test(test_key_players__a_ring_is_split_by_two_that_lie_apart),
        cmocka_unit_test(test_key_players__a_path_is_split_in_its_middle),
        cmocka_unit_test(test_key_players__no_choice_matters_where_all_are_tied),
        cmocka_unit_test(test_key_players__only_who_is_tied_can_be_one),
        cmocka_unit_test(test_key_players__nothing_tied_has_none),
        cmocka_unit_test(test_key_players__more_than_ten_are_refused),
        cmocka_unit_test(test_key_players__exact_sets_are_the_best_of_all),
        cmocka_unit_test(test_key_players__above_the_limits_no_swap_betters_a_set),
        cmocka_unit_test(test_key_players__large_networks_are_searched_step_by_step),
        cmocka_unit_test(test_key_players__of_many_only_those_with_most_ties_are_tried_for_reach),
        cmocka_unit_test(test_key_players__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("analysis/key_players", tests, NULL, NULL);
}
