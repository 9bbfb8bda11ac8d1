#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/graph_files.h"
#include "support/count_of.h"
#include "support/scratch.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A node a party; an edge a tie, a flow and whatever the records of parties say of others. */
static void test_graph__holds_every_record_once(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    akt_graph graph;
    size_t nodes = 0, edges = akt_dataset_count(dataset, AKT_TABLE_TIES) +
                              akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    assert_int_equal(akt_graph_make(&graph, dataset, AKT_LANG_NB, NULL), AKT_OK);
    for (int t = AKT_TABLE_ACTORS; t <= AKT_TABLE_FORUMS; t++)
        nodes += akt_dataset_count(dataset, (akt_table)t);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        edges += akt_ref_is_set(akt_dataset_actors(dataset)[i].parent);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES); i++) {
        const akt_programme *p = &akt_dataset_programmes(dataset)[i];
        edges += p->owners.count + p->operators.count + p->partners.count;
    }
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FORUMS); i++)
        edges += akt_dataset_forums(dataset)[i].members.count;
    const char **ids = calloc(nodes, sizeof *ids);
    akt_graph_walk walk = akt_graph_walk_start(&graph);
    akt_buffer fault = AKT_BUFFER_INIT;
    for (const akt_graph_node *node; (node = akt_graph_next_node(&walk));)
        ids[walk.count - 1] = akt_dataset_party(dataset, node->ref)->record.id;
    assert_int_equal(walk.count, nodes);
    akt_graph_walk_end(&walk, &fault);
    walk = akt_graph_walk_start(&graph);
    for (const akt_graph_edge *edge; (edge = akt_graph_next_edge(&walk));) {
        assert_string_equal(edge->values[AKT_EDGE_FROM], ids[edge->from]);
        assert_string_equal(edge->values[AKT_EDGE_TO], ids[edge->to]);
    }
    assert_int_equal(walk.count, edges);
    akt_graph_walk_end(&walk, &fault);
    assert_false(fault.failed);
    free(ids);
    akt_graph_dispose(&graph);
    akt_dataset_free(dataset);
}

/* Read by igraph it has the same vertices and edges, names and amounts among them. */
static void test_graphml__is_read_by_igraph(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_graph graph;
    igraph_t read;
    igraph_set_attribute_table(&igraph_cattribute_table);
    assert_int_equal(akt_graph_make(&graph, dataset, AKT_LANG_NB, NULL), AKT_OK);
    akt_export_graphml(&text, &graph);
    akt_scratch_write(&scratch, "g.graphml", akt_buffer_text(&text), text.size);
    FILE *file = fopen(akt_scratch_path(&scratch, "g.graphml"), "r");
    assert_non_null(file);
    assert_int_equal(igraph_read_graph_graphml(&read, file, 0), IGRAPH_SUCCESS);
    fclose(file);
    akt_graph_walk nodes = akt_graph_walk_start(&graph), edges = akt_graph_walk_start(&graph);
    for (const akt_graph_node *node; (node = akt_graph_next_node(&nodes));)
        assert_string_equal(
            igraph_cattribute_VAS(&read, "label", (igraph_integer_t)nodes.count - 1),
            node->values[AKT_NODE_LABEL]);
    while (akt_graph_next_edge(&edges))
        continue;
    assert_int_equal(igraph_vcount(&read), nodes.count);
    assert_int_equal(igraph_ecount(&read), edges.count);
    akt_graph_walk_end(&nodes, &text);
    akt_graph_walk_end(&edges, &text);
    igraph_destroy(&read);
    akt_buffer_dispose(&text);
    akt_scratch_remove(&scratch);
    akt_graph_dispose(&graph);
    akt_dataset_free(dataset);
}

static void test_graph__unknown_is_left_out_and_never_zero(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_graph graph;
    akt_sketch_add_flow(dataset, "known", 0, 1, 0);
    akt_sketch_add_flow(dataset, "unknown", 0, 1, -1);
    assert_int_equal(akt_graph_make(&graph, dataset, AKT_LANG_NB, NULL), AKT_OK);
    akt_export_nodelink(&text, &graph);
    assert_int_equal(count_of(akt_buffer_text(&text), "\"amount\": 0"), 1);
    assert_int_equal(count_of(akt_buffer_text(&text), "\"amount\""), 1);
    akt_buffer_dispose(&text);
    akt_graph_dispose(&graph);
    akt_dataset_free(dataset);
}

static akt_status run(const void *dataset)
{
    akt_graph graph;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_status status = akt_graph_make(&graph, dataset, AKT_LANG_EN, NULL);
    if (status == AKT_OK) {
        akt_export_graphml(&text, &graph);
        status = akt_buffer_status(&text, NULL);
    }
    akt_buffer_dispose(&text);
    akt_graph_dispose(&graph);
    return status;
}

static void test_graph__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_field(3);
    akt_sweep(run, dataset, 5);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_graph__holds_every_record_once),
        cmocka_unit_test(test_graphml__is_read_by_igraph),
        cmocka_unit_test(test_graph__unknown_is_left_out_and_never_zero),
        cmocka_unit_test(test_graph__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("export_graph", tests, NULL, NULL);
}
