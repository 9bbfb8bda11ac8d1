#include "analysis/comparison.h"

#include "analysis/profile_ranks.h"
#include "base/parallel.h"

#include <math.h>
#include <stdlib.h>

static const double ROUNDING = 1e-9;

akt_change akt_change_of(double before, double after)
{
    if (isnan(before) || isnan(after))
        return isnan(before) == isnan(after) ? AKT_CHANGE_NONE
               : isnan(before)               ? AKT_CHANGE_DEFINED
                                             : AKT_CHANGE_UNDEFINED;
    double scale = fmax(1, fmax(fabs(before), fabs(after)));
    if (fabs(after - before) <= ROUNDING * scale)
        return AKT_CHANGE_NONE;
    return after > before ? AKT_CHANGE_MORE : AKT_CHANGE_LESS;
}

/* What one worker works with: the values of every side in one draw. */
typedef struct bench {
    double **values;
    akt_status status;
    akt_error err;
} bench;

typedef struct drawing {
    akt_comparisons *out;
    const akt_comparison_options *options;
    bench *benches;
    size_t workers;
    akt_profile_ranks **ranks; /* of every side */
    size_t *kept; /* of every row, the draws in which it holds, comparison by comparison */
    akt_status status;
    akt_error *err;
} drawing;

static double value_in(const double *values, int32_t place, const akt_profile_row *row)
{
    return place == AKT_NONE ? akt_profile_absent(row) : values[place];
}

static void work(void *context, size_t worker, size_t item)
{
    drawing *d = context;
    bench *b = &d->benches[worker];
    const akt_draw draw = {d->options->seed, item, d->options->confidence};
    b->status = AKT_OK;
    for (size_t i = 0; b->status == AKT_OK && i < d->out->side_count; i++) {
        const akt_comparison_side *side = &d->out->sides[i];
        akt_profile_options options = side->options;
        options.network.draw = &draw;
        options.threads = 1; /* draws are on several themselves */
        b->status =
            akt_profile_draw(b->values[i], &side->profile, side->dataset, &options, &b->err);
    }
}

static void tally(drawing *d, double *const *values)
{
    size_t *kept = d->kept;
    for (size_t i = 0; i < d->out->side_count; i++)
        akt_profile_ranks_add(d->ranks[i], values[i]);
    for (size_t c = 0; c < d->out->count; c++) {
        const akt_comparison *comparison = &d->out->items[c];
        for (size_t i = 0; i < comparison->count; i++) {
            const akt_comparison_row *row = &comparison->rows[i];
            double before = value_in(values[0], row->sides[0], row->row);
            double after = value_in(values[c + 1], row->sides[1], row->row);
            *kept++ += akt_change_of(before, after) == row->change;
        }
    }
}

static void settle(void *context, size_t worker, size_t item)
{
    (void)item;
    drawing *d = context;
    const bench *b = &d->benches[worker];
    if (d->status == AKT_OK && b->status == AKT_OK) {
        tally(d, b->values);
    } else if (d->status == AKT_OK) {
        d->status = b->status;
        if (d->err)
            *d->err = b->err;
    }
}

static bool make_bench(bench *b, const akt_comparisons *of)
{
    b->values = calloc(of->side_count + 1, sizeof *b->values);
    for (size_t i = 0; b->values && i < of->side_count; i++) {
        b->values[i] = malloc((of->sides[i].profile.count + 1) * sizeof **b->values);
        if (!b->values[i])
            return false;
    }
    return b->values != NULL;
}

static void dispose_bench(bench *b, const akt_comparisons *of)
{
    for (size_t i = 0; b->values && i < of->side_count; i++)
        free(b->values[i]);
    free(b->values);
}

static size_t count_rows(const akt_comparisons *of)
{
    size_t rows = 0;
    for (size_t c = 0; c < of->count; c++)
        rows += of->items[c].count;
    return rows;
}

static akt_status make_drawing(drawing *d, akt_error *err)
{
    const akt_comparisons *of = d->out;
    size_t draws = d->options->draws;
    d->workers = akt_parallel_workers(d->options->threads, draws);
    d->benches = calloc(d->workers, sizeof *d->benches);
    d->ranks = calloc(of->side_count + 1, sizeof(akt_profile_ranks *));
    d->kept = calloc(count_rows(of) + 1, sizeof *d->kept);
    bool ok = d->benches && d->ranks && d->kept;
    for (size_t i = 0; ok && i < d->workers && draws > 0; i++)
        ok = make_bench(&d->benches[i], of);
    for (size_t i = 0; ok && i < of->side_count; i++) {
        d->ranks[i] = akt_profile_ranks_new(&of->sides[i].profile, draws ? draws : 1);
        ok = d->ranks[i] != NULL;
    }
    return ok ? AKT_OK : akt_error_memory(err);
}

static void dispose_drawing(drawing *d)
{
    for (size_t i = 0; d->benches && i < d->workers; i++)
        dispose_bench(&d->benches[i], d->out);
    for (size_t i = 0; d->ranks && i < d->out->side_count; i++)
        akt_profile_ranks_free(d->ranks[i]);
    free(d->benches);
    free(d->ranks);
    free(d->kept);
}

static void read_drawing(const drawing *d)
{
    const size_t *kept = d->kept;
    double draws = (double)d->options->draws;
    for (size_t c = 0; c < d->out->count; c++) {
        akt_comparison *comparison = &d->out->items[c];
        comparison->draws = d->options->draws;
        for (size_t i = 0; i < comparison->count; i++)
            comparison->rows[i].holds = draws > 0 ? (double)*kept++ / draws : NAN;
    }
    for (size_t i = 0; i < d->out->side_count; i++)
        akt_profile_ranks_read(d->ranks[i], d->out->sides[i].ranks);
}

static akt_status draw_all(akt_comparisons *out, const akt_comparison_options *options,
                           akt_error *err)
{
    drawing d = {.out = out, .options = options, .status = AKT_OK, .err = err};
    const akt_parallel job = {&d, work, settle};
    akt_status status = make_drawing(&d, err);
    if (status == AKT_OK && options->draws > 0) {
        akt_parallel_run(&job, options->draws, d.workers);
        status = d.status;
    }
    for (size_t i = 0; status == AKT_OK && options->draws == 0 && i < out->side_count; i++)
        akt_profile_ranks_add(d.ranks[i], out->sides[i].profile.values);
    if (status == AKT_OK)
        read_drawing(&d);
    dispose_drawing(&d);
    return status;
}

static akt_comparison_row make_row(const akt_profile *before, size_t i, const akt_profile *after,
                                   size_t j, int order)
{
    const akt_profile_row *row = order <= 0 ? &before->rows[i] : &after->rows[j];
    akt_comparison_row made = {
        row,
        {order <= 0 ? (int32_t)i : AKT_NONE, order >= 0 ? (int32_t)j : AKT_NONE},
        {0, 0},
        0,
        AKT_CHANGE_NONE,
        NAN};
    made.values[0] = value_in(before->values, made.sides[0], row);
    made.values[1] = value_in(after->values, made.sides[1], row);
    made.change = akt_change_of(made.values[0], made.values[1]);
    made.delta = made.change == AKT_CHANGE_NONE ? 0 : made.values[1] - made.values[0];
    if (isnan(made.values[0]))
        made.delta = NAN;
    return made;
}

static akt_status align(akt_comparison *out, const akt_profile *before, const akt_profile *after,
                        akt_error *err)
{
    size_t i = 0, j = 0;
    out->rows = malloc((before->count + after->count + 1) * sizeof *out->rows);
    if (!out->rows)
        return akt_error_memory(err);
    while (i < before->count || j < after->count) {
        int order = i == before->count  ? 1
                    : j == after->count ? -1
                                        : akt_profile_compare(&before->rows[i], &after->rows[j]);
        out->rows[out->count++] = make_row(before, i, after, j, order);
        i += order <= 0;
        j += order >= 0;
    }
    return AKT_OK;
}

static akt_status make_side(akt_comparison_side *side, const akt_dataset *dataset,
                            const akt_profile_options *options, akt_error *err)
{
    side->dataset = dataset;
    side->options = *options;
    akt_status status = akt_profile_make(&side->profile, dataset, options, err);
    if (status != AKT_OK)
        return status;
    side->ranks = calloc(side->profile.count + 1, sizeof *side->ranks);
    return side->ranks ? AKT_OK : akt_error_memory(err);
}

akt_status akt_comparisons_make(akt_comparisons *out, const akt_dataset *const *datasets,
                                size_t count, const akt_comparison_options *options, akt_error *err)
{
    *out = (akt_comparisons){.sides = calloc(count, sizeof *out->sides),
                             .side_count = count,
                             .items = calloc(count, sizeof *out->items),
                             .count = count - 1};
    akt_status status = out->sides && out->items ? AKT_OK : akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < count; i++) {
        const akt_profile_options how = {options->network,
                                         options->by_former_ids && i > 0 ? datasets[0] : NULL,
                                         options->threads};
        status = make_side(&out->sides[i], datasets[i], &how, err);
        if (status == AKT_OK && i > 0)
            status = align(&out->items[i - 1], &out->sides[0].profile, &out->sides[i].profile, err);
    }
    if (status == AKT_OK)
        status = draw_all(out, options, err);
    if (status != AKT_OK)
        akt_comparisons_dispose(out);
    return status;
}

void akt_comparisons_dispose(akt_comparisons *comparisons)
{
    for (size_t i = 0; comparisons->sides && i < comparisons->side_count; i++) {
        akt_profile_dispose(&comparisons->sides[i].profile);
        free(comparisons->sides[i].ranks);
    }
    for (size_t i = 0; comparisons->items && i < comparisons->count; i++)
        free(comparisons->items[i].rows);
    free(comparisons->sides);
    free(comparisons->items);
    *comparisons = (akt_comparisons){0};
}

akt_rank akt_comparison_rank(const akt_comparisons *comparisons, size_t item,
                             const akt_comparison_row *row, int side)
{
    const akt_comparison_side *of = &comparisons->sides[side ? item + 1 : 0];
    return row->sides[side] == AKT_NONE ? (akt_rank){0} : of->ranks[row->sides[side]];
}

void akt_comparison_project(double *values, const akt_comparison *comparison,
                            const akt_profile *profile)
{
    size_t at = 0;
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_profile_row *row = comparison->rows[i].row;
        while (at < profile->count && akt_profile_compare(&profile->rows[at], row) < 0)
            at++;
        bool is_there = at < profile->count && akt_profile_compare(&profile->rows[at], row) == 0;
        values[i] = is_there ? profile->values[at] : akt_profile_absent(row);
    }
}
