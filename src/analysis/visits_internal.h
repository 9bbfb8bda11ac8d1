#ifndef AKT_ANALYSIS_VISITS_INTERNAL_H
#define AKT_ANALYSIS_VISITS_INTERNAL_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A step from one state to another; several between the same two add up. */
typedef struct akt_arc {
    int32_t from;
    int32_t to;
    double share;
} akt_arc;

/* A walk that begins in the states by start and from each either goes on along its arcs or ends:
 * end + the shares of its arcs = 1, nothing negative, and from every state an end can be reached. */
typedef struct akt_chain {
    size_t count; /* states */
    const double *start;
    const double *end;
    const akt_arc *arcs;
    size_t arc_count;
} akt_chain;

enum { AKT_VISITS_DENSE = 500 };

/* Fills visits[count] with how often the walk is expected in each state: visits = start + visits Q.
 * Up to `dense` states by elimination without subtraction (Grassmann, Taksar & Heyman 1985), which
 * is exact to a few units in the last place however nearly closed a loop is, O(count^3) time and
 * O(count^2) memory; above, by Gauss-Seidel until all but 1e-12 of the walk has ended, which bounds
 * the error of every share that ends, O(arcs) a sweep. AKT_ELIMIT where that takes over 100 000
 * sweeps, AKT_ENOMEM. */
akt_status akt_visits__solve(double *visits, const akt_chain *chain, size_t dense, akt_error *err);

#endif
