#include "analysis/visits_internal.h"

#include <stdlib.h>

static const double LEFT = 1e-12; /* of the walk may still be under way */

enum { SWEEPS_MOST = 100000 };

/* Takes state k out of the walk: who came to it goes on at once to where it led. */
static void eliminate(double *q, double *start, double *end, size_t k, size_t n)
{
    double *row = &q[k * n];
    double leaving = end[k];
    for (size_t j = 0; j < k; j++)
        leaving += row[j];
    row[k] = leaving;
    for (size_t i = 0; i < k; i++) {
        double factor = q[i * n + k] / leaving;
        if (factor == 0)
            continue;
        for (size_t j = 0; j < k; j++)
            q[i * n + j] += factor * row[j];
        end[i] += factor * end[k];
    }
    for (size_t j = 0; j < k; j++)
        start[j] += start[k] / leaving * row[j];
}

static void reduce(double *visits, double *q, double *start, double *end, size_t n)
{
    for (size_t k = n; k-- > 0;)
        eliminate(q, start, end, k, n);
    for (size_t k = 0; k < n; k++) {
        double coming = start[k];
        for (size_t j = 0; j < k; j++)
            coming += visits[j] * q[j * n + k];
        visits[k] = coming / q[k * n + k];
    }
}

static akt_status solve_dense(double *visits, const akt_chain *chain, akt_error *err)
{
    size_t n = chain->count;
    double *q = calloc(n * n + 1, sizeof *q);
    double *start = malloc((n + 1) * sizeof *start);
    double *end = malloc((n + 1) * sizeof *end);
    bool ok = q && start && end;
    for (size_t i = 0; ok && i < chain->arc_count; i++)
        q[(size_t)chain->arcs[i].from * n + (size_t)chain->arcs[i].to] += chain->arcs[i].share;
    for (size_t i = 0; ok && i < n; i++) {
        start[i] = chain->start[i];
        end[i] = chain->end[i];
    }
    if (ok)
        reduce(visits, q, start, end, n);
    free(q);
    free(start);
    free(end);
    return ok ? AKT_OK : akt_error_memory(err);
}

/* The arcs by where they lead; those to state i are first[i] to first[i + 1]. */
static void sort_arcs(akt_arc *sorted, size_t *first, const akt_chain *chain)
{
    for (size_t i = 0; i < chain->arc_count; i++)
        first[chain->arcs[i].to + 1]++;
    for (size_t i = 0; i < chain->count; i++)
        first[i + 1] += first[i];
    for (size_t i = chain->arc_count; i-- > 0;) {
        const akt_arc *arc = &chain->arcs[i];
        sorted[--first[arc->to + 1]] = *arc;
    }
    for (size_t i = 0; i < chain->count; i++)
        first[i] = first[i + 1];
    first[chain->count] = chain->arc_count;
}

/* One round over all states; returns how much of the walk has ended. */
static double sweep(double *visits, const akt_chain *chain, const akt_arc *arcs,
                    const size_t *first)
{
    double ended = 0;
    for (size_t i = 0; i < chain->count; i++) {
        double coming = chain->start[i];
        double staying = 0;
        for (size_t a = first[i]; a < first[i + 1]; a++) {
            if (arcs[a].from == (int32_t)i)
                staying += arcs[a].share;
            else
                coming += visits[arcs[a].from] * arcs[a].share;
        }
        visits[i] = coming / (1 - staying);
        ended += visits[i] * chain->end[i];
    }
    return ended;
}

static akt_status iterate(double *visits, const akt_chain *chain, const akt_arc *arcs,
                          const size_t *first, akt_error *err)
{
    double all = 0;
    for (size_t i = 0; i < chain->count; i++) {
        visits[i] = 0;
        all += chain->start[i];
    }
    for (int round = 0; round < SWEEPS_MOST; round++) {
        if (sweep(visits, chain, arcs, first) >= all * (1 - LEFT))
            return AKT_OK;
    }
    return akt_error_set(err, AKT_ELIMIT,
                         "the money goes round and round among %zu bodies for too long to be "
                         "followed; ask for fewer years or a selection",
                         chain->count);
}

akt_status akt_visits__solve(double *visits, const akt_chain *chain, size_t dense, akt_error *err)
{
    if (chain->count <= dense)
        return solve_dense(visits, chain, err);
    akt_arc *arcs = malloc((chain->arc_count + 1) * sizeof *arcs);
    size_t *first = calloc(chain->count + 2, sizeof *first);
    akt_status status = AKT_OK;
    if (arcs && first) {
        sort_arcs(arcs, first, chain);
        status = iterate(visits, chain, arcs, first, err);
    } else {
        status = akt_error_memory(err);
    }
    free(arcs);
    free(first);
    return status;
}
