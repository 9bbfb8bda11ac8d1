#include "analysis/attribution.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct work {
    akt_attribution *out;
    const akt_comparison *comparison;
    const akt_profile_options *options;
    const akt_dataset *dataset;
    const akt_course *course;
    bool *taken;     /* of each step */
    bool *faulty;    /* likewise */
    double *all;     /* the values of all rows */
    double *pair[2]; /* the values of the changed rows, with fewer steps and with more */
} work;

/* Drops the steps that could not be. A fault that is of no step is of all of them together: the last
 * one goes. Whether any was left to drop. */
static bool drop_faulty(const work *w)
{
    bool dropped = false;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < w->out->steps; i++) {
        dropped |= w->taken[i] && w->faulty[i];
        w->taken[i] = w->taken[i] && !w->faulty[i];
        last = w->taken[i] ? i : last;
    }
    if (!dropped && last != SIZE_MAX)
        w->taken[last] = false;
    return dropped || last != SIZE_MAX;
}

/* What the steps taken make of the dataset, those that cannot be left out. */
static akt_status apply(akt_dataset **out, const work *w, akt_error *err)
{
    akt_status status = AKT_EDATA;
    for (bool more = true; more && status == AKT_EDATA;) {
        akt_diagnostics faults;
        const akt_script_choice choice = {w->taken, w->faulty};
        akt_diagnostics_init(&faults);
        memset(w->faulty, 0, w->out->steps * sizeof *w->faulty);
        status = akt_course_apply(out, w->dataset, w->course, &choice, &faults, err);
        akt_diagnostics_dispose(&faults);
        more = status == AKT_EDATA && drop_faulty(w);
    }
    return status;
}

/* The values of the changed rows after the steps taken; w->taken loses those that cannot be. */
static akt_status measure(double *values, const work *w, akt_error *err)
{
    akt_dataset *dataset;
    akt_profile profile = {0};
    akt_status status = apply(&dataset, w, err);
    if (status == AKT_OK)
        status = akt_profile_make(&profile, dataset, w->options, err);
    if (status == AKT_OK)
        akt_comparison_project(w->all, w->comparison, &profile);
    for (size_t i = 0; status == AKT_OK && i < w->out->row_count; i++)
        values[i] = w->all[w->out->rows[i]];
    akt_profile_dispose(&profile);
    akt_dataset_free(dataset);
    return status;
}

/* The values of one side of the comparison. */
static void take_side(double *values, const work *w, int side)
{
    for (size_t i = 0; i < w->out->row_count; i++)
        values[i] = w->comparison->rows[w->out->rows[i]].values[side];
}

static double effect(double before, double after)
{
    bool is_same = akt_change_of(before, after) == AKT_CHANGE_NONE && !isnan(before);
    return is_same ? 0 : after - before;
}

static void set_effects(double *effects, const work *w)
{
    for (size_t i = 0; i < w->out->row_count; i++)
        effects[i] = effect(w->pair[0][i], w->pair[1][i]);
}

static akt_status work_out_sequence(work *w, akt_error *err)
{
    akt_status status = AKT_OK;
    size_t steps = w->out->steps;
    take_side(w->pair[0], w, 0);
    for (size_t step = 0; status == AKT_OK && step < steps; step++) {
        for (size_t i = 0; i < steps; i++)
            w->taken[i] = i <= step;
        if (step + 1 < steps)
            status = measure(w->pair[1], w, err);
        else
            take_side(w->pair[1], w, 1);
        if (status == AKT_OK)
            set_effects(w->out->sequential + step * w->out->row_count, w);
        double *done = w->pair[0];
        w->pair[0] = w->pair[1];
        w->pair[1] = done;
    }
    return status;
}

static akt_status leave_out(work *w, size_t step, akt_error *err)
{
    size_t steps = w->out->steps;
    for (size_t i = 0; i < steps; i++)
        w->taken[i] = i != step;
    take_side(w->pair[1], w, 1);
    akt_status status = measure(w->pair[0], w, err);
    if (status != AKT_OK)
        return status;
    set_effects(w->out->leave_one_out + step * w->out->row_count, w);
    for (size_t i = 0; i < steps; i++)
        w->out->needs[i * steps + step] = i != step && !w->taken[i];
    return AKT_OK;
}

/* Every choice of steps, as bits: its values, which are those of the largest choice within it that
 * can be. */
typedef struct choices {
    double *values;  /* of the choices that can be, [choice * row_count + i] */
    size_t *largest; /* of each choice */
    size_t count;
} choices;

static akt_status try_choice(choices *c, work *w, size_t choice, akt_error *err)
{
    for (size_t i = 0; i < w->out->steps; i++)
        w->taken[i] = choice >> i & 1;
    akt_status status = measure(c->values + choice * w->out->row_count, w, err);
    c->largest[choice] = 0;
    for (size_t i = 0; i < w->out->steps; i++)
        c->largest[choice] |= (size_t)w->taken[i] << i;
    return status;
}

static double factorial(size_t n)
{
    return n < 2 ? 1 : (double)n * factorial(n - 1);
}

static size_t count_bits(size_t choice)
{
    size_t bits = 0;
    for (; choice; choice &= choice - 1)
        bits++;
    return bits;
}

/* Weights stay whole numbers until the end, so that whole numbers add up exactly. */
static double average(const choices *c, const work *w, size_t step, size_t row)
{
    size_t steps = w->out->steps, width = w->out->row_count;
    double sum = 0, size = 0;
    for (size_t choice = 0; choice < c->count; choice++) {
        if (choice >> step & 1)
            continue;
        size_t taken = count_bits(choice);
        double without = c->values[c->largest[choice] * width + row];
        double with = c->values[c->largest[choice | (size_t)1 << step] * width + row];
        sum += factorial(taken) * factorial(steps - 1 - taken) * (with - without);
        size = fmax(size, fmax(fabs(with), fabs(without)));
    }
    sum /= factorial(steps);
    return akt_change_of(size, size + sum) == AKT_CHANGE_NONE && !isnan(sum) ? 0 : sum;
}

static akt_status work_out_shapley(work *w, akt_error *err)
{
    size_t steps = w->out->steps, width = w->out->row_count;
    choices c = {.count = (size_t)1 << steps};
    c.values = malloc((c.count * width + 1) * sizeof *c.values);
    c.largest = malloc(c.count * sizeof *c.largest);
    w->out->shapley = malloc((steps * width + 1) * sizeof *w->out->shapley);
    bool ok = c.values && c.largest && w->out->shapley;
    akt_status status = ok ? AKT_OK : akt_error_memory(err);
    for (size_t choice = 0; status == AKT_OK && choice < c.count; choice++)
        status = try_choice(&c, w, choice, err);
    for (size_t i = 0; status == AKT_OK && i < steps * width; i++)
        w->out->shapley[i] = average(&c, w, i / width, i % width);
    free(c.values);
    free(c.largest);
    return status;
}

static bool make_room(work *w)
{
    akt_attribution *out = w->out;
    size_t steps = out->steps, rows = w->comparison->count;
    out->rows = malloc((rows + 1) * sizeof *out->rows);
    for (size_t i = 0; out->rows && i < rows; i++) {
        if (w->comparison->rows[i].change != AKT_CHANGE_NONE)
            out->rows[out->row_count++] = i;
    }
    size_t cells = steps * out->row_count + 1;
    out->sequential = malloc(cells * sizeof *out->sequential);
    out->leave_one_out = malloc(cells * sizeof *out->leave_one_out);
    out->needs = calloc(steps * steps + 1, sizeof *out->needs);
    w->taken = calloc(steps + 1, sizeof *w->taken);
    w->faulty = calloc(steps + 1, sizeof *w->faulty);
    w->all = malloc((rows + 1) * sizeof *w->all);
    for (int i = 0; i < 2; i++)
        w->pair[i] = malloc((out->row_count + 1) * sizeof **w->pair);
    return out->rows && out->sequential && out->leave_one_out && out->needs && w->taken &&
           w->faulty && w->all && w->pair[0] && w->pair[1];
}

static void dispose(work *w)
{
    free(w->taken);
    free(w->faulty);
    free(w->all);
    free(w->pair[0]);
    free(w->pair[1]);
}

akt_status akt_attribution_make(akt_attribution *out, const akt_comparisons *comparisons,
                                size_t item, const akt_dataset *dataset, const akt_course *course,
                                bool with_shapley, akt_error *err)
{
    *out = (akt_attribution){.steps = akt_course_steps(course)};
    work w = {.out = out,
              .comparison = &comparisons->items[item],
              .options = &comparisons->sides[item + 1].options,
              .dataset = dataset,
              .course = course};
    akt_status status = make_room(&w) ? AKT_OK : akt_error_memory(err);
    if (status == AKT_OK)
        status = work_out_sequence(&w, err);
    for (size_t step = 0; status == AKT_OK && step < out->steps; step++)
        status = leave_out(&w, step, err);
    if (status == AKT_OK && with_shapley && out->steps <= AKT_SHAPLEY_STEPS)
        status = work_out_shapley(&w, err);
    dispose(&w);
    if (status != AKT_OK)
        akt_attribution_dispose(out);
    return status;
}

void akt_attribution_dispose(akt_attribution *attribution)
{
    free(attribution->rows);
    free(attribution->sequential);
    free(attribution->leave_one_out);
    free(attribution->shapley);
    free(attribution->needs);
    *attribution = (akt_attribution){0};
}

double akt_attribution_effect(const akt_attribution *attribution, size_t step, size_t i)
{
    const double *effects = attribution->shapley ? attribution->shapley : attribution->sequential;
    return effects[step * attribution->row_count + i];
}
