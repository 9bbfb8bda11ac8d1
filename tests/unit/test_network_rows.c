#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "network/rows.h"
#include "support/near.h"
#include "support/sketch.h"

#include <stdlib.h>

enum { ACTORS = 12, TIES = 40, ROUNDS = 50 };

static akt_network *build_random(uint64_t seed, bool directed)
{
    akt_dataset *dataset = akt_sketch_new(ACTORS);
    for (int i = 0; i < TIES; i++) {
        size_t from = akt_sketch_draw(&seed, ACTORS), to = akt_sketch_draw(&seed, ACTORS);
        akt_sketch_add_tie(dataset, from, to, "governs");
    }
    const akt_network_options options = {.direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED,
                                         .weight = AKT_WEIGHT_COUNT};
    akt_network *network;
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    akt_dataset_free(dataset);
    return network;
}

/* weights[i * ACTORS + j]: what one can walk from i to j. */
static void fill_matrix(double *weights, const akt_network *network, akt_way way)
{
    bool directed = akt_network_is_directed(network);
    for (size_t i = 0; i < ACTORS * ACTORS; i++)
        weights[i] = 0;
    for (size_t e = 0; e < akt_network_size(network); e++) {
        const akt_edge *edge = &akt_network_edges(network)[e];
        if (!directed || way != AKT_WAY_IN)
            weights[edge->from * ACTORS + edge->to] += edge->weight;
        if (!directed || way != AKT_WAY_OUT)
            weights[edge->to * ACTORS + edge->from] += edge->weight;
    }
}

static void check_rows(const akt_network *network, akt_way way)
{
    double weights[ACTORS * ACTORS];
    akt_rows rows;
    size_t entries = 0;
    fill_matrix(weights, network, way);
    assert_int_equal(akt_rows_make(&rows, network, way, NULL), AKT_OK);
    for (size_t v = 0; v < ACTORS; v++) {
        for (uint32_t i = rows.start[v]; i < rows.start[v + 1]; i++) {
            const akt_edge *edge = &akt_network_edges(network)[rows.edge[i]];
            assert_true(i == rows.start[v] || rows.target[i] > rows.target[i - 1]);
            assert_near(rows.weight[i], weights[v * ACTORS + rows.target[i]], 0);
            assert_int_equal(edge->from + edge->to, v + rows.target[i]);
        }
        for (size_t u = 0; u < ACTORS; u++)
            entries += weights[v * ACTORS + u] > 0;
    }
    assert_int_equal(rows.count, entries);
    akt_rows_dispose(&rows);
}

static void test_rows__hold_every_neighbour_once_in_order(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_network *network = build_random(round, round % 2);
        check_rows(network, AKT_WAY_OUT);
        check_rows(network, AKT_WAY_IN);
        check_rows(network, AKT_WAY_BOTH);
        akt_network_free(network);
    }
}

static void test_rows__an_empty_network_has_empty_rows(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_network *network;
    akt_rows rows;
    assert_int_equal(akt_network_new(&network, dataset, &(akt_network_options){0}, NULL), AKT_OK);
    assert_int_equal(akt_rows_make(&rows, network, AKT_WAY_BOTH, NULL), AKT_OK);
    assert_int_equal(rows.order, 0);
    assert_int_equal(rows.count, 0);
    akt_rows_dispose(&rows);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows__hold_every_neighbour_once_in_order),
        cmocka_unit_test(test_rows__an_empty_network_has_empty_rows),
    };
    return cmocka_run_group_tests_name("network/rows", tests, NULL, NULL);
}
