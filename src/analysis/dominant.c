#include "analysis/spectral_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Passes before a small component is eliminated instead, and before a large one is given up. */
enum { MOST_PASSES = 2000, MOST_STEPS = 100000 };

/* Eigenvalues nearer than this, relatively, are the same. */
static const double TIE = 1e-9;

/* Eigenvalues further apart than this, relatively, leave rounding five digits short of AGREE. */
static const double APART = 1e-2;

/* Powers of two that weights may be away from 1, and the most that they are brought back by. */
enum { FAR = 128, MOST_FAR = 1000 };

/* Two ways to a vector of length 1 may differ by this. */
static const double AGREE = 1e-8;

/* What a solution by passes may still lack, relatively. */
static const double LACKING = 1e-12;

/* Values beyond this are scaled down, all alike. */
static const double LARGE = 1e200;

typedef struct ground {
    const akt_rows *rows;
    const akt_components *components;
    bool is_symmetric;
} ground;

/* Where squares of sums would overflow or vanish, brings the largest weight near 1, by a power of two, lest
 * a digit change; returns its exponent. */
static int scale(akt_rows *matrix)
{
    double most = 0;
    for (size_t e = 0; e < matrix->count; e++)
        most = fmax(most, matrix->weight[e]);
    int exponent = 0;
    frexp(most, &exponent);
    exponent = abs(exponent) < FAR ? 0 : exponent < -MOST_FAR ? -MOST_FAR : exponent;
    for (size_t e = 0; exponent && e < matrix->count; e++)
        matrix->weight[e] *= ldexp(1, -exponent);
    return exponent;
}

static void scale_back(akt_perron *perron, int exponent)
{
    perron->root = ldexp(perron->root, exponent);
    perron->second = ldexp(perron->second, exponent);
    perron->opposite = ldexp(perron->opposite, exponent);
    perron->is_settled = perron->is_settled && isfinite(perron->root);
}

/* The matrix of a component, by itself. */
static akt_status take_matrix(akt_rows *out, int *exponent, const ground *g, size_t c,
                              akt_error *err)
{
    akt_status status = akt_components__extract(out, g->rows, g->components, c, err);
    *exponent = status == AKT_OK ? scale(out) : 0;
    return status;
}

static akt_status solve(akt_perron *out, double *vector, const ground *g, size_t c, uint64_t turn,
                        akt_error *err)
{
    akt_rows matrix;
    int exponent;
    akt_status status = take_matrix(&matrix, &exponent, g, c, err);
    if (status != AKT_OK)
        return status;
    status = akt_perron__solve(out, vector, &matrix, g->is_symmetric, turn, err);
    scale_back(out, exponent);
    akt_rows_dispose(&matrix);
    return status;
}

/* Whether the component may hold an eigenvalue as large as root: none is above the largest sum of a
 * row. */
static bool may_reach(const ground *g, size_t c, double root)
{
    const akt_components *cs = g->components;
    double most = 0;
    for (uint32_t i = cs->start[c]; i < cs->start[c + 1]; i++) {
        uint32_t v = cs->member[i];
        double sum = 0;
        for (uint32_t e = g->rows->start[v]; e < g->rows->start[v + 1]; e++)
            sum += cs->of[g->rows->target[e]] == c ? g->rows->weight[e] : 0;
        most = fmax(most, sum);
    }
    return most >= root * (1 - TIE);
}

/* Two vectors: the best so far, and one to solve in. */
typedef struct pair {
    double *best;
    double *next;
} pair;

static void take(akt_dominant *out, size_t c, akt_perron perron, pair *vectors)
{
    bool is_same = perron.root >= out->root * (1 - TIE) && out->root >= perron.root * (1 - TIE);
    if (is_same) {
        out->is_tied = true;
    } else if (perron.root > out->root) {
        double *held = vectors->best;
        *vectors = (pair){vectors->next, held};
        *out = (akt_dominant){c, perron.root, false, perron.is_settled, perron};
    }
}

static akt_status find(akt_dominant *out, pair *vectors, const ground *g, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t c = 0; c < g->components->count && status == AKT_OK; c++) {
        bool is_candidate =
            akt_components__size(g->components, c) > 1 && may_reach(g, c, out->root);
        akt_perron perron = {0};
        if (is_candidate)
            status = solve(&perron, vectors->next, g, c, 0, err);
        if (is_candidate && status == AKT_OK)
            take(out, c, perron, vectors);
    }
    return status;
}

akt_status akt_dominant__find(akt_dominant *out, double *x, const akt_rows *rows,
                              const akt_components *components, bool is_symmetric, akt_error *err)
{
    const ground g = {rows, components, is_symmetric};
    *out = (akt_dominant){.is_settled = true};
    double *memory = calloc(rows->order + 1, 2 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    pair vectors = {memory, memory + rows->order};
    akt_status status = find(out, &vectors, &g, err);
    if (x && out->root > 0) {
        const uint32_t *members = &components->member[components->start[out->component]];
        for (size_t i = 0; i < akt_components__size(components, out->component); i++)
            x[members[i]] = vectors.best[i];
    }
    free(memory);
    return status;
}

/* Of components that are large enough for a second way to be worth saving. */
static bool is_apart(const akt_dominant *dominant, size_t n)
{
    return n >= AKT_LANCZOS_LARGE && dominant->perron.second < dominant->root * (1 - APART);
}

bool akt_dominant__is_lopsided(const akt_dominant *dominant)
{
    return dominant->perron.opposite > -dominant->root * (1 - APART);
}

static akt_status look_aside(akt_dominant *dominant, const double *own, const ground *g,
                             akt_error *err)
{
    akt_rows matrix;
    int exponent;
    akt_status status = take_matrix(&matrix, &exponent, g, dominant->component, err);
    if (status != AKT_OK)
        return status;
    scale_back(&dominant->perron, -exponent);
    status = akt_perron__look_aside(&dominant->perron, own, &matrix, err);
    scale_back(&dominant->perron, exponent);
    akt_rows_dispose(&matrix);
    return status;
}

static akt_status go_again(akt_dominant *dominant, const double *own, double *other,
                           const ground *g, akt_error *err)
{
    size_t n = akt_components__size(g->components, dominant->component);
    akt_perron perron = {0};
    akt_status status = solve(&perron, other, g, dominant->component, 1, err);
    bool agrees = status == AKT_OK && perron.is_settled;
    for (size_t i = 0; agrees && i < n; i++)
        agrees = fabs(own[i] - other[i]) <= AGREE;
    dominant->is_settled = dominant->is_settled && agrees;
    return status;
}

akt_status akt_dominant__confirm(akt_dominant *dominant, const double *x, const akt_rows *rows,
                                 const akt_components *components, bool is_symmetric,
                                 akt_error *err)
{
    const ground g = {rows, components, is_symmetric};
    size_t n = akt_components__size(components, dominant->component);
    const uint32_t *members = &components->member[components->start[dominant->component]];
    double *memory = malloc((n + 1) * 2 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    double *own = memory, *other = memory + n;
    for (size_t i = 0; i < n; i++)
        own[i] = x[members[i]];
    akt_status status = AKT_OK;
    if (is_apart(dominant, n))
        status = look_aside(dominant, own, &g, err);
    if (status == AKT_OK && !is_apart(dominant, n))
        status = go_again(dominant, own, other, &g, err);
    free(memory);
    return status;
}

/* A system level * x = A x + right within one component. */
typedef struct equation {
    const akt_rows *matrix;
    double level;
    const double *right;
} equation;

/* One pass, each value from the newest of the others; the largest change of a value, relatively. */
static double take_pass(const equation *q, double *x)
{
    double change = 0;
    for (size_t v = 0; v < q->matrix->order; v++) {
        double sum = q->right[v];
        for (uint32_t e = q->matrix->start[v]; e < q->matrix->start[v + 1]; e++)
            sum += q->matrix->weight[e] * x[q->matrix->target[e]];
        sum /= q->level;
        if (sum > 0)
            change = fmax(change, fabs(sum - x[v]) / sum);
        x[v] = sum;
    }
    return change;
}

/* Passes approach the solution from below. What is still lacking after a pass is at most its change
 * times the passes still to come, which the passes so far tell. */
static akt_status solve_equation(const equation *q, double *x, bool *is_settled, akt_error *err)
{
    size_t n = q->matrix->order;
    memset(x, 0, n * sizeof *x);
    for (int step = 1; step <= MOST_STEPS; step++) {
        if (take_pass(q, x) * step <= LACKING)
            return AKT_OK;
        if (step == MOST_PASSES && n <= AKT_NODA_MOST) {
            memcpy(x, q->right, n * sizeof *x);
            return akt_perron__eliminate(x, q->matrix, q->level, err);
        }
    }
    *is_settled = false;
    return AKT_OK;
}

typedef struct spreading {
    const ground *g;
    double *x;
    double *right; /* of the component's vertices */
    double *own;   /* likewise, the solution */
    double level;
    double base;
} spreading;

/* What the vertices of a component draw from those before it. */
static void draw_from_before(const spreading *s, size_t c)
{
    const akt_components *cs = s->g->components;
    const akt_rows *rows = s->g->rows;
    for (uint32_t i = cs->start[c]; i < cs->start[c + 1]; i++) {
        uint32_t v = cs->member[i];
        double sum = s->base;
        for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++)
            sum += cs->of[rows->target[e]] == c ? 0 : rows->weight[e] * s->x[rows->target[e]];
        s->right[i - cs->start[c]] = sum;
    }
}

static akt_status solve_component(const spreading *s, size_t c, bool *is_settled, akt_error *err)
{
    const akt_components *cs = s->g->components;
    akt_rows matrix;
    akt_status status = akt_components__extract(&matrix, s->g->rows, cs, c, err);
    if (status != AKT_OK)
        return status;
    const equation q = {&matrix, s->level, s->right};
    status = solve_equation(&q, s->own, is_settled, err);
    for (size_t i = 0; i < matrix.order && status == AKT_OK; i++)
        s->x[cs->member[cs->start[c] + i]] = s->own[i];
    akt_rows_dispose(&matrix);
    return status;
}

static void scale_down(spreading *s, size_t c)
{
    const akt_components *cs = s->g->components;
    double most = 0;
    for (uint32_t i = cs->start[c]; i < cs->start[c + 1]; i++)
        most = fmax(most, s->x[cs->member[i]]);
    if (most < LARGE)
        return;
    for (size_t v = 0; v < s->g->rows->order; v++)
        s->x[v] /= LARGE;
    s->base /= LARGE;
}

static akt_status spread_all(spreading *s, size_t first, bool *is_settled, akt_error *err)
{
    const akt_components *cs = s->g->components;
    akt_status status = AKT_OK;
    for (size_t c = first; c < cs->count && status == AKT_OK; c++) {
        draw_from_before(s, c);
        if (akt_components__size(cs, c) == 1)
            s->x[cs->member[cs->start[c]]] = s->right[0] / s->level;
        else
            status = solve_component(s, c, is_settled, err);
        scale_down(s, c);
    }
    return status;
}

akt_status akt_dominant__spread(double *x, double level, double base, size_t first,
                                const akt_rows *rows, const akt_components *components,
                                bool *is_settled, akt_error *err)
{
    const ground g = {rows, components, false};
    double *memory = calloc(rows->order + 1, 2 * sizeof *memory);
    if (!memory)
        return akt_error_memory(err);
    spreading s = {&g, x, memory, memory + rows->order, level, base};
    akt_status status = spread_all(&s, first, is_settled, err);
    free(memory);
    return status;
}
