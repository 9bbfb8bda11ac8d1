#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/coordination.h"
#include "support/near.h"
#include "support/sketch.h"
#include "support/sweep.h"

static const double EXACT = 1e-12;

/* The first `central` of a dataset's actors are central; the dataset is taken over. */
static akt_coordination measure(akt_dataset *dataset, size_t central, akt_network_options options)
{
    for (size_t i = 0; i < central; i++)
        akt_sketch_edit_actor(dataset, i)->driver = AKT_DRIVER_CENTRAL;
    akt_coordination result;
    assert_int_equal(akt_coordination_compute(&result, dataset, &options, NULL), AKT_OK);
    akt_dataset_free(dataset);
    return result;
}

static akt_coordination measure_plain(akt_dataset *dataset, size_t central)
{
    return measure(dataset, central, (akt_network_options){0});
}

/* A forum of actors `first` … `first + count - 1`, named as id. */
static void add_forum(akt_dataset *dataset, const char *id, size_t first, size_t count)
{
    akt_ref members[16];
    for (size_t i = 0; i < count; i++)
        members[i] = akt_sketch_actor(first + i);
    akt_ref ref = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, id);
    akt_forum *forum = (akt_forum *)akt_dataset_edit(dataset, AKT_TABLE_FORUMS, (size_t)ref.index);
    forum->members = akt_sketch_refs(dataset, members, count);
}

static void test_coordination__star_has_one_hub(void **state)
{
    (void)state;
    akt_coordination c = measure_plain(akt_sketch_star(5, "cooperates"), 5);
    assert_int_equal(c.central, 5);
    assert_int_equal(c.tied_pairs, 4);
    assert_int_equal(c.apart, 0);
    assert_near(c.central_density, 0.4, EXACT);
    assert_near(c.central_mean_distance, (4 * 1 + 6 * 2) / 10.0, EXACT);
    assert_near(c.centralisation, 1, EXACT);
    assert_int_equal(c.central_brokers, 1);
    assert_int_equal(c.standing_ties, 4);
    assert_near(c.forums_per_actor, 0, EXACT);
    assert_near(c.hub_load, 1, EXACT);
    assert_true(akt_ref_is_same(c.hub, akt_sketch_actor(0)));
    assert_true(isnan(c.central_reach));
}

static void test_coordination__ring_has_none(void **state)
{
    (void)state;
    akt_coordination c = measure_plain(akt_sketch_ring(6, "cooperates"), 6);
    assert_near(c.central_density, 6 / 15.0, EXACT);
    assert_near(c.central_mean_distance, (6 * 1 + 6 * 2 + 3 * 3) / 15.0, EXACT);
    assert_near(c.centralisation, 0, EXACT);
    assert_int_equal(c.central_brokers, 6);
    assert_near(c.hub_load, 2 / 6.0, EXACT);
    assert_true(akt_ref_is_same(c.hub, akt_sketch_actor(0)));
}

static void test_coordination__complete_needs_no_broker(void **state)
{
    (void)state;
    akt_coordination c = measure_plain(akt_sketch_complete(4, "cooperates"), 4);
    assert_near(c.central_density, 1, EXACT);
    assert_near(c.central_mean_distance, 1, EXACT);
    assert_near(c.centralisation, 0, EXACT);
    assert_int_equal(c.central_brokers, 0);
    assert_int_equal(c.standing_ties, 6);
    assert_near(c.hub_load, 0.5, EXACT);
}

/* A forum of all joins as a complete network does, at a tie for each instead of one a pair. */
static void test_coordination__forum_of_all_costs_one_tie_each(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(7);
    add_forum(dataset, "f", 0, 5);
    akt_coordination c = measure_plain(dataset, 5);
    assert_near(c.central_density, 1, EXACT);
    assert_near(c.central_mean_distance, 1, EXACT);
    assert_int_equal(c.standing_ties, 5);
    assert_near(c.forums_per_actor, 1, EXACT);
    assert_int_equal(c.central_brokers, 0);
    assert_near(c.central_reach, 0, EXACT);
}

static void test_coordination__forum_of_one_central_actor_costs_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6);
    add_forum(dataset, "f", 1, 4);
    akt_coordination c = measure_plain(dataset, 2);
    assert_int_equal(c.standing_ties, 0);
    assert_near(c.forums_per_actor, 0, EXACT);
    assert_near(c.central_reach, 3 / 4.0, EXACT);
    assert_int_equal(c.apart, 1);
    assert_true(isnan(c.central_mean_distance));
    assert_true(isnan(c.hub_load));
    assert_false(akt_ref_is_set(c.hub));
}

/* Paths may pass those who are not central; nobody else stands between. */
static void test_coordination__two_islands_are_apart(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 4}, {4, 1}, {2, 3}, {4, 5}, {5, 6}};
    akt_dataset *dataset = akt_sketch_pairs(8, "cooperates", pairs, 5);
    akt_coordination c = measure_plain(dataset, 4);
    assert_int_equal(c.tied_pairs, 1);
    assert_int_equal(c.apart, 4);
    assert_near(c.central_mean_distance, (2 + 1) / 2.0, EXACT);
    assert_near(c.central_reach, 2 / 4.0, EXACT);
    assert_int_equal(c.central_brokers, 0);
    assert_near(c.centralisation, (4 * 1 - 2) / 6.0, EXACT);
    assert_true(akt_ref_is_same(c.hub, akt_sketch_actor(2)));
}

/* Two forums that share a member: it stands between, whether they meet by ties or in forums. */
static void test_coordination__member_of_two_forums_stands_between(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    add_forum(dataset, "f", 0, 3);
    add_forum(dataset, "g", 2, 3);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates");
    akt_coordination c = measure_plain(dataset, 5);
    assert_int_equal(c.tied_pairs, 6);
    assert_int_equal(c.central_brokers, 1);
    assert_near(c.central_mean_distance, (6 * 1 + 4 * 2) / 10.0, EXACT);
    assert_int_equal(c.standing_ties, 1 + 6);
    assert_near(c.forums_per_actor, 6 / 5.0, EXACT);
    assert_true(akt_ref_is_same(c.hub, akt_sketch_actor(2)));
}

static void test_coordination__layers_and_kind_of_forums_apply(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    add_forum(dataset, "f", 0, 3);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates");
    akt_coordination c =
        measure(dataset, 3, (akt_network_options){.layers = 1u << AKT_LAYER_COOPERATION});
    assert_int_equal(c.tied_pairs, 1);
    assert_int_equal(c.standing_ties, 1);
    assert_int_equal(c.apart, 2);

    dataset = akt_sketch_new(3);
    add_forum(dataset, "f", 0, 3);
    c = measure(dataset, 3, (akt_network_options){.forum_nodes = true});
    assert_int_equal(c.tied_pairs, 0);
    assert_near(c.central_mean_distance, 2, EXACT);
    assert_int_equal(c.standing_ties, 3);
    assert_near(c.central_reach, 1, EXACT);
}

/* Ties and seats that a draw does not keep are not there. */
static void test_coordination__draw_reaches_ties_and_forums(void **state)
{
    (void)state;
    akt_draw draw = {1, 1, 0};
    akt_dataset *dataset = akt_sketch_complete(4, "cooperates");
    add_forum(dataset, "f", 0, 4);
    akt_coordination c = measure(dataset, 4, (akt_network_options){.draw = &draw});
    assert_int_equal(c.tied_pairs, 0);
    assert_int_equal(c.standing_ties, 0);
    assert_int_equal(c.apart, 6);
}

enum { MOST = 12, FAR = 1000 };

/* The steps between all pairs, by Floyd and Warshall, in the network whose forums are pairs. */
static void measure_steps(size_t d[MOST][MOST], const akt_dataset *dataset, size_t n,
                          const akt_network_options *options)
{
    akt_network *network;
    assert_int_equal(akt_network_new(&network, dataset, options, NULL), AKT_OK);
    for (size_t i = 0; i < n * n; i++)
        d[i / n][i % n] = i / n == i % n ? 0 : FAR;
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++)
        d[edges[i].from][edges[i].to] = d[edges[i].to][edges[i].from] = 1;
    akt_network_free(network);
    for (size_t i = 0; i < n * n * n; i++) {
        size_t k = i / (n * n), a = i / n % n, b = i % n;
        if (d[a][k] + d[k][b] < d[a][b])
            d[a][b] = d[a][k] + d[k][b];
    }
}

static akt_dataset *draw_dataset(uint64_t *seed, size_t n)
{
    static const char *const names[] = {"f", "g", "h"};
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t i = akt_sketch_draw(seed, 8); i > 0; i--)
        akt_sketch_add_tie(dataset, akt_sketch_draw(seed, n), akt_sketch_draw(seed, n), "governs");
    for (size_t i = 0; i < 3; i++) {
        size_t first = akt_sketch_draw(seed, n);
        add_forum(dataset, names[i], first, akt_sketch_draw(seed, n - first + 1));
    }
    return dataset;
}

/* What the walk that passes forums finds is what the steps say. */
static void check_against_steps(uint64_t *seed)
{
    size_t n = 3 + akt_sketch_draw(seed, MOST - 3), central = 1 + akt_sketch_draw(seed, n);
    akt_draw draw = {*seed, 7, 0.7};
    akt_network_options options = {.direction = AKT_DIRECTION_UNDIRECTED, .draw = &draw};
    akt_dataset *dataset = draw_dataset(seed, n);
    size_t d[MOST][MOST], tied = 0, joined = 0, total = 0, near = 0, brokers = 0;
    measure_steps(d, dataset, n, &options);
    for (size_t v = 0; v < n; v++) {
        bool is_near = false, is_broker = false;
        for (size_t a = 0; a < central; a++) {
            is_near |= d[a][v] <= 2;
            for (size_t b = 0; b < central; b++)
                is_broker |= d[a][v] == 1 && d[v][b] == 1 && d[a][b] > 1;
            tied += v < a && d[a][v] == 1;
            joined += v < a && d[a][v] < FAR;
            total += v < a && d[a][v] < FAR ? d[a][v] : 0;
        }
        near += v >= central && is_near;
        brokers += v < central && is_broker;
    }
    akt_coordination c = measure(dataset, central, options);
    assert_int_equal(c.tied_pairs, tied);
    assert_int_equal(c.apart, central * (central - 1) / 2 - joined);
    assert_int_equal(c.central_brokers, brokers);
    assert_near(c.central_mean_distance, joined ? (double)total / (double)joined : NAN, EXACT);
    assert_near(c.central_reach, n > central ? (double)near / (double)(n - central) : NAN, EXACT);
}

static void test_coordination__passing_a_forum_is_as_its_pairs(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (int i = 0; i < 400; i++)
        check_against_steps(&seed);
}

static void test_coordination__without_central_actors_nothing_is_defined(void **state)
{
    (void)state;
    akt_coordination c = measure_plain(akt_sketch_ring(4, "cooperates"), 0);
    assert_int_equal(c.central, 0);
    assert_true(isnan(c.central_density) && isnan(c.central_mean_distance));
    assert_true(isnan(c.central_reach) && isnan(c.centralisation));
    assert_true(isnan(c.forums_per_actor) && isnan(c.hub_load));
    c = measure_plain(akt_sketch_new(0), 0);
    assert_int_equal(c.central, 0);
}

static void test_coordination__measures_have_names_and_values(void **state)
{
    (void)state;
    akt_coordination c = measure_plain(akt_sketch_star(5, "cooperates"), 5);
    const double values[] = {0.4, 1.6, NAN, 1, 1, 4, 0, 1};
    for (int m = 0; m < AKT_COORDINATION_COUNT; m++) {
        const char *name = akt_coordination_measure_name((akt_coordination_measure)m);
        assert_int_equal(akt_coordination_measure_from_name(name), m);
        assert_near(akt_coordination_value(&c, (akt_coordination_measure)m), values[m], EXACT);
    }
    assert_int_equal(akt_coordination_measure_from_name("centrality"), AKT_NONE);
    assert_int_equal(akt_coordination_measure_better(AKT_COORDINATION_REACH), AKT_BETTER_MORE);
    assert_int_equal(akt_coordination_measure_better(AKT_COORDINATION_HUB_LOAD), AKT_BETTER_LESS);
}

static akt_status compute_once(const void *subject)
{
    akt_coordination c;
    return akt_coordination_compute(&c, subject, &(akt_network_options){0}, NULL);
}

static void test_coordination__gives_back_all_memory(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_star(4, "cooperates");
    add_forum(dataset, "f", 1, 3);
    akt_sketch_edit_actor(dataset, 1)->driver = AKT_DRIVER_CENTRAL;
    akt_sweep(compute_once, dataset, 10);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coordination__star_has_one_hub),
        cmocka_unit_test(test_coordination__ring_has_none),
        cmocka_unit_test(test_coordination__complete_needs_no_broker),
        cmocka_unit_test(test_coordination__forum_of_all_costs_one_tie_each),
        cmocka_unit_test(test_coordination__forum_of_one_central_actor_costs_nothing),
        cmocka_unit_test(test_coordination__two_islands_are_apart),
        cmocka_unit_test(test_coordination__member_of_two_forums_stands_between),
        cmocka_unit_test(test_coordination__layers_and_kind_of_forums_apply),
        cmocka_unit_test(test_coordination__draw_reaches_ties_and_forums),
        cmocka_unit_test(test_coordination__passing_a_forum_is_as_its_pairs),
        cmocka_unit_test(test_coordination__without_central_actors_nothing_is_defined),
        cmocka_unit_test(test_coordination__measures_have_names_and_values),
        cmocka_unit_test(test_coordination__gives_back_all_memory),
    };
    return cmocka_run_group_tests_name("analysis/coordination", tests, NULL, NULL);
}
