#include "analysis/structural_holes.h"

#include "network/rows.h"

#include <math.h>
#include <stdlib.h>

/* What rounding leaves of a hierarchy of none, and beside a whole number of contacts. */
static const double NEGLIGIBLE = 1e-12;

/* One vertex after the other looks around itself. */
typedef struct survey {
    akt_rows rows;      /* both ways */
    double *strength;   /* of each vertex, the sum of its row */
    double *strongest;  /* the largest weight in it */
    double *bond;       /* of each neighbour of the present vertex: what ties them, at last c_ij */
    uint32_t *found_by; /* the last vertex + 1 that found each one among its neighbours */
} survey;

static void dispose(survey *s)
{
    akt_rows_dispose(&s->rows);
    free(s->strength);
    free(s->strongest);
    free(s->bond);
    free(s->found_by);
}

static bool make_room(akt_structural_holes *out, survey *s, size_t n)
{
    *out = (akt_structural_holes){
        n, malloc((n + 1) * sizeof(double)), malloc((n + 1) * sizeof(double)),
        malloc((n + 1) * sizeof(double)), malloc((n + 1) * sizeof(double))};
    *s = (survey){.strength = calloc(n + 1, sizeof *s->strength),
                  .strongest = calloc(n + 1, sizeof *s->strongest),
                  .bond = calloc(n + 1, sizeof *s->bond),
                  .found_by = calloc(n + 1, sizeof *s->found_by)};
    return out->constraint && out->effective_size && out->efficiency && out->hierarchy &&
           s->strength && s->strongest && s->bond && s->found_by;
}

static void sum_rows(survey *s)
{
    for (size_t v = 0; v < s->rows.order; v++) {
        for (uint32_t e = s->rows.start[v]; e < s->rows.start[v + 1]; e++) {
            s->strength[v] += s->rows.weight[e];
            s->strongest[v] = fmax(s->strongest[v], s->rows.weight[e]);
        }
    }
}

/* Fills bond of v's neighbours with p_vj + sum of p_vq p_qj; returns the redundancy, the sum of
 * p_vq m_jq over the pairs of neighbours. */
static double sum_bonds(survey *s, size_t v)
{
    const akt_rows *rows = &s->rows;
    uint32_t first = rows->start[v], end = rows->start[v + 1], mark = (uint32_t)v + 1;
    double redundancy = 0;
    for (uint32_t e = first; e < end; e++) {
        s->bond[rows->target[e]] = rows->weight[e] / s->strength[v];
        s->found_by[rows->target[e]] = mark;
    }
    for (uint32_t e = first; e < end; e++) {
        uint32_t q = rows->target[e];
        double share = rows->weight[e] / s->strength[v];
        for (uint32_t f = rows->start[q]; f < rows->start[q + 1]; f++) {
            uint32_t j = rows->target[f];
            if (s->found_by[j] != mark)
                continue;
            s->bond[j] += share * (rows->weight[f] / s->strength[q]);
            redundancy += share * (rows->weight[f] / s->strongest[j]);
        }
    }
    return redundancy;
}

/* bond holds c_vj. */
static double measure_hierarchy(const survey *s, size_t v, double constraint)
{
    uint32_t first = s->rows.start[v], end = s->rows.start[v + 1];
    double n = end - first, sum = 0;
    if (end - first < 2)
        return NAN;
    for (uint32_t e = first; e < end; e++) {
        double r = s->bond[s->rows.target[e]] / (constraint / n);
        sum += r > 0 ? r * log(r) : 0;
    }
    sum /= n * log(n);
    return sum > NEGLIGIBLE ? sum : 0;
}

static double settle(double size)
{
    return fabs(size - round(size)) < NEGLIGIBLE ? round(size) : size;
}

static void measure(const akt_structural_holes *out, survey *s, size_t v)
{
    uint32_t degree = akt_rows_degree(&s->rows, v);
    out->constraint[v] = out->effective_size[v] = out->efficiency[v] = out->hierarchy[v] = NAN;
    if (degree == 0)
        return;
    double redundancy = sum_bonds(s, v), constraint = 0;
    for (uint32_t e = s->rows.start[v]; e < s->rows.start[v + 1]; e++) {
        double *bond = &s->bond[s->rows.target[e]];
        *bond *= *bond;
        constraint += *bond;
    }
    out->constraint[v] = constraint;
    out->effective_size[v] = settle(degree - redundancy);
    out->efficiency[v] = out->effective_size[v] / degree;
    out->hierarchy[v] = measure_hierarchy(s, v, constraint);
}

akt_status akt_structural_holes_compute(akt_structural_holes *out, const akt_network *network,
                                        akt_error *err)
{
    size_t n = akt_network_order(network);
    survey s;
    bool has_room = make_room(out, &s, n);
    akt_status status =
        has_room ? akt_rows_make(&s.rows, network, AKT_WAY_BOTH, err) : akt_error_memory(err);
    if (has_room && status == AKT_OK) {
        sum_rows(&s);
        for (size_t v = 0; v < n; v++)
            measure(out, &s, v);
    }
    dispose(&s);
    if (status != AKT_OK)
        akt_structural_holes_dispose(out);
    return status;
}

void akt_structural_holes_dispose(akt_structural_holes *holes)
{
    free(holes->constraint);
    free(holes->effective_size);
    free(holes->efficiency);
    free(holes->hierarchy);
    *holes = (akt_structural_holes){0};
}
