#ifndef AKT_TESTS_SUPPORT_ORACLE_H
#define AKT_TESTS_SUPPORT_ORACLE_H

#include "network/network.h"

/* Slow, plain second implementations of measures, straight from their definitions on full matrices,
 * to check the fast ones by. O(n^3). Each fills n values; a lack of memory ends the program. */

/* Sum over pairs of the share of shortest paths through v (each pair once if undirected); distances
 * by Floyd-Warshall, paths counted outwards from each source. */
void akt_oracle_betweenness(double *values, const akt_network *network);

/* 1/(n-1) sum 1/d(j,v); needs n > 1. */
void akt_oracle_harmonic(double *values, const akt_network *network);

/* r/(n-1) r/sum d(j,v), 0 where r = 0; needs n > 1. */
void akt_oracle_closeness(double *values, const akt_network *network);

/* The greatest distance from v to a vertex within its reach; 0 where there is none. */
void akt_oracle_eccentricity(double *values, const akt_network *network);

/* For each edge of the network (not n but m values), the sum over pairs of the share of shortest
 * paths along it, each pair once if undirected. O(n^2 m). */
void akt_oracle_edge_betweenness(double *values, const akt_network *network);

/* The stationary equation itself, solved by Gaussian elimination. */
void akt_oracle_pagerank(double *values, const akt_network *network);

/* Solves a x = right by Gaussian elimination, in place: x is right before and the solution after, a
 * is lost. */
void akt_oracle_solve(double *a, double *x, size_t n);

#endif
