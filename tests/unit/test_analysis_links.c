#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/components_internal.h"
#include "analysis/links_internal.h"
#include "support/shapes.h"
#include "support/sweep.h"

#include <stdlib.h>

enum { ROUNDS = 60 };

static akt_shape draw(uint64_t round)
{
    return akt_shape_random(round, 1 + round % 40, round % 50, round % 2);
}

static void test_links__undirected_are_the_rows_of_the_network(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round += 2) {
        akt_shape shape = draw(round);
        akt_rows links, rows;
        assert_int_equal(akt_links__make(&links, shape.network, NULL), AKT_OK);
        assert_int_equal(akt_rows_make(&rows, shape.network, AKT_WAY_BOTH, NULL), AKT_OK);
        assert_int_equal(links.count, rows.count);
        assert_memory_equal(links.start, rows.start, (rows.order + 1) * sizeof *rows.start);
        assert_memory_equal(links.target, rows.target, rows.count * sizeof *rows.target);
        assert_null(links.weight);
        akt_rows_dispose(&links);
        akt_rows_dispose(&rows);
        akt_shape_dispose(&shape);
    }
}

static size_t count_between(const akt_rows *rows, uint32_t v, uint32_t u)
{
    size_t count = 0;
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++)
        count += rows->target[e] == u;
    return count;
}

static void test_links__directed_stand_at_both_ends_of_every_edge(void **state)
{
    (void)state;
    for (uint64_t round = 1; round < ROUNDS; round += 2) {
        akt_shape shape = draw(round);
        akt_rows links, out;
        assert_int_equal(akt_links__make(&links, shape.network, NULL), AKT_OK);
        assert_int_equal(akt_rows_make(&out, shape.network, AKT_WAY_OUT, NULL), AKT_OK);
        assert_int_equal(links.count, 2 * out.count);
        for (uint32_t v = 0; v < out.order; v++) {
            for (uint32_t u = 0; u < out.order; u++)
                assert_int_equal(count_between(&links, v, u),
                                 count_between(&out, v, u) + count_between(&out, u, v));
        }
        akt_rows_dispose(&links);
        akt_rows_dispose(&out);
        akt_shape_dispose(&shape);
    }
}

/* Who reach each other along the ties, whatever their direction, numbered by their first vertices. */
static void test_links__parts_are_those_that_a_search_finds(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = draw(round);
        akt_rows rows;
        akt_components components;
        assert_int_equal(akt_rows_make(&rows, shape.network, AKT_WAY_BOTH, NULL), AKT_OK);
        assert_int_equal(akt_components__find(&components, &rows, NULL), AKT_OK);
        uint32_t *part = calloc(rows.order + 1, sizeof *part);
        assert_non_null(part);
        assert_int_equal(akt_links__find_parts(part, shape.network), components.count);
        assert_memory_equal(part, components.of, rows.order * sizeof *part);
        free(part);
        akt_components__dispose(&components);
        akt_rows_dispose(&rows);
        akt_shape_dispose(&shape);
    }
}

static akt_status make(const void *subject)
{
    const akt_shape *shape = subject;
    akt_rows links;
    akt_status status = akt_links__make(&links, shape->network, NULL);
    akt_rows_dispose(&links);
    return status;
}

static void test_links__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_shape ring = akt_shape_ring(5);
    akt_sweep(make, &ring, 2);
    akt_shape_dispose(&ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links__undirected_are_the_rows_of_the_network),
        cmocka_unit_test(test_links__directed_stand_at_both_ends_of_every_edge),
        cmocka_unit_test(test_links__parts_are_those_that_a_search_finds),
        cmocka_unit_test(test_links__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
