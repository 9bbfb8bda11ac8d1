#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/cut_points.h"
#include "support/fragments.h"
#include "support/shapes.h"
#include "support/sweep.h"

enum { ROUNDS = 200, LONG = 200000 };

static akt_cut_points find(const akt_shape *shape)
{
    akt_cut_points points;
    assert_int_equal(akt_cut_points_compute(&points, shape->network, NULL), AKT_OK);
    return points;
}

static void dispose(akt_cut_points *points, akt_shape *shape)
{
    akt_cut_points_dispose(points);
    akt_shape_dispose(shape);
}

static void assert_cut(const akt_cut *cut, int32_t a, int32_t b, size_t cut_off)
{
    assert_int_equal(cut->a, a);
    assert_int_equal(cut->b, b);
    assert_int_equal(cut->cut_off, cut_off);
}

static void test_cut_points__a_star_falls_apart_without_its_centre(void **state)
{
    (void)state;
    akt_shape star = akt_shape_star(6);
    akt_cut_points points = find(&star);
    akt_cut_parts parts;
    assert_int_equal(points.point_count, 1);
    assert_cut(&points.points[0], 0, AKT_NONE, 4);
    assert_int_equal(points.bridge_count, 5);
    for (int32_t i = 0; i < 5; i++)
        assert_cut(&points.bridges[i], 0, i + 1, 1);
    assert_int_equal(akt_cut_points_parts(&parts, &points, &points.points[0], NULL), AKT_OK);
    assert_int_equal(parts.count, 5);
    assert_int_equal(points.points[0].left, 1);
    for (int32_t i = 1; i < 5; i++) {
        assert_int_equal(parts.start[i], i - 1);
        assert_int_equal(parts.members[i - 1], i + 1);
    }
    akt_cut_parts_dispose(&parts);
    dispose(&points, &star);
}

static void test_cut_points__a_ring_and_a_clique_have_none(void **state)
{
    (void)state;
    akt_shape ring = akt_shape_ring(9);
    akt_cut_points points = find(&ring);
    assert_int_equal(points.point_count + points.bridge_count, 0);
    dispose(&points, &ring);
    akt_shape clique = akt_shape_complete(7);
    points = find(&clique);
    assert_int_equal(points.point_count + points.bridge_count, 0);
    dispose(&points, &clique);
}

static void test_cut_points__a_path_is_cut_worst_in_its_middle(void **state)
{
    (void)state;
    akt_shape path = akt_shape_path(5);
    akt_cut_points points = find(&path);
    assert_int_equal(points.point_count, 3);
    assert_cut(&points.points[0], 2, AKT_NONE, 2);
    assert_cut(&points.points[1], 1, AKT_NONE, 1);
    assert_cut(&points.points[2], 3, AKT_NONE, 1);
    assert_int_equal(points.bridge_count, 4);
    assert_cut(&points.bridges[0], 1, 2, 2);
    assert_cut(&points.bridges[1], 2, 3, 2);
    assert_cut(&points.bridges[2], 0, 1, 1);
    assert_cut(&points.bridges[3], 3, 4, 1);
    dispose(&points, &path);
}

static void test_cut_points__a_barbell_has_one_way_between_its_sides(void **state)
{
    (void)state;
    akt_shape barbell = akt_shape_barbell(4, 0, false);
    akt_cut_points points = find(&barbell);
    akt_cut_parts parts;
    assert_int_equal(points.point_count, 2);
    assert_cut(&points.points[0], 3, AKT_NONE, 3);
    assert_cut(&points.points[1], 4, AKT_NONE, 3);
    assert_int_equal(points.bridge_count, 1);
    assert_cut(&points.bridges[0], 3, 4, 4);
    assert_int_equal(akt_cut_points_parts(&parts, &points, &points.bridges[0], NULL), AKT_OK);
    assert_int_equal(parts.count, 2);
    assert_int_equal(points.bridges[0].left, 4);
    assert_int_equal(parts.start[1], 0);
    assert_int_equal(parts.start[2], 4);
    for (int32_t i = 0; i < 4; i++)
        assert_int_equal(parts.members[i], 4 + i);
    akt_cut_parts_dispose(&parts);
    dispose(&points, &barbell);
}

static void test_cut_points__islands_and_isolates_are_cut_off_already(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{1, 2}, {2, 3}, {5, 6}};
    akt_shape islands = akt_shape_of(8, pairs, 3);
    akt_cut_points points = find(&islands);
    assert_int_equal(points.point_count, 1);
    assert_cut(&points.points[0], 2, AKT_NONE, 1);
    assert_int_equal(points.bridge_count, 3);
    dispose(&points, &islands);
    akt_shape empty = akt_shape_of(0, NULL, 0);
    points = find(&empty);
    assert_int_equal(points.point_count + points.bridge_count, 0);
    dispose(&points, &empty);
}

static void test_cut_points__ties_both_ways_and_twice_are_one(void **state)
{
    (void)state;
    const akt_pair pairs[] = {{0, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 2}};
    akt_shape shape = akt_shape_of(3, pairs, 5);
    akt_cut_points points = find(&shape);
    assert_int_equal(points.bridge_count, 2);
    assert_int_equal(points.point_count, 1);
    dispose(&points, &shape);
}

static const akt_cut *find_cut(const akt_cut *cuts, size_t count, int32_t a, int32_t b)
{
    for (size_t i = 0; i < count; i++) {
        if (cuts[i].a == a && cuts[i].b == b)
            return &cuts[i];
    }
    return NULL;
}

/* Whether v is in part 0: in the component that was cut, and neither gone nor cut off. */
static bool is_left(const akt_network *network, const akt_cut *cut, const akt_cut_parts *parts,
                    int32_t v)
{
    int32_t whole[64];
    const akt_removal nothing = {NULL, 0, AKT_NONE};
    akt_fragments_find(whole, network, &nothing);
    bool is_listed = false;
    for (size_t i = 0; i < parts->start[parts->count]; i++)
        is_listed = is_listed || parts->members[i] == v;
    return !is_listed && whole[v] == whole[cut->a] && (cut->b != AKT_NONE || v != cut->a);
}

static void check_largest(const akt_network *network, const akt_cut *cut,
                          const akt_cut_parts *parts, const int32_t *component)
{
    size_t left = 0;
    int32_t first = AKT_NONE;
    for (int32_t v = 0; v < (int32_t)akt_network_order(network); v++) {
        if (!is_left(network, cut, parts, v))
            continue;
        first = left++ ? first : v;
        assert_int_equal(component[v], component[first]);
    }
    assert_int_equal(left, cut->left);
    assert_true(left > parts->start[2] || (left == parts->start[2] && first < parts->members[0]));
}

/* Two vertices are in one part exactly where they still reach each other. */
static void check_parts(const akt_network *network, const akt_cut_points *points,
                        const akt_cut *cut, const akt_removal *removal)
{
    int32_t component[64];
    akt_cut_parts parts;
    akt_fragments_find(component, network, removal);
    assert_int_equal(akt_cut_points_parts(&parts, points, cut, NULL), AKT_OK);
    assert_true(parts.count >= 2);
    assert_int_equal(parts.start[1], 0);
    for (size_t p = 1; p < parts.count; p++) {
        size_t size = parts.start[p + 1] - parts.start[p], members = 0;
        int32_t name = component[parts.members[parts.start[p]]];
        for (size_t v = 0; v < akt_network_order(network); v++)
            members += component[v] == name;
        for (size_t i = parts.start[p]; i < parts.start[p + 1]; i++)
            assert_int_equal(component[parts.members[i]], name);
        assert_int_equal(size, members);
        assert_true(p == 1 || size <= parts.start[p] - parts.start[p - 1]);
    }
    assert_int_equal(parts.start[parts.count], cut->cut_off);
    check_largest(network, cut, &parts, component);
    akt_cut_parts_dispose(&parts);
}

static void check_points(const akt_network *network, const akt_cut_points *points)
{
    size_t found = 0;
    for (int32_t v = 0; v < (int32_t)akt_network_order(network); v++) {
        const akt_removal removal = {&v, 1, AKT_NONE};
        size_t cut_off = akt_fragments_cut_off(network, &removal, v);
        const akt_cut *cut = find_cut(points->points, points->point_count, v, AKT_NONE);
        assert_int_equal(cut ? cut->cut_off : 0, cut_off);
        found += cut_off > 0;
        if (cut)
            check_parts(network, points, cut, &removal);
    }
    assert_int_equal(points->point_count, found);
}

static void check_bridges(const akt_network *network, const akt_cut_points *points)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t e = 0; e < akt_network_size(network); e++) {
        const akt_removal removal = {NULL, 0, (int32_t)e};
        int32_t a = edges[e].from, b = edges[e].to;
        size_t cut_off = akt_fragments_cut_off(network, &removal, a);
        const akt_cut *cut =
            find_cut(points->bridges, points->bridge_count, a < b ? a : b, a < b ? b : a);
        assert_int_equal(cut ? cut->cut_off : 0, cut_off);
        if (cut)
            check_parts(network, points, cut, &removal);
    }
}

static void test_cut_points__are_what_removing_and_counting_finds(void **state)
{
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        akt_shape shape = akt_shape_random(round, 14, 6 + round % 20, round % 2);
        akt_cut_points points = find(&shape);
        check_points(shape.network, &points);
        check_bridges(shape.network, &points);
        dispose(&points, &shape);
    }
}

static void test_cut_points__a_long_path_needs_no_deep_stack(void **state)
{
    (void)state;
    akt_shape path = akt_shape_path(LONG);
    akt_cut_points points = find(&path);
    assert_int_equal(points.point_count, LONG - 2);
    assert_int_equal(points.bridge_count, LONG - 1);
    assert_cut(&points.points[0], LONG / 2 - 1, AKT_NONE, LONG / 2 - 1);
    assert_cut(&points.bridges[0], LONG / 2 - 1, LONG / 2, LONG / 2);
    dispose(&points, &path);
}

static akt_status find_parts(const void *subject)
{
    const akt_shape *shape = subject;
    akt_cut_points points;
    akt_cut_parts parts = {0, NULL, NULL};
    akt_status status = akt_cut_points_compute(&points, shape->network, NULL);
    if (status == AKT_OK)
        status = akt_cut_points_parts(&parts, &points, &points.points[0], NULL);
    assert_true(status != AKT_OK || parts.count == 2);
    akt_cut_parts_dispose(&parts);
    akt_cut_points_dispose(&points);
    return status;
}

static void test_cut_points__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_shape path = akt_shape_path(5);
    akt_sweep(find_parts, &path, 14);
    akt_shape_dispose(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_points__a_star_falls_apart_without_its_centre),
        cmocka_unit_test(test_cut_points__a_ring_and_a_clique_have_none),
        cmocka_unit_test(test_cut_points__a_path_is_cut_worst_in_its_middle),
        cmocka_unit_test(test_cut_points__a_barbell_has_one_way_between_its_sides),
        cmocka_unit_test(test_cut_points__islands_and_isolates_are_cut_off_already),
        cmocka_unit_test(test_cut_points__ties_both_ways_and_twice_are_one),
        cmocka_unit_test(test_cut_points__are_what_removing_and_counting_finds),
        cmocka_unit_test(test_cut_points__a_long_path_needs_no_deep_stack),
        cmocka_unit_test(test_cut_points__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("analysis/cut_points", tests, NULL, NULL);
}
