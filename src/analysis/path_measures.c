#include "analysis/centrality_internal.h"
#include "analysis/links_internal.h"
#include "analysis/path_ground_internal.h"
#include "analysis/path_sample_internal.h"

#include <math.h>
#include <stdlib.h>

typedef akt_ground ground;

/* Steps of undirected ties need nothing but who is next to whom. */
static akt_status make_rows(ground *g, const akt_network *network, bool by_edge, akt_error *err)
{
    bool is_directed = akt_network_is_directed(network);
    bool is_bare = !is_directed && !by_edge && akt_network_weight(network) == AKT_WEIGHT_NONE;
    akt_rows in = {0}, against = {0};
    akt_status status =
        is_bare ? akt_links__make(&in, network, err) : akt_rows_make(&in, network, AKT_WAY_IN, err);
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
    akt_sample__draw(sample, n, drawn, seed);
    for (size_t i = 0; i < drawn; i++)
        sample[i] = g->order.place[sample[i]];
    g->all = (akt_sources){g->vertices, n};
    g->sample = drawn ? sample : NULL;
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
    akt_status status = make_rows(g, network, out->edge_betweenness != NULL, err);
    if (status == AKT_OK && akt_network_weight(network) != AKT_WEIGHT_NONE)
        status = fill_lengths(g, is_directed, err);
    if (status == AKT_OK)
        status = list_sources(g, out, options->seed, err);
    if (status == AKT_OK)
        status = make_nearness(g, out, is_directed, err);
    g->paths =
        (akt_paths){.in = &g->in,
                    .out = is_directed ? &g->against : &g->in,
                    .length = g->length,
                    .edges = out->edge_betweenness ? out->edge_count : 0,
                    .threads = options->threads,
                    .watch = {options->progress, options->progress_context, 0, (double)out->count}};
    g->reversed = (akt_paths){
        .in = &g->against, .out = &g->in, .length = g->back, .threads = options->threads};
    return status;
}

/* Nearness alone, from every vertex. */
static akt_status reach(const akt_nearness *near, const akt_paths *paths, akt_sources all,
                        akt_error *err)
{
    return paths->length ? akt_paths__follow(NULL, near, paths, all, err)
                         : akt_paths__reach(near, paths, err);
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
        status = akt_ground__betweenness(out, &g, network, options, err);
    if (status == AKT_OK)
        status = find_near(&g, akt_ground__tells_nearness(&g, out), err);
    if (status == AKT_OK)
        settle_nearness(out, &g);
    dispose_ground(&g);
    return status;
}
