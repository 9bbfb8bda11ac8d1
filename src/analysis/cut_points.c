#include "analysis/cut_points_internal.h"

#include <stdlib.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Vertices that lose the largest part where v goes; 0 where the rest stays together. */
static size_t count_cut_off(const akt_walk *walk, size_t v)
{
    size_t rest = akt_walk__rest(walk, v), largest = walk->at[v].largest;
    return akt_walk__component(walk, v) - 1 - (rest > largest ? rest : largest);
}

static bool is_bridge(const akt_walk *walk, size_t child)
{
    return walk->at[child].parent != AKT_WALK_NEVER && walk->at[child].low == walk->place[child];
}

static akt_cut cut_between(const struct akt_cut_ground *ground, size_t child)
{
    const akt_walk *walk = &ground->walk;
    int32_t a = ground->tied.vertex[child];
    int32_t b = ground->tied.vertex[walk->at[child].parent];
    size_t below = walk->at[child].size;
    size_t all = akt_walk__component(walk, child), cut_off = least(below, all - below);
    return (akt_cut){a < b ? a : b, a < b ? b : a, cut_off, all - cut_off};
}

static int by_cut_off(const void *left, const void *right)
{
    const akt_cut *x = left, *y = right;
    if (x->cut_off != y->cut_off)
        return x->cut_off < y->cut_off ? 1 : -1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static void list_cuts(akt_cut_points *out)
{
    const struct akt_cut_ground *ground = out->ground;
    for (size_t v = 0; v < ground->tied.rows.order; v++) {
        size_t cut_off = count_cut_off(&ground->walk, v);
        size_t left = akt_walk__component(&ground->walk, v) - 1 - cut_off;
        if (cut_off)
            out->points[out->point_count++] =
                (akt_cut){ground->tied.vertex[v], AKT_NONE, cut_off, left};
        if (is_bridge(&ground->walk, v))
            out->bridges[out->bridge_count++] = cut_between(ground, v);
    }
    qsort(out->points, out->point_count, sizeof *out->points, by_cut_off);
    qsort(out->bridges, out->bridge_count, sizeof *out->bridges, by_cut_off);
}

/* Not walked yet. */
static akt_status lay_ground(struct akt_cut_ground *out, const akt_network *network, akt_error *err)
{
    akt_status status = akt_tied__link(&out->tied, network, err);
    if (status == AKT_OK)
        status = akt_walk__make(&out->walk, out->tied.rows.order, err);
    if (status != AKT_OK)
        return status;
    out->number = calloc(akt_network_order(network) + 1, sizeof *out->number);
    if (!out->number)
        return akt_error_memory(err);
    for (size_t i = 0; i < out->tied.rows.order; i++)
        out->number[out->tied.vertex[i]] = (uint32_t)i;
    return AKT_OK;
}

akt_status akt_cut_points_compute(akt_cut_points *out, const akt_network *network, akt_error *err)
{
    *out = (akt_cut_points){.ground = calloc(1, sizeof *out->ground)};
    akt_status status = out->ground ? lay_ground(out->ground, network, err) : akt_error_memory(err);
    if (status == AKT_OK) {
        size_t n = out->ground->tied.rows.order;
        out->points = malloc((n + 1) * sizeof *out->points);
        out->bridges = malloc((n + 1) * sizeof *out->bridges);
        if (!out->points || !out->bridges)
            status = akt_error_memory(err);
    }
    if (status != AKT_OK) {
        akt_cut_points_dispose(out);
        return status;
    }
    akt_walk__go(&out->ground->walk, &out->ground->tied.rows, NULL);
    list_cuts(out);
    return AKT_OK;
}

void akt_cut_points_dispose(akt_cut_points *points)
{
    if (points->ground) {
        akt_tied__dispose(&points->ground->tied);
        akt_walk__dispose(&points->ground->walk);
        free(points->ground->number);
    }
    free(points->ground);
    free(points->points);
    free(points->bridges);
    *points = (akt_cut_points){.ground = NULL};
}
