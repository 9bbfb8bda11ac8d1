#include "analysis/centrality_internal.h"
#include "analysis/paths_internal.h"

#include "base/random.h"

#include <math.h>
#include <stdlib.h>

enum { STREAM_SAMPLE = 0x5A };

/* A network made ready to be walked, in an order of its own. */
typedef struct ground {
    akt_order order;
    akt_rows in;
    akt_rows against;   /* the entries the other way, of a directed network */
    double *length;     /* of each entry of in; NULL = all 1 */
    double *back;       /* of each entry of against, likewise */
    double unit;        /* a length times this is one in 1/weight */
    uint32_t *vertices; /* twice */
    double *distances;  /* room for what is asked of nearness */
    akt_nearness near; /* of the others to each vertex */
    akt_nearness away; /* of each vertex to the others, of a directed network */
    akt_paths paths;
    akt_paths reversed;
    akt_sources all;
    akt_sources sources; /* of betweenness: all, or the sample */
} ground;

static akt_status make_rows(ground *g, const akt_network *network, akt_error *err)
{
    bool is_directed = akt_network_is_directed(network);
    akt_rows in = {0}, against = {0};
    akt_status status = akt_rows_make(&in, network, AKT_WAY_IN, err);
    if (status == AKT_OK && is_directed)
        status = akt_rows_make(&against, network, AKT_WAY_OUT, err);
    if (status == AKT_OK)
        status = akt_order__make(&g->order, &in, err);
    if (status == AKT_OK)
        status = akt_order__renumber(&g->in, &in, is_directed ? &against : &in, &g->order, err);
    if (status == AKT_OK && is_directed)
        status = akt_order__renumber(&g->against, &against, &in, &g->order, err);
    akt_rows_dispose(&in);
    akt_rows_dispose(&against);
    return status;
}

/* 1/weight, but a tie weaker than one is as long as one: that is a forum's, which ties its members
 * at distance 1 however many they are. Kroner are never that few. */
static double *list_lengths(const akt_rows *rows, double most)
{
    double *lengths = malloc((rows->count + 1) * sizeof *lengths);
    for (size_t k = 0; lengths && k < rows->count; k++)
        lengths[k] = most / fmax(1, rows->weight[k]);
    return lengths;
}

/* In units of the shortest edge, so that no digits are lost where weights are kroner. */
static akt_status fill_lengths(ground *g, bool is_directed, akt_error *err)
{
    double most = 1;
    for (size_t k = 0; k < g->in.count; k++)
        most = fmax(most, g->in.weight[k]);
    g->length = list_lengths(&g->in, most);
    g->back = is_directed ? list_lengths(&g->against, most) : NULL;
    g->unit = 1 / most;
    return g->length && (g->back || !is_directed) ? AKT_OK : akt_error_memory(err);
}

/* The first `count` vertices of a shuffle (Fisher & Yates). */
static void draw_sample(uint32_t *vertices, size_t n, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++) {
        size_t j = i + (size_t)akt_random_below(seed, STREAM_SAMPLE, i, n - i);
        uint32_t drawn = vertices[j];
        vertices[j] = vertices[i];
        vertices[i] = drawn;
    }
}

static int compare_places(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Everyone, and behind them the sample, which does not hang on the order. */
static akt_status list_sources(ground *g, const akt_centrality *out, uint64_t seed, akt_error *err)
{
    size_t n = out->count, drawn = out->sampled;
    g->vertices = malloc((2 * n + 1) * sizeof *g->vertices);
    if (!g->vertices)
        return akt_error_memory(err);
    uint32_t *sample = g->vertices + n;
    for (size_t v = 0; v < n; v++)
        g->vertices[v] = sample[v] = (uint32_t)v;
    draw_sample(sample, n, drawn, seed);
    for (size_t i = 0; i < drawn; i++)
        sample[i] = g->order.place[sample[i]];
    qsort(sample, drawn, sizeof *sample, compare_places);
    g->all = (akt_sources){g->vertices, n};
    g->sources = (akt_sources){sample, drawn ? drawn : n};
    return AKT_OK;
}

static akt_status make_nearness(ground *g, const akt_centrality *out, bool is_directed,
                                akt_error *err)
{
    size_t n = out->count;
    g->distances = calloc(n, 4 * sizeof *g->distances);
    if (!g->distances)
        return akt_error_memory(err);
    double *room = g->distances;
    if (out->values[AKT_MEASURE_HARMONIC])
        g->near.harmonic = room;
    if (out->values[AKT_MEASURE_CLOSENESS]) {
        g->near.total = room + n;
        g->near.reach = room + 2 * n;
    }
    if (out->values[AKT_MEASURE_ECCENTRICITY])
        *(is_directed ? &g->away.farthest : &g->near.farthest) = room + 3 * n;
    return AKT_OK;
}

static void dispose_ground(ground *g)
{
    akt_order__dispose(&g->order);
    akt_rows_dispose(&g->in);
    akt_rows_dispose(&g->against);
    free(g->length);
    free(g->back);
    free(g->vertices);
    free(g->distances);
}

static akt_status make_ground(ground *g, const akt_centrality *out, const akt_network *network,
                              const akt_centrality_options *options, akt_error *err)
{
    bool is_directed = akt_network_is_directed(network);
    *g = (ground){.unit = 1};
    akt_status status = make_rows(g, network, err);
    if (status == AKT_OK && akt_network_weight(network) != AKT_WEIGHT_NONE)
        status = fill_lengths(g, is_directed, err);
    if (status == AKT_OK)
        status = list_sources(g, out, options->seed, err);
    if (status == AKT_OK)
        status = make_nearness(g, out, is_directed, err);
    g->paths = (akt_paths){&g->in,
                           is_directed ? &g->against : &g->in,
                           g->length,
                           NULL,
                           out->edge_betweenness ? out->edge_count : 0,
                           options->threads};
    g->reversed = (akt_paths){&g->against, &g->in, g->back, NULL, 0, options->threads};
    return status;
}

/* Nearness alone, from every vertex. */
static akt_status reach(const akt_nearness *near, const akt_paths *paths, akt_sources all,
                        akt_error *err)
{
    return paths->length ? akt_paths__follow(NULL, near, paths, all, err)
                         : akt_paths__reach(near, paths, err);
}

/* Vertices whose search takes no longer than to look for trees. */
enum { TOO_FEW_TO_FOLD = 32 };

/* Nothing is folded of a sample: its error comes from all its sources. */
static bool is_folding_worth(const ground *g)
{
    return g->paths.in == g->paths.out && !g->length && g->sources.count == g->all.count &&
           g->all.count >= TOO_FEW_TO_FOLD;
}

/* Shares by length come with nearness where all are followed. */
static bool is_at_once(const ground *g)
{
    return g->length && g->sources.count == g->all.count;
}

static akt_status share(akt_shares *out, const ground *g, bool squares, akt_error *err)
{
    const akt_nearness none = {0}, *near = is_at_once(g) ? &g->near : &none;
    if (is_folding_worth(g))
        return akt_paths__share_folded(out, &g->paths, err);
    akt_status status = akt_shares__make(out, &g->paths, g->sources.count, squares, err);
    if (status == AKT_OK && g->length)
        status = akt_paths__follow(out, near, &g->paths, g->sources, err);
    else if (status == AKT_OK)
        status = akt_paths__share_steps(out, &g->paths, g->sources, err);
    return status;
}

static akt_status find_near(const ground *g, bool is_done, akt_error *err)
{
    const akt_nearness *near = &g->near;
    akt_status status = AKT_OK;
    if (!is_done && (near->harmonic || near->total || near->farthest))
        status = reach(near, &g->paths, g->all, err);
    if (status == AKT_OK && g->away.farthest)
        status = reach(&g->away, &g->reversed, g->all, err);
    return status;
}

/* One vertex has no others. */
static double closeness_of(double reach, double total, double others)
{
    if (others <= 0)
        return NAN;
    return reach > 0 ? reach / others * (reach / total) : 0;
}

static void settle_nearness(akt_centrality *out, const ground *g)
{
    const akt_nearness *near = &g->near;
    const double *farthest = near->farthest ? near->farthest : g->away.farthest;
    double others = (double)out->count - 1;
    for (size_t i = 0; i < out->count; i++) {
        uint32_t v = g->order.vertex[i];
        if (near->harmonic)
            out->values[AKT_MEASURE_HARMONIC][v] =
                others > 0 ? near->harmonic[i] / g->unit / others : NAN;
        if (near->total)
            out->values[AKT_MEASURE_CLOSENESS][v] =
                closeness_of(near->reach[i], near->total[i] * g->unit, others);
        if (farthest)
            out->values[AKT_MEASURE_ECCENTRICITY][v] = farthest[i] * g->unit;
    }
}

/* Where some of the shares go. */
typedef struct column {
    double *values; /* NULL = nowhere */
    double *errors; /* or NULL */
    size_t first;   /* of the shares */
    size_t count;
    double scale;
    const uint32_t *at; /* where each goes; NULL = in their order */
} column;

/* Of n times the mean of `drawn` shares. */
static double standard_error(double sum, double squares, double drawn, double n)
{
    double variance = fmax(0, squares - sum * sum / drawn) / (drawn - 1);
    return drawn > 1 ? n * sqrt((1 - drawn / n) * variance / drawn) : NAN;
}

/* Where paths are more than a double can count, some share is no number. */
static akt_status settle_shares(const column *c, const akt_shares *shares, double n, double drawn,
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

static akt_status measure(akt_centrality *out, const ground *g, const akt_network *network,
                          bool raw, akt_error *err)
{
    double n = (double)out->count, drawn = (double)g->sources.count;
    const column vertices = {
        out->values[AKT_MEASURE_BETWEENNESS],      out->error,     0, out->count,
        scale_of(network, raw, (n - 1) * (n - 2)), g->order.vertex};
    const column edges = {out->edge_betweenness,
                          out->edge_error,
                          out->count,
                          g->paths.edges,
                          scale_of(network, raw, n * (n - 1)),
                          NULL};
    bool is_shared = vertices.values || edges.values;
    akt_shares shares = {0};
    akt_status status = AKT_OK;
    if (is_shared)
        status = share(&shares, g, out->sampled > 0, err);
    if (status == AKT_OK)
        status = find_near(g, is_shared && is_at_once(g), err);
    if (status == AKT_OK && is_shared)
        status = settle_shares(&vertices, &shares, n, drawn, err);
    if (status == AKT_OK && is_shared)
        status = settle_shares(&edges, &shares, n, drawn, err);
    akt_shares__dispose(&shares);
    return status;
}

akt_status akt_centrality__paths(akt_centrality *out, const akt_network *network,
                                 const akt_centrality_options *options, akt_error *err)
{
    const uint32_t of_paths = 1u << AKT_MEASURE_BETWEENNESS | 1u << AKT_MEASURE_HARMONIC |
                              1u << AKT_MEASURE_CLOSENESS | 1u << AKT_MEASURE_ECCENTRICITY;
    if (out->count == 0 || !(options->measures & of_paths || options->edge_betweenness))
        return AKT_OK;
    ground g;
    akt_status status = make_ground(&g, out, network, options, err);
    if (status == AKT_OK)
        status = measure(out, &g, network, options->raw, err);
    if (status == AKT_OK)
        settle_nearness(out, &g);
    dispose_ground(&g);
    return status;
}
