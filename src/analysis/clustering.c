#include "analysis/centrality_internal.h"
#include "analysis/links_internal.h"

#include <stdlib.h>

/* Those with few neighbours come first: each triangle is found from the first of its three vertices, and
 * hubs are never walked from. */
typedef struct survey {
    akt_rows later;   /* of each vertex, those of its neighbours that come after it */
    uint32_t *degree; /* with those that come before */
    uint32_t *marked; /* the last vertex + 1 that found each one among its neighbours */
} survey;

/* In place: rows only shrink. */
static void keep_later(survey *s)
{
    akt_rows *rows = &s->later;
    uint32_t first = rows->start[0], kept = 0;
    for (uint32_t v = 0; v < rows->order; v++) {
        uint32_t end = rows->start[v + 1], own = s->degree[v];
        rows->start[v] = kept;
        for (uint32_t e = first; e < end; e++) {
            uint32_t u = rows->target[e], degree = s->degree[u];
            rows->target[kept] = u;
            kept += (degree > own) | ((degree == own) & (u > v));
        }
        first = end;
    }
    rows->start[rows->order] = kept;
}

/* Adds to each vertex the triangles that it and two neighbours make, all found from v. */
static void count_from(double *triangles, const survey *s, uint32_t v)
{
    const akt_rows *rows = &s->later;
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++)
        s->marked[rows->target[e]] = v + 1;
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++) {
        uint32_t u = rows->target[e];
        for (uint32_t f = rows->start[u]; f < rows->start[u + 1]; f++) {
            uint32_t w = rows->target[f];
            if (s->marked[w] != v + 1)
                continue;
            triangles[v]++;
            triangles[u]++;
            triangles[w]++;
        }
    }
}

static void measure(double *values, survey *s)
{
    size_t n = s->later.order;
    for (size_t v = 0; v < n; v++)
        s->degree[v] = akt_rows_degree(&s->later, v);
    keep_later(s);
    for (uint32_t v = 0; v < n; v++)
        count_from(values, s, v);
    for (size_t v = 0; v < n; v++) {
        double degree = s->degree[v];
        values[v] = degree < 2 ? 0 : values[v] / (degree * (degree - 1) / 2);
    }
}

akt_status akt_centrality__clustering(double *values, const akt_network *network, akt_error *err)
{
    survey s;
    akt_status status = akt_network_is_directed(network)
                            ? akt_rows_make(&s.later, network, AKT_WAY_BOTH, err)
                            : akt_links__make(&s.later, network, err);
    if (status != AKT_OK)
        return status;
    size_t n = s.later.order;
    uint32_t *memory = calloc(n + 1, 2 * sizeof *memory);
    if (memory) {
        s.degree = memory;
        s.marked = memory + n;
        measure(values, &s);
    } else {
        status = akt_error_memory(err);
    }
    free(memory);
    akt_rows_dispose(&s.later);
    return status;
}
