#include "analysis/centrality_internal.h"

#include "network/rows.h"

#include <math.h>
#include <stdlib.h>

static const double DAMPING = 0.85;

/* Each step shrinks the error to 0.85 of it, so that after 250 nothing of it is left in a double;
 * the residual ends it earlier. */
enum { MOST_STEPS = 250 };
static const double RESIDUAL = 1e-15;

typedef struct walk {
    akt_rows in;   /* who leads to each vertex */
    double *out;   /* the weight that leaves each vertex */
    double *share; /* what one unit of weight carries in this step */
} walk;

static void sum_out(const walk *w, const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    size_t size = akt_network_size(network);
    bool is_directed = akt_network_is_directed(network);
    for (size_t i = 0; i < size; i++) {
        w->out[edges[i].from] += edges[i].weight;
        if (!is_directed)
            w->out[edges[i].to] += edges[i].weight;
    }
}

/* The rank that every vertex gets alike: what jumps, and what vertices without a way out hold. */
static double spread(const walk *w, const double *values)
{
    double n = (double)w->in.order;
    double dangling = 0;
    for (size_t v = 0; v < w->in.order; v++) {
        w->share[v] = w->out[v] > 0 ? DAMPING * values[v] / w->out[v] : 0;
        dangling += w->out[v] > 0 ? 0 : values[v];
    }
    return (1 - DAMPING) / n + DAMPING * dangling / n;
}

/* One step; the sum of absolute changes. */
static double take_step(const walk *w, double *values)
{
    const akt_rows *in = &w->in;
    const double *share = w->share;
    double base = spread(w, values), change = 0;
    for (size_t v = 0; v < in->order; v++) {
        double next = base;
        for (uint32_t e = in->start[v], end = in->start[v + 1]; e < end; e++)
            next += share[in->target[e]] * in->weight[e];
        change += fabs(next - values[v]);
        values[v] = next;
    }
    return change;
}

static void make_whole(double *values, size_t n)
{
    double sum = 0;
    for (size_t v = 0; v < n; v++)
        sum += values[v];
    for (size_t v = 0; v < n; v++)
        values[v] /= sum;
}

static void walk_on(double *values, const walk *w)
{
    for (size_t v = 0; v < w->in.order; v++)
        values[v] = 1 / (double)w->in.order;
    for (int step = 0; step < MOST_STEPS; step++) {
        if (take_step(w, values) < RESIDUAL)
            break;
    }
    make_whole(values, w->in.order);
}

akt_status akt_centrality__pagerank(double *values, const akt_network *network, akt_error *err)
{
    walk w;
    akt_status status = akt_rows_make(&w.in, network, AKT_WAY_IN, err);
    if (status != AKT_OK)
        return status;
    size_t n = w.in.order;
    double *memory = calloc(n + 1, 2 * sizeof *memory);
    if (memory) {
        w.out = memory, w.share = memory + n;
        sum_out(&w, network);
        walk_on(values, &w);
    } else {
        status = akt_error_memory(err);
    }
    free(memory);
    akt_rows_dispose(&w.in);
    return status;
}
