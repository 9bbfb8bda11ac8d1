#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/zero_one_internal.h"
#include "support/sketch.h"

#include <string.h>

enum { VARIABLES = 8, ROWS = 4 };

typedef struct drawn {
    int32_t factors[ROWS][VARIABLES];
    int64_t least[ROWS];
    int32_t objective[VARIABLES];
} drawn;

static drawn draw(uint64_t *seed)
{
    drawn out;
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t v = 0; v < VARIABLES; v++)
            out.factors[r][v] = (int32_t)akt_sketch_draw(seed, 9) - 3;
        out.least[r] = (int64_t)akt_sketch_draw(seed, 14) - 3;
    }
    for (size_t v = 0; v < VARIABLES; v++)
        out.objective[v] = (int32_t)akt_sketch_draw(seed, 21) - 6;
    return out;
}

/* The least value over all choices; false where none keeps every row. */
static bool try_all(const drawn *d, int64_t *best)
{
    bool any = false;
    for (uint32_t choice = 0; choice < 1U << VARIABLES; choice++) {
        int64_t value = 0;
        bool holds = true;
        for (size_t r = 0; r < ROWS; r++) {
            int64_t sum = 0;
            for (size_t v = 0; v < VARIABLES; v++)
                sum += choice >> v & 1 ? d->factors[r][v] : 0;
            holds = holds && sum >= d->least[r];
        }
        for (size_t v = 0; v < VARIABLES; v++)
            value += choice >> v & 1 ? d->objective[v] : 0;
        if (holds && (!any || value < *best))
            *best = value;
        any = any || holds;
    }
    return any;
}

static akt_zero_one make(const drawn *d)
{
    akt_zero_one out;
    assert_int_equal(akt_zero_one__make(&out, VARIABLES, NULL), AKT_OK);
    for (size_t r = 0; r < ROWS; r++) {
        assert_true(akt_zero_one__add_row(&out, d->least[r]));
        for (size_t v = 0; v < VARIABLES; v++)
            if (d->factors[r][v])
                assert_true(akt_zero_one__add_entry(&out, v, d->factors[r][v]));
    }
    memcpy(out.objective, d->objective, sizeof d->objective);
    return out;
}

static void test_zero_one__is_what_trying_every_choice_finds(void **state)
{
    (void)state;
    uint64_t seed = 5;
    size_t feasible = 0;
    for (size_t i = 0; i < 200; i++) {
        const drawn d = draw(&seed);
        akt_zero_one program = make(&d);
        akt_zero_one_answer answer;
        bool chosen[VARIABLES] = {false};
        int64_t best = 0;
        bool any = try_all(&d, &best);
        assert_int_equal(akt_zero_one__solve(&answer, chosen, &program, NULL), AKT_OK);
        assert_int_equal(answer.is_feasible, any);
        if (any) {
            assert_int_equal(answer.value, best);
            assert_true(answer.relaxed <= (double)best + 1e-6);
        }
        feasible += any;
        akt_zero_one__dispose(&program);
    }
    assert_true(feasible > 50 && feasible < 200);
}

static void test_zero_one__what_is_fixed_stays(void **state)
{
    (void)state;
    const drawn d = {.objective = {1, 1, 1, 1, 1, 1, 1, 1},
                     .factors = {{1, 1, 1, 1, 1, 1, 1, 1}},
                     .least = {2, 0, 0, 0}};
    akt_zero_one program = make(&d);
    akt_zero_one_answer answer;
    bool chosen[VARIABLES] = {false};
    program.fixed[3] = 1;
    program.fixed[5] = 1;
    assert_int_equal(akt_zero_one__solve(&answer, chosen, &program, NULL), AKT_OK);
    assert_int_equal(answer.value, 2);
    assert_true(chosen[3] && chosen[5]);
    for (size_t v = 0; v < VARIABLES; v++)
        program.fixed[v] = 0;
    assert_int_equal(akt_zero_one__solve(&answer, chosen, &program, NULL), AKT_OK);
    assert_false(answer.is_feasible);
    akt_zero_one__dispose(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zero_one__is_what_trying_every_choice_finds),
        cmocka_unit_test(test_zero_one__what_is_fixed_stays),
    };
    return cmocka_run_group_tests_name("zero_one", tests, NULL, NULL);
}
