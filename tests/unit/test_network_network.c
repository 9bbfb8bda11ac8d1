#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "network/network.h"
#include "support/near.h"
#include "support/sketch.h"

#include <string.h>

enum {
    FUNDING = 1 << AKT_LAYER_FUNDING,
    GOVERNANCE = 1 << AKT_LAYER_GOVERNANCE,
    COOPERATION = 1 << AKT_LAYER_COOPERATION,
    OWNERSHIP = 1 << AKT_LAYER_OWNERSHIP,
    MEMBERSHIP = 1 << AKT_LAYER_MEMBERSHIP
};

static akt_network *build(const akt_dataset *dataset, akt_network_options options)
{
    akt_network *network;
    akt_error err = {AKT_OK, ""};
    if (akt_network_new(&network, dataset, &options, &err) != AKT_OK)
        fail_msg("%s", err.message);
    return network;
}

static void assert_edge(const akt_network *network, size_t i, akt_edge expected)
{
    assert_true(i < akt_network_size(network));
    const akt_edge *edge = &akt_network_edges(network)[i];
    assert_int_equal(edge->from, expected.from);
    assert_int_equal(edge->to, expected.to);
    assert_near(edge->weight, expected.weight, 0);
    assert_near(edge->count, expected.count, 0);
}

static void assert_edges(const akt_dataset *dataset, akt_network_options options, size_t count,
                         const akt_edge *expected)
{
    akt_network *network = build(dataset, options);
    assert_int_equal(akt_network_size(network), count);
    for (size_t i = 0; i < count; i++)
        assert_edge(network, i, expected[i]);
    akt_network_free(network);
}

static void test_network__vertices_are_actors_then_programmes(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    akt_network *network = build(dataset, (akt_network_options){0});
    assert_int_equal(akt_network_order(network), 3);
    assert_int_equal(akt_network_size(network), 0);
    for (size_t v = 0; v < 3; v++)
        assert_int_equal(akt_network_vertex(network, akt_network_ref(network, v)), v);
    assert_true(akt_ref_is_same(akt_network_ref(network, 2), programme));
    assert_true(akt_network_vertex(network, forum) == SIZE_MAX);
    assert_true(akt_network_vertex(network, (akt_ref){AKT_TABLE_ACTORS, AKT_NONE}) == SIZE_MAX);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

static void test_network__parallel_ties_are_merged_and_loops_dropped(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_tie(dataset, 2, 1, "governs");
    akt_sketch_add_tie(dataset, 0, 1, "governs");
    akt_sketch_add_tie(dataset, 1, 0, "founded");
    akt_sketch_add_tie(dataset, 0, 1, "commissions");
    akt_sketch_add_tie(dataset, 1, 1, "governs");
    akt_network_options options = {.layers = GOVERNANCE};
    assert_edges(dataset, options, 3, (akt_edge[]){{0, 1, 1, 2}, {1, 0, 1, 1}, {2, 1, 1, 1}});
    options.weight = AKT_WEIGHT_COUNT;
    assert_edges(dataset, options, 3, (akt_edge[]){{0, 1, 2, 2}, {1, 0, 1, 1}, {2, 1, 1, 1}});
    options.direction = AKT_DIRECTION_UNDIRECTED;
    assert_edges(dataset, options, 2, (akt_edge[]){{0, 1, 3, 3}, {1, 2, 1, 1}});
    akt_dataset_free(dataset);
}

static void test_network__undirected_ties_go_both_ways_in_a_directed_graph(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates");
    akt_network_options options = {.layers = COOPERATION, .direction = AKT_DIRECTION_DIRECTED};
    assert_edges(dataset, options, 2, (akt_edge[]){{0, 1, 1, 1}, {1, 0, 1, 1}});
    akt_dataset_free(dataset);
}

static void test_network__only_existing_ties_count(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_tie(dataset, 0, 1, "governs")->status = AKT_TIE_PLANNED;
    akt_sketch_add_tie(dataset, 0, 1, "governs")->status = AKT_TIE_PROPOSED;
    assert_edges(dataset, (akt_network_options){0}, 0, NULL);
    akt_sketch_add_tie(dataset, 0, 1, "governs");
    assert_edges(dataset, (akt_network_options){0}, 1, (akt_edge[]){{0, 1, 1, 1}});
    akt_dataset_free(dataset);
}

static void test_network__each_layer_takes_its_own_ties(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(6);
    akt_sketch_add_flow(dataset, "flow", 0, 1, 5);
    akt_sketch_add_tie(dataset, 0, 2, "governs");
    akt_sketch_add_tie(dataset, 0, 3, "cooperates");
    akt_sketch_add_tie(dataset, 0, 4, "owns");
    akt_sketch_add_tie(dataset, 0, 5, "member");
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++) {
        akt_network_options options = {.layers = 1u << layer};
        assert_edges(dataset, options, 1, (akt_edge[]){{0, layer + 1, 1, 1}});
    }
    akt_network *all = build(dataset, (akt_network_options){0});
    assert_int_equal(akt_network_size(all), 5);
    akt_network_free(all);
    akt_dataset_free(dataset);
}

static void test_network__one_layer_of_directed_ties_is_directed(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    const uint32_t directed[] = {FUNDING, GOVERNANCE, OWNERSHIP};
    const uint32_t undirected[] = {0, COOPERATION, MEMBERSHIP, FUNDING | GOVERNANCE};
    for (size_t i = 0; i < 3; i++) {
        akt_network *network = build(dataset, (akt_network_options){.layers = directed[i]});
        assert_true(akt_network_is_directed(network));
        akt_network_free(network);
    }
    for (size_t i = 0; i < 4; i++) {
        akt_network *network = build(dataset, (akt_network_options){.layers = undirected[i]});
        assert_false(akt_network_is_directed(network));
        akt_network_free(network);
    }
    akt_dataset_free(dataset);
}

static void test_network__fields_of_actors_and_programmes_are_ties(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 0))->parent = akt_sketch_actor(1);
    akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_programme *p = (akt_programme *)akt_dataset_edit(dataset, AKT_TABLE_PROGRAMMES, 0);
    const akt_ref actors[] = {akt_sketch_actor(0), akt_sketch_actor(1), akt_sketch_actor(2)};
    p->owners = akt_sketch_refs(dataset, &actors[0], 1);
    p->operators = akt_sketch_refs(dataset, &actors[1], 1);
    p->partners = akt_sketch_refs(dataset, &actors[1], 2);
    assert_edges(dataset, (akt_network_options){.layers = OWNERSHIP}, 1,
                 (akt_edge[]){{0, 3, 1, 1}});
    assert_edges(dataset, (akt_network_options){.layers = GOVERNANCE}, 2,
                 (akt_edge[]){{1, 0, 1, 1}, {1, 3, 1, 1}});
    assert_edges(dataset, (akt_network_options){.layers = COOPERATION}, 2,
                 (akt_edge[]){{1, 3, 1, 1}, {2, 3, 1, 1}});
    akt_dataset_free(dataset);
}

static void test_network__a_forum_ties_its_members_pairwise_to_strength_one_each(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    const akt_ref members[] = {akt_sketch_actor(2),
                               akt_sketch_actor(0),
                               akt_sketch_actor(1),
                               akt_sketch_actor(0),
                               {AKT_TABLE_FORUMS, 0}};
    ((akt_forum *)akt_dataset_edit(dataset, AKT_TABLE_FORUMS, 0))->members =
        akt_sketch_refs(dataset, members, 5);
    akt_network_options options = {.layers = MEMBERSHIP, .weight = AKT_WEIGHT_COUNT};
    assert_edges(dataset, options, 3,
                 (akt_edge[]){{0, 1, 0.5, 0.5}, {0, 2, 0.5, 0.5}, {1, 2, 0.5, 0.5}});
    options.weight = AKT_WEIGHT_NONE;
    assert_edges(dataset, options, 3, (akt_edge[]){{0, 1, 1, 0.5}, {0, 2, 1, 0.5}, {1, 2, 1, 0.5}});
    akt_dataset_free(dataset);
}

static void test_network__a_tie_that_ends_in_a_forum_is_left_out(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    akt_sketch_add_tie(dataset, 0, 1, "member")->to = forum;
    akt_sketch_add_flow(dataset, "flow", 0, 1, 5)->from = forum;
    assert_edges(dataset, (akt_network_options){0}, 0, NULL);
    akt_dataset_free(dataset);
}

static void test_network__a_flow_via_a_programme_is_two_edges(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_flow(dataset, "flow", 0, 1, 7)->via = programme;
    akt_network_options options = {.layers = FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    assert_edges(dataset, options, 2, (akt_edge[]){{0, 2, 7, 1}, {2, 1, 7, 1}});
    akt_dataset_free(dataset);
}

static void test_network__unknown_amounts_leave_the_weighted_graph_and_are_counted(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_flow(dataset, "known", 0, 1, 7);
    akt_sketch_add_flow(dataset, "unknown", 0, 1, -1)->year.year = 2016;
    akt_sketch_add_flow(dataset, "unknown-via", 1, 2, -1)->via = programme;
    akt_sketch_add_flow(dataset, "unknown-loop", 2, 2, -1);
    akt_flow *flow = akt_sketch_add_flow(dataset, "unknown-half", 0, 1, -1);
    flow->from = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    flow->via = programme;
    akt_sketch_add_flow(dataset, "zero", 0, 2, 0);
    akt_network *network =
        build(dataset, (akt_network_options){.layers = FUNDING, .weight = AKT_WEIGHT_AMOUNT});
    assert_int_equal(akt_network_size(network), 1);
    assert_edge(network, 0, (akt_edge){0, 1, 7, 1});
    assert_int_equal(akt_network_unknown(network), 3);
    akt_network_free(network);
    network = build(dataset, (akt_network_options){.layers = FUNDING});
    assert_int_equal(akt_network_size(network), 5);
    assert_edge(network, 0, (akt_edge){0, 1, 1, 2});
    assert_int_equal(akt_network_unknown(network), 0);
    akt_network_free(network);
    akt_dataset_free(dataset);
}

static void test_network__superseded_flows_and_other_years_are_left_out(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_tie(dataset, 0, 1, "governs")->from_year.year = 1999;
    akt_flow *flow = akt_sketch_add_flow(dataset, "budget", 0, 1, 100);
    flow->year.year = 2016;
    flow->status = AKT_FLOW_BUDGET;
    flow = akt_sketch_add_flow(dataset, "paid", 0, 1, 7);
    flow->year.year = 2016;
    flow->status = AKT_FLOW_PAID;
    akt_sketch_add_flow(dataset, "before", 0, 1, 50)->year.year = 2015;
    akt_network_options options = {.layers = FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    assert_edges(dataset, options, 1, (akt_edge[]){{0, 1, 57, 2}});
    options.first_year = options.last_year = 2016;
    assert_edges(dataset, options, 1, (akt_edge[]){{0, 1, 7, 1}});
    options.layers = 0;
    options.weight = AKT_WEIGHT_COUNT;
    assert_edges(dataset, options, 1, (akt_edge[]){{0, 1, 2, 2}});
    akt_dataset_free(dataset);
}

static void assert_refused(const akt_dataset *dataset, akt_network_options options,
                           const char *word)
{
    akt_network *network = (akt_network *)&options;
    akt_error err = {AKT_OK, ""};
    assert_int_equal(akt_network_new(&network, dataset, &options, &err), AKT_EINVAL);
    assert_null(network);
    assert_int_equal(err.status, AKT_EINVAL);
    assert_non_null(strstr(err.message, word));
}

static void test_network__options_that_do_not_apply_give_a_sentence(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "kroner", 0, 1, 1);
    akt_network_options amount = {.weight = AKT_WEIGHT_AMOUNT};
    assert_refused(dataset, amount, "the layer \"funding\" alone");
    amount.layers = FUNDING | GOVERNANCE;
    assert_refused(dataset, amount, "the layer \"funding\" alone");
    assert_refused(dataset, (akt_network_options){.layers = 1u << AKT_LAYER_COUNT}, "layer");
    assert_refused(dataset, (akt_network_options){.first_year = 2017, .last_year = 2016}, "2017");
    amount.layers = FUNDING;
    akt_network_free(build(dataset, amount));
    akt_sketch_add_flow(dataset, "euro", 1, 0, 1)->currency = "EUR";
    assert_refused(dataset, amount, "\"euro\", in EUR");
    akt_dataset_free(dataset);
}

static void test_network__the_order_of_records_changes_nothing(void **state)
{
    (void)state;
    enum { ACTORS = 12, TIES = 60 };
    akt_dataset *forwards = akt_sketch_new(ACTORS);
    akt_dataset *backwards = akt_sketch_new(ACTORS);
    size_t ends[TIES][2];
    uint64_t seed = 7;
    for (size_t i = 0; i < TIES; i++) {
        ends[i][0] = akt_sketch_draw(&seed, ACTORS);
        ends[i][1] = akt_sketch_draw(&seed, ACTORS);
    }
    for (size_t i = 0; i < TIES; i++) {
        akt_sketch_add_tie(forwards, ends[i][0], ends[i][1], "governs");
        akt_sketch_add_tie(backwards, ends[TIES - 1 - i][0], ends[TIES - 1 - i][1], "governs");
    }
    akt_network_options options = {.layers = GOVERNANCE, .weight = AKT_WEIGHT_COUNT};
    akt_network *a = build(forwards, options);
    akt_network *b = build(backwards, options);
    assert_true(akt_network_size(a) > 20);
    assert_int_equal(akt_network_size(a), akt_network_size(b));
    for (size_t i = 0; i < akt_network_size(a); i++)
        assert_edge(a, i, akt_network_edges(b)[i]);
    akt_network_free(a);
    akt_network_free(b);
    akt_dataset_free(forwards);
    akt_dataset_free(backwards);
}

static void test_network__amounts_that_are_all_unknown_are_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_network *network;
    const akt_network_options options = {.layers = FUNDING, .weight = AKT_WEIGHT_AMOUNT};
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    akt_network_free(network);
    akt_sketch_add_flow(dataset, "f", 0, 1, -1);
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_EINVAL);
    assert_null(network);
    akt_dataset_free(dataset);
}

static void test_network__a_proposal_is_no_edge(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, 5)->status = AKT_FLOW_PROPOSED;
    akt_sketch_add_flow(dataset, "g", 1, 2, 5)->status = AKT_FLOW_BUDGET;
    const akt_edge expected[] = {{1, 2, 1, 1}};
    assert_edges(dataset, (akt_network_options){.layers = FUNDING}, 1, expected);
    akt_dataset_free(dataset);
}

static void test_network__forums_as_nodes_are_tied_to_their_members(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    const akt_ref members[] = {akt_sketch_actor(2), akt_sketch_actor(0), programme};
    ((akt_forum *)akt_dataset_edit(dataset, forum.table, (size_t)forum.index))->members =
        akt_sketch_refs(dataset, members, 3);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates")->to = forum;
    const akt_network_options options = {.forum_nodes = true};
    akt_network *network = build(dataset, options);
    assert_int_equal(akt_network_order(network), 5);
    assert_int_equal(akt_network_vertex(network, forum), 4);
    assert_true(akt_ref_is_same(akt_network_ref(network, 4), forum));
    akt_network_free(network);
    const akt_edge expected[] = {{0, 4, 1, 2}, {2, 4, 1, 1}, {3, 4, 1, 1}};
    assert_edges(dataset, options, 3, expected);
    akt_dataset_free(dataset);
}

static void test_network__a_draw_keeps_what_is_certain_and_drops_what_is_not(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates")->record.confidence = 0;
    akt_sketch_add_tie(dataset, 1, 2, "cooperates")->record.confidence = 1;
    const akt_draw draw = {1, 0, 0.5};
    const akt_edge expected[] = {{1, 2, 1, 1}};
    assert_edges(dataset, (akt_network_options){.draw = &draw}, 1, expected);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_network__vertices_are_actors_then_programmes),
        cmocka_unit_test(test_network__parallel_ties_are_merged_and_loops_dropped),
        cmocka_unit_test(test_network__undirected_ties_go_both_ways_in_a_directed_graph),
        cmocka_unit_test(test_network__only_existing_ties_count),
        cmocka_unit_test(test_network__each_layer_takes_its_own_ties),
        cmocka_unit_test(test_network__one_layer_of_directed_ties_is_directed),
        cmocka_unit_test(test_network__fields_of_actors_and_programmes_are_ties),
        cmocka_unit_test(test_network__a_forum_ties_its_members_pairwise_to_strength_one_each),
        cmocka_unit_test(test_network__a_tie_that_ends_in_a_forum_is_left_out),
        cmocka_unit_test(test_network__a_flow_via_a_programme_is_two_edges),
        cmocka_unit_test(test_network__unknown_amounts_leave_the_weighted_graph_and_are_counted),
        cmocka_unit_test(test_network__superseded_flows_and_other_years_are_left_out),
        cmocka_unit_test(test_network__options_that_do_not_apply_give_a_sentence),
        cmocka_unit_test(test_network__the_order_of_records_changes_nothing),
        cmocka_unit_test(test_network__amounts_that_are_all_unknown_are_refused),
        cmocka_unit_test(test_network__a_proposal_is_no_edge),
        cmocka_unit_test(test_network__forums_as_nodes_are_tied_to_their_members),
        cmocka_unit_test(test_network__a_draw_keeps_what_is_certain_and_drops_what_is_not),
    };
    return cmocka_run_group_tests_name("network/network", tests, NULL, NULL);
}
