#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/new_ties.h"
#include "support/near.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>

static const akt_network_options usual = {0};

static akt_new_ties find(const akt_dataset *dataset, akt_coordination_measure measure, size_t ties)
{
    akt_new_ties out;
    const akt_new_ties_options options = {measure, ties, 3};
    assert_int_equal(akt_new_ties_find(&out, dataset, &usual, &options, NULL), AKT_OK);
    return out;
}

static akt_dataset *draw_path(size_t actors, size_t central)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < central; i++)
        akt_sketch_edit_actor(dataset, i)->driver = AKT_DRIVER_CENTRAL;
    for (size_t i = 1; i < actors; i++)
        akt_sketch_add_tie(dataset, i - 1, i, "cooperates");
    return dataset;
}

/* A path of five: 20 steps over ten pairs. Its ends tied, a ring: 15 steps; an end and the other's
 * neighbour: 16. */
static void test_new_ties__the_ends_of_a_path_are_tied(void **state)
{
    (void)state;
    akt_dataset *dataset = draw_path(5, 5);
    akt_new_ties t = find(dataset, AKT_COORDINATION_MEAN_DISTANCE, 1);
    assert_int_equal(t.central, 5);
    assert_int_equal(t.choices, 6);
    assert_int_equal(t.sets, 6);
    assert_true(t.is_exact);
    assert_near(t.before, 2, 1e-12);
    assert_near(t.items[0].value, 1.5, 1e-12);
    assert_near(t.items[0].ties[0].gain, 0.5, 1e-12);
    assert_int_equal(t.items[0].ties[0].from.index, 0);
    assert_int_equal(t.items[0].ties[0].to.index, 4);
    assert_near(t.bound, 1.5, 1e-12);
    akt_new_ties_dispose(&t);
    akt_dataset_free(dataset);
}

/* Whom a tie brings closer counts: from the one central actor a0 of 0-1-2-3-4-5-6, reached within two
 * are 1 and 2. A tie to 4 brings 3, 4 and 5, as one to 5 brings 4, 5 and 6. */
static void test_new_ties__reach_goes_where_nobody_is(void **state)
{
    (void)state;
    akt_dataset *dataset = draw_path(7, 1);
    akt_new_ties t = find(dataset, AKT_COORDINATION_REACH, 1);
    assert_int_equal(t.choices, 5);
    assert_near(t.before, 2.0 / 6, 1e-12);
    assert_near(t.items[0].value, 5.0 / 6, 1e-12);
    assert_int_equal(t.items[0].ties[0].from.index, 0);
    assert_int_equal(t.items[0].ties[0].to.index, 4);
    assert_int_equal(t.items[1].ties[0].to.index, 5);
    akt_new_ties_dispose(&t);
    akt_dataset_free(dataset);
}

static void test_new_ties__who_is_over_gets_none(void **state)
{
    (void)state;
    akt_dataset *dataset = draw_path(5, 5);
    akt_dataset_edit_about(dataset)->date = (akt_date){2016, 0, 0};
    akt_sketch_edit_actor(dataset, 0)->party.to = (akt_date){2015, 0, 0};
    akt_new_ties t = find(dataset, AKT_COORDINATION_MEAN_DISTANCE, 1);
    assert_int_equal(t.choices, 3);
    assert_true(t.items[0].ties[0].from.index != 0);
    akt_new_ties_dispose(&t);
    akt_dataset_free(dataset);
}

static void assert_refused(const akt_dataset *dataset, akt_coordination_measure measure,
                           size_t ties, const char *words)
{
    akt_new_ties out;
    akt_error err;
    const akt_new_ties_options options = {measure, ties, 1};
    assert_int_equal(akt_new_ties_find(&out, dataset, &usual, &options, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, words));
}

static void test_new_ties__what_cannot_be_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = draw_path(3, 3);
    assert_refused(dataset, AKT_COORDINATION_STANDING_TIES, 1, "no new tie makes standing_ties");
    assert_refused(dataset, AKT_COORDINATION_BROKERS, 1, "no new tie makes central_brokers");
    assert_refused(dataset, AKT_COORDINATION_DENSITY, 2, "without a tie: 1");
    akt_dataset_free(dataset);
    dataset = draw_path(3, 0);
    assert_refused(dataset, AKT_COORDINATION_DENSITY, 1, "fewer than two central actors");
    assert_refused(dataset, AKT_COORDINATION_REACH, 1, "no central actor");
    akt_dataset_free(dataset);
}

/* The oracle: the ties are put into the dataset, and coordination is worked out anew. */

static akt_coordination measure(const akt_dataset *dataset)
{
    akt_coordination out;
    assert_int_equal(akt_coordination_compute(&out, dataset, &usual, NULL), AKT_OK);
    return out;
}

static akt_coordination measure_with(const akt_dataset *dataset, const akt_pair *pairs,
                                     size_t count)
{
    akt_dataset *copy = akt_dataset_copy(dataset);
    for (size_t i = 0; i < count; i++)
        akt_sketch_add_tie(copy, pairs[i].from, pairs[i].to, "cooperates");
    akt_coordination out = measure(copy);
    akt_dataset_free(copy);
    return out;
}

/* Rising values are worse. */
static double rate(const akt_coordination *c, akt_coordination_measure measure)
{
    double value = akt_coordination_value(c, measure);
    return akt_coordination_measure_better(measure) == AKT_BETTER_MORE ? -value : value;
}

static bool is_better(const akt_coordination *a, const akt_coordination *b,
                      akt_coordination_measure measure)
{
    if (measure == AKT_COORDINATION_MEAN_DISTANCE && a->apart != b->apart)
        return a->apart < b->apart;
    return rate(a, measure) < rate(b, measure) - 1e-12;
}

/* Every pair that could get a tie: between central actors, or from any of them to any other actor. */
static size_t list_pairs(const akt_dataset *dataset, akt_coordination_measure measure,
                         akt_pair *out)
{
    size_t count = 0, actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    const akt_actor *list = akt_dataset_actors(dataset);
    for (size_t i = 0; i < actors; i++) {
        for (size_t k = 0; k < actors; k++) {
            bool other = list[k].driver == AKT_DRIVER_CENTRAL;
            bool fits = measure == AKT_COORDINATION_REACH ? !other : other && k > i;
            if (list[i].driver == AKT_DRIVER_CENTRAL && fits)
                out[count++] = (akt_pair){i, k};
        }
    }
    return count;
}

static akt_dataset *draw(uint64_t *seed)
{
    size_t actors = 5 + akt_sketch_draw(seed, 4);
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < actors; i++)
        akt_sketch_edit_actor(dataset, i)->driver =
            i < 3 || akt_sketch_draw(seed, 2) ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
    size_t ties = akt_sketch_draw(seed, actors + 2);
    for (size_t i = 0; i < ties; i++)
        akt_sketch_add_tie(dataset, akt_sketch_draw(seed, actors), akt_sketch_draw(seed, actors),
                           "cooperates");
    return dataset;
}

static void assert_set(const akt_dataset *dataset, const akt_new_ties *t,
                       const akt_new_tie_set *set)
{
    akt_pair pairs[8];
    double gain = 0;
    for (size_t i = 0; i < t->ties; i++) {
        pairs[i] = (akt_pair){(size_t)set->ties[i].from.index, (size_t)set->ties[i].to.index};
        gain += set->ties[i].gain;
    }
    akt_coordination with = measure_with(dataset, pairs, t->ties);
    assert_near(set->value, akt_coordination_value(&with, t->measure), 1e-12);
    if (t->measure == AKT_COORDINATION_MEAN_DISTANCE)
        assert_int_equal(set->apart, with.apart);
    double more = akt_coordination_measure_better(t->measure) == AKT_BETTER_MORE
                      ? set->value - t->before
                      : t->before - set->value;
    if (!isnan(more))
        assert_near(gain, more, 1e-9);
}

static void assert_best(const akt_dataset *dataset, akt_coordination_measure of)
{
    akt_pair all[64];
    akt_new_ties t;
    const akt_new_ties_options options = {of, 2, 3};
    akt_status status = akt_new_ties_find(&t, dataset, &usual, &options, NULL);
    if (status != AKT_OK)
        return; /* too few pairs */
    size_t count = list_pairs(dataset, of, all);
    akt_coordination found = {.apart = t.items[0].apart};
    for (size_t i = 0; i < t.count; i++)
        assert_set(dataset, &t, &t.items[i]);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            const akt_pair two[] = {all[i], all[k]};
            akt_coordination with = measure_with(dataset, two, 2);
            akt_coordination best = with;
            *(of == AKT_COORDINATION_DENSITY         ? &best.central_density
              : of == AKT_COORDINATION_MEAN_DISTANCE ? &best.central_mean_distance
              : of == AKT_COORDINATION_REACH         ? &best.central_reach
                                                     : &best.hub_load) = t.items[0].value;
            best.apart = found.apart;
            bool adds = of != AKT_COORDINATION_HUB_LOAD ||
                        with.tied_pairs == measure(dataset).tied_pairs + 2;
            if (adds)
                assert_false(is_better(&with, &best, of));
        }
    }
    akt_new_ties_dispose(&t);
}

static void test_new_ties__no_other_ties_help_more(void **state)
{
    (void)state;
    static const akt_coordination_measure measures[] = {
        AKT_COORDINATION_DENSITY, AKT_COORDINATION_MEAN_DISTANCE, AKT_COORDINATION_REACH,
        AKT_COORDINATION_HUB_LOAD};
    uint64_t seed = 3;
    for (size_t i = 0; i < 40; i++) {
        akt_dataset *dataset = draw(&seed);
        assert_best(dataset, measures[i % 4]);
        akt_dataset_free(dataset);
    }
}

/* The sets kept are in order, and of three ties the third best beats what a search of all finds
 * fourth: told by trying every set of one tie. */
static void test_new_ties__runners_up_are_the_next_best(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (size_t i = 0; i < 20; i++) {
        akt_dataset *dataset = draw(&seed);
        akt_pair all[64];
        size_t count = list_pairs(dataset, AKT_COORDINATION_MEAN_DISTANCE, all), better = 0;
        size_t tied = measure(dataset).tied_pairs;
        akt_new_ties t;
        const akt_new_ties_options options = {AKT_COORDINATION_MEAN_DISTANCE, 1, 3};
        if (akt_new_ties_find(&t, dataset, &usual, &options, NULL) == AKT_OK) {
            akt_coordination last = {.apart = t.items[t.count - 1].apart,
                                     .central_mean_distance = t.items[t.count - 1].value};
            for (size_t k = 0; k < count; k++) {
                akt_coordination with = measure_with(dataset, &all[k], 1);
                better += with.tied_pairs > tied &&
                          is_better(&with, &last, AKT_COORDINATION_MEAN_DISTANCE);
            }
            assert_true(better < t.count);
            akt_new_ties_dispose(&t);
        }
        akt_dataset_free(dataset);
    }
}

/* A ring of 20 and four ties of 170: too many sets to try. */
static void test_new_ties__a_search_step_by_step_says_how_far_the_best_can_be(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_ring(20, "cooperates");
    for (size_t i = 0; i < 20; i++)
        akt_sketch_edit_actor(dataset, i)->driver = AKT_DRIVER_CENTRAL;
    akt_new_ties t = find(dataset, AKT_COORDINATION_MEAN_DISTANCE, 4);
    assert_int_equal(t.choices, 170);
    assert_int_equal(t.count, 1);
    assert_false(t.is_exact);
    assert_near(t.bound, 2 - 24.0 / 190, 1e-12);
    assert_true(t.items[0].value > t.bound && t.items[0].value < t.before);
    assert_set(dataset, &t, &t.items[0]);
    akt_new_ties_dispose(&t);
    /* Every set of ties is as dense: the first is best, and known to be. */
    t = find(dataset, AKT_COORDINATION_DENSITY, 4);
    assert_true(t.is_exact);
    assert_near(t.items[0].value, 24.0 / 190, 1e-12);
    akt_new_ties_dispose(&t);
    akt_dataset_free(dataset);
}

/* Twelve stars of five hang on nobody central: each tie brings five, and the bound is met. */
static void test_new_ties__reach_step_by_step_meets_its_bound_where_nothing_overlaps(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(61);
    akt_sketch_edit_actor(dataset, 60)->driver = AKT_DRIVER_CENTRAL;
    for (size_t i = 0; i < 60; i++)
        if (i % 5)
            akt_sketch_add_tie(dataset, i - i % 5, i, "cooperates");
    akt_new_ties t = find(dataset, AKT_COORDINATION_REACH, 4);
    assert_true(t.is_exact);
    assert_int_equal(t.count, 1);
    assert_near(t.items[0].value, 20.0 / 60, 1e-12);
    assert_near(t.bound, 20.0 / 60, 1e-12);
    akt_new_ties_dispose(&t);
    akt_dataset_free(dataset);
}

static akt_status run(const void *subject)
{
    akt_new_ties out;
    const akt_new_ties_options options = {AKT_COORDINATION_REACH, 1, 2};
    akt_status status = akt_new_ties_find(&out, subject, &usual, &options, NULL);
    akt_new_ties_dispose(&out);
    return status;
}

static void test_new_ties__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = draw_path(7, 1);
    akt_sweep(run, dataset, 12);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_ties__the_ends_of_a_path_are_tied),
        cmocka_unit_test(test_new_ties__reach_goes_where_nobody_is),
        cmocka_unit_test(test_new_ties__who_is_over_gets_none),
        cmocka_unit_test(test_new_ties__what_cannot_be_is_refused),
        cmocka_unit_test(test_new_ties__no_other_ties_help_more),
        cmocka_unit_test(test_new_ties__runners_up_are_the_next_best),
        cmocka_unit_test(test_new_ties__a_search_step_by_step_says_how_far_the_best_can_be),
        cmocka_unit_test(test_new_ties__reach_step_by_step_meets_its_bound_where_nothing_overlaps),
        cmocka_unit_test(test_new_ties__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("new_ties", tests, NULL, NULL);
}
