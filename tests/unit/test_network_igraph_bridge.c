#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "network/igraph_bridge.h"
#include "support/near.h"
#include "support/sketch.h"

static void own_error_handler(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)reason;
    (void)file;
    (void)line;
    (void)code;
    IGRAPH_FINALLY_FREE();
}

static void own_warning_handler(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

static akt_network *build(const akt_dataset *dataset)
{
    akt_network *network;
    akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    return network;
}

static void test_igraph_bridge__lengths_are_one_and_more_in_the_unit_of_the_shortest(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_flow(dataset, "f", 0, 1, 250000000);
    akt_sketch_add_flow(dataset, "g", 1, 2, 1000000000);
    akt_network *network = build(dataset);
    akt_igraph bridge;
    assert_int_equal(akt_igraph_open(&bridge, network, NULL), AKT_OK);
    assert_int_equal(igraph_vcount(&bridge.graph), 4);
    assert_int_equal(igraph_ecount(&bridge.graph), 2);
    assert_true(igraph_is_directed(&bridge.graph));
    assert_int_equal(IGRAPH_FROM(&bridge.graph, 1), 1);
    assert_int_equal(IGRAPH_TO(&bridge.graph, 1), 2);
    assert_near(VECTOR(*bridge.length)[0], 4, 0);
    assert_near(VECTOR(*bridge.length)[1], 1, 0);
    assert_near(VECTOR(*bridge.length)[0] * bridge.unit * 250000000, 1, 1e-15);
    akt_igraph_close(&bridge);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

static void test_igraph_bridge__handlers_are_put_back(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_network *network = build(dataset);
    igraph_error_handler_t *error = igraph_set_error_handler(own_error_handler);
    igraph_warning_handler_t *warning = igraph_set_warning_handler(own_warning_handler);
    akt_igraph bridge;
    assert_int_equal(akt_igraph_open(&bridge, network, NULL), AKT_OK);
    akt_igraph_close(&bridge);
    assert_ptr_equal(igraph_set_error_handler(error), own_error_handler);
    assert_ptr_equal(igraph_set_warning_handler(warning), own_warning_handler);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

static void test_igraph_bridge__a_code_becomes_a_status_with_words(void **state)
{
    (void)state;
    akt_error err = {AKT_OK, ""};
    assert_int_equal(akt_igraph_status(IGRAPH_SUCCESS, &err), AKT_OK);
    assert_string_equal(err.message, "");
    assert_int_equal(akt_igraph_status(IGRAPH_ENOMEM, &err), AKT_ENOMEM);
    assert_int_equal(akt_igraph_status(IGRAPH_EINVAL, &err), AKT_EINTERNAL);
    assert_string_equal(err.message, "igraph: Invalid value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_igraph_bridge__lengths_are_one_and_more_in_the_unit_of_the_shortest),
        cmocka_unit_test(test_igraph_bridge__handlers_are_put_back),
        cmocka_unit_test(test_igraph_bridge__a_code_becomes_a_status_with_words),
    };
    return cmocka_run_group_tests_name("network/igraph_bridge", tests, NULL, NULL);
}
