#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/communities.h"
#include "network/igraph_bridge.h"
#include "support/near.h"
#include "support/shapes.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdio.h>

enum { ROUNDS = 12 };

static akt_communities divide(const akt_shape *shape, uint64_t seed)
{
    akt_communities communities;
    assert_int_equal(akt_communities_compute(&communities, shape->network, seed, 0, NULL), AKT_OK);
    assert_int_equal(communities.count, akt_network_order(shape->network));
    return communities;
}

static void dispose(akt_communities *communities, akt_shape *shape)
{
    akt_communities_dispose(communities);
    akt_shape_dispose(shape);
}

/* Sum over pairs of vertices in one community, from the definition. */
static double sum_modularity(const akt_network *network, const int32_t *of)
{
    const akt_edge *edges = akt_network_edges(network);
    size_t n = akt_network_order(network);
    double strength[128] = {0}, total = 0, sum = 0;
    bool plain = akt_network_weight(network) == AKT_WEIGHT_NONE;
    for (size_t e = 0; e < akt_network_size(network); e++) {
        double weight = plain ? 1 : edges[e].weight;
        strength[edges[e].from] += weight;
        strength[edges[e].to] += weight;
        total += 2 * weight;
        sum += of[edges[e].from] == of[edges[e].to] ? 2 * weight : 0;
    }
    sum /= total;
    for (size_t u = 0; u < n; u++) {
        for (size_t v = 0; v < n; v++)
            sum -= of[u] == of[v] && of[u] >= 0 ? strength[u] * strength[v] / total / total : 0;
    }
    return sum;
}

static void test_communities__two_cliques_joined_by_a_tie_are_found(void **state)
{
    (void)state;
    akt_shape barbell = akt_shape_barbell(7, 0, false);
    akt_communities found = divide(&barbell, 1);
    assert_int_equal(found.community_count, 2);
    for (int32_t v = 0; v < 14; v++)
        assert_int_equal(found.of[v], v / 7);
    assert_near(found.modularity, 42.0 / 43 - 0.5, 1e-12);
    assert_near(found.stability, 1, 0);
    for (size_t c = 0; c < 2; c++) {
        assert_int_equal(found.communities[c].size, 7);
        assert_near(found.communities[c].share_internal, 21.0 / 22, 1e-12);
        assert_near(found.communities[c].together, 1, 1e-12);
    }
    dispose(&found, &barbell);
}

static void test_communities__islands_do_not_mix(void **state)
{
    (void)state;
    akt_shape islands = akt_shape_barbell(6, 0, true);
    akt_communities found = divide(&islands, 1);
    assert_int_equal(found.community_count, 2);
    assert_near(found.modularity, 0.5, 1e-12);
    assert_near(found.communities[0].share_internal, 1, 0);
    dispose(&found, &islands);
}

static void test_communities__where_all_are_tied_there_is_one(void **state)
{
    (void)state;
    akt_shape clique = akt_shape_complete(12);
    akt_communities found = divide(&clique, 1);
    assert_int_equal(found.community_count, 1);
    assert_near(found.modularity, 0, 1e-15);
    assert_near(found.stability, 1, 0);
    dispose(&found, &clique);
    akt_shape star = akt_shape_star(12);
    found = divide(&star, 1);
    assert_int_equal(found.community_count, 1);
    dispose(&found, &star);
}

static void test_communities__a_ring_is_cut_in_arcs(void **state)
{
    (void)state;
    akt_shape ring = akt_shape_ring(36); /* six arcs of six: 1 - 1/6 - 1/6 */
    akt_communities found = divide(&ring, 1);
    assert_near(found.modularity, 2.0 / 3, 1e-12);
    assert_true(found.stability < 0.65); /* where they begin is chance */
    for (size_t v = 0; v < 36; v++) {
        size_t next = (v + 1) % 36, last = (v + 35) % 36;
        assert_true(found.of[v] == found.of[next] || found.of[v] == found.of[last]);
    }
    dispose(&found, &ring);
}

static void test_communities__isolates_belong_to_none(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{1, 2}, {2, 3}, {3, 1}, {4, 5}, {5, 6},
                              {6, 4}, {7, 8}, {8, 9}, {9, 7}, {11, 10}};
    akt_shape shape = akt_shape_of(13, pairs, 10);
    akt_communities found = divide(&shape, 1);
    assert_int_equal(found.tied, 11);
    assert_int_equal(found.community_count, 4);
    assert_int_equal(found.of[0], AKT_NONE);
    assert_int_equal(found.of[12], AKT_NONE);
    for (int32_t v = 1; v <= 11; v++)
        assert_int_equal(found.of[v], (v - 1) / 3); /* by falling size, then by first vertex */
    dispose(&found, &shape);
}

static void test_communities__of_few_say_nothing(void **state)
{
    (void)state;
    const size_t sizes[] = {0, 1, 2, AKT_COMMUNITIES_LEAST - 1};
    for (size_t i = 0; i < 4; i++) {
        akt_shape path = akt_shape_path(sizes[i]);
        akt_communities found = divide(&path, 1);
        assert_int_equal(found.community_count, 0);
        assert_near(found.modularity, NAN, 0);
        assert_near(found.stability, NAN, 0);
        for (size_t v = 0; v < sizes[i]; v++)
            assert_int_equal(found.of[v], AKT_NONE);
        dispose(&found, &path);
    }
    akt_shape path = akt_shape_path(AKT_COMMUNITIES_LEAST);
    akt_communities found = divide(&path, 1);
    assert_true(found.community_count > 0);
    dispose(&found, &path);
}

static akt_shape draw_money(uint64_t seed, bool directed)
{
    static char ids[100][8];
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .weight = AKT_WEIGHT_AMOUNT,
                                         .direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED};
    akt_dataset *dataset = akt_sketch_new(30);
    for (size_t i = 0; i < 100; i++) {
        size_t from = akt_sketch_draw(&seed, 30), to = akt_sketch_draw(&seed, 30);
        int64_t amount = 1 + (int64_t)akt_sketch_draw(&seed, 3000000000);
        ids[i][0] = 'f';
        ids[i][1] = (char)('0' + i / 10);
        ids[i][2] = (char)('0' + i % 10);
        akt_sketch_add_flow(dataset, ids[i], from, to, amount);
    }
    return akt_shape_as(dataset, &options);
}

/* Kroner: two cliques that do not meet, of 1 krone a tie, and a pair with a thousand milliards. */
static void test_communities__weak_ties_form_clusters_beside_a_giant(void **state)
{
    (void)state;
    static char ids[60][8];
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .weight = AKT_WEIGHT_AMOUNT};
    akt_dataset *dataset = akt_sketch_new(14);
    size_t count = 0;
    for (size_t a = 0; a < 12; a++) {
        for (size_t b = a + 1; b < (a < 6 ? 6 : 12); b++) {
            snprintf(ids[count], sizeof ids[count], "f%zu", count);
            akt_sketch_add_flow(dataset, ids[count++], a, b, 1);
        }
    }
    akt_sketch_add_flow(dataset, "giant", 12, 13, 1000000000000);
    akt_shape shape = akt_shape_as(dataset, &options);
    akt_communities found = divide(&shape, 1);
    assert_int_equal(found.community_count, 3);
    for (int32_t v = 0; v < 14; v++)
        assert_int_equal(found.of[v], v / 6);
    assert_near(found.stability, 1, 0);
    dispose(&found, &shape);
}

/* No vertex is better off in another community, or alone. */
static void test_communities__no_move_of_one_raises_modularity(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = akt_shape_random(round, 40, 60, false);
        akt_communities found = divide(&shape, round);
        for (size_t v = 0; v < found.count; v++) {
            int32_t own = found.of[v];
            for (int32_t c = 0; own != AKT_NONE && c <= (int32_t)found.community_count; c++) {
                found.of[v] = c;
                assert_true(sum_modularity(shape.network, found.of) < found.modularity + 1e-12);
            }
            found.of[v] = own;
        }
        dispose(&found, &shape);
    }
}

static void test_communities__modularity_is_what_the_definition_gives(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape =
            round % 2 ? draw_money(round, false) : akt_shape_random(round, 40, 60, false);
        akt_communities found = divide(&shape, round);
        assert_near(found.modularity, sum_modularity(shape.network, found.of), 1e-12);
        dispose(&found, &shape);
    }
}

static void test_communities__directions_are_folded(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape one = draw_money(round, true), other = draw_money(round, false);
        akt_communities a = divide(&one, 3), b = divide(&other, 3);
        assert_int_equal(a.community_count, b.community_count);
        assert_memory_equal(a.of, b.of, a.count * sizeof *a.of);
        assert_near(a.modularity, b.modularity, 1e-14);
        dispose(&a, &one);
        dispose(&b, &other);
    }
    const akt_network_options directed = {.direction = AKT_DIRECTION_DIRECTED};
    akt_shape barbell = akt_shape_barbell(6, 0, false); /* directed: every tie both ways */
    akt_shape both = {NULL, NULL};
    assert_int_equal(akt_network_new(&both.network, barbell.dataset, &directed, NULL), AKT_OK);
    akt_communities a = divide(&barbell, 1), b = divide(&both, 1);
    assert_near(a.modularity, b.modularity, 0);
    dispose(&b, &both);
    dispose(&a, &barbell);
}

static void test_communities__the_same_seed_gives_the_same(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_random(8, 60, 90, false);
    akt_communities a = divide(&shape, 7), b = divide(&shape, 7), c = divide(&shape, 8);
    assert_memory_equal(a.of, b.of, a.count * sizeof *a.of);
    assert_true(a.modularity == b.modularity && a.stability == b.stability);
    assert_true(a.stability != c.stability);
    akt_communities_dispose(&b);
    akt_communities_dispose(&c);
    dispose(&a, &shape);
}

/* The best of ten runs of igraph's own Leiden. */
static double ask_igraph(const akt_network *network)
{
    akt_igraph bridge;
    igraph_vector_t strength;
    igraph_vector_int_t of;
    double best = -1;
    assert_int_equal(akt_igraph_open(&bridge, network, NULL), AKT_OK);
    igraph_vector_init(&strength, 0);
    igraph_vector_int_init(&of, 0);
    igraph_strength(&bridge.graph, &strength, igraph_vss_all(), IGRAPH_ALL, true, NULL);
    for (igraph_uint_t seed = 1; seed <= 10; seed++) {
        igraph_real_t modularity = 0;
        igraph_rng_seed(igraph_rng_default(), seed);
        igraph_community_leiden(&bridge.graph, NULL, &strength,
                                0.5 / (double)igraph_ecount(&bridge.graph), 0.01, false, -1, &of,
                                NULL, NULL);
        igraph_modularity(&bridge.graph, &of, NULL, 1, false, &modularity);
        best = fmax(best, modularity);
    }
    igraph_vector_int_destroy(&of);
    igraph_vector_destroy(&strength);
    akt_igraph_close(&bridge);
    return best;
}

static void test_communities__are_as_good_as_those_of_igraph(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = akt_shape_random(round, 100, 110 + 20 * round, false);
        akt_communities found = divide(&shape, 1);
        assert_true(found.modularity > ask_igraph(shape.network) - 0.003);
        dispose(&found, &shape);
    }
}

/* Their rounds end a little sooner. */
static void test_communities__of_large_networks_are_as_good_too(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_random(2, 1600, 4000, false);
    akt_communities found = divide(&shape, 1);
    assert_true(found.tied > 1000);
    assert_true(found.modularity > ask_igraph(shape.network) - 0.003);
    dispose(&found, &shape);
}

static void test_communities__of_many_ties_come_from_fewer_starts(void **state)
{
    (void)state;
    akt_shape few = akt_shape_random(9, 300, 900, false);
    akt_shape many = akt_shape_random(9, 1200, 56000, false);
    akt_communities of_few = divide(&few, 1), of_many = divide(&many, 1);
    size_t ties = akt_network_size(many.network);
    assert_true(ties > AKT_COMMUNITIES_TIES);
    assert_int_equal(of_few.starts, AKT_COMMUNITIES_SEEDS);
    assert_int_equal(of_many.starts, AKT_COMMUNITIES_SEEDS * AKT_COMMUNITIES_TIES / ties);
    assert_true(of_many.starts < AKT_COMMUNITIES_SEEDS);
    assert_true(of_many.stability > 0 && of_many.stability <= 1);
    dispose(&of_few, &few);
    dispose(&of_many, &many);
}

/* Walks within a community from its first member; how many are met. */
static size_t count_connected(const akt_network *network, const int32_t *of, int32_t community)
{
    bool met[128] = {false};
    size_t n = akt_network_order(network), first = 0, count = 1;
    const akt_edge *edges = akt_network_edges(network);
    while (first < n && of[first] != community)
        first++;
    met[first] = true;
    for (bool more = true; more;) {
        more = false;
        for (size_t e = 0; e < akt_network_size(network); e++) {
            int32_t a = edges[e].from, b = edges[e].to;
            if (of[a] != community || of[b] != community || met[a] == met[b])
                continue;
            met[a] = met[b] = more = true;
            count++;
        }
    }
    return count;
}

static void test_communities__hang_together_within(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = akt_shape_random(round, 100, 120, false);
        akt_communities found = divide(&shape, 1);
        for (size_t c = 0; c < found.community_count; c++)
            assert_int_equal(count_connected(shape.network, found.of, (int32_t)c),
                             found.communities[c].size);
        dispose(&found, &shape);
    }
}

static void test_communities__agree_with_groups_that_follow_them(void **state)
{
    (void)state;
    akt_shape barbell = akt_shape_barbell(7, 0, false);
    akt_communities found = divide(&barbell, 1);
    int32_t of[14], groups = 2;
    akt_grouping grouping = {.count = 14, .of = of, .group_count = (size_t)groups};
    akt_rand_index index;
    for (int32_t v = 0; v < 14; v++)
        of[v] = 1 - v / 7;
    assert_int_equal(akt_communities_agreement(&index, &found, &grouping, NULL), AKT_OK);
    assert_near(index.value, 1, 0);
    assert_int_equal(index.shared, 14);
    for (int32_t v = 0; v < 14; v++)
        of[v] = v < 10 ? v % 2 : AKT_NONE;
    assert_int_equal(akt_communities_agreement(&index, &found, &grouping, NULL), AKT_OK);
    assert_true(index.value < 0.1);
    of[0] = AKT_NONE; /* nine are too few */
    assert_int_equal(akt_communities_agreement(&index, &found, &grouping, NULL), AKT_OK);
    assert_near(index.value, NAN, 0);
    for (int32_t v = 0; v < 14; v++)
        of[v] = 0; /* one group cannot be followed */
    assert_int_equal(akt_communities_agreement(&index, &found, &grouping, NULL), AKT_OK);
    assert_near(index.value, NAN, 0);
    dispose(&found, &barbell);
}

static akt_status divide_in_two(const void *subject)
{
    const akt_shape *shape = subject;
    akt_communities found;
    akt_status status = akt_communities_compute(&found, shape->network, 1, 0, NULL);
    assert_int_equal(found.community_count, status == AKT_OK ? 2 : 0);
    akt_communities_dispose(&found);
    return status;
}

static void test_communities__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_shape barbell = akt_shape_barbell(5, 0, false);
    akt_sweep(divide_in_two, &barbell, 100);
    akt_shape_dispose(&barbell);
}

static void test_communities__are_the_same_for_any_number_of_threads(void **state)
{
    (void)state;
    akt_shape shape = akt_shape_random(4, 1500, 3000, false);
    akt_communities one, many;
    assert_int_equal(akt_communities_compute(&one, shape.network, 1, 1, NULL), AKT_OK);
    assert_int_equal(akt_communities_compute(&many, shape.network, 1, 3, NULL), AKT_OK);
    assert_true(one.tied > 1000);
    assert_true(one.modularity == many.modularity && one.stability == many.stability);
    assert_memory_equal(one.of, many.of, one.count * sizeof *one.of);
    akt_communities_dispose(&one);
    akt_communities_dispose(&many);
    akt_shape_dispose(&shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_communities__two_cliques_joined_by_a_tie_are_found),
        cmocka_unit_test(test_communities__islands_do_not_mix),
        cmocka_unit_test(test_communities__where_all_are_tied_there_is_one),
        cmocka_unit_test(test_communities__a_ring_is_cut_in_arcs),
        cmocka_unit_test(test_communities__isolates_belong_to_none),
        cmocka_unit_test(test_communities__of_few_say_nothing),
        cmocka_unit_test(test_communities__weak_ties_form_clusters_beside_a_giant),
        cmocka_unit_test(test_communities__no_move_of_one_raises_modularity),
        cmocka_unit_test(test_communities__modularity_is_what_the_definition_gives),
        cmocka_unit_test(test_communities__directions_are_folded),
        cmocka_unit_test(test_communities__the_same_seed_gives_the_same),
        cmocka_unit_test(test_communities__are_as_good_as_those_of_igraph),
        cmocka_unit_test(test_communities__of_large_networks_are_as_good_too),
        cmocka_unit_test(test_communities__of_many_ties_come_from_fewer_starts),
        cmocka_unit_test(test_communities__hang_together_within),
        cmocka_unit_test(test_communities__agree_with_groups_that_follow_them),
        cmocka_unit_test(test_communities__survive_the_lack_of_any_allocation),
        cmocka_unit_test(test_communities__are_the_same_for_any_number_of_threads),
    };
    return cmocka_run_group_tests_name("analysis/communities", tests, NULL, NULL);
}
