#include "analysis/uncertainty.h"

#include "base/random.h"
#include "network/perturb.h"

#include <math.h>
#include <stdlib.h>

enum { ALL_PAIRS = 1000, SOME_PAIRS = 100000 };

/* Streams of random numbers that are not those of draws. */
enum { PAIRS = 1 };

const akt_uncertainty_options akt_uncertainty_usual = {200, 1, 0.9, 5};

/* Vertices times vertices and edges: what one pass of shortest paths takes. */
static const double QUICK = 2.5e6;

bool akt_uncertainty_is_quick(const akt_network *network)
{
    double n = (double)akt_network_order(network), m = (double)akt_network_size(network);
    return n * (n + m) <= QUICK;
}

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

/* Draws on their way to ranks. The first tells the vertices, of which none depends on what is
 * drawn. */
typedef struct drawing {
    const akt_scoring *scoring;
    const akt_uncertainty_options *options;
    size_t n;
    scores values;
    tallies ranks;
} drawing;

static bool make_drawing(drawing *d, size_t n)
{
    d->n = n;
    return make_scores(&d->values, d->scoring->series, n) &&
           make_tallies(&d->ranks, d->scoring->series, n, d->options);
}

static akt_status take_draw(drawing *d, const akt_dataset *dataset,
                            const akt_network_options *network, akt_error *err)
{
    akt_network *drawn;
    akt_status status = akt_network_new(&drawn, dataset, network, err);
    if (status != AKT_OK)
        return status;
    if (!d->ranks.of && !make_drawing(d, akt_network_order(drawn)))
        status = akt_error_memory(err);
    if (status == AKT_OK)
        status = d->scoring->score(d->values.values, drawn, d->scoring->context, err);
    akt_network_free(drawn);
    for (size_t i = 0; status == AKT_OK && i < d->ranks.count; i++)
        akt_rank_tally_add(d->ranks.of[i], d->values.values[i]);
    return status;
}

akt_status akt_uncertainty_ranks(akt_rank *ranks, const akt_dataset *dataset,
                                 const akt_network_options *network, const akt_scoring *scoring,
                                 const akt_uncertainty_options *options, akt_error *err)
{
    drawing d = {.scoring = scoring, .options = options};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < options->draws; i++) {
        const akt_draw draw = {options->seed, i, options->confidence};
        akt_network_options drawn = *network;
        drawn.draw = &draw;
        status = take_draw(&d, dataset, &drawn, err);
    }
    for (size_t i = 0; status == AKT_OK && i < d.ranks.count; i++)
        akt_rank_tally_read(d.ranks.of[i], ranks + i * d.n);
    dispose_tallies(&d.ranks);
    dispose_scores(&d.values);
    return status;
}

/* Pairs of vertices, and of how many of them the order was kept; by their ranks, where values that
 * differ by rounding only are equal: sums come in another order when edges go. */
typedef struct comparison {
    const uint32_t *before; /* 0 = undefined */
    const uint32_t *after;
    uint64_t twice_kept; /* a pair that becomes equal is half kept */
    uint64_t pairs;
} comparison;

static inline int order_of(uint32_t a, uint32_t b)
{
    return (a < b) - (a > b);
}

/* Of a vertex and some others. Without branches, which no processor would guess rightly. */
static inline void compare_some(comparison *c, size_t i, size_t first, size_t end)
{
    const uint32_t before = c->before[i], after = c->after[i];
    uint32_t twice_kept = 0, pairs = 0;
    for (size_t j = first; before && j < end; j++) {
        int is_pair = (c->before[j] != before) & (c->before[j] != 0);
        int is_ordered = (after != 0) & (c->after[j] != 0);
        int way = order_of(before, c->before[j]) * order_of(after, c->after[j]);
        twice_kept += (uint32_t)(is_pair * (1 + way * is_ordered));
        pairs += (uint32_t)is_pair;
    }
    c->twice_kept += twice_kept;
    c->pairs += pairs;
}

static double compare(const uint32_t *before, const uint32_t *after, size_t n, uint64_t seed)
{
    comparison c = {before, after, 0, 0};
    for (size_t i = 0; n <= ALL_PAIRS && i < n; i++)
        compare_some(&c, i, i + 1, n);
    for (uint64_t p = 0; n > ALL_PAIRS && p < SOME_PAIRS; p++) {
        size_t j = (size_t)akt_random_below(seed, PAIRS, 2 * p + 1, n);
        compare_some(&c, (size_t)akt_random_below(seed, PAIRS, 2 * p, n), j, j + 1);
    }
    return c.pairs ? (double)c.twice_kept / 2 / (double)c.pairs : NAN;
}

typedef struct perturbation {
    const akt_network *network;
    const akt_scoring *scoring;
    scores values;
    uint32_t *before; /* ranks: series x n */
    uint32_t *after;  /* n */
    size_t *room;     /* 2 n */
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
    status = p->scoring->score(p->values.values, changed, p->scoring->context, err);
    akt_network_free(changed);
    for (size_t s = 0; status == AKT_OK && s < p->scoring->series; s++) {
        akt_rank_values(p->after, p->values.values[s], n, p->room);
        kept[s * AKT_SENSITIVITY_SHARES + share] +=
            compare(p->before + s * n, p->after, n, p->seed);
    }
    return status;
}

static akt_status perturb_all(double *kept, const perturbation *p, size_t draws, akt_error *err)
{
    size_t n = akt_network_order(p->network);
    akt_status status = p->scoring->score(p->values.values, p->network, p->scoring->context, err);
    for (size_t s = 0; status == AKT_OK && s < p->scoring->series; s++)
        akt_rank_values(p->before + s * n, p->values.values[s], n, p->room);
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
    p.before = calloc(scoring->series + 1, (n + 1) * sizeof *p.before);
    p.after = calloc(n + 1, sizeof *p.after);
    p.room = calloc(2 * n + 1, sizeof *p.room);
    bool ok = make_scores(&p.values, scoring->series, n) && p.before && p.after && p.room;
    akt_status status = ok ? perturb_all(kept, &p, draws, err) : akt_error_memory(err);
    dispose_scores(&p.values);
    free(p.before);
    free(p.after);
    free(p.room);
    return status;
}
