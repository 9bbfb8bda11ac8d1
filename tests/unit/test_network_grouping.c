#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "network/grouping.h"
#include "support/sketch.h"

static akt_grouping group(const akt_dataset *dataset, akt_facet facet)
{
    akt_network *network;
    akt_grouping grouping;
    const akt_network_options options = {.forum_nodes = true};
    assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
    assert_int_equal(akt_grouping_make(&grouping, dataset, network, facet, NULL), AKT_OK);
    akt_network_free(network);
    return grouping;
}

static akt_actor *edit(akt_dataset *dataset, size_t index)
{
    return (akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, index);
}

static void test_grouping__vertices_of_one_term_are_a_group_in_its_order(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    edit(dataset, 0)->level = 1;
    edit(dataset, 1)->level = 0;
    edit(dataset, 2)->level = 1;
    akt_grouping levels = group(dataset, AKT_FACET_LEVEL);
    assert_int_equal(levels.count, 4);
    assert_int_equal(levels.group_count, 2);
    assert_int_equal(levels.groups[0].term, 0);
    assert_int_equal(levels.groups[1].vocabulary, AKT_VOCABULARY_LEVELS);
    assert_int_equal(levels.of[0], 1);
    assert_int_equal(levels.of[1], 0);
    assert_int_equal(levels.of[2], 1);
    akt_grouping_dispose(&levels);
    akt_dataset_free(dataset);
}

static void test_grouping__what_states_nothing_is_in_no_group(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    edit(dataset, 0)->level = 0;
    akt_grouping levels = group(dataset, AKT_FACET_LEVEL);
    assert_int_equal(levels.without, 3);
    assert_int_equal(levels.of[1], AKT_NONE);
    assert_int_equal(levels.of[2], AKT_NONE);
    assert_int_equal(levels.of[3], AKT_NONE);
    akt_grouping_dispose(&levels);
    akt_dataset_free(dataset);
}

static void test_grouping__kinds_of_actors_and_programmes_are_apart(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_ref programme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    edit(dataset, 0)->kind = 0;
    ((akt_programme *)akt_dataset_edit(dataset, programme.table, (size_t)programme.index))->kind =
        0;
    akt_grouping kinds = group(dataset, AKT_FACET_KIND);
    assert_int_equal(kinds.group_count, 2);
    assert_int_not_equal(kinds.of[0], kinds.of[1]);
    akt_grouping_dispose(&kinds);
    akt_dataset_free(dataset);
}

static void test_grouping__the_clearest_role_counts_then_the_first(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "developer", NULL, AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", NULL, AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "developer", NULL, AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "developer", NULL, AKT_STRENGTH_POTENTIAL);
    akt_grouping roles = group(dataset, AKT_FACET_ROLE);
    int32_t developer = akt_dataset_find_term(dataset, AKT_VOCABULARY_ROLES, "developer");
    int32_t educator = akt_dataset_find_term(dataset, AKT_VOCABULARY_ROLES, "educator");
    assert_int_equal(roles.groups[roles.of[0]].term, educator);
    assert_int_equal(roles.groups[roles.of[1]].term, developer);
    assert_int_equal(roles.of[2], AKT_NONE);
    akt_grouping_dispose(&roles);
    akt_dataset_free(dataset);
}

static void test_grouping__a_role_that_had_ended_is_not_held(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_dataset_edit_about(dataset)->date = (akt_date){2018, 0, 0};
    for (size_t i = 0; i < 2; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", NULL, AKT_STRENGTH_CLEAR)
            ->to = (akt_date){2017, 0, 0};
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "developer", NULL, AKT_STRENGTH_POSSIBLE);
    akt_grouping roles = group(dataset, AKT_FACET_ROLE);
    assert_int_equal(roles.of[0], AKT_NONE);
    assert_int_equal(roles.group_count, 1);
    assert_int_equal(roles.groups[roles.of[1]].term,
                     akt_dataset_find_term(dataset, AKT_VOCABULARY_ROLES, "developer"));
    akt_grouping_dispose(&roles);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grouping__vertices_of_one_term_are_a_group_in_its_order),
        cmocka_unit_test(test_grouping__what_states_nothing_is_in_no_group),
        cmocka_unit_test(test_grouping__kinds_of_actors_and_programmes_are_apart),
        cmocka_unit_test(test_grouping__the_clearest_role_counts_then_the_first),
        cmocka_unit_test(test_grouping__a_role_that_had_ended_is_not_held),
    };
    return cmocka_run_group_tests_name("network/grouping", tests, NULL, NULL);
}
