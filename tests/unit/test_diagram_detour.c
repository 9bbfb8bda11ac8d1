#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/detour_internal.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <math.h>

#define MARGIN 10.0

static const akt_obstacle page = {0, 0, 1000, 1000};

static double number(uint64_t *seed, uint64_t limit)
{
    return (double)akt_sketch_draw(seed, limit * 10) / 10;
}

static void draw_boxes(akt_obstacle *boxes, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++) {
        double x = number(&seed, 900), y = number(&seed, 900);
        boxes[i] = (akt_obstacle){x, y, x + 1 + number(&seed, 100), y + 1 + number(&seed, 60)};
    }
}

static bool holds(const akt_obstacle *box, akt_point at, double margin)
{
    return at.x > box->left - margin && at.x < box->right + margin && at.y > box->top - margin &&
           at.y < box->bottom + margin;
}

/* By points on the way. */
static bool is_free(const akt_obstacle *boxes, size_t count, akt_point a, akt_point b,
                    const akt_clearance *how)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; i != how->ends[0] && i != how->ends[1] && k <= 2000; k++) {
            akt_point at = {a.x + (b.x - a.x) * k / 2000, a.y + (b.y - a.y) * k / 2000};
            if (holds(&boxes[i], at, how->margin))
                return false;
        }
    return true;
}

/* Points may miss a corner that the way only just cuts: then a little less margin is free, too. */
static void test_detour__a_way_is_free_where_no_point_of_it_is_near_a_box(void **state)
{
    (void)state;
    size_t free_count = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        akt_obstacle boxes[12];
        akt_obstacles obstacles;
        akt_pool *pool = akt_pool_new();
        uint64_t own = seed * 31;
        draw_boxes(boxes, 12, seed);
        assert_true(akt_obstacles__index(&obstacles, boxes, 12, pool));
        for (int k = 0; k < 10; k++) {
            akt_point a = {number(&own, 1000), number(&own, 1000)};
            akt_point b = {k == 0 ? a.x : number(&own, 1000), k == 1 ? a.y : number(&own, 1000)};
            const akt_clearance how = {number(&own, 24), {(size_t)k, AKT_OBSTACLES_NO_END}};
            const akt_clearance less = {how.margin - 0.5, {(size_t)k, AKT_OBSTACLES_NO_END}};
            bool answer = akt_obstacles__is_free(&obstacles, a, b, &how);
            free_count += answer;
            if (answer)
                assert_true(is_free(boxes, 12, a, b, &how));
            else
                assert_false(is_free(boxes, 12, a, b, &how) &&
                             !akt_obstacles__is_free(&obstacles, a, b, &less));
        }
        akt_pool_free(pool);
    }
    assert_in_range(free_count, 200, 1800);
}

static akt_detour find(const akt_obstacle *boxes, size_t count, double reach, akt_pool *pool)
{
    akt_obstacles *obstacles = akt_pool_get(pool, sizeof *obstacles);
    const akt_detour_rules rules = {page, MARGIN, reach};
    const akt_detour_ends ends = {0, 1, MARGIN};
    akt_detour way;
    assert_true(akt_obstacles__index(obstacles, boxes, count, pool));
    akt_detours *detours = akt_detours__new(obstacles, &rules, pool);
    assert_non_null(detours);
    assert_true(akt_detours__find(detours, &ends, &way));
    return way;
}

static void test_detour__goes_round_the_nearer_end_of_a_wall(void **state)
{
    (void)state;
    static const akt_obstacle boxes[] = {
        {100, 490, 120, 510}, {800, 490, 820, 510}, {400, 100, 420, 560}};
    akt_pool *pool = akt_pool_new();
    akt_detour way = find(boxes, 3, INFINITY, pool);
    assert_true(way.found);
    assert_int_equal(way.count, 2);
    assert_true(way.corners[0].x == 390 && way.corners[0].y == 570);
    assert_true(way.corners[1].x == 430 && way.corners[1].y == 570);
    akt_pool_free(pool);
}

static void test_detour__there_is_none_out_of_a_ring(void **state)
{
    (void)state;
    static const akt_obstacle boxes[] = {{490, 490, 510, 510}, {800, 490, 820, 510},
                                         {400, 400, 600, 410}, {400, 590, 600, 600},
                                         {400, 400, 410, 600}, {590, 400, 600, 600}};
    akt_pool *pool = akt_pool_new();
    assert_false(find(boxes, 6, INFINITY, pool).found);
    assert_false(find(boxes, 5, 10, pool).found);
    assert_true(find(boxes, 5, INFINITY, pool).found);
    akt_pool_free(pool);
}

static akt_point middle_of(const akt_obstacle *box)
{
    return (akt_point){(box->left + box->right) / 2, (box->top + box->bottom) / 2};
}

static double length_of(const akt_detour *way, akt_point from, akt_point to)
{
    double length = AKT_DETOUR_CORNER * (double)way->count;
    for (size_t i = 0; i <= way->count; i++) {
        akt_point next = i < way->count ? way->corners[i] : to;
        length += hypot(next.x - from.x, next.y - from.y);
        from = next;
    }
    return length;
}

enum { BOXES = 24, POINTS = 4 * BOXES + 2 };

/* The shortest way from the first box to the second, over all corners, as Bellman and Ford find it. */
static double shortest(const akt_obstacle *boxes)
{
    akt_pool *pool = akt_pool_new();
    akt_obstacles obstacles;
    akt_point points[POINTS];
    double best[POINTS];
    static double legs[POINTS][POINTS];
    assert_true(akt_obstacles__index(&obstacles, boxes, BOXES, pool));
    for (size_t i = 0; i < POINTS; i++) {
        const akt_obstacle *box = &boxes[i < 2 ? i : (i - 2) / 4];
        points[i] = (akt_point){i % 4 < 2 ? box->left - MARGIN : box->right + MARGIN,
                                i % 2 ? box->bottom + MARGIN : box->top - MARGIN};
        points[i] = i < 2 ? middle_of(box) : points[i];
        best[i] = i == 0 ? 0 : INFINITY;
    }
    for (size_t i = 0; i < POINTS; i++)
        for (size_t k = 0; k < POINTS; k++) {
            const akt_clearance how = {
                MARGIN - 0.5, {i == 0 || k == 0 ? 0 : SIZE_MAX, i == 1 || k == 1 ? 1 : SIZE_MAX}};
            bool free = holds(&page, points[i], 0) && holds(&page, points[k], 0) && i + k != 1 &&
                        akt_obstacles__is_free(&obstacles, points[i], points[k], &how);
            legs[i][k] = hypot(points[i].x - points[k].x, points[i].y - points[k].y);
            legs[i][k] = free ? legs[i][k] + (k == 1 ? 0 : AKT_DETOUR_CORNER) : INFINITY;
        }
    for (size_t round = 0; round < POINTS; round++)
        for (size_t i = 0; i < POINTS; i++)
            for (size_t k = 0; k < POINTS; k++)
                best[k] = fmin(best[k], best[i] + legs[i][k]);
    akt_pool_free(pool);
    return best[1];
}

/* Every leg keeps off the boxes. */
static void assert_free(const akt_obstacle *boxes, const akt_detour *way)
{
    for (size_t i = 0; i <= way->count; i++) {
        bool first = i == 0, last = i == way->count;
        const akt_clearance how = {MARGIN - 0.6, {first ? 0 : SIZE_MAX, last ? 1 : SIZE_MAX}};
        assert_true(is_free(boxes, BOXES, first ? middle_of(&boxes[0]) : way->corners[i - 1],
                            last ? middle_of(&boxes[1]) : way->corners[i], &how));
    }
}

static void test_detour__is_free_and_as_short_as_can_be(void **state)
{
    (void)state;
    size_t found = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        akt_obstacle boxes[BOXES];
        akt_pool *pool = akt_pool_new();
        draw_boxes(boxes, BOXES, seed * 77);
        akt_detour way = find(boxes, BOXES, INFINITY, pool);
        double least = shortest(boxes);
        assert_int_equal(way.found, isfinite(least));
        if (way.found) {
            assert_free(boxes, &way);
            double length = length_of(&way, middle_of(&boxes[0]), middle_of(&boxes[1]));
            assert_true(fabs(length - least) < 1e-6);
        }
        found += way.found;
        akt_pool_free(pool);
    }
    assert_true(found > 60);
}

static akt_status find_again(const void *subject)
{
    akt_pool *pool = akt_pool_new();
    akt_obstacles obstacles;
    const akt_detour_rules rules = {page, MARGIN, INFINITY};
    const akt_detour_ends ends = {0, 1, 2};
    akt_detour way;
    akt_detours *detours = NULL;
    if (pool && akt_obstacles__index(&obstacles, subject, 3, pool))
        detours = akt_detours__new(&obstacles, &rules, pool);
    bool done = detours && akt_detours__find(detours, &ends, &way);
    akt_pool_free(pool);
    return done ? AKT_OK : AKT_ENOMEM;
}

static void test_detour__a_lack_of_memory_is_told(void **state)
{
    (void)state;
    static const akt_obstacle boxes[] = {
        {100, 490, 120, 510}, {800, 490, 820, 510}, {400, 100, 420, 560}};
    akt_sweep(find_again, boxes, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detour__a_way_is_free_where_no_point_of_it_is_near_a_box),
        cmocka_unit_test(test_detour__goes_round_the_nearer_end_of_a_wall),
        cmocka_unit_test(test_detour__there_is_none_out_of_a_ring),
        cmocka_unit_test(test_detour__is_free_and_as_short_as_can_be),
        cmocka_unit_test(test_detour__a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
