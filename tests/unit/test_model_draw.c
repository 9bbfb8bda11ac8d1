#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/draw.h"

#include <math.h>

enum { MANY = 20000 };

static akt_flow flow_of(akt_amount least, akt_amount amount, akt_amount most)
{
    return (akt_flow){
        .record = {.confidence = NAN}, .amount_min = least, .amount = amount, .amount_max = most};
}

static double mean_of(const akt_flow *flow)
{
    double sum = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        const akt_draw draw = {1, i, 1};
        akt_amount amount = akt_draw_amount(&draw, flow);
        assert_true(amount.known);
        assert_true(amount.value >= flow->amount_min.value);
        assert_true(amount.value <= flow->amount_max.value);
        sum += (double)amount.value;
    }
    return sum / MANY;
}

static const akt_amount unknown = {false, 0};

static void test_draw__a_peak_and_a_range_are_triangular(void **state)
{
    (void)state;
    const akt_flow flow =
        flow_of((akt_amount){true, 1000}, (akt_amount){true, 2000}, (akt_amount){true, 6000});
    assert_true(fabs(mean_of(&flow) - 3000) < 50);
}

static void test_draw__a_range_alone_is_even(void **state)
{
    (void)state;
    const akt_flow flow = flow_of((akt_amount){true, 1000}, unknown, (akt_amount){true, 6000});
    assert_true(fabs(mean_of(&flow) - 3500) < 60);
}

static void test_draw__without_a_range_the_amount_stays(void **state)
{
    (void)state;
    const akt_draw draw = {1, 1, 1};
    const akt_flow known = flow_of(unknown, (akt_amount){true, 5}, unknown);
    const akt_flow lacking = flow_of((akt_amount){true, 5}, unknown, unknown);
    assert_int_equal(akt_draw_amount(&draw, &known).value, 5);
    assert_false(akt_draw_amount(&draw, &lacking).known);
    const akt_flow wide =
        flow_of((akt_amount){true, 1}, (akt_amount){true, 5}, (akt_amount){true, 100000});
    assert_int_equal(akt_draw_amount(NULL, &wide).value, 5);
}

static void test_draw__a_record_is_there_as_often_as_it_is_sure(void **state)
{
    (void)state;
    const akt_record stated = {.confidence = 0.3, .serial = 3};
    const akt_record silent = {.confidence = NAN, .serial = 4};
    const akt_record assumed = {.confidence = NAN, .serial = 5, .is_assumed = true};
    size_t kept_stated = 0, kept_silent = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        const akt_draw draw = {7, i, 0.9};
        kept_stated += akt_draw_keeps(&draw, AKT_TABLE_TIES, &stated);
        kept_silent += akt_draw_keeps(&draw, AKT_TABLE_TIES, &silent);
        assert_true(akt_draw_keeps(&draw, AKT_TABLE_TIES, &assumed));
    }
    assert_true(fabs((double)kept_stated / MANY - 0.3) < 0.02);
    assert_true(fabs((double)kept_silent / MANY - 0.9) < 0.02);
    assert_true(akt_draw_keeps(NULL, AKT_TABLE_TIES, &stated));
}

static void test_draw__certain_is_always_there_and_impossible_never(void **state)
{
    (void)state;
    const akt_record sure = {.confidence = 1}, never = {.confidence = 0};
    for (uint64_t i = 0; i < 1000; i++) {
        const akt_draw draw = {1, i, 0.5};
        assert_true(akt_draw_keeps(&draw, AKT_TABLE_FLOWS, &sure));
        assert_false(akt_draw_keeps(&draw, AKT_TABLE_FLOWS, &never));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draw__a_peak_and_a_range_are_triangular),
        cmocka_unit_test(test_draw__a_range_alone_is_even),
        cmocka_unit_test(test_draw__without_a_range_the_amount_stays),
        cmocka_unit_test(test_draw__a_record_is_there_as_often_as_it_is_sure),
        cmocka_unit_test(test_draw__certain_is_always_there_and_impossible_never),
    };
    return cmocka_run_group_tests_name("model/draw", tests, NULL, NULL);
}
