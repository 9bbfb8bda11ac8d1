#include "analysis/path_ground_internal.h"
#include "analysis/path_sample_internal.h"

#include <math.h>
#include <stdlib.h>

/* Vertices whose search takes no longer than to look for trees. */
enum { TOO_FEW_TO_FOLD = 32 };

static const double RISK = 0.05; /* that a promise is broken */

/* Some of the shares, and where they go. */
typedef struct column {
    double *values; /* NULL = nowhere */
    double *errors; /* or NULL */
    uint32_t *best; /* or NULL */
    uint32_t *worst;
    size_t first; /* of the shares */
    size_t count;
    double scale;
    double most;        /* that a share can be, of one source */
    const double *odds; /* of the risk; NULL = alike */
    const uint32_t *at; /* where each goes; NULL = in their order */
} column;

/* What is followed, and what for. */
typedef struct task {
    const akt_ground *ground;
    akt_centrality *out;
    column columns[2]; /* vertices, edges */
    size_t first;      /* places that a promise is about */
    size_t rounds;     /* of a sample, at most */
    size_t promises;   /* columns with places */
} task;

/* Of n times the mean of `drawn` shares. */
static double standard_error(double sum, double squares, double drawn, double n)
{
    double variance = fmax(0, squares - sum * sum / drawn) / (drawn - 1);
    return drawn > 1 ? n * sqrt((1 - drawn / n) * variance / drawn) : NAN;
}

/* Where paths are more than a double can count, some share is no number. */
static akt_status settle(const column *c, const akt_shares *shares, double n, double drawn,
                         akt_error *err)
{
    const double *sums = shares->total + c->first;
    const double *squares = c->errors ? sums + shares->count : NULL;
    for (size_t i = 0; i < c->count; i++) {
        if (!isfinite(sums[i]))
            return akt_error_set(err, AKT_ELIMIT,
                                 "there are too many shortest paths to count them");
        size_t at = c->at ? c->at[i] : i;
        if (c->values)
            c->values[at] = c->scale * (n / drawn) * sums[i];
        if (c->errors)
            c->errors[at] = c->scale * standard_error(sums[i], squares[i], drawn, n);
    }
    return AKT_OK;
}

/* From every vertex in turn, each pair of an undirected network is met twice. */
static double scale_of(const akt_network *network, bool raw, double pairs)
{
    if (raw)
        return akt_network_is_directed(network) ? 1 : 0.5;
    return pairs > 0 ? 1 / pairs : 0;
}

/* By the pairs of neighbours on either side of a vertex: 0 where no path can pass. */
static double *list_odds(const akt_paths *paths)
{
    size_t n = paths->in->order;
    double sum = 0, *odds = malloc((n + 1) * sizeof *odds);
    for (size_t v = 0; odds && v < n; v++) {
        double in = akt_rows_degree(paths->in, v), out = akt_rows_degree(paths->out, v);
        odds[v] = in * (paths->in == paths->out ? fmax(out - 1, 0) : out);
        sum += odds[v];
    }
    for (size_t v = 0; odds && v < n && sum > 0; v++)
        odds[v] /= sum;
    return odds;
}

/* The places that the shares of `drawn` sources leave to each; whether the first are settled. */
static akt_status judge(bool *is_settled, const task *t, const akt_shares *shares, size_t drawn,
                        akt_error *err)
{
    akt_status status = AKT_OK;
    *is_settled = t->promises > 0;
    for (size_t i = 0; status == AKT_OK && i < 2; i++) {
        const column *c = &t->columns[i];
        if (!c->best)
            continue;
        const double *sums = shares->total + c->first;
        const akt_evidence evidence = {sums,
                                       sums + shares->count,
                                       c->odds,
                                       c->at,
                                       c->count,
                                       (double)drawn,
                                       (double)t->out->count,
                                       c->most,
                                       RISK / (double)(t->rounds * t->promises)};
        status = akt_sample__places(c->best, c->worst, &evidence, err);
        *is_settled = *is_settled && status == AKT_OK &&
                      akt_sample__is_settled(c->best, c->worst, c->count, t->first);
    }
    return status;
}

static int compare_places(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static akt_status follow(akt_shares *shares, const akt_paths *paths, akt_sources sources,
                         const akt_nearness *near, akt_error *err)
{
    return paths->length ? akt_paths__follow(shares, near, paths, sources, err)
                         : akt_paths__share_steps(shares, paths, sources, err);
}

/* Round by round, those of one in the order of the vertices, until all is drawn or settled. */
static akt_status share_sample(akt_shares *shares, const task *t, akt_error *err)
{
    const akt_ground *g = t->ground;
    const akt_nearness none = {0};
    const size_t most = t->out->sampled;
    akt_paths paths = g->paths;
    paths.watch.all = (double)most;
    akt_status status = akt_shares__make(shares, &paths, most, true, err);
    bool is_settled = false;
    for (size_t done = 0, end; status == AKT_OK && done < most && !is_settled; done = end) {
        end = akt_sample__round_end(done, most);
        const akt_sources sources = {g->sample + done, end - done};
        qsort(g->sample + done, sources.count, sizeof *g->sample, compare_places);
        paths.watch.before = (double)done;
        status = follow(shares, &paths, sources, &none, err);
        if (status == AKT_OK)
            status = judge(&is_settled, t, shares, end, err);
        t->out->sampled = end;
    }
    return status;
}

/* A sample is not folded: its error comes from all its sources. */
static akt_status share(akt_shares *shares, const task *t, akt_error *err)
{
    const akt_ground *g = t->ground;
    bool is_mutual = g->paths.in == g->paths.out;
    if (g->sample)
        return share_sample(shares, t, err);
    if (is_mutual && !g->length && g->all.count >= TOO_FEW_TO_FOLD)
        return akt_paths__share_folded(shares, &g->paths, err);
    akt_status status = akt_shares__make(shares, &g->paths, g->all.count, false, err);
    return status == AKT_OK ? follow(shares, &g->paths, g->all, &g->near, err) : status;
}

bool akt_ground__tells_nearness(const akt_ground *ground, const akt_centrality *out)
{
    bool is_shared = out->values[AKT_MEASURE_BETWEENNESS] || out->edge_betweenness;
    return is_shared && ground->length && !ground->sample;
}

static void list_columns(task *t, const akt_network *network, bool raw, const double *odds)
{
    const akt_ground *g = t->ground;
    akt_centrality *out = t->out;
    double n = (double)out->count;
    t->columns[0] = (column){.values = out->values[AKT_MEASURE_BETWEENNESS],
                             .errors = out->error,
                             .best = out->best,
                             .worst = out->worst,
                             .count = out->count,
                             .scale = scale_of(network, raw, (n - 1) * (n - 2)),
                             .most = n - 2,
                             .odds = odds,
                             .at = g->order.vertex};
    t->columns[1] = (column){.values = out->edge_betweenness,
                             .errors = out->edge_error,
                             .best = out->edge_best,
                             .worst = out->edge_worst,
                             .first = out->count,
                             .count = g->paths.edges,
                             .scale = scale_of(network, raw, n * (n - 1)),
                             .most = n - 1};
    t->promises = (size_t)(out->best != NULL) + (out->edge_best != NULL);
    for (size_t end = 0; end < out->sampled; t->rounds++)
        end = akt_sample__round_end(end, out->sampled);
}

akt_status akt_ground__betweenness(akt_centrality *out, const akt_ground *ground,
                                   const akt_network *network,
                                   const akt_centrality_options *options, akt_error *err)
{
    if (!out->values[AKT_MEASURE_BETWEENNESS] && !out->edge_betweenness)
        return AKT_OK;
    double *odds = out->best ? list_odds(&ground->paths) : NULL;
    if (out->best && !odds)
        return akt_error_memory(err);
    task t = {.ground = ground, .out = out, .first = options->certain};
    list_columns(&t, network, options->raw, odds);
    akt_shares shares = {0};
    akt_status status = share(&shares, &t, err);
    double n = (double)out->count, drawn = out->sampled ? (double)out->sampled : n;
    for (size_t i = 0; status == AKT_OK && i < 2; i++)
        status = settle(&t.columns[i], &shares, n, drawn, err);
    akt_shares__dispose(&shares);
    free(odds);
    return status;
}
