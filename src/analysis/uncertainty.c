#include "analysis/uncertainty.h"

#include "base/random.h"
#include "network/perturb.h"

#include <math.h>
#include <stdlib.h>

enum { ALL_PAIRS = 1000, SOME_PAIRS = 100000 };

/* Streams of random numbers that are not those of draws. */
enum { PAIRS = 1 };

const double akt_sensitivity_shares[AKT_SENSITIVITY_SHARES] = {-0.2, -0.1, -0.05, 0.05, 0.1, 0.2};

/* Room for the values of all series. */
typedef struct scores {
    double **values;
    double *all;
} scores;

static bool make_scores(scores *out, size_t series, size_t n)
{
    out->values = calloc(series + 1, sizeof *out->values);
    out->all = calloc(series + 1, (n + 1) * sizeof *out->all);
    for (size_t s = 0; out->values && out->all && s < series; s++)
        out->values[s] = out->all + s * n;
    return out->values && out->all;
}

static void dispose_scores(scores *s)
{
    free(s->values);
    free(s->all);
}

typedef struct tallies {
    akt_rank_tally **of; /* one a series */
    size_t count;
} tallies;

static bool make_tallies(tallies *out, size_t series, size_t n,
                         const akt_uncertainty_options *options)
{
    out->of = calloc(series + 1, sizeof(akt_rank_tally *));
    for (; out->of && out->count < series; out->count++) {
        out->of[out->count] = akt_rank_tally_new(n, options->draws, options->top);
        if (!out->of[out->count])
            return false;
    }
    return out->of != NULL;
}

static void dispose_tallies(tallies *t)
{
    for (size_t s = 0; s < t->count; s++)
        akt_rank_tally_free(t->of[s]);
    free(t->of);
}

static akt_status take_draw(const tallies *t, const scores *s, const akt_dataset *dataset,
                            const akt_network_options *network, const akt_scoring *scoring,
                            akt_error *err)
{
    akt_network *drawn;
    akt_status status = akt_network_new(&drawn, dataset, network, err);
    if (status != AKT_OK)
        return status;
    status = scoring->score(s->values, drawn, scoring->context, err);
    akt_network_free(drawn);
    for (size_t i = 0; status == AKT_OK && i < t->count; i++)
        akt_rank_tally_add(t->of[i], s->values[i]);
    return status;
}

/* The vertices of a network, of which none depends on what is drawn. */
static akt_status count_vertices(size_t *n, const akt_dataset *dataset,
                                 const akt_network_options *network, akt_error *err)
{
    akt_network *plain;
    akt_status status = akt_network_new(&plain, dataset, network, err);
    if (status == AKT_OK)
        *n = akt_network_order(plain);
    akt_network_free(plain);
    return status;
}

akt_status akt_uncertainty_ranks(akt_rank *ranks, const akt_dataset *dataset,
                                 const akt_network_options *network, const akt_scoring *scoring,
                                 const akt_uncertainty_options *options, akt_error *err)
{
    size_t n = 0;
    scores s = {0};
    tallies t = {0};
    akt_status status = count_vertices(&n, dataset, network, err);
    if (status != AKT_OK)
        return status;
    if (!make_scores(&s, scoring->series, n) || !make_tallies(&t, scoring->series, n, options))
        status = akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < options->draws; i++) {
        const akt_draw draw = {options->seed, i, options->confidence};
        akt_network_options drawn = *network;
        drawn.draw = &draw;
        status = take_draw(&t, &s, dataset, &drawn, scoring, err);
    }
    for (size_t i = 0; status == AKT_OK && i < t.count; i++)
        akt_rank_tally_read(t.of[i], ranks + i * n);
    dispose_tallies(&t);
    dispose_scores(&s);
    return status;
}

/* Pairs of vertices, and of how many of them the order was kept. */
typedef struct comparison {
    const double *before;
    const double *after;
    double kept;
    size_t pairs;
} comparison;

/* Bits apart is equal: sums come in another order when edges go. */
static int order_of(double a, double b)
{
    if (isnan(a) || isnan(b) || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b)))
        return 0;
    return a > b ? 1 : -1;
}

static void compare_pair(comparison *c, size_t i, size_t j)
{
    int before = order_of(c->before[i], c->before[j]);
    if (before == 0)
        return;
    c->kept += 0.5 + 0.5 * before * order_of(c->after[i], c->after[j]);
    c->pairs++;
}

static double compare(const double *before, const double *after, size_t n, uint64_t seed)
{
    comparison c = {before, after, 0, 0};
    for (size_t i = 0; n <= ALL_PAIRS && i < n; i++) {
        for (size_t j = i + 1; j < n; j++)
            compare_pair(&c, i, j);
    }
    for (uint64_t p = 0; n > ALL_PAIRS && p < SOME_PAIRS; p++)
        compare_pair(&c, (size_t)akt_random_below(seed, PAIRS, 2 * p, n),
                     (size_t)akt_random_below(seed, PAIRS, 2 * p + 1, n));
    return c.pairs ? c.kept / (double)c.pairs : NAN;
}

typedef struct perturbation {
    const akt_network *network;
    const akt_scoring *scoring;
    scores before;
    scores after;
    uint64_t seed;
} perturbation;

/* Adds what one perturbed network keeps, of every series, to kept. */
static akt_status add_kept(double *kept, const perturbation *p, size_t share, uint64_t number,
                           akt_error *err)
{
    akt_network *changed;
    size_t n = akt_network_order(p->network);
    uint64_t stream = 2 + number * AKT_SENSITIVITY_SHARES + share;
    akt_status status = akt_network_perturb(&changed, p->network, akt_sensitivity_shares[share],
                                            p->seed, stream, err);
    if (status != AKT_OK)
        return status;
    status = p->scoring->score(p->after.values, changed, p->scoring->context, err);
    akt_network_free(changed);
    for (size_t s = 0; status == AKT_OK && s < p->scoring->series; s++)
        kept[s * AKT_SENSITIVITY_SHARES + share] +=
            compare(p->before.values[s], p->after.values[s], n, p->seed);
    return status;
}

static akt_status perturb_all(double *kept, const perturbation *p, size_t draws, akt_error *err)
{
    akt_status status = p->scoring->score(p->before.values, p->network, p->scoring->context, err);
    for (size_t i = 0; i < p->scoring->series * AKT_SENSITIVITY_SHARES; i++)
        kept[i] = 0;
    for (size_t d = 0; d < draws; d++) {
        for (size_t i = 0; status == AKT_OK && i < AKT_SENSITIVITY_SHARES; i++)
            status = add_kept(kept, p, i, d, err);
    }
    for (size_t i = 0; i < p->scoring->series * AKT_SENSITIVITY_SHARES; i++)
        kept[i] /= (double)draws;
    return status;
}

akt_status akt_uncertainty_sensitivity(double *kept, const akt_network *network,
                                       const akt_scoring *scoring, size_t draws, uint64_t seed,
                                       akt_error *err)
{
    size_t n = akt_network_order(network);
    perturbation p = {.network = network, .scoring = scoring, .seed = seed};
    bool ok = make_scores(&p.before, scoring->series, n);
    ok = make_scores(&p.after, scoring->series, n) && ok;
    akt_status status = ok ? perturb_all(kept, &p, draws, err) : akt_error_memory(err);
    dispose_scores(&p.before);
    dispose_scores(&p.after);
    return status;
}
