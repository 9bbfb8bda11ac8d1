#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "network/perturb.h"
#include "support/sketch.h"

#include <string.h>

enum { ACTORS = 20, TIES = 100 };

static akt_network *build(bool directed)
{
    uint64_t seed = 11;
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    for (int i = 0; i < TIES; i++) {
        size_t from = akt_sketch_draw(&seed, ACTORS), to = akt_sketch_draw(&seed, ACTORS);
        akt_sketch_add_tie(dataset, from, to, "governs");
    }
    const akt_network_options options = {.direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED};
    akt_network *network;
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    akt_dataset_free(dataset);
    return network;
}

static akt_network *perturb(const akt_network *network, double share, uint64_t number)
{
    akt_network *changed;
    assert_int_equal(akt_network_perturb(&changed, network, share, 1, number, NULL), AKT_OK);
    return changed;
}

static bool has_edge(const akt_network *network, int32_t from, int32_t to)
{
    for (size_t i = 0; i < akt_network_size(network); i++) {
        const akt_edge *edge = &akt_network_edges(network)[i];
        if (edge->from == from && edge->to == to)
            return true;
    }
    return false;
}

/* Sorted, no pair twice, no loop, undirected from < to. */
static void assert_sound(const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        assert_int_not_equal(edges[i].from, edges[i].to);
        assert_true(akt_network_is_directed(network) || edges[i].from < edges[i].to);
        assert_true(i == 0 || edges[i - 1].from < edges[i].from ||
                    (edges[i - 1].from == edges[i].from && edges[i - 1].to < edges[i].to));
    }
}

static size_t count_common(const akt_network *a, const akt_network *b)
{
    size_t common = 0;
    for (size_t i = 0; i < akt_network_size(a); i++) {
        const akt_edge *edge = &akt_network_edges(a)[i];
        common += has_edge(b, edge->from, edge->to);
    }
    return common;
}

static void test_perturb__takes_away_exactly_the_share(void **state)
{
    (void)state;
    for (int directed = 0; directed < 2; directed++) {
        akt_network *network = build(directed);
        size_t size = akt_network_size(network);
        for (uint64_t number = 0; number < 20; number++) {
            akt_network *changed = perturb(network, -0.2, number);
            assert_int_equal(akt_network_size(changed), size - (size_t)((double)size * 0.2 + 0.5));
            assert_int_equal(count_common(changed, network), akt_network_size(changed));
            assert_sound(changed);
            akt_network_free(changed);
        }
        akt_network_free(network);
    }
}

static void test_perturb__adds_pairs_that_had_no_edge(void **state)
{
    (void)state;
    for (int directed = 0; directed < 2; directed++) {
        akt_network *network = build(directed);
        size_t size = akt_network_size(network), most = size + (size_t)((double)size * 0.2 + 0.5);
        for (uint64_t number = 0; number < 20; number++) {
            akt_network *changed = perturb(network, 0.2, number);
            assert_in_range(akt_network_size(changed), size + 1, most);
            assert_int_equal(count_common(network, changed), size);
            assert_sound(changed);
            akt_network_free(changed);
        }
        akt_network_free(network);
    }
}

static void test_perturb__the_number_settles_the_choice(void **state)
{
    (void)state;
    akt_network *network = build(false);
    akt_network *first = perturb(network, -0.2, 5), *again = perturb(network, -0.2, 5),
                *other = perturb(network, -0.2, 6);
    size_t size = akt_network_size(first);
    assert_memory_equal(akt_network_edges(first), akt_network_edges(again),
                        size * sizeof(akt_edge));
    assert_true(count_common(first, other) < size);
    akt_network_free(network);
    akt_network_free(first);
    akt_network_free(again);
    akt_network_free(other);
}

static void test_perturb__everything_and_nothing(void **state)
{
    (void)state;
    akt_network *network = build(true);
    akt_network *none = perturb(network, -1, 0), *same = perturb(network, 0, 0);
    assert_int_equal(akt_network_size(none), 0);
    assert_int_equal(akt_network_size(same), akt_network_size(network));
    akt_network *empty = perturb(none, 0.2, 0);
    assert_int_equal(akt_network_size(empty), 0);
    akt_network_free(empty);
    akt_network_free(network);
    akt_network_free(none);
    akt_network_free(same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_perturb__takes_away_exactly_the_share),
        cmocka_unit_test(test_perturb__adds_pairs_that_had_no_edge),
        cmocka_unit_test(test_perturb__the_number_settles_the_choice),
        cmocka_unit_test(test_perturb__everything_and_nothing),
    };
    return cmocka_run_group_tests_name("network/perturb", tests, NULL, NULL);
}
