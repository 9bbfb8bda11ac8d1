#ifndef AKT_TESTS_SUPPORT_ORACLE_SPECTRAL_H
#define AKT_TESTS_SUPPORT_ORACLE_SPECTRAL_H

#include "network/network.h"

/* Slow, plain second implementations on full matrices, as support/oracle.h has them: eigenvalues by
 * Jacobi's rotations and by squaring, reach by Warshall, everything else by its definition. Each
 * fills n values, all NaN where the measure is undefined. A lack of memory ends the program. */

/* Squares of (A + sI), of the whole and of each part whose vertices reach each other. */
void akt_oracle_eigenvector(double *values, const akt_network *network);

/* Jacobi's rotations on A A^T and A^T A. */
void akt_oracle_hubs(double *hub, double *authority, const akt_network *network);

/* The equation itself, solved by Gaussian elimination. */
void akt_oracle_katz(double *values, const akt_network *network);

/* For k = 1, 2, … takes away whoever has fewer than k ends, until nobody has. */
void akt_oracle_coreness(double *values, const akt_network *network);

/* Every pair of neighbours looked at. */
void akt_oracle_clustering(double *values, const akt_network *network);

#endif
