#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/visits_internal.h"
#include "support/near.h"
#include "support/sketch.h"

#include <string.h>

enum { STATES = 40, ARCS = 3 * STATES };

typedef struct drawn {
    akt_arc arcs[ARCS];
    double start[STATES];
    double end[STATES];
} drawn;

/* Every state has three arcs and a chance to end of at least `least`. */
static akt_chain draw_walk(drawn *d, uint64_t *seed, double least)
{
    for (size_t i = 0; i < STATES; i++) {
        double left = 1 - least;
        for (size_t a = 0; a < 3; a++) {
            double share = left * (double)akt_sketch_draw(seed, 100) / 100;
            d->arcs[3 * i + a] =
                (akt_arc){(int32_t)i, (int32_t)akt_sketch_draw(seed, STATES), share};
            left -= share;
        }
        d->end[i] = least + left;
        d->start[i] = (double)akt_sketch_draw(seed, 3);
    }
    return (akt_chain){STATES, d->start, d->end, d->arcs, ARCS};
}

static void test_visits__both_ways_solve_the_equation(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (unsigned round = 0; round < 50; round++) {
        drawn d;
        double dense[STATES], sparse[STATES], ended = 0, began = 0;
        const akt_chain chain = draw_walk(&d, &seed, 0.01);
        assert_int_equal(akt_visits__solve(dense, &chain, STATES, NULL), AKT_OK);
        assert_int_equal(akt_visits__solve(sparse, &chain, 0, NULL), AKT_OK);
        for (size_t i = 0; i < STATES; i++) {
            double coming = d.start[i];
            for (size_t a = 0; a < ARCS; a++)
                coming += d.arcs[a].to == (int32_t)i ? dense[d.arcs[a].from] * d.arcs[a].share : 0;
            assert_near(dense[i], coming, 1e-12);
            assert_near(sparse[i], dense[i], 1e-9);
            ended += dense[i] * d.end[i];
            began += d.start[i];
        }
        assert_near(ended, began, 1e-12);
    }
}

static void test_visits__a_loop_that_hardly_ends_is_exact(void **state)
{
    (void)state;
    const double leak = 1e-13;
    const akt_arc arcs[] = {{0, 1, 1}, {1, 0, 1 - leak}};
    const double start[] = {1, 0}, end[] = {0, leak};
    const akt_chain chain = {2, start, end, arcs, 2};
    double visits[2];
    assert_int_equal(akt_visits__solve(visits, &chain, 2, NULL), AKT_OK);
    assert_near(visits[1] * leak, 1, 1e-15);
}

static void test_visits__a_walk_too_long_is_refused(void **state)
{
    (void)state;
    const akt_arc arcs[] = {{0, 1, 1}, {1, 0, 1 - 1e-9}};
    const double start[] = {1, 0}, end[] = {0, 1e-9};
    const akt_chain chain = {2, start, end, arcs, 2};
    double visits[2];
    akt_error err;
    assert_int_equal(akt_visits__solve(visits, &chain, 0, &err), AKT_ELIMIT);
    assert_non_null(strstr(err.message, "2 bodies"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_visits__both_ways_solve_the_equation),
        cmocka_unit_test(test_visits__a_loop_that_hardly_ends_is_exact),
        cmocka_unit_test(test_visits__a_walk_too_long_is_refused),
    };
    return cmocka_run_group_tests_name("analysis/visits", tests, NULL, NULL);
}
