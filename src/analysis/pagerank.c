#include "analysis/centrality_internal.h"

#include <math.h>
#include <stdlib.h>

static const double DAMPING = 0.85;

/* Each step shrinks the error to 0.85 of it, so that after 250 nothing of it is left in a double;
 * the residual ends it earlier. */
enum { MOST_STEPS = 250 };
static const double RESIDUAL = 1e-15;

typedef struct walk {
    const akt_network *network;
    size_t n;
    double *out;   /* the weight that leaves each vertex */
    double *share; /* what one unit of weight carries in this step */
    double *next;
} walk;

static void sum_out(const walk *w)
{
    const akt_edge *edges = akt_network_edges(w->network);
    bool is_directed = akt_network_is_directed(w->network);
    for (size_t i = 0; i < akt_network_size(w->network); i++) {
        w->out[edges[i].from] += edges[i].weight;
        if (!is_directed)
            w->out[edges[i].to] += edges[i].weight;
    }
}

/* The rank that every vertex gets alike: what jumps, and what vertices without a way out hold. */
static double spread(const walk *w, const double *values)
{
    double n = (double)w->n;
    double dangling = 0;
    for (size_t v = 0; v < w->n; v++) {
        w->share[v] = w->out[v] > 0 ? DAMPING * values[v] / w->out[v] : 0;
        dangling += w->out[v] > 0 ? 0 : values[v];
    }
    return (1 - DAMPING) / n + DAMPING * dangling / n;
}

/* One step; the sum of absolute changes. */
static double take_step(const walk *w, double *values)
{
    const akt_edge *edges = akt_network_edges(w->network);
    bool is_directed = akt_network_is_directed(w->network);
    double base = spread(w, values);
    for (size_t v = 0; v < w->n; v++)
        w->next[v] = base;
    for (size_t i = 0; i < akt_network_size(w->network); i++) {
        const akt_edge *e = &edges[i];
        w->next[e->to] += w->share[e->from] * e->weight;
        if (!is_directed)
            w->next[e->from] += w->share[e->to] * e->weight;
    }
    double change = 0;
    for (size_t v = 0; v < w->n; v++) {
        change += fabs(w->next[v] - values[v]);
        values[v] = w->next[v];
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

akt_status akt_centrality__pagerank(double *values, const akt_network *network, akt_error *err)
{
    size_t n = akt_network_order(network);
    if (n == 0)
        return AKT_OK;
    double *memory = calloc(n, 3 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    walk w = {network, n, memory, memory + n, memory + 2 * n};
    sum_out(&w);
    for (size_t v = 0; v < n; v++)
        values[v] = 1 / (double)n;
    for (int step = 0; step < MOST_STEPS; step++) {
        if (take_step(&w, values) < RESIDUAL)
            break;
    }
    make_whole(values, n);
    free(memory);
    return AKT_OK;
}
