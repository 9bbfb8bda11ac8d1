#include "analysis/centrality_internal.h"
#include "analysis/links_internal.h"

#include <stdlib.h>

/* Who is left when all with fewer and fewer ends of edges to others who are left have gone. */
typedef struct peeling {
    const akt_rows *rows;
    uint32_t *degree; /* what is left of it; of those who are gone, no more than when they went */
    uint32_t *left;   /* those who are left, and some who went since they were listed */
    size_t left_count;
    uint32_t *going; /* those who go, in the order in which it turned out */
    size_t going_count;
} peeling;

/* Everybody with an end at v that goes loses one; who has no more than k then goes too. */
static void lose(peeling *p, uint32_t v, uint32_t k)
{
    uint32_t *degree = p->degree;
    const uint32_t *target = p->rows->target;
    for (uint32_t e = p->rows->start[v], end = p->rows->start[v + 1]; e < end; e++) {
        uint32_t u = target[e];
        if (degree[u] > k && --degree[u] == k)
            p->going[p->going_count++] = u;
    }
}

/* Lists anew who is left with more than k; the others go. The fewest ends that any of those has. */
static uint32_t list_left(peeling *p, uint32_t k)
{
    uint32_t fewest = UINT32_MAX;
    size_t count = 0;
    for (size_t i = 0; i < p->left_count; i++) {
        uint32_t v = p->left[i], degree = p->degree[v];
        if (degree <= k)
            continue;
        p->left[count++] = v;
        fewest = degree < fewest ? degree : fewest;
    }
    p->left_count = count;
    return fewest;
}

/* Those of degree k, the fewest there are, go, and whoever falls to it by that. */
static void peel_layer(double *values, peeling *p, uint32_t k)
{
    p->going_count = 0;
    for (size_t i = 0; i < p->left_count; i++) {
        if (p->degree[p->left[i]] == k)
            p->going[p->going_count++] = p->left[i];
    }
    for (size_t i = 0; i < p->going_count; i++) {
        values[p->going[i]] = k;
        lose(p, p->going[i], k);
    }
}

static void peel(double *values, peeling *p)
{
    for (uint32_t v = 0; v < p->rows->order; v++) {
        p->degree[v] = akt_rows_degree(p->rows, v);
        p->left[v] = v;
    }
    p->left_count = p->rows->order;
    for (uint32_t k = list_left(p, 0); p->left_count > 0; k = list_left(p, k))
        peel_layer(values, p, k);
}

akt_status akt_centrality__coreness(double *values, const akt_network *network, akt_error *err)
{
    akt_rows rows;
    akt_status status = akt_links__make(&rows, network, err);
    if (status != AKT_OK)
        return status;
    size_t n = rows.order;
    uint32_t *memory = calloc(n + 1, 3 * sizeof *memory);
    if (memory)
        peel(values, &(peeling){&rows, memory, memory + n, 0, memory + 2 * n, 0});
    else
        status = akt_error_memory(err);
    free(memory);
    akt_rows_dispose(&rows);
    return status;
}
