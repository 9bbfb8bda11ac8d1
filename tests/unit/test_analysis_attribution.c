#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/attribution.h"
#include "base/buffer.h"
#include "support/near.h"
#include "support/profile_rows.h"
#include "support/scratch.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdlib.h>

static const double EXACT = 1e-12;

/* A script on a dataset, what came of it, and which step did it. */
typedef struct trial {
    akt_dataset *dataset; /* taken over */
    akt_script *script;
    akt_course course;
    akt_dataset *changed;
    akt_comparisons comparisons;
    akt_attribution attribution;
} trial;

static void make_trial(trial *t, akt_dataset *dataset, const char *steps)
{
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_buffer_format(&text, "{\"title\": \"Hva om\", \"steps\": [%s]}\n", steps);
    akt_scratch_write(&scratch, "script.json", akt_buffer_text(&text), text.size);
    akt_buffer_dispose(&text);
    *t = (trial){.dataset = dataset};
    assert_int_equal(
        akt_script_read(&t->script, akt_scratch_path(&scratch, "script.json"), NULL, &faults, NULL),
        AKT_OK);
    akt_scratch_remove(&scratch);
    t->course = (akt_course){.scripts = (const akt_script *const *)&t->script, .script_count = 1};
    assert_int_equal(akt_course_apply(&t->changed, dataset, &t->course, NULL, &faults, NULL),
                     AKT_OK);
    akt_diagnostics_dispose(&faults);
    const akt_dataset *const sides[] = {dataset, t->changed};
    const akt_comparison_options none = {.seed = 1, .confidence = 1};
    assert_int_equal(akt_comparisons_make(&t->comparisons, sides, 2, &none, NULL), AKT_OK);
    assert_int_equal(
        akt_attribution_make(&t->attribution, &t->comparisons, 0, dataset, &t->course, true, NULL),
        AKT_OK);
}

static void dispose(trial *t)
{
    akt_attribution_dispose(&t->attribution);
    akt_comparisons_dispose(&t->comparisons);
    akt_dataset_free(t->changed);
    akt_script_free(t->script);
    akt_dataset_free(t->dataset);
}

static akt_dataset *make_central(size_t actors)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < actors; i++)
        akt_sketch_edit_actor(dataset, i)->driver = AKT_DRIVER_CENTRAL;
    return dataset;
}

static void assert_effects(const trial *t, size_t step, const char *measure, const double wanted[3])
{
    const akt_attribution *a = &t->attribution;
    const akt_comparison *of = &t->comparisons.items[0];
    const akt_comparison_row *row = akt_comparison_find(of, AKT_PROFILE_MEASURE, "", measure);
    size_t i = 0;
    while (i < a->row_count && &of->rows[a->rows[i]] != row)
        i++;
    assert_true(i < a->row_count);
    assert_near(a->sequential[step * a->row_count + i], wanted[0], EXACT);
    assert_near(a->leave_one_out[step * a->row_count + i], wanted[1], EXACT);
    assert_near(a->shapley[step * a->row_count + i], wanted[2], EXACT);
}

/* Neither of two ties makes a go-between without the other; each is a third of the pairs. */
static void test_attribution__two_ties_share_the_go_between(void **state)
{
    (void)state;
    trial t;
    make_trial(&t, make_central(3),
               "{\"do\": \"add_tie\", \"from\": \"a0\", \"to\": \"a1\", \"kind\": \"cooperates\"},"
               "{\"do\": \"add_tie\", \"from\": \"a1\", \"to\": \"a2\", \"kind\": \"cooperates\"}");
    assert_effects(&t, 0, "central_brokers", (const double[]){0, 1, 0.5});
    assert_effects(&t, 1, "central_brokers", (const double[]){1, 1, 0.5});
    assert_effects(&t, 0, "central_density", (const double[]){1 / 3.0, 1 / 3.0, 1 / 3.0});
    assert_false(t.attribution.needs[1]);
    dispose(&t);
}

/* The third member comes with the forum only: v(forum) = 2/3, v(member) = 0, v(both) = 1. */
static void test_attribution__step_does_nothing_without_what_it_needs(void **state)
{
    (void)state;
    trial t;
    make_trial(&t, make_central(3),
               "{\"do\": \"add_forum\", \"id\": \"f\", \"name\": \"F\", \"members\": [\"a0\", "
               "\"a1\"]}, {\"do\": \"add_member\", \"forum\": \"f\", \"member\": \"a2\"}");
    assert_effects(&t, 0, "forums_per_actor", (const double[]){2 / 3.0, 1, 5 / 6.0});
    assert_effects(&t, 1, "forums_per_actor", (const double[]){1 / 3.0, 1 / 3.0, 1 / 6.0});
    assert_true(t.attribution.needs[1 * 2 + 0]);
    assert_false(t.attribution.needs[0 * 2 + 1]);
    dispose(&t);
}

static void add_tie_step(akt_buffer *steps, uint64_t *seed, size_t actors)
{
    size_t from = akt_sketch_draw(seed, actors), to = akt_sketch_draw(seed, actors - 1);
    akt_buffer_format(steps,
                      "%s{\"do\": \"add_tie\", \"from\": \"a%zu\", \"to\": \"a%zu\", \"kind\": "
                      "\"cooperates\"}",
                      steps->size ? ", " : "", from, to + (to >= from));
}

static void assert_sums(const trial *t, const double *effects)
{
    const akt_attribution *a = &t->attribution;
    for (size_t i = 0; i < a->row_count; i++) {
        double sum = 0;
        for (size_t step = 0; step < a->steps; step++)
            sum += effects[step * a->row_count + i];
        double delta = t->comparisons.items[0].rows[a->rows[i]].delta;
        if (isnan(delta))
            assert_true(isnan(sum));
        else if (!isnan(sum))
            assert_near(sum, delta, 1e-9 * (1 + fabs(delta)));
    }
}

/* In order and on average the steps add up to the whole; so they do with steps that need others. */
static void test_attribution__effects_add_up(void **state)
{
    (void)state;
    for (uint64_t round = 1; round <= 12; round++) {
        trial t;
        uint64_t seed = round;
        akt_buffer steps = AKT_BUFFER_INIT;
        akt_dataset *dataset = make_central(6);
        akt_sketch_add_flow(dataset, "f", 0, 1, 100);
        akt_sketch_add_tie(dataset, 0, 1, "cooperates");
        for (size_t i = 0; i < 3; i++)
            add_tie_step(&steps, &seed, 6);
        akt_buffer_add(&steps, ", {\"do\": \"add_programme\", \"id\": \"p\", \"name\": \"P\", "
                               "\"kind\": \"scheme\", \"owners\": [\"a0\"]}, {\"do\": "
                               "\"move_money\", \"flow\": \"f\", \"to\": \"p\", \"amount\": 40}");
        make_trial(&t, dataset, akt_buffer_text(&steps));
        assert_true(t.attribution.row_count > 0);
        assert_sums(&t, t.attribution.sequential);
        assert_sums(&t, t.attribution.shapley);
        akt_buffer_dispose(&steps);
        dispose(&t);
    }
}

static void test_attribution__averages_up_to_eight_steps(void **state)
{
    (void)state;
    for (size_t count = AKT_SHAPLEY_STEPS; count <= AKT_SHAPLEY_STEPS + 1; count++) {
        trial t;
        uint64_t seed = 4;
        akt_buffer steps = AKT_BUFFER_INIT;
        for (size_t i = 0; i < count; i++)
            add_tie_step(&steps, &seed, 5);
        make_trial(&t, make_central(5), akt_buffer_text(&steps));
        assert_int_equal(t.attribution.shapley != NULL, count <= AKT_SHAPLEY_STEPS);
        assert_sums(&t, t.attribution.sequential);
        akt_buffer_dispose(&steps);
        dispose(&t);
    }
}

static akt_status run(const void *subject)
{
    const trial *t = subject;
    akt_attribution made;
    akt_status status =
        akt_attribution_make(&made, &t->comparisons, 0, t->dataset, &t->course, true, NULL);
    if (status == AKT_OK)
        akt_attribution_dispose(&made);
    return status;
}

static void test_attribution__out_of_memory_is_told(void **state)
{
    (void)state;
    trial t;
    make_trial(&t, make_central(2),
               "{\"do\": \"add_tie\", \"from\": \"a0\", \"to\": \"a1\", \"kind\": \"cooperates\"}");
    akt_sweep(run, &t, 50);
    dispose(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attribution__two_ties_share_the_go_between),
        cmocka_unit_test(test_attribution__step_does_nothing_without_what_it_needs),
        cmocka_unit_test(test_attribution__effects_add_up),
        cmocka_unit_test(test_attribution__averages_up_to_eight_steps),
        cmocka_unit_test(test_attribution__out_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
