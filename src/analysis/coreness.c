#include "analysis/centrality_internal.h"

#include "network/rows.h"

#include <stdlib.h>

/* Vertices in the order of what is left of their degrees, sorted by counting. */
typedef struct peeling {
    size_t n;
    uint32_t *degree; /* what is left of it */
    uint32_t *order;  /* all vertices by degree */
    uint32_t *place;  /* of each vertex in order */
    uint32_t *first;  /* of each degree, where its vertices begin in order; n + 1 */
} peeling;

/* Both ends of every edge, so that a pair with an edge each way counts 2. */
static void count_degrees(const peeling *p, const akt_network *network)
{
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        p->degree[edges[i].from]++;
        p->degree[edges[i].to]++;
    }
}

static void sort_vertices(const peeling *p, uint32_t most)
{
    for (size_t v = 0; v < p->n; v++)
        p->first[p->degree[v] + 1]++;
    for (uint32_t d = 0; d < most + 1; d++)
        p->first[d + 1] += p->first[d];
    for (size_t v = 0; v < p->n; v++) {
        p->place[v] = p->first[p->degree[v]]++;
        p->order[p->place[v]] = (uint32_t)v;
    }
    for (uint32_t d = most + 1; d > 0; d--)
        p->first[d] = p->first[d - 1];
    p->first[0] = 0;
}

/* Moves v to the front of those with its degree, then lets it fall into the degree below. */
static void lower(const peeling *p, uint32_t v)
{
    uint32_t at = p->first[p->degree[v]]++, front = p->order[at];
    p->order[p->place[v]] = front;
    p->place[front] = p->place[v];
    p->order[at] = v;
    p->place[v] = at;
    p->degree[v]--;
}

/* Along one way of the edges; a neighbour each way is met in both and falls twice. */
static void peel_along(const peeling *p, const akt_rows *rows, uint32_t v)
{
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++) {
        uint32_t u = rows->target[e];
        if (p->degree[u] > p->degree[v])
            lower(p, u);
    }
}

static void peel(double *values, const peeling *p, const akt_rows *outward, const akt_rows *inward)
{
    for (size_t i = 0; i < p->n; i++) {
        uint32_t v = p->order[i];
        values[v] = p->degree[v];
        peel_along(p, outward, v);
        if (inward)
            peel_along(p, inward, v);
    }
}

static uint32_t most_of(const peeling *p)
{
    uint32_t most = 0;
    for (size_t v = 0; v < p->n; v++)
        most = p->degree[v] > most ? p->degree[v] : most;
    return most;
}

static akt_status peel_rows(double *values, const akt_network *network, const akt_rows *outward,
                            const akt_rows *inward, akt_error *err)
{
    size_t n = akt_network_order(network);
    peeling p = {.n = n};
    uint32_t *memory = calloc(n + 1, 3 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    p.degree = memory, p.order = memory + n, p.place = memory + 2 * n;
    count_degrees(&p, network);
    uint32_t most = most_of(&p);
    p.first = calloc((size_t)most + 3, sizeof *p.first);
    if (p.first) {
        sort_vertices(&p, most);
        peel(values, &p, outward, akt_network_is_directed(network) ? inward : NULL);
    }
    free(memory);
    free(p.first);
    return p.first ? AKT_OK : akt_error_memory(err);
}

akt_status akt_centrality__coreness(double *values, const akt_network *network, akt_error *err)
{
    akt_rows outward = {0}, inward = {0};
    akt_status status = akt_rows_make(&outward, network, AKT_WAY_OUT, err);
    if (status == AKT_OK)
        status = akt_rows_make(&inward, network, AKT_WAY_IN, err);
    if (status == AKT_OK)
        status = peel_rows(values, network, &outward, &inward, err);
    akt_rows_dispose(&outward);
    akt_rows_dispose(&inward);
    return status;
}
