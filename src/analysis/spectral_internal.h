#ifndef AKT_ANALYSIS_SPECTRAL_INTERNAL_H
#define AKT_ANALYSIS_SPECTRAL_INTERNAL_H

#include "network/rows.h"

/* Largest eigenvalues and their vectors of nonnegative matrices, for the measures that rest on them.
 * A matrix A is rows: (A x)_v = the sum of weight * x_target over row v, so that the rows of a
 * network against its edges (AKT_WAY_IN) let a vertex draw from those that point at it. Every sum is
 * taken in the same order on one thread: the same bytes always. */

/* Vertices that reach each other along the rows. Component c holds the vertices member[start[c]] …
 * member[start[c+1] - 1]; a row points only into its own component or an earlier one. Where the
 * matrix is symmetric these are the connected parts. */
typedef struct akt_components {
    size_t count;
    uint32_t *of;     /* of each vertex, its component */
    uint32_t *start;  /* count + 1 */
    uint32_t *member; /* all vertices, by component */
} akt_components;

/* By Tarjan (1972), without recursion. O(n + entries). */
akt_status akt_components__find(akt_components *out, const akt_rows *rows, akt_error *err);
void akt_components__dispose(akt_components *components);

static inline size_t akt_components__size(const akt_components *components, size_t c)
{
    return components->start[c + 1] - components->start[c];
}

/* The matrix among the vertices of component c, numbered as they stand in it; order is its size.
 * No edges are kept (`edge` is NULL). O(entries of its rows). */
akt_status akt_components__extract(akt_rows *out, const akt_rows *rows,
                                   const akt_components *components, size_t c, akt_error *err);

/* The eigenvalue of largest size of a matrix whose vertices all reach each other, which is positive
 * and simple, and its positive vector, of length 1 (Perron 1907, Frobenius 1912). */
typedef struct akt_perron {
    double root;
    bool is_settled; /* else the iteration was given up, and root is near only */
} akt_perron;

/* Fills vector (n values). The turn (0, 1, …) chooses where the iteration begins: where the answer
 * is well determined, every turn ends at the same vector but for rounding. Symmetric matrices by a
 * restarted Lanczos iteration; else by powers of A + sI between the bounds of Collatz (1942) and
 * Wielandt (1950), and up to 600 vertices, where those draw near too slowly, by the inverse
 * iteration of Noda (1971). O(iterations * entries), Noda O(n^3) a step. */
akt_status akt_perron__solve(akt_perron *out, double *vector, const akt_rows *matrix,
                             bool is_symmetric, uint64_t turn, akt_error *err);
akt_status akt_perron__lanczos(akt_perron *out, double *vector, const akt_rows *matrix,
                               uint64_t turn, akt_error *err);

/* Where powers give up and n is at most AKT_NODA_MOST: improves a positive vector. */
enum { AKT_NODA_MOST = 600 };
akt_status akt_perron__noda(akt_perron *out, double *vector, const akt_rows *matrix,
                            akt_error *err);

/* Solves (level I - A) x = right for a matrix whose largest eigenvalue is below level, all values
 * nonnegative, by elimination without pivots, which such matrices need none of (Fan 1960). In place:
 * x is right before and the solution after. O(n^3). */
akt_status akt_perron__eliminate(double *x, const akt_rows *matrix, double level, akt_error *err);

/* One matrix times a vector. */
void akt_perron__multiply(double *out, const akt_rows *matrix, const double *x);

/* Makes the sum of squares 1, without overflow; all zero stays. */
void akt_perron__make_unit(double *x, size_t n);

/* The component with the largest eigenvalue of all. */
typedef struct akt_dominant {
    size_t component;
    double root;  /* 0: no row leads back to its vertex, and there is no such component */
    bool is_tied; /* another has the same to nine digits */
    bool is_settled;
} akt_dominant;

akt_status akt_dominant__find(akt_dominant *out, const akt_rows *rows,
                              const akt_components *components, bool is_symmetric, akt_error *err);

/* Fills x at the vertices of the dominant component with its vector, and nowhere else. is_settled
 * of `dominant` becomes false where two ways to the vector differ in the eighth digit: then the
 * next eigenvalue is as good as the same, and rounding would choose. */
akt_status akt_dominant__vector(double *x, akt_dominant *dominant, const akt_rows *rows,
                                const akt_components *components, bool is_symmetric,
                                akt_error *err);

/* Solves level * x = A x + base for all vertices of the components from `first` on, those before
 * given in x; level must be above every eigenvalue there. Everything may be scaled down alike, lest
 * it overflow. *is_settled is left false where a component would take too long. */
akt_status akt_dominant__spread(double *x, double level, double base, size_t first,
                                const akt_rows *rows, const akt_components *components,
                                bool *is_settled, akt_error *err);

#endif
