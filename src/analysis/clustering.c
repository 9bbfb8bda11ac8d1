#include "analysis/centrality_internal.h"

#include "network/rows.h"

#include <stdlib.h>

/* Whether u comes before v: those with few neighbours first, so that each triangle is found from
 * its vertex of lowest degree and hubs are never walked from. */
static bool is_before(const akt_rows *rows, uint32_t u, uint32_t v)
{
    uint32_t a = akt_rows_degree(rows, u), b = akt_rows_degree(rows, v);
    return a != b ? a < b : u < v;
}

/* Adds to each vertex the triangles that it and two neighbours make, all found from v. */
static void count_from(double *triangles, uint32_t *marked, const akt_rows *rows, uint32_t v)
{
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++)
        marked[rows->target[e]] = v + 1;
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++) {
        uint32_t u = rows->target[e];
        if (!is_before(rows, v, u))
            continue;
        for (uint32_t f = rows->start[u]; f < rows->start[u + 1]; f++) {
            uint32_t w = rows->target[f];
            if (marked[w] != v + 1 || !is_before(rows, u, w))
                continue;
            triangles[v]++;
            triangles[u]++;
            triangles[w]++;
        }
    }
}

static void divide(double *triangles, const akt_rows *rows)
{
    for (size_t v = 0; v < rows->order; v++) {
        double degree = akt_rows_degree(rows, v);
        triangles[v] = degree < 2 ? 0 : triangles[v] / (degree * (degree - 1) / 2);
    }
}

akt_status akt_centrality__clustering(double *values, const akt_network *network, akt_error *err)
{
    akt_rows rows;
    akt_status status = akt_rows_make(&rows, network, AKT_WAY_BOTH, err);
    if (status != AKT_OK)
        return status;
    uint32_t *marked = calloc(rows.order + 1, sizeof *marked);
    if (marked) {
        for (uint32_t v = 0; v < rows.order; v++)
            count_from(values, marked, &rows, v);
        divide(values, &rows);
    } else {
        status = akt_error_memory(err);
    }
    free(marked);
    akt_rows_dispose(&rows);
    return status;
}
