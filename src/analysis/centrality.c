#include "analysis/centrality_internal.h"
#include "analysis/path_sample_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the measures that sum over a vertex's own edges sum, and at which of its ends. */
typedef struct measure_row {
    const char *name;
    bool is_local;
    bool is_strength;
    bool out;
    bool in;
} measure_row;

static const measure_row rows[AKT_MEASURE_COUNT] = {
    [AKT_MEASURE_DEGREE] = {"degree", true, false, true, true},
    [AKT_MEASURE_IN_DEGREE] = {"in_degree", true, false, false, true},
    [AKT_MEASURE_OUT_DEGREE] = {"out_degree", true, false, true, false},
    [AKT_MEASURE_STRENGTH] = {"strength", true, true, true, true},
    [AKT_MEASURE_IN_STRENGTH] = {"in_strength", true, true, false, true},
    [AKT_MEASURE_OUT_STRENGTH] = {"out_strength", true, true, true, false},
    [AKT_MEASURE_BETWEENNESS] = {.name = "betweenness"},
    [AKT_MEASURE_HARMONIC] = {.name = "harmonic"},
    [AKT_MEASURE_CLOSENESS] = {.name = "closeness"},
    [AKT_MEASURE_ECCENTRICITY] = {.name = "eccentricity"},
    [AKT_MEASURE_PAGERANK] = {.name = "pagerank"},
    [AKT_MEASURE_EIGENVECTOR] = {.name = "eigenvector"},
    [AKT_MEASURE_HUB] = {.name = "hub"},
    [AKT_MEASURE_AUTHORITY] = {.name = "authority"},
    [AKT_MEASURE_KATZ] = {.name = "katz"},
    [AKT_MEASURE_CORENESS] = {.name = "coreness"},
    [AKT_MEASURE_CLUSTERING] = {.name = "clustering"},
};

const char *akt_measure_name(akt_measure measure)
{
    return rows[measure].name;
}

int32_t akt_measure_from_name(const char *name)
{
    for (int32_t m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (strcmp(rows[m].name, name) == 0)
            return m;
    }
    return AKT_NONE;
}

/* Zeroed, where it is wanted; whether there was memory. */
static bool get_room(double **values, size_t count, bool is_wanted)
{
    if (is_wanted)
        *values = calloc(count + 1, sizeof **values);
    return !is_wanted || *values;
}

static bool get_places(uint32_t **best, uint32_t **worst, size_t count, bool is_wanted)
{
    if (!is_wanted)
        return true;
    *best = calloc(count + 1, sizeof **best);
    *worst = calloc(count + 1, sizeof **worst);
    return *best && *worst;
}

/* How many vertices at most are drawn; 0 = all are followed. */
static akt_status plan_sample(size_t *sampled, const akt_network *network,
                              const akt_centrality_options *options, akt_error *err)
{
    size_t n = akt_network_order(network), m = akt_network_size(network), most = options->sample;
    bool by_length = akt_network_weight(network) != AKT_WEIGHT_NONE;
    double all = 0;
    akt_status status = options->certain ? akt_centrality_work(&all, network, err) : AKT_OK;
    if (options->certain)
        most = akt_sample__most(n, m, all, by_length, options->steps);
    *sampled = most < n ? most : 0;
    return status;
}

static akt_status make_room(akt_centrality *out, const akt_network *network,
                            const akt_centrality_options *options, akt_error *err)
{
    bool betweenness = options->measures >> AKT_MEASURE_BETWEENNESS & 1u;
    bool edges = options->edge_betweenness;
    bool ok = true;
    akt_status status =
        betweenness || edges ? plan_sample(&out->sampled, network, options, err) : AKT_OK;
    if (status != AKT_OK)
        return status;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        ok = get_room(&out->values[m], out->count, options->measures >> m & 1u) && ok;
    bool has_error = out->sampled > 0, has_places = has_error && options->certain;
    ok = get_room(&out->edge_betweenness, out->edge_count, edges) && ok;
    ok = get_room(&out->error, out->count, has_error && betweenness) && ok;
    ok = get_room(&out->edge_error, out->edge_count, has_error && edges) && ok;
    ok = get_places(&out->best, &out->worst, out->count, has_places && betweenness) && ok;
    ok = get_places(&out->edge_best, &out->edge_worst, out->edge_count, has_places && edges) && ok;
    return ok ? AKT_OK : akt_error_memory(err);
}

static double amount_of(const measure_row *row, const akt_network *network, const akt_edge *edge)
{
    if (!row->is_strength)
        return 1;
    return akt_network_weight(network) == AKT_WEIGHT_NONE ? edge->count : edge->weight;
}

static void sum_edges(double *values, const measure_row *row, const akt_network *network, bool raw)
{
    size_t n = akt_network_order(network);
    bool is_directed = akt_network_is_directed(network);
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        double amount = amount_of(row, network, &edges[i]);
        if (row->out || !is_directed)
            values[edges[i].from] += amount;
        if (row->in || !is_directed)
            values[edges[i].to] += amount;
    }
    for (size_t v = 0; v < n && !raw; v++)
        values[v] = n > 1 ? values[v] / (double)(n - 1) : NAN;
}

static akt_status fill_spectral(akt_centrality *out, const akt_network *network, akt_error *err)
{
    double *const *x = out->values;
    akt_undefined *undefined = out->undefined;
    akt_status status = AKT_OK;
    if (x[AKT_MEASURE_PAGERANK])
        status = akt_centrality__pagerank(x[AKT_MEASURE_PAGERANK], network, err);
    if (status == AKT_OK && x[AKT_MEASURE_EIGENVECTOR])
        status = akt_centrality__eigenvector(x[AKT_MEASURE_EIGENVECTOR],
                                             &undefined[AKT_MEASURE_EIGENVECTOR], network, err);
    if (status == AKT_OK && (x[AKT_MEASURE_HUB] || x[AKT_MEASURE_AUTHORITY]))
        status = akt_centrality__hubs(x[AKT_MEASURE_HUB], x[AKT_MEASURE_AUTHORITY],
                                      &undefined[AKT_MEASURE_HUB], network, err);
    undefined[AKT_MEASURE_AUTHORITY] = undefined[AKT_MEASURE_HUB];
    if (status == AKT_OK && x[AKT_MEASURE_KATZ])
        status = akt_centrality__katz(out, network, err);
    return status;
}

static akt_status fill_local(akt_centrality *out, const akt_network *network, akt_error *err)
{
    double *const *x = out->values;
    akt_status status = AKT_OK;
    if (x[AKT_MEASURE_CORENESS])
        status = akt_centrality__coreness(x[AKT_MEASURE_CORENESS], network, err);
    if (status == AKT_OK && x[AKT_MEASURE_CLUSTERING])
        status = akt_centrality__clustering(x[AKT_MEASURE_CLUSTERING], network, err);
    return status;
}

static akt_status fill_values(akt_centrality *out, const akt_network *network,
                              const akt_centrality_options *options, akt_error *err)
{
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (out->values[m] && rows[m].is_local)
            sum_edges(out->values[m], &rows[m], network, options->raw);
    }
    akt_status status = akt_centrality__paths(out, network, options, err);
    if (status == AKT_OK)
        status = fill_spectral(out, network, err);
    if (status == AKT_OK)
        status = fill_local(out, network, err);
    return status;
}

akt_status akt_centrality_compute(akt_centrality *out, const akt_network *network,
                                  const akt_centrality_options *options, akt_error *err)
{
    *out = (akt_centrality){0};
    if (options->measures >> AKT_MEASURE_COUNT)
        return akt_error_set(err, AKT_EINVAL, "there is no such measure");
    out->count = akt_network_order(network);
    out->edge_count = akt_network_size(network);
    akt_status status = akt_centralisation_compute(&out->whole, network, err);
    if (status == AKT_OK)
        status = make_room(out, network, options, err);
    if (status == AKT_OK)
        status = fill_values(out, network, options, err);
    if (status != AKT_OK)
        akt_centrality_dispose(out);
    return status;
}

void akt_centrality_dispose(akt_centrality *centrality)
{
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        free(centrality->values[m]);
    akt_centralisation_dispose(&centrality->whole);
    free(centrality->edge_betweenness);
    free(centrality->error);
    free(centrality->edge_error);
    free(centrality->best);
    free(centrality->worst);
    free(centrality->edge_best);
    free(centrality->edge_worst);
    *centrality = (akt_centrality){0};
}
