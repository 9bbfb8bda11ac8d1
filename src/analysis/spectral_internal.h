#ifndef AKT_ANALYSIS_SPECTRAL_INTERNAL_H
#define AKT_ANALYSIS_SPECTRAL_INTERNAL_H

#include "analysis/components_internal.h"

/* Largest eigenvalues and their vectors of nonnegative matrices, for the measures that rest on them.
 * A matrix A is rows: (A x)_v = the sum of weight * x_target over row v, so that the rows of a
 * network against its edges (AKT_WAY_IN) let a vertex draw from those that point at it. Every sum is
 * taken in the same order on one thread: the same bytes always. */

/* The eigenvalue of largest size of a matrix whose vertices all reach each other, which is positive
 * and simple, and its positive vector, of length 1 (Perron 1907, Frobenius 1912). */
typedef struct akt_perron {
    double root;
    bool is_settled; /* else the iteration was given up, and root is a bound near above */
    /* Settled by Lanczos, what it saw of the other eigenvalues: the next largest, and the least; NaN
     * where it saw none, or where powers settled it. One as good as equal to the root it cannot see:
     * of the vectors of both it found the one mixture that its beginning held. */
    double second;
    double opposite;
    size_t products; /* that it took */
} akt_perron;

/* Fills vector (n values). The turn (0, 1, …) chooses where the iteration begins: where the answer
 * is well determined, every turn ends at the same vector but for rounding. Symmetric matrices by a
 * restarted Lanczos iteration; others, and where that takes too long, by powers of A + sI between the
 * bounds of Collatz (1942) and Wielandt (1950), and up to 600 vertices, where those draw near too
 * slowly, by the inverse iteration of Noda (1971). At most 5000 powers, each O(entries), and 30 steps
 * of Noda, each O(n^3). */
akt_status akt_perron__solve(akt_perron *out, double *vector, const akt_rows *matrix,
                             bool is_symmetric, uint64_t turn, akt_error *err);

/* Of so many vertices a product and its place in the basis cost far more than a look at what the basis
 * sees, which Lanczos then takes before it is full. */
enum { AKT_LANCZOS_LARGE = 4096 };

/* Only the Lanczos iteration, O(entries + 200 n) a product of the matrix; ends after 1e9 additions
 * and 1200 products (some seconds for 20,000 vertices). Not settled, root is a bound from below. */
akt_status akt_perron__lanczos(akt_perron *out, double *vector, const akt_rows *matrix,
                               uint64_t turn, akt_error *err);

/* Looks at what lies at right angles to the vector that was found, which is where another vector of as
 * good as the same eigenvalue must show, from a beginning of its own: raises `second` and lowers
 * `opposite` of a solution by Lanczos to what is seen there. A third of the products of the solution, 16 to
 * 48: it settled to 15 digits, and here the first two are enough. */
akt_status akt_perron__look_aside(akt_perron *of, const double *vector, const akt_rows *matrix,
                                  akt_error *err);

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
    akt_perron perron; /* of the component */
} akt_dominant;

/* Fills x (n values, or NULL) at the vertices of the dominant component with its vector, and
 * nowhere else. */
akt_status akt_dominant__find(akt_dominant *out, double *x, const akt_rows *rows,
                              const akt_components *components, bool is_symmetric, akt_error *err);

/* Goes another way to the vector x that was found. is_settled of `dominant` becomes false where the
 * two differ in the eighth digit: then the next eigenvalue is as good as the same, and rounding
 * would choose. A large component is spared that where a look at right angles to x sees no eigenvalue
 * within a hundredth of the root: rounding is magnified by no more than the root over its distance to
 * the next. */
akt_status akt_dominant__confirm(akt_dominant *dominant, const double *x, const akt_rows *rows,
                                 const akt_components *components, bool is_symmetric,
                                 akt_error *err);

/* Whether a confirmed one has no eigenvalue near it on the other side of 0. */
bool akt_dominant__is_lopsided(const akt_dominant *dominant);

/* Solves level * x = A x + base for all vertices of the components from `first` on, those before
 * given in x; level must be above every eigenvalue there. Everything may be scaled down alike, lest
 * it overflow. *is_settled is left false where a component would take too long. */
akt_status akt_dominant__spread(double *x, double level, double base, size_t first,
                                const akt_rows *rows, const akt_components *components,
                                bool *is_settled, akt_error *err);

#endif
