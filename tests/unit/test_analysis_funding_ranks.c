#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/funding_ranks.h"
#include "support/sketch.h"
#include "support/sweep.h"


typedef struct subject {
    akt_dataset *dataset;
    akt_funding funding;
} subject;

static void set_range(akt_flow *flow, int64_t least, int64_t most)
{
    flow->amount_min = (akt_amount){true, least};
    flow->amount_max = (akt_amount){true, most};
}

/* a0 pays a1 about 500 and a2 600; a3 pays a4 in another currency. */
static subject draw_money(int64_t spread)
{
    subject s = {.dataset = akt_sketch_new(5)};
    set_range(akt_sketch_add_flow(s.dataset, "f", 0, 1, 500), 500 - spread, 500 + spread);
    akt_sketch_add_flow(s.dataset, "g", 0, 2, 600);
    akt_sketch_add_flow(s.dataset, "h", 3, 4, 1)->currency = "EUR";
    assert_int_equal(akt_funding_compute(&s.funding, s.dataset, NULL, NULL), AKT_OK);
    return s;
}

static void dispose(subject *s)
{
    akt_funding_dispose(&s->funding);
    akt_dataset_free(s->dataset);
}

static akt_funding_ranks rank(const subject *s, double confidence)
{
    akt_funding_ranks ranks;
    const akt_uncertainty_options how = {200, 1, confidence, 1};
    assert_int_equal(akt_funding_ranks_draw(&ranks, &s->funding, s->dataset, NULL, &how, NULL),
                     AKT_OK);
    return ranks;
}

static const akt_rank *rank_of(const subject *s, const akt_rank *ranks, int32_t actor)
{
    for (size_t i = 0; i < s->funding.body_count; i++)
        if (s->funding.bodies[i].body.index == actor)
            return &ranks[i];
    fail_msg("no money with %d", (int)actor);
    return NULL;
}

static void test_funding_ranks__certain_amounts_have_certain_places(void **state)
{
    (void)state;
    subject s = draw_money(0);
    akt_funding_ranks ranks = rank(&s, 1);
    assert_int_equal(rank_of(&s, ranks.kept, 2)->high, 1);
    assert_int_equal(rank_of(&s, ranks.kept, 1)->low, 2);
    assert_int_equal(rank_of(&s, ranks.own, 0)->rank, 1);
    assert_int_equal(rank_of(&s, ranks.own, 1)->rank, 0);
    akt_funding_ranks_dispose(&ranks);
    dispose(&s);
}

static void test_funding_ranks__a_range_makes_places_change(void **state)
{
    (void)state;
    subject s = draw_money(400);
    akt_funding_ranks ranks = rank(&s, 1);
    assert_int_equal(rank_of(&s, ranks.kept, 1)->low, 1);
    assert_int_equal(rank_of(&s, ranks.kept, 1)->high, 2);
    akt_funding_ranks_dispose(&ranks);
    dispose(&s);
}

static void test_funding_ranks__each_currency_is_a_list_of_its_own(void **state)
{
    (void)state;
    subject s = draw_money(0);
    akt_funding_ranks ranks = rank(&s, 1);
    assert_int_equal(rank_of(&s, ranks.kept, 4)->rank, 1);
    assert_int_equal(rank_of(&s, ranks.own, 3)->rank, 1);
    akt_funding_ranks_dispose(&ranks);
    dispose(&s);
}

static akt_status rank_once(const void *of)
{
    const subject *s = of;
    akt_funding_ranks ranks;
    const akt_uncertainty_options how = {2, 1, 1, 1};
    akt_status status = akt_funding_ranks_draw(&ranks, &s->funding, s->dataset, NULL, &how, NULL);
    akt_funding_ranks_dispose(&ranks);
    return status;
}

static void test_funding_ranks__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    subject s = draw_money(100);
    akt_sweep(rank_once, &s, 20);
    dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_funding_ranks__certain_amounts_have_certain_places),
        cmocka_unit_test(test_funding_ranks__a_range_makes_places_change),
        cmocka_unit_test(test_funding_ranks__each_currency_is_a_list_of_its_own),
        cmocka_unit_test(test_funding_ranks__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("analysis/funding_ranks", tests, NULL, NULL);
}
