#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/layout.h"
#include "support/scratch.h"
#include "support/sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Networks that their seed settles: a tree and some ties more. */
typedef struct field {
    akt_layout_node nodes[200];
    akt_layout_edge edges[400];
    akt_layout_graph graph;
} field;

static void make(field *f, size_t nodes, uint64_t seed)
{
    f->graph = (akt_layout_graph){f->nodes, nodes, f->edges, 0};
    for (size_t i = 0; i < nodes; i++)
        f->nodes[i] = (akt_layout_node){13 + (double)akt_sketch_draw(&seed, 150),
                                        13 + (double)akt_sketch_draw(&seed, 40)};
    for (size_t i = 1; i < nodes; i++)
        f->edges[f->graph.edge_count++] = (akt_layout_edge){i, akt_sketch_draw(&seed, i)};
    for (size_t i = 2; i < nodes; i += 2)
        f->edges[f->graph.edge_count++] = (akt_layout_edge){0, i};
}

static void assert_laws(const akt_layout *layout, const akt_layout_graph *graph)
{
    for (size_t i = 0; i < graph->node_count; i++) {
        const akt_layout_node *a = &graph->nodes[i];
        akt_layout_place at = layout->centres[i];
        assert_true(at.x - a->width / 2 > -1e-6 && at.x + a->width / 2 < layout->width + 1e-6);
        assert_true(at.y - a->height / 2 > -1e-6 && at.y + a->height / 2 < layout->height + 1e-6);
        for (size_t j = i + 1; j < graph->node_count; j++) {
            const akt_layout_node *b = &graph->nodes[j];
            bool apart = fabs(at.x - layout->centres[j].x) > (a->width + b->width) / 2 - 1e-6 ||
                         fabs(at.y - layout->centres[j].y) > (a->height + b->height) / 2 - 1e-6;
            if (!apart)
                fail_msg("%zu of %zu lies over %zu", i, graph->node_count, j);
        }
    }
}

static akt_pool *find(akt_layout *layout, const akt_layout_graph *graph, akt_layout_engine engine,
                      double seconds)
{
    const akt_layout_options how = {engine, seconds, 0};
    akt_pool *pool = akt_pool_new();
    assert_int_equal(akt_layout_find(layout, graph, &how, pool, NULL), AKT_OK);
    return pool;
}

static void test_layout__no_node_lies_over_another(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        field f;
        akt_layout layout;
        make(&f, 1 + seed * 6, seed);
        akt_pool *pool = find(&layout, &f.graph, AKT_LAYOUT_SFDP, 0);
        assert_int_equal(layout.engine, AKT_LAYOUT_SFDP);
        assert_int_equal(layout.fault.status, AKT_OK);
        assert_laws(&layout, &f.graph);
        akt_pool_free(pool);
    }
}

static void test_layout__the_same_graph_has_the_same_places(void **state)
{
    (void)state;
    field f;
    akt_layout one, other;
    make(&f, 90, 5);
    akt_pool *pool = find(&one, &f.graph, AKT_LAYOUT_SFDP, 0);
    akt_pool *more = find(&other, &f.graph, AKT_LAYOUT_SFDP, 0);
    for (size_t i = 0; i < 90; i++) {
        assert_true(fabs(one.centres[i].x - other.centres[i].x) <= 0);
        assert_true(fabs(one.centres[i].y - other.centres[i].y) <= 0);
    }
    akt_pool_free(pool);
    akt_pool_free(more);
}

static void test_layout__nobody_has_no_place(void **state)
{
    (void)state;
    akt_layout layout;
    const akt_layout_graph graph = {NULL, 0, NULL, 0};
    akt_pool_free(find(&layout, &graph, AKT_LAYOUT_SFDP, 0));
    assert_true(layout.width <= 0 && layout.height <= 0);
}

/* Places by a worker that is a shell script. */
static void assert_grid(const char *script, const char *words)
{
    char *kept = strdup(getenv("AKTORKART_WORKERS"));
    akt_scratch scratch = akt_scratch_new();
    field f;
    akt_layout layout;
    make(&f, 40, 3);
    akt_scratch_write(&scratch, "aktorkart-layout", script, strlen(script));
    chmod(akt_scratch_path(&scratch, "aktorkart-layout"), 0755);
    setenv("AKTORKART_WORKERS", scratch.folder, 1);
    akt_pool *pool = find(&layout, &f.graph, AKT_LAYOUT_DOT, 0.2);
    assert_int_equal(layout.engine, AKT_LAYOUT_GRID);
    assert_laws(&layout, &f.graph);
    if (!strstr(layout.fault.message, words))
        fail_msg("«%s» does not say «%s»", layout.fault.message, words);
    akt_pool_free(pool);
    setenv("AKTORKART_WORKERS", kept, 1);
    free(kept);
    akt_scratch_remove(&scratch);
}

static void test_layout__without_the_worker_there_is_a_grid(void **state)
{
    (void)state;
    assert_grid("#!/bin/sh\nkill -ABRT $$\n", "aktorkart-layout crashed (signal 6)");
    assert_grid("#!/bin/sh\nexec sleep 9\n", "aktorkart-layout took more than");
    assert_grid("#!/bin/sh\ncat\n", "cannot be read");
    assert_grid("#!/bin/sh\necho n0 1 2\n", "cannot be read");
    assert_grid("#!/bin/sh\necho n0 nan 2\n", "cannot be read");
    assert_grid("#!/bin/sh\nprintf 'n0 1 2\\0n1 1 2\\n'\n", "cannot be read");
    assert_grid("#!/bin/sh\nexec cat /dev/zero\n", "aktorkart-layout wrote more than");
    assert_grid("no program", "aktorkart-layout");
}

static void test_layout__dot_stands_by(void **state)
{
    (void)state;
    field f;
    akt_layout layout;
    make(&f, 12, 8);
    akt_pool *pool = find(&layout, &f.graph, AKT_LAYOUT_DOT, 0);
    assert_int_equal(layout.engine, AKT_LAYOUT_DOT);
    assert_laws(&layout, &f.graph);
    akt_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout__no_node_lies_over_another),
        cmocka_unit_test(test_layout__the_same_graph_has_the_same_places),
        cmocka_unit_test(test_layout__nobody_has_no_place),
        cmocka_unit_test(test_layout__without_the_worker_there_is_a_grid),
        cmocka_unit_test(test_layout__dot_stands_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
