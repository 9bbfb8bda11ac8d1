#include "analysis/spectral_internal.h"

#include "base/random.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Lanczos with thick restarts (Wu & Simon 2000): a basis of at most BASIS vectors, each made
 * orthogonal to all before it; the matrix seen from the basis is solved, its KEPT foremost vectors
 * begin the next basis. */
enum { BASIS = 48, KEPT = 18, SWEEPS = 60, POLISH = 4 };

/* Vectors in the basis when a large one is looked at first, and how many more for each further look. */
enum { LOOK_FIRST = 16, LOOK_AGAIN = 4 };

/* Where the vector has not settled by so many additions and so many products, it is given up. */
enum { LEAST_PRODUCTS = 1200 };
static const double MOST_WORK = 1e9;

static const double RESIDUAL = 1e-15;

typedef struct krylov {
    const akt_rows *matrix;
    size_t n;
    size_t most;  /* vectors in a full basis */
    size_t count; /* vectors so far */
    bool is_restarted;
    size_t goal;                  /* as many as there shall be at the next look */
    double *basis;                /* most + 1 vectors of n */
    double *spare;                /* KEPT vectors of n */
    double seen[BASIS][BASIS];    /* the matrix from the basis */
    double held[BASIS][BASIS];    /* `seen`, while that is solved */
    double vectors[BASIS][BASIS]; /* its eigenvectors: column i belongs to values[i] */
    double values[BASIS];
    double beyond;       /* the length of what the last product has outside the basis */
    const double *aside; /* what is to stay outside, of length 1; or NULL */
} krylov;

static double *vector_of(const krylov *k, size_t i)
{
    return &k->basis[i * k->n];
}

/* Long ones in four stretches at once: one sum alone would wait for each of its additions. */
static double dot(const double *a, const double *b, size_t n)
{
    const size_t stretch = n < AKT_LANCZOS_LARGE ? 0 : n / 4;
    double sums[4] = {0};
    for (size_t i = 0; i < stretch; i++) {
        sums[0] += a[i] * b[i];
        sums[1] += a[stretch + i] * b[stretch + i];
        sums[2] += a[2 * stretch + i] * b[2 * stretch + i];
        sums[3] += a[3 * stretch + i] * b[3 * stretch + i];
    }
    double sum = sums[0] + sums[1] + sums[2] + sums[3];
    for (size_t i = 4 * stretch; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Takes out of w, and counts as seen, what lies along the vectors from `first` on. */
static void take_out(krylov *k, double *w, size_t first)
{
    size_t last = k->count - 1;
    for (size_t i = first; i < k->count; i++) {
        const double *v = vector_of(k, i);
        double share = dot(v, w, k->n);
        for (size_t j = 0; j < k->n; j++)
            w[j] -= share * v[j];
        k->seen[i][last] += share;
        k->seen[last][i] = k->seen[i][last];
    }
}

static void put_aside(const krylov *k, double *w)
{
    double share = k->aside ? dot(k->aside, w, k->n) : 0;
    for (size_t j = 0; share != 0 && j < k->n; j++)
        w[j] -= share * k->aside[j];
}

/* Takes out of w what lies in the basis; twice, for rounding leaves some of it the first time. Before a
 * restart only the last two vectors have more in it than rounding, which once is enough for. */
static void make_orthogonal(krylov *k, double *w)
{
    bool is_short = k->n >= AKT_LANCZOS_LARGE && !k->is_restarted && k->count > 2;
    for (size_t i = 0; i < k->count; i++)
        k->seen[i][k->count - 1] = k->seen[k->count - 1][i] = 0;
    put_aside(k, w);
    take_out(k, w, is_short ? k->count - 2 : 0);
    put_aside(k, w);
    take_out(k, w, 0);
}

/* Fills the basis up to its goal, or ends where it holds all that the matrix makes of it. */
static void extend(krylov *k)
{
    k->beyond = 0;
    while (k->count <= k->goal) {
        double *w = vector_of(k, k->count);
        akt_perron__multiply(w, k->matrix, vector_of(k, k->count - 1));
        double before = sqrt(dot(w, w, k->n));
        make_orthogonal(k, w);
        k->beyond = sqrt(dot(w, w, k->n));
        if (k->count == k->n || k->beyond <= 8 * DBL_EPSILON * before) {
            k->beyond = 0;
            return;
        }
        for (size_t j = 0; j < k->n; j++)
            w[j] /= k->beyond;
        if (k->count == k->goal)
            return;
        k->count++;
    }
}

/* Turns rows and columns p and q so that seen[p][q] becomes 0. */
static void rotate(krylov *k, size_t p, size_t q)
{
    double turn = (k->seen[q][q] - k->seen[p][p]) / (2 * k->seen[p][q]);
    double t = (turn < 0 ? -1 : 1) / (fabs(turn) + sqrt(turn * turn + 1));
    double c = 1 / sqrt(t * t + 1), s = t * c;
    for (size_t i = 0; i < k->count; i++) {
        double a = k->seen[i][p], b = k->seen[i][q];
        k->seen[i][p] = c * a - s * b;
        k->seen[i][q] = s * a + c * b;
    }
    for (size_t i = 0; i < k->count; i++) {
        double a = k->seen[p][i], b = k->seen[q][i];
        k->seen[p][i] = c * a - s * b;
        k->seen[q][i] = s * a + c * b;
        a = k->vectors[i][p], b = k->vectors[i][q];
        k->vectors[i][p] = c * a - s * b;
        k->vectors[i][q] = s * a + c * b;
    }
}

/* Largest first. */
static void sort_values(krylov *k)
{
    for (size_t i = 0; i < k->count; i++) {
        size_t best = i;
        for (size_t j = i + 1; j < k->count; j++)
            best = k->values[j] > k->values[best] ? j : best;
        double held = k->values[i];
        k->values[i] = k->values[best];
        k->values[best] = held;
        for (size_t j = 0; j < k->count; j++) {
            held = k->vectors[j][i];
            k->vectors[j][i] = k->vectors[j][best];
            k->vectors[j][best] = held;
        }
    }
}

/* All eigenvalues of what the basis sees, by Jacobi's rotations. */
static void solve_seen(krylov *k)
{
    memcpy(k->held, k->seen, sizeof k->held);
    for (size_t i = 0; i < k->count; i++) {
        for (size_t j = 0; j < k->count; j++)
            k->vectors[i][j] = i == j;
    }
    bool turned = true;
    for (int sweep = 0; sweep < SWEEPS && turned; sweep++) {
        turned = false;
        for (size_t p = 0; p < k->count; p++) {
            for (size_t q = p + 1; q < k->count; q++) {
                double most = fabs(k->seen[p][p]) + fabs(k->seen[q][q]);
                if (fabs(k->seen[p][q]) <= 1e-3 * DBL_EPSILON * most)
                    continue;
                rotate(k, p, q);
                turned = true;
            }
        }
    }
    for (size_t i = 0; i < k->count; i++)
        k->values[i] = k->seen[i][i];
    sort_values(k);
}

/* out = the basis times column i of its eigenvectors. */
static void combine(const krylov *k, double *out, size_t i)
{
    for (size_t j = 0; j < k->n; j++)
        out[j] = 0;
    for (size_t a = 0; a < k->count; a++) {
        const double *v = vector_of(k, a);
        for (size_t j = 0; j < k->n; j++)
            out[j] += k->vectors[a][i] * v[j];
    }
}

/* The next basis: the foremost vectors, then the one that lay beyond. */
static void restart(krylov *k)
{
    size_t kept = k->count - 1 < KEPT ? k->count - 1 : KEPT;
    const double *beyond = vector_of(k, k->count);
    for (size_t i = 0; i < kept; i++)
        combine(k, &k->spare[i * k->n], i);
    for (size_t j = 0; j < k->n; j++)
        vector_of(k, kept)[j] = beyond[j];
    for (size_t j = 0; j < kept * k->n; j++)
        k->basis[j] = k->spare[j];
    for (size_t i = 0; i < BASIS; i++) {
        for (size_t j = 0; j < BASIS; j++)
            k->seen[i][j] = i == j && i < kept ? k->values[i] : 0;
    }
    k->count = kept + 1;
    k->is_restarted = true;
}

/* Not even: a vector that belongs to another eigenvalue must not be missed for its symmetry. */
static void begin(krylov *k, uint64_t turn)
{
    double *first = vector_of(k, 0);
    for (size_t j = 0; j < k->n; j++)
        first[j] = 0.5 + akt_random_unit(1, turn, j);
    put_aside(k, first);
    akt_perron__make_unit(first, k->n);
    k->count = 1;
}

/* Rounding leaves small values of either sign where large ones should decay: steps with nothing but
 * sums of positive numbers mend them. */
static void polish(krylov *k, double *vector, double root)
{
    double *next = vector_of(k, 0);
    for (size_t j = 0; j < k->n; j++)
        vector[j] = fabs(vector[j]);
    for (int step = 0; step < POLISH; step++) {
        akt_perron__multiply(next, k->matrix, vector);
        for (size_t j = 0; j < k->n; j++)
            vector[j] = next[j] + root / 2 * vector[j];
        akt_perron__make_unit(vector, k->n);
    }
}

/* Restarts pile up rounding in what the basis sees; the vector itself tells the root better. */
static double find_root(krylov *k, const double *vector)
{
    double *product = vector_of(k, 0);
    akt_perron__multiply(product, k->matrix, vector);
    return dot(product, vector, k->n);
}

/* Products of the matrix that one solution may take. Each costs its entries, two passes over the
 * basis, and its share of what the basis sees. */
static size_t count_products(const krylov *k)
{
    double most = (double)k->most;
    double cost = (double)k->matrix->count + 4 * most * (double)k->n + most * most * most;
    return (size_t)fmax(MOST_WORK / cost, LEAST_PRODUCTS);
}

/* After a look that did not settle it: a full basis begins anew from what it has, another is filled
 * further. */
static void go_on(krylov *k)
{
    if (k->count == k->most) {
        restart(k);
        k->goal = k->most;
    } else {
        memcpy(k->seen, k->held, sizeof k->seen);
        k->count++;
    }
    if (k->n >= AKT_LANCZOS_LARGE)
        k->goal = k->count + LOOK_AGAIN - 1 < k->most ? k->count + LOOK_AGAIN - 1 : k->most;
}

/* Of the other eigenvalues that the basis sees the largest, and the least. */
static void note_others(akt_perron *out, const krylov *k)
{
    out->second = k->count > 1 ? k->values[1] : NAN;
    out->opposite = k->count > 1 ? k->values[k->count - 1] : NAN;
}

static void iterate(krylov *k, akt_perron *out, double *vector)
{
    size_t most = count_products(k), products = 0;
    k->goal = k->n < AKT_LANCZOS_LARGE ? k->most : LOOK_FIRST;
    while (products < most && !out->is_settled) {
        if (products > 0)
            go_on(k);
        size_t before = k->count;
        extend(k);
        products += k->count - before + 1;
        solve_seen(k);
        double residual = k->beyond * fabs(k->vectors[k->count - 1][0]);
        out->root = k->values[0];
        out->is_settled = residual <= RESIDUAL * out->root;
    }
    out->products = products;
    note_others(out, k);
    combine(k, vector, 0);
    polish(k, vector, out->root);
    out->root = find_root(k, vector);
}

/* NULL without memory. */
static krylov *make(const akt_rows *matrix)
{
    krylov *k = calloc(1, sizeof *k);
    if (!k)
        return NULL;
    k->matrix = matrix;
    k->n = matrix->order;
    k->most = k->n < BASIS ? k->n : BASIS;
    k->basis = calloc((k->most + 1) * k->n, sizeof *k->basis);
    return k;
}

static void dispose(krylov *k)
{
    if (!k)
        return;
    free(k->basis);
    free(k->spare);
    free(k);
}

akt_status akt_perron__lanczos(akt_perron *out, double *vector, const akt_rows *matrix,
                               uint64_t turn, akt_error *err)
{
    *out = (akt_perron){0};
    krylov *k = make(matrix);
    if (k)
        k->spare = calloc(KEPT * k->n, sizeof *k->spare);
    bool ok = k && k->basis && k->spare;
    if (ok) {
        begin(k, turn);
        iterate(k, out, vector);
    }
    dispose(k);
    return ok ? AKT_OK : akt_error_memory(err);
}

akt_status akt_perron__look_aside(akt_perron *of, const double *vector, const akt_rows *matrix,
                                  akt_error *err)
{
    krylov *k = make(matrix);
    bool ok = k && k->basis;
    if (ok) {
        size_t enough = of->products / 3;
        k->aside = vector;
        k->goal = enough < LOOK_FIRST ? LOOK_FIRST : enough < k->most ? enough : k->most;
        begin(k, 1);
        extend(k);
        solve_seen(k);
        of->second = fmax(of->second, k->values[0]);
        of->opposite = fmin(of->opposite, k->values[k->count - 1]);
    }
    dispose(k);
    return ok ? AKT_OK : akt_error_memory(err);
}
