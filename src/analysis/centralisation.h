#ifndef AKT_ANALYSIS_CENTRALISATION_H
#define AKT_ANALYSIS_CENTRALISATION_H

#include "network/network.h"

/* A network as a whole. Undefined values are NaN. */
typedef struct akt_centralisation {
    size_t order;      /* vertices */
    size_t size;       /* edges */
    size_t components; /* connected parts, whatever the direction of the edges */
    size_t largest;    /* vertices in the largest part */
    size_t isolates;   /* vertices without an edge */
    uint32_t *part;    /* of each vertex, its part; parts are numbered by their first vertex */
    size_t main_part;  /* the largest; of several the first */
    size_t most_tied;  /* the vertex with the most ends of edges; of several the first */
    size_t as_tied;    /* how many vertices have as many */
    double density;    /* edges by the most possible; undefined for fewer than two vertices */
    /* Degree centralisation (Freeman 1979): the sum of C_max - C_i by the most that as many vertices
     * can have; undefined for fewer than three. Undirected a star has the most, (n-1)(n-2), and all
     * three are the same. Directed, degree is in + out and a star both ways has the most,
     * 2(n-1)(n-2); of in- and out-degrees alone a star one way has the most, (n-1)^2. */
    double degree;
    double in_degree;
    double out_degree;
} akt_centralisation;

/* O(n + m). */
akt_status akt_centralisation_compute(akt_centralisation *out, const akt_network *network,
                                      akt_error *err);
void akt_centralisation_dispose(akt_centralisation *centralisation);

#endif
