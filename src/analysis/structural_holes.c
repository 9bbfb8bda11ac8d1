#include "analysis/structural_holes.h"

#include "network/rows.h"

#include <math.h>
#include <stdlib.h>

/* What rounding leaves of a hierarchy of none, and beside a whole number of contacts. */
static const double NEGLIGIBLE = 1e-12;

/* So many times the contacts of another are far more. */
enum { FAR_MORE = 4 };

/* One vertex after the other looks around itself. */
typedef struct survey {
    akt_rows rows;      /* both ways */
    double *strength;   /* of each vertex, the sum of its row */
    double *strongest;  /* the largest weight in it */
    double *bond;       /* of each neighbour of the present vertex: what ties them, at last c_ij */
    uint32_t *found_by; /* the last vertex + 1 that found each one among its neighbours */
    uint16_t *sieve;   /* as many as entries: bits that are set for the neighbours of each vertex */
    double redundancy; /* of the present vertex */
} survey;

static void dispose(survey *s)
{
    akt_rows_dispose(&s->rows);
    free(s->strength);
    free(s->strongest);
    free(s->bond);
    free(s->found_by);
    free(s->sieve);
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

/* Where in the row of q the sieve has a neighbour j, and by which of the bits there. */
static uint16_t *sieve_of(const survey *s, uint32_t q, uint32_t j, uint16_t *bit)
{
    uint32_t hash = j * 2654435769u, first = s->rows.start[q];
    *bit = (uint16_t)(1u << (hash & 15));
    return &s->sieve[first + (uint32_t)((uint64_t)hash * (s->rows.start[q + 1] - first) >> 32)];
}

static void fill_sieve(survey *s)
{
    uint16_t bit;
    for (uint32_t q = 0; q < s->rows.order; q++) {
        for (uint32_t f = s->rows.start[q]; f < s->rows.start[q + 1]; f++) {
            uint16_t *sieve = sieve_of(s, q, s->rows.target[f], &bit);
            *sieve |= bit;
        }
    }
}

/* The entry of the row of q for j; the row's end where it has none, which the sieve mostly tells. */
static uint32_t look_up(const survey *s, uint32_t q, uint32_t j)
{
    uint16_t bit, *sieve = sieve_of(s, q, j, &bit);
    uint32_t end = s->rows.start[q + 1], first = s->rows.start[q];
    if (!(*sieve & bit))
        return end;
    for (uint32_t count = end - first; count > 1; count -= count / 2) {
        uint32_t middle = first + count / 2;
        first = s->rows.target[middle] <= j ? middle : first;
    }
    return s->rows.target[first] == j ? first : end;
}

/* Entry f of q's row ties it to another contact j of the present vertex: adds p_vq p_qj to the bond of
 * j, and p_vq m_jq to the redundancy. */
static void share_contact(survey *s, double share, uint32_t q, uint32_t f)
{
    uint32_t j = s->rows.target[f];
    double weight = s->rows.weight[f];
    s->bond[j] += share * (weight / s->strength[q]);
    s->redundancy += share * (weight / s->strongest[j]);
}

/* The contacts that v shares with its contact q, in order. Where q has far more of them, those of v are
 * looked up among them. */
static void share_contacts(survey *s, uint32_t v, uint32_t q, double share)
{
    const akt_rows *rows = &s->rows;
    uint32_t first = rows->start[q], end = rows->start[q + 1];
    if (end - first < FAR_MORE * akt_rows_degree(rows, v)) {
        for (uint32_t f = first; f < end; f++) {
            if (s->found_by[rows->target[f]] == v + 1)
                share_contact(s, share, q, f);
        }
        return;
    }
    for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++) {
        uint32_t f = look_up(s, q, rows->target[e]);
        if (f < end)
            share_contact(s, share, q, f);
    }
}

/* Fills bond of v's neighbours with p_vj + sum of p_vq p_qj; the redundancy with the sum of p_vq m_jq
 * over the pairs of neighbours. */
static void sum_bonds(survey *s, uint32_t v)
{
    const akt_rows *rows = &s->rows;
    uint32_t first = rows->start[v], end = rows->start[v + 1];
    s->redundancy = 0;
    for (uint32_t e = first; e < end; e++) {
        s->bond[rows->target[e]] = rows->weight[e] / s->strength[v];
        s->found_by[rows->target[e]] = v + 1;
        __builtin_prefetch(&rows->target[rows->start[rows->target[e]]]);
    }
    for (uint32_t e = first; e < end; e++)
        share_contacts(s, v, rows->target[e], rows->weight[e] / s->strength[v]);
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

static void measure(const akt_structural_holes *out, survey *s, uint32_t v)
{
    uint32_t degree = akt_rows_degree(&s->rows, v);
    out->constraint[v] = out->effective_size[v] = out->efficiency[v] = out->hierarchy[v] = NAN;
    if (degree == 0)
        return;
    double constraint = 0;
    sum_bonds(s, v);
    for (uint32_t e = s->rows.start[v]; e < s->rows.start[v + 1]; e++) {
        double *bond = &s->bond[s->rows.target[e]];
        *bond *= *bond;
        constraint += *bond;
    }
    out->constraint[v] = constraint;
    out->effective_size[v] = settle(degree - s->redundancy);
    out->efficiency[v] = out->effective_size[v] / degree;
    out->hierarchy[v] = measure_hierarchy(s, v, constraint);
}

static akt_status prepare(survey *s, const akt_network *network, akt_error *err)
{
    akt_status status = akt_rows_make(&s->rows, network, AKT_WAY_BOTH, err);
    if (status != AKT_OK)
        return status;
    s->sieve = calloc(s->rows.count + 1, sizeof *s->sieve);
    if (!s->sieve)
        return akt_error_memory(err);
    sum_rows(s);
    fill_sieve(s);
    return AKT_OK;
}

akt_status akt_structural_holes_compute(akt_structural_holes *out, const akt_network *network,
                                        akt_error *err)
{
    size_t n = akt_network_order(network);
    survey s;
    bool has_room = make_room(out, &s, n);
    akt_status status = has_room ? prepare(&s, network, err) : akt_error_memory(err);
    for (uint32_t v = 0; status == AKT_OK && v < n; v++)
        measure(out, &s, v);
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
