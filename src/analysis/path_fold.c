#include "analysis/paths_internal.h"

#include <stdlib.h>

/* What is left of a network when its trees are folded, and what was folded. */
typedef struct fold {
    const akt_rows *rows;
    uint32_t *left;  /* of each vertex, the neighbours that are not folded */
    uint32_t *found; /* those that came to have one, first to last */
    size_t found_count;
    uint32_t *onto;  /* of each folded vertex, the entry of what it was folded into */
    double *mass;    /* in each vertex: itself and all that was folded into it */
    double *squares; /* of the masses that were folded into it, summed */
    uint32_t *kept;  /* those that were not folded, ascending */
    uint32_t *place; /* of each of them in `kept` */
    akt_rows core;   /* between those kept, by their places */
    double *core_mass;
    uint32_t *sources; /* of the core: who has a neighbour there */
    size_t source_count;
} fold;

static const uint32_t NOT_FOLDED = UINT32_MAX;

static bool is_folded(const fold *f, uint32_t v)
{
    return f->onto[v] != NOT_FOLDED;
}

static void start_folding(fold *f)
{
    for (uint32_t v = 0; v < f->rows->order; v++) {
        f->left[v] = akt_rows_degree(f->rows, v);
        f->onto[v] = NOT_FOLDED;
        f->mass[v] = 1;
        if (f->left[v] == 1)
            f->found[f->found_count++] = v;
    }
}

/* Leaf by leaf; of the last two of a tree one is folded into the other, which then has none left. */
static void fold_trees(fold *f)
{
    start_folding(f);
    for (size_t i = 0; i < f->found_count; i++) {
        uint32_t v = f->found[i], k = f->rows->start[v];
        if (f->left[v] == 0)
            continue;
        while (is_folded(f, f->rows->target[k]))
            k++;
        uint32_t to = f->rows->target[k];
        f->onto[v] = k;
        f->mass[to] += f->mass[v];
        f->squares[to] += f->mass[v] * f->mass[v];
        if (--f->left[to] == 1)
            f->found[f->found_count++] = to;
    }
}

static bool make_core(fold *f, bool has_edges)
{
    akt_rows *core = &f->core;
    for (uint32_t v = 0; v < f->rows->order; v++) {
        if (is_folded(f, v))
            continue;
        core->count += f->left[v];
        f->place[v] = (uint32_t)core->order;
        f->kept[core->order++] = v;
    }
    core->start = malloc((core->order + 1) * sizeof *core->start);
    core->target = malloc((core->count + 1) * sizeof *core->target);
    core->edge = has_edges ? malloc((core->count + 1) * sizeof *core->edge) : NULL;
    f->core_mass = malloc((core->order + 1) * sizeof *f->core_mass);
    f->sources = malloc((core->order + 1) * sizeof *f->sources);
    return core->start && core->target && (core->edge || !has_edges) && f->core_mass && f->sources;
}

static void fill_core(fold *f)
{
    const akt_rows *rows = f->rows;
    akt_rows *core = &f->core;
    uint32_t at = 0;
    for (uint32_t i = 0; i < core->order; i++) {
        uint32_t v = f->kept[i];
        core->start[i] = at;
        f->core_mass[i] = f->mass[v];
        if (f->left[v] > 0)
            f->sources[f->source_count++] = i;
        for (uint32_t k = rows->start[v]; k < rows->start[v + 1]; k++) {
            if (is_folded(f, rows->target[k]))
                continue;
            core->target[at] = f->place[rows->target[k]];
            if (core->edge)
                core->edge[at] = rows->edge[k];
            at++;
        }
    }
    core->start[core->order] = at;
}

/* Of the pairs of others in a part of so many, those that lie on different sides of a vertex, its
 * trees being a side each and the rest one; and for an edge to such a tree all that it parts. */
static void add_trees(const fold *f, akt_shares *out, bool has_edges, uint32_t v, double part)
{
    double mass = f->mass[v], others = part - 1, rest = part - mass;
    out->total[v] += others * others - f->squares[v] - rest * rest;
    if (has_edges && is_folded(f, v))
        out->total[f->rows->order + f->rows->edge[f->onto[v]]] += 2 * mass * rest;
}

/* A part stands together in the order, and all but its first have a neighbour before them. */
static bool begins_part(const akt_rows *rows, uint32_t v)
{
    return akt_rows_degree(rows, v) == 0 || rows->target[rows->start[v]] > v;
}

static void add_all_trees(const fold *f, akt_shares *out, bool has_edges)
{
    uint32_t n = (uint32_t)f->rows->order;
    for (uint32_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && !begins_part(f->rows, end);)
            end++;
        for (uint32_t v = first; v < end; v++)
            add_trees(f, out, has_edges, v, end - first);
    }
}

static akt_status share_core(akt_shares *out, const fold *f, const akt_paths *paths, akt_error *err)
{
    const akt_sources sources = {f->sources, f->source_count};
    akt_paths core = *paths;
    core.in = core.out = &f->core;
    core.mass = f->core_mass;
    core.watch.all = (double)sources.count;
    akt_shares shares;
    akt_status status = akt_shares__make(&shares, &core, sources.count, false, err);
    if (status == AKT_OK)
        status = akt_paths__share_steps(&shares, &core, sources, err);
    for (size_t i = 0; status == AKT_OK && i < f->core.order; i++)
        out->total[f->kept[i]] += shares.total[i];
    for (size_t e = 0; status == AKT_OK && e < paths->edges; e++)
        out->total[f->rows->order + e] += shares.total[f->core.order + e];
    akt_shares__dispose(&shares);
    return status;
}

static bool make_fold(fold *f, const akt_rows *rows)
{
    size_t room = rows->order + 1;
    *f = (fold){.rows = rows};
    f->left = malloc(room * sizeof *f->left);
    f->found = malloc(room * sizeof *f->found);
    f->onto = malloc(room * sizeof *f->onto);
    f->mass = malloc(room * sizeof *f->mass);
    f->squares = calloc(room, sizeof *f->squares);
    f->kept = malloc(room * sizeof *f->kept);
    f->place = malloc(room * sizeof *f->place);
    return f->left && f->found && f->onto && f->mass && f->squares && f->kept && f->place;
}

static void dispose_fold(fold *f)
{
    free(f->left);
    free(f->found);
    free(f->onto);
    free(f->mass);
    free(f->squares);
    free(f->kept);
    free(f->place);
    akt_rows_dispose(&f->core);
    free(f->core_mass);
    free(f->sources);
}

static akt_status share_out(akt_shares *out, fold *f, const akt_paths *paths, akt_error *err)
{
    fold_trees(f);
    if (!make_core(f, paths->edges > 0))
        return akt_error_memory(err);
    fill_core(f);
    akt_status status = share_core(out, f, paths, err);
    if (status == AKT_OK)
        add_all_trees(f, out, paths->edges > 0);
    return status;
}

akt_status akt_paths__share_folded(akt_shares *out, const akt_paths *paths, akt_error *err)
{
    fold f;
    size_t count = paths->in->order + paths->edges;
    *out = (akt_shares){.count = count, .size = count};
    out->total = calloc(count + 1, sizeof *out->total);
    bool ok = make_fold(&f, paths->in) && out->total;
    akt_status status = ok ? share_out(out, &f, paths, err) : akt_error_memory(err);
    dispose_fold(&f);
    if (status != AKT_OK)
        akt_shares__dispose(out);
    return status;
}
