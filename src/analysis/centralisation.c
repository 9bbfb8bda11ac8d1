#include "analysis/centralisation.h"

#include "analysis/links_internal.h"

#include <math.h>
#include <stdlib.h>

/* Sum of the differences to the largest. */
static double lag_behind(const double *degrees, size_t n)
{
    double most = 0, sum = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, degrees[v]);
    for (size_t v = 0; v < n; v++)
        sum += most - degrees[v];
    return sum;
}

static void count_ends(double *in, double *out, const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        out[edges[i].from]++;
        in[edges[i].to]++;
    }
}

static void compare_degrees(akt_centralisation *out, double *in, double *outward, double *all,
                            bool is_directed)
{
    size_t n = out->order;
    double others = (double)n - 1;
    double star = others * (others - 1);
    for (size_t v = 0; v < n; v++)
        all[v] = in[v] + outward[v];
    if (n < 3) {
        out->degree = out->in_degree = out->out_degree = NAN;
    } else if (is_directed) {
        out->degree = lag_behind(all, n) / (2 * star);
        out->in_degree = lag_behind(in, n) / (others * others);
        out->out_degree = lag_behind(outward, n) / (others * others);
    } else {
        out->degree = out->in_degree = out->out_degree = lag_behind(all, n) / star;
    }
    for (size_t v = 0; v < n; v++) {
        out->isolates += all[v] == 0;
        if (all[v] > all[out->most_tied]) {
            out->most_tied = v;
            out->as_tied = 0;
        }
        out->as_tied += all[v] == all[out->most_tied];
    }
}

static akt_status measure_degrees(akt_centralisation *out, const akt_network *network,
                                  akt_error *err)
{
    size_t n = out->order;
    double *memory = calloc(n + 1, 3 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    count_ends(memory, memory + n, network);
    compare_degrees(out, memory, memory + n, memory + 2 * n, akt_network_is_directed(network));
    free(memory);
    return AKT_OK;
}

/* The largest part; of several the first. */
static akt_status find_parts(akt_centralisation *out, const akt_network *network, akt_error *err)
{
    out->part = calloc(out->order + 1, sizeof *out->part);
    if (!out->part)
        return akt_error_memory(err);
    out->components = akt_links__find_parts(out->part, network);
    size_t *size = calloc(out->components + 1, sizeof *size);
    if (!size)
        return akt_error_memory(err);
    for (size_t v = 0; v < out->order; v++)
        size[out->part[v]]++;
    for (size_t c = 0; c < out->components; c++) {
        if (size[c] > out->largest) {
            out->largest = size[c];
            out->main_part = c;
        }
    }
    free(size);
    return AKT_OK;
}

static double density_of(const akt_centralisation *c, bool is_directed)
{
    double n = (double)c->order;
    if (n < 2)
        return NAN;
    return (double)c->size * (is_directed ? 1 : 2) / (n * (n - 1));
}

akt_status akt_centralisation_compute(akt_centralisation *out, const akt_network *network,
                                      akt_error *err)
{
    *out = (akt_centralisation){.order = akt_network_order(network),
                                .size = akt_network_size(network)};
    out->density = density_of(out, akt_network_is_directed(network));
    akt_status status = find_parts(out, network, err);
    if (status == AKT_OK)
        status = measure_degrees(out, network, err);
    if (status != AKT_OK)
        akt_centralisation_dispose(out);
    return status;
}

void akt_centralisation_dispose(akt_centralisation *centralisation)
{
    free(centralisation->part);
    *centralisation = (akt_centralisation){0};
}
