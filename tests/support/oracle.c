#include "support/oracle.h"

#include <math.h>
#include <stdlib.h>

/* Paths as good as equally short: far above rounding, far below what differs in earnest. */
static const double SAME = 1e-10;

static double *new_square(size_t n, double value)
{
    double *square = calloc(n * n + 1, sizeof *square);
    if (!square)
        abort();
    for (size_t i = 0; i < n * n; i++)
        square[i] = value;
    return square;
}

static bool is_same(double a, double b)
{
    return isfinite(a) && isfinite(b) && fabs(a - b) <= SAME * fmax(a, b);
}

/* The length of the edge from each vertex to each; infinite where there is none. */
static double *list_lengths(const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *length = new_square(n, INFINITY);
    const akt_edge *edges = akt_network_edges(network);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        size_t a = (size_t)edges[i].from;
        size_t b = (size_t)edges[i].to;
        length[a * n + b] = 1 / fmax(1, edges[i].weight);
        if (!akt_network_is_directed(network))
            length[b * n + a] = 1 / fmax(1, edges[i].weight);
    }
    return length;
}

static double *list_distances(const double *length, size_t n)
{
    double *distance = new_square(n, 0);
    for (size_t i = 0; i < n * n; i++)
        distance[i] = i / n == i % n ? 0 : length[i];
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < n * n; i++) {
            double way = distance[i / n * n + k] + distance[k * n + i % n];
            if (way < distance[i])
                distance[i] = way;
        }
    }
    return distance;
}

/* The vertex that is nearest to source among those not done; n where none is within reach. */
static size_t find_nearest(const double *distance, size_t source, const bool *done, size_t n)
{
    size_t nearest = n;
    for (size_t v = 0; v < n; v++) {
        double d = distance[source * n + v];
        if (!done[v] && isfinite(d) && (nearest == n || d < distance[source * n + nearest]))
            nearest = v;
    }
    return nearest;
}

/* The number of shortest paths from source to each vertex. */
static void count_from(double *paths, size_t source, const double *length, const double *distance,
                       size_t n)
{
    bool *done = calloc(n + 1, sizeof *done);
    if (!done)
        abort();
    const double *d = &distance[source * n];
    paths[source] = 1;
    done[source] = true;
    for (size_t v; (v = find_nearest(distance, source, done, n)) < n; done[v] = true) {
        for (size_t u = 0; u < n; u++) {
            if (done[u] && is_same(d[u] + length[u * n + v], d[v]))
                paths[v] += paths[u];
        }
    }
    free(done);
}

static double sum_shares(size_t v, const double *paths, const double *distance, size_t n)
{
    double sum = 0;
    for (size_t s = 0; s < n; s++) {
        for (size_t t = 0; t < n; t++) {
            double direct = distance[s * n + t];
            double through = distance[s * n + v] + distance[v * n + t];
            if (s != t && s != v && t != v && is_same(through, direct))
                sum += paths[s * n + v] * paths[v * n + t] / paths[s * n + t];
        }
    }
    return sum;
}

/* The number of shortest paths from each vertex to each. */
static double *list_paths(const double *length, const double *distance, size_t n)
{
    double *paths = new_square(n, 0);
    for (size_t s = 0; s < n; s++)
        count_from(&paths[s * n], s, length, distance, n);
    return paths;
}

void akt_oracle_betweenness(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *length = list_lengths(network);
    double *distance = list_distances(length, n);
    double *paths = list_paths(length, distance, n);
    for (size_t v = 0; v < n; v++) {
        double sum = sum_shares(v, paths, distance, n);
        values[v] = akt_network_is_directed(network) ? sum : sum / 2;
    }
    free(length);
    free(distance);
    free(paths);
}

/* Along the edge from a to b. */
static double sum_shares_along(size_t a, size_t b, double length, const double *paths,
                               const double *distance, size_t n)
{
    double sum = 0;
    for (size_t s = 0; s < n; s++) {
        for (size_t t = 0; t < n; t++) {
            double along = distance[s * n + a] + length + distance[b * n + t];
            if (s != t && is_same(along, distance[s * n + t]))
                sum += paths[s * n + a] * paths[b * n + t] / paths[s * n + t];
        }
    }
    return sum;
}

void akt_oracle_edge_betweenness(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    const akt_edge *edges = akt_network_edges(network);
    double *length = list_lengths(network);
    double *distance = list_distances(length, n);
    double *paths = list_paths(length, distance, n);
    for (size_t i = 0; i < akt_network_size(network); i++) {
        size_t a = (size_t)edges[i].from, b = (size_t)edges[i].to;
        values[i] = sum_shares_along(a, b, length[a * n + b], paths, distance, n);
    }
    free(length);
    free(distance);
    free(paths);
}

static double *list_network_distances(const akt_network *network)
{
    double *length = list_lengths(network);
    double *distance = list_distances(length, akt_network_order(network));
    free(length);
    return distance;
}

void akt_oracle_harmonic(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *distance = list_network_distances(network);
    for (size_t v = 0; v < n; v++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++)
            sum += j == v ? 0 : 1 / distance[j * n + v];
        values[v] = sum / (double)(n - 1);
    }
    free(distance);
}

void akt_oracle_closeness(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *distance = list_network_distances(network);
    for (size_t v = 0; v < n; v++) {
        double sum = 0;
        double reach = 0;
        for (size_t j = 0; j < n; j++) {
            if (j == v || !isfinite(distance[j * n + v]))
                continue;
            sum += distance[j * n + v];
            reach++;
        }
        values[v] = reach > 0 ? reach / (double)(n - 1) * reach / sum : 0;
    }
    free(distance);
}

void akt_oracle_eccentricity(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *distance = list_network_distances(network);
    for (size_t v = 0; v < n; v++) {
        values[v] = 0;
        for (size_t j = 0; j < n; j++) {
            if (isfinite(distance[v * n + j]))
                values[v] = fmax(values[v], distance[v * n + j]);
        }
    }
    free(distance);
}

void akt_oracle_solve(double *a, double *x, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        size_t pivot = k;
        for (size_t i = k + 1; i < n; i++) {
            if (fabs(a[i * n + k]) > fabs(a[pivot * n + k]))
                pivot = i;
        }
        for (size_t j = 0; j < n; j++) {
            double swapped = a[k * n + j];
            a[k * n + j] = a[pivot * n + j];
            a[pivot * n + j] = swapped;
        }
        double held = x[k];
        x[k] = x[pivot];
        x[pivot] = held;
        for (size_t i = k + 1; i < n; i++) {
            double factor = a[i * n + k] / a[k * n + k];
            for (size_t j = k; j < n; j++)
                a[i * n + j] -= factor * a[k * n + j];
            x[i] -= factor * x[k];
        }
    }
    for (size_t k = n; k-- > 0;) {
        for (size_t j = k + 1; j < n; j++)
            x[k] -= a[k * n + j] * x[j];
        x[k] /= a[k * n + k];
    }
}

/* x_v = 0.15/n + 0.85 sum_u x_u w_uv/w_u, with w_uv/w_u = 1/n where u has no way out. */
void akt_oracle_pagerank(double *values, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *length = list_lengths(network);
    double *a = new_square(n, 0);
    for (size_t u = 0; u < n; u++) {
        double out = 0;
        for (size_t v = 0; v < n; v++)
            out += 1 / length[u * n + v];
        for (size_t v = 0; v < n; v++) {
            double share = out > 0 ? 1 / length[u * n + v] / out : 1 / (double)n;
            a[v * n + u] = (u == v ? 1 : 0) - 0.85 * share;
        }
    }
    for (size_t v = 0; v < n; v++)
        values[v] = 0.15 / (double)n;
    akt_oracle_solve(a, values, n);
    free(length);
    free(a);
}
