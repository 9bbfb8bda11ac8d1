#include "analysis/centrality_internal.h"
#include "analysis/spectral_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static akt_undefined reason_of(const akt_dominant *dominant)
{
    if (dominant->root == 0)
        return AKT_UNDEFINED_NO_RETURN;
    if (dominant->is_tied)
        return AKT_UNDEFINED_TIE;
    return dominant->is_settled ? AKT_DEFINED : AKT_UNDEFINED_UNSETTLED;
}

static void undefine(double *values, size_t n)
{
    for (size_t v = 0; v < n; v++)
        values[v] = NAN;
}

/* The vector of the one dominant component, and what those that draw from it get of it. */
static akt_status solve_rows(double *values, akt_undefined *reason, const akt_rows *rows,
                             const akt_components *components, bool is_symmetric, akt_error *err)
{
    akt_dominant dominant;
    akt_status status = akt_dominant__find(&dominant, values, rows, components, is_symmetric, err);
    *reason = reason_of(&dominant);
    if (status == AKT_OK && *reason == AKT_DEFINED)
        status = akt_dominant__confirm(&dominant, values, rows, components, is_symmetric, err);
    if (status == AKT_OK && *reason == AKT_DEFINED && !is_symmetric)
        status = akt_dominant__spread(values, dominant.root, 0, dominant.component + 1, rows,
                                      components, &dominant.is_settled, err);
    *reason = reason_of(&dominant);
    return status;
}

static akt_status solve(double *values, akt_undefined *reason, const akt_rows *rows,
                        bool is_symmetric, akt_error *err)
{
    akt_components components;
    akt_status status = akt_components__find(&components, rows, err);
    if (status != AKT_OK)
        return status;
    status = solve_rows(values, reason, rows, &components, is_symmetric, err);
    akt_components__dispose(&components);
    return status;
}

akt_status akt_centrality__eigenvector(double *values, akt_undefined *reason,
                                       const akt_network *network, akt_error *err)
{
    akt_rows rows;
    akt_status status = akt_rows_make(&rows, network, AKT_WAY_IN, err);
    if (status != AKT_OK)
        return status;
    status = solve(values, reason, &rows, !akt_network_is_directed(network), err);
    if (*reason == AKT_DEFINED)
        akt_perron__make_unit(values, rows.order);
    else
        undefine(values, rows.order);
    akt_rows_dispose(&rows);
    return status;
}

/* Every vertex twice: v as one that points at others, n + v as one pointed at. */
static akt_status make_cover(akt_rows *out, const akt_rows *outward, const akt_rows *inward,
                             akt_error *err)
{
    size_t n = outward->order, m = outward->count;
    *out = (akt_rows){.order = 2 * n, .count = 2 * m};
    out->start = calloc(2 * n + 1, sizeof *out->start);
    out->target = malloc((2 * m + 1) * sizeof *out->target);
    out->weight = malloc((2 * m + 1) * sizeof *out->weight);
    if (!out->start || !out->target || !out->weight) {
        akt_rows_dispose(out);
        return akt_error_memory(err);
    }
    for (size_t v = 0; v <= n; v++) {
        out->start[v] = outward->start[v];
        out->start[n + v] = (uint32_t)m + inward->start[v];
    }
    for (size_t e = 0; e < m; e++) {
        out->target[e] = (uint32_t)n + outward->target[e];
        out->weight[e] = outward->weight[e];
        out->target[m + e] = inward->target[e];
        out->weight[m + e] = inward->weight[e];
    }
    return AKT_OK;
}

static akt_status cover_network(akt_rows *out, const akt_network *network, akt_error *err)
{
    akt_rows outward = {0}, inward = {0};
    akt_status status = akt_rows_make(&outward, network, AKT_WAY_OUT, err);
    if (status == AKT_OK)
        status = akt_rows_make(&inward, network, AKT_WAY_IN, err);
    if (status == AKT_OK && outward.count > UINT32_MAX / 2)
        status = akt_error_set(err, AKT_ELIMIT, "the network has too many ties for hubs");
    if (status == AKT_OK)
        status = make_cover(out, &outward, &inward, err);
    akt_rows_dispose(&outward);
    akt_rows_dispose(&inward);
    return status;
}

/* A copy whose sum is 1; values may be NULL. */
static void copy_shares(double *values, const double *from, size_t n, bool is_defined)
{
    double sum = 0;
    if (!values)
        return;
    for (size_t v = 0; v < n; v++)
        sum += from[v];
    for (size_t v = 0; v < n; v++)
        values[v] = is_defined ? from[v] / sum : NAN;
}

/* Without direction both are the eigenvector, where no other eigenvalue is as large in size: fills x
 * with it where that is certain. */
static akt_status solve_folded(double *x, bool *is_found, const akt_network *network,
                               akt_error *err)
{
    akt_rows rows;
    akt_components components = {0};
    akt_dominant dominant = {0};
    akt_status status = akt_rows_make(&rows, network, AKT_WAY_IN, err);
    if (status != AKT_OK)
        return status;
    status = akt_components__find(&components, &rows, err);
    if (status == AKT_OK)
        status = akt_dominant__find(&dominant, x, &rows, &components, true, err);
    if (status == AKT_OK && reason_of(&dominant) == AKT_DEFINED)
        status = akt_dominant__confirm(&dominant, x, &rows, &components, true, err);
    *is_found = status == AKT_OK && reason_of(&dominant) == AKT_DEFINED &&
                akt_dominant__is_lopsided(&dominant);
    akt_components__dispose(&components);
    akt_rows_dispose(&rows);
    return status;
}

static akt_status fold(double *hub, double *authority, bool *is_found, const akt_network *network,
                       akt_error *err)
{
    size_t n = akt_network_order(network);
    double *both = calloc(n + 1, sizeof *both);
    akt_status status = both ? solve_folded(both, is_found, network, err) : akt_error_memory(err);
    if (*is_found) {
        copy_shares(hub, both, n, true);
        copy_shares(authority, both, n, true);
    }
    free(both);
    return status;
}

/* Singular vectors of the network are the eigenvectors of its cover, which is symmetric. */
static akt_status solve_cover(double *hub, double *authority, akt_undefined *reason,
                              const akt_network *network, akt_error *err)
{
    akt_rows cover = {0};
    size_t n = akt_network_order(network);
    akt_status status = cover_network(&cover, network, err);
    if (status != AKT_OK)
        return status;
    double *both = calloc(2 * n + 1, sizeof *both);
    status = both ? solve(both, reason, &cover, true, err) : akt_error_memory(err);
    if (status == AKT_OK) {
        copy_shares(hub, both, n, *reason == AKT_DEFINED);
        copy_shares(authority, both + n, n, *reason == AKT_DEFINED);
    }
    free(both);
    akt_rows_dispose(&cover);
    return status;
}

/* A small network is covered whatever it is: the same bytes for it with and without directions. */
akt_status akt_centrality__hubs(double *hub, double *authority, akt_undefined *reason,
                                const akt_network *network, akt_error *err)
{
    akt_status status = AKT_OK;
    bool is_found = false;
    *reason = AKT_DEFINED;
    if (!akt_network_is_directed(network) && akt_network_order(network) >= AKT_LANCZOS_LARGE)
        status = fold(hub, authority, &is_found, network, err);
    if (status != AKT_OK || is_found)
        return status;
    return solve_cover(hub, authority, reason, network, err);
}
