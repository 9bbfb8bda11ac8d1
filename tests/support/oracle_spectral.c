#include "support/oracle_spectral.h"

#include "support/oracle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SQUARES = 60, SWEEPS = 60 };

static const double TIE = 1e-9;

static double *new_square(size_t n)
{
    double *square = calloc(n * n + 1, sizeof *square);
    if (!square)
        abort();
    return square;
}

/* a[v * n + u] is the weight from u to v. */
static double *list_weights(const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = new_square(n);
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        size_t from = (size_t)edges[i].from, to = (size_t)edges[i].to;
        a[to * n + from] = edges[i].weight;
        if (!akt_network_is_directed(network))
            a[from * n + to] = edges[i].weight;
    }
    return a;
}

static void multiply(double *out, const double *a, const double *b, size_t n)
{
    memset(out, 0, n * n * sizeof *out);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++) {
            for (size_t j = 0; j < n; j++)
                out[i * n + j] += a[i * n + k] * b[k * n + j];
        }
    }
}

static double most_of(const double *a, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(a[i]));
    return most;
}

static void scale(double *a, size_t count, double by)
{
    for (size_t i = 0; i < count; i++)
        a[i] *= by;
}

static void make_unit(double *x, size_t n)
{
    double sum = 0;
    scale(x, n, 1 / most_of(x, n));
    for (size_t i = 0; i < n; i++)
        sum += x[i] * x[i];
    scale(x, n, 1 / sqrt(sum));
}

/* (A + sI) to the power 2^SQUARES times ones, of length 1. */
static void raise(double *x, const double *a, size_t n)
{
    double *power = new_square(n), *next = new_square(n);
    memcpy(power, a, n * n * sizeof *power);
    for (size_t v = 0; v < n; v++)
        power[v * n + v] += most_of(a, n * n) / 2;
    for (int i = 0; i < SQUARES; i++) {
        scale(power, n * n, 1 / most_of(power, n * n));
        multiply(next, power, power, n);
        memcpy(power, next, n * n * sizeof *power);
    }
    for (size_t v = 0; v < n; v++) {
        x[v] = 0;
        for (size_t u = 0; u < n; u++)
            x[v] += power[v * n + u];
    }
    make_unit(x, n);
    free(power);
    free(next);
}

/* Who reaches whom in one step or more. */
static double *list_reach(const double *a, size_t n)
{
    double *reach = new_square(n);
    for (size_t i = 0; i < n * n; i++)
        reach[i] = a[i] > 0;
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < n * n; i++)
            reach[i] = reach[i] > 0 || (reach[i / n * n + k] > 0 && reach[k * n + i % n] > 0);
    }
    return reach;
}

/* The largest eigenvalue of the part of v, its others masked out; 0 where v does not reach itself. */
static double root_of(size_t v, const double *a, const double *reach, size_t n)
{
    double *part = new_square(n), *x = new_square(n);
    double root = 0;
    for (size_t i = 0; i < n * n; i++) {
        size_t to = i / n, from = i % n;
        bool both = reach[to * n + v] > 0 && reach[v * n + to] > 0 && reach[from * n + v] > 0 &&
                    reach[v * n + from] > 0;
        part[i] = both ? a[i] : 0;
    }
    if (reach[v * n + v] > 0) {
        raise(x, part, n);
        for (size_t u = 0; u < n; u++)
            root += part[v * n + u] * x[u] / x[v];
    }
    free(part);
    free(x);
    return root;
}

/* The largest eigenvalue, and whether one part alone has it. */
static double find_root(const double *a, size_t n, bool *is_alone)
{
    double *reach = list_reach(a, n), *roots = new_square(n);
    double most = 0;
    size_t best = 0;
    *is_alone = true;
    for (size_t v = 0; v < n; v++) {
        roots[v] = root_of(v, a, reach, n);
        best = roots[v] > roots[best] ? v : best;
    }
    most = n ? roots[best] : 0;
    for (size_t v = 0; v < n; v++) {
        bool same_part = reach[v * n + best] > 0 && reach[best * n + v] > 0;
        if (!same_part && roots[v] >= most * (1 - TIE))
            *is_alone = false;
    }
    *is_alone = *is_alone && most > 0;
    free(reach);
    free(roots);
    return most;
}

void akt_oracle_eigenvector(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network);
    bool is_alone;
    find_root(a, n, &is_alone);
    if (is_alone)
        raise(values, a, n);
    for (size_t v = 0; v < n && !is_alone; v++)
        values[v] = NAN;
    free(a);
}

/* Diagonal in the end; the columns of x are its eigenvectors. */
static void rotate_all(double *a, double *x, size_t n)
{
    for (size_t i = 0; i < n * n; i++)
        x[i] = i / n == i % n;
    for (size_t round = 0; round < SWEEPS * n * n; round++) {
        size_t p = round / n % n, q = round % n;
        if (p >= q || a[p * n + q] == 0)
            continue;
        double angle = atan2(2 * a[p * n + q], a[p * n + p] - a[q * n + q]) / 2;
        double c = cos(angle), s = sin(angle);
        for (size_t i = 0; i < n; i++) {
            double u = a[i * n + p], v = a[i * n + q];
            a[i * n + p] = c * u + s * v, a[i * n + q] = c * v - s * u;
            u = x[i * n + p], v = x[i * n + q];
            x[i * n + p] = c * u + s * v, x[i * n + q] = c * v - s * u;
        }
        for (size_t i = 0; i < n; i++) {
            double u = a[p * n + i], v = a[q * n + i];
            a[p * n + i] = c * u + s * v, a[q * n + i] = c * v - s * u;
        }
    }
}

/* The vector of the largest eigenvalue of a, its sum 1; NaN where two have it. */
static void fill_foremost(double *values, double *a, size_t n)
{
    double *x = new_square(n);
    size_t best = 0, same = 0;
    double sum = 0;
    rotate_all(a, x, n);
    for (size_t v = 0; v < n; v++)
        best = a[v * n + v] > a[best * n + best] ? v : best;
    for (size_t v = 0; v < n; v++) {
        same += a[v * n + v] >= a[best * n + best] * (1 - 2 * TIE);
        sum += x[v * n + best];
    }
    for (size_t v = 0; v < n; v++)
        values[v] = same == 1 && a[best * n + best] > 0 ? x[v * n + best] / sum : NAN;
    free(x);
}

void akt_oracle_hubs(double *hub, double *authority, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network), *turned = new_square(n), *product = new_square(n);
    scale(a, n * n, 1 / fmax(1, most_of(a, n * n)));
    for (size_t i = 0; i < n * n; i++)
        turned[i % n * n + i / n] = a[i];
    multiply(product, a, turned, n);
    fill_foremost(authority, product, n);
    multiply(product, turned, a, n);
    fill_foremost(hub, product, n);
    free(a);
    free(turned);
    free(product);
}

void akt_oracle_katz(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network);
    bool is_alone;
    double root = find_root(a, n, &is_alone);
    double alpha = root > 0 ? 0.9 / root : 0.1;
    for (size_t i = 0; i < n * n; i++)
        a[i] = (i / n == i % n) - alpha * a[i];
    for (size_t v = 0; v < n; v++)
        values[v] = 1;
    akt_oracle_solve(a, values, n);
    make_unit(values, n);
    free(a);
}

static size_t count_ends(const double *a, const bool *gone, size_t v, size_t n)
{
    size_t ends = 0;
    for (size_t u = 0; u < n; u++)
        ends += gone[u] ? 0 : (size_t)(a[u * n + v] > 0) + (size_t)(a[v * n + u] > 0);
    return ends;
}

void akt_oracle_coreness(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network), left = n;
    size_t ends = akt_network_is_directed(network) ? 1 : 2;
    double *a = list_weights(network);
    bool *gone = calloc(n + 1, sizeof *gone);
    if (!gone)
        abort();
    for (size_t k = 1; left > 0; k++) {
        for (size_t v = 0; v < n; v++) {
            if (gone[v] || count_ends(a, gone, v, n) / ends >= k)
                continue;
            values[v] = (double)(k - 1);
            gone[v] = true;
            left--;
            v = SIZE_MAX; /* from the first again */
        }
    }
    free(gone);
    free(a);
}

void akt_oracle_clustering(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network);
    for (size_t i = 0; i < n * n; i++)
        a[i] = fmax(a[i], a[i % n * n + i / n]);
    for (size_t v = 0; v < n; v++) {
        double pairs = 0, tied = 0;
        for (size_t u = 0; u < n; u++) {
            for (size_t w = 0; w < u; w++) {
                bool is_pair = a[v * n + u] > 0 && a[v * n + w] > 0;
                pairs += is_pair;
                tied += is_pair && a[u * n + w] > 0;
            }
        }
        values[v] = pairs > 0 ? tied / pairs : 0;
    }
    free(a);
}
