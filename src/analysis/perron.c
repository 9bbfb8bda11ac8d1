#include "analysis/spectral_internal.h"

#include "base/random.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POWERS = 5000, MOST_NODA = 30 };

/* Between the bounds, relatively: what rounding leaves of sums over many neighbours. */
static const double SETTLED = 4e-13;

typedef struct bounds {
    double low;
    double high;
} bounds;

void akt_perron__multiply(double *out, const akt_rows *matrix, const double *x)
{
    for (size_t v = 0; v < matrix->order; v++) {
        double sum = 0;
        for (uint32_t e = matrix->start[v]; e < matrix->start[v + 1]; e++)
            sum += matrix->weight[e] * x[matrix->target[e]];
        out[v] = sum;
    }
}

void akt_perron__make_unit(double *x, size_t n)
{
    double most = 0, sum = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, fabs(x[v]));
    if (most == 0)
        return;
    for (size_t v = 0; v < n; v++)
        sum += x[v] / most * (x[v] / most);
    for (size_t v = 0; v < n; v++)
        x[v] = x[v] / most / sqrt(sum);
}

/* For any positive x the root lies between the least and the greatest (A x)_v / x_v (Collatz 1942). */
static bounds find_bounds(const double *product, const double *x, size_t n)
{
    bounds b = {INFINITY, 0};
    for (size_t v = 0; v < n; v++) {
        if (x[v] < DBL_MIN)
            continue;
        b.low = fmin(b.low, product[v] / x[v]);
        b.high = fmax(b.high, product[v] / x[v]);
    }
    return b;
}

static bool is_settled(bounds b)
{
    return b.high - b.low <= SETTLED * b.high;
}

/* Where it is not settled, what no eigenvalue is above. */
static akt_perron perron_of(bounds b)
{
    bool settled = is_settled(b);
    return (akt_perron){settled ? (b.low + b.high) / 2 : b.high, settled, NAN, NAN, 0};
}

/* Half the root is added to the diagonal: else a network of two sides would swing for ever. */
static akt_perron raise(double *x, double *product, const akt_rows *matrix)
{
    bounds b = {0};
    for (int step = 0; step < MOST_POWERS; step++) {
        akt_perron__multiply(product, matrix, x);
        b = find_bounds(product, x, matrix->order);
        if (is_settled(b))
            break;
        for (size_t v = 0; v < matrix->order; v++)
            x[v] = product[v] + (b.low + b.high) / 4 * x[v];
        akt_perron__make_unit(x, matrix->order);
    }
    return perron_of(b);
}

akt_status akt_perron__solve(akt_perron *out, double *vector, const akt_rows *matrix,
                             bool is_symmetric, uint64_t turn, akt_error *err)
{
    *out = (akt_perron){0};
    for (size_t v = 0; v < matrix->order; v++)
        vector[v] = 0.5 + akt_random_unit(1, turn, v);
    if (is_symmetric) {
        akt_status status = akt_perron__lanczos(out, vector, matrix, turn, err);
        if (status != AKT_OK || out->is_settled)
            return status;
    }
    double *product = calloc(matrix->order + 1, sizeof *product);
    if (!product)
        return akt_error_memory(err);
    *out = raise(vector, product, matrix);
    free(product);
    if (out->is_settled || matrix->order > AKT_NODA_MOST)
        return AKT_OK;
    return akt_perron__noda(out, vector, matrix, err);
}

static void fill_square(double *a, const akt_rows *matrix, double level)
{
    size_t n = matrix->order;
    memset(a, 0, n * n * sizeof *a);
    for (size_t v = 0; v < n; v++) {
        for (uint32_t e = matrix->start[v]; e < matrix->start[v + 1]; e++)
            a[v * n + matrix->target[e]] -= matrix->weight[e];
        a[v * n + v] += level;
    }
}

/* A pivot that rounding has eaten up: the level is the root itself. */
static double pivot_of(const double *a, size_t n, size_t k, double level)
{
    return fmax(a[k * n + k], DBL_EPSILON * level);
}

static void solve_square(double *a, double *x, size_t n, double level)
{
    for (size_t k = 0; k < n; k++) {
        double pivot = pivot_of(a, n, k, level);
        for (size_t i = k + 1; i < n; i++) {
            double factor = a[i * n + k] / pivot;
            if (factor == 0)
                continue;
            for (size_t j = k + 1; j < n; j++)
                a[i * n + j] -= factor * a[k * n + j];
            x[i] -= factor * x[k];
        }
    }
    for (size_t k = n; k-- > 0;) {
        for (size_t j = k + 1; j < n; j++)
            x[k] -= a[k * n + j] * x[j];
        x[k] /= pivot_of(a, n, k, level);
    }
}

akt_status akt_perron__eliminate(double *x, const akt_rows *matrix, double level, akt_error *err)
{
    size_t n = matrix->order;
    double *a = malloc((n * n + 1) * sizeof *a);
    if (!a)
        return akt_error_memory(err);
    fill_square(a, matrix, level);
    solve_square(a, x, n, level);
    free(a);
    return AKT_OK;
}

/* The level is always the upper bound, from which each solution leads to a lower one. */
static akt_status descend(akt_perron *out, double *x, double *product, const akt_rows *matrix,
                          akt_error *err)
{
    akt_status status = AKT_OK;
    for (int step = 0; step < MOST_NODA; step++) {
        akt_perron__multiply(product, matrix, x);
        bounds b = find_bounds(product, x, matrix->order);
        *out = perron_of(b);
        if (out->is_settled)
            break;
        status = akt_perron__eliminate(x, matrix, b.high, err);
        if (status != AKT_OK)
            break;
        akt_perron__make_unit(x, matrix->order);
    }
    return status;
}

akt_status akt_perron__noda(akt_perron *out, double *vector, const akt_rows *matrix, akt_error *err)
{
    double *product = calloc(matrix->order + 1, sizeof *product);
    if (!product)
        return akt_error_memory(err);
    akt_status status = descend(out, vector, product, matrix, err);
    free(product);
    return status;
}
