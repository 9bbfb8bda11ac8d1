#include "analysis/cut_points_internal.h"

#include <stdlib.h>

/* A vertex of the component that is cut. */
typedef struct piece {
    int32_t vertex;
    uint32_t part; /* 0 = what hangs on nothing else than itself, then those that are separated */
    size_t size;   /* of its part */
    int32_t first; /* the lowest vertex of its part */
} piece;

/* The component of a cut, as places of the walk. */
typedef struct component {
    const struct akt_cut_ground *ground;
    size_t begin;
    size_t count;
    uint32_t *part; /* of each place; GONE for the vertex that goes */
    uint32_t parts; /* numbers in use */
} component;

static const uint32_t GONE = UINT32_MAX;

static void separate(component *c, uint32_t child)
{
    const akt_walk *walk = &c->ground->walk;
    size_t at = walk->place[child] - c->begin;
    for (size_t i = at; i < at + walk->size[child]; i++)
        c->part[i] = c->parts;
    c->parts++;
}

/* The subtrees of v follow it side by side; a part is each that reaches nothing before v. */
static void remove_vertex(component *c, uint32_t v)
{
    const akt_walk *walk = &c->ground->walk;
    uint32_t place = walk->place[v], end = place + walk->size[v];
    c->part[place - c->begin] = GONE;
    for (uint32_t at = place + 1; at < end; at += walk->size[walk->order[at]]) {
        if (walk->low[walk->order[at]] >= place)
            separate(c, walk->order[at]);
    }
}

static void make_cut(component *c, const akt_cut *cut)
{
    const akt_walk *walk = &c->ground->walk;
    uint32_t a = c->ground->number[cut->a];
    c->parts = 1;
    if (cut->b == AKT_NONE) {
        remove_vertex(c, a);
        return;
    }
    uint32_t b = c->ground->number[cut->b];
    separate(c, walk->place[a] > walk->place[b] ? a : b);
}

static int by_part(const void *left, const void *right)
{
    const piece *x = left, *y = right;
    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->vertex > y->vertex) - (x->vertex < y->vertex);
}

/* first, size: room for one a part. */
static size_t list_pieces(piece *out, const component *c, size_t *size, int32_t *first)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t part = c->part[i];
        int32_t vertex = c->ground->tied.vertex[c->ground->walk.order[c->begin + i]];
        if (part == GONE)
            continue;
        if (size[part]++ == 0 || vertex < first[part])
            first[part] = vertex;
        out[count++] = (piece){.vertex = vertex, .part = part};
    }
    for (size_t i = 0; i < count; i++) {
        out[i].size = size[out[i].part];
        out[i].first = first[out[i].part];
    }
    qsort(out, count, sizeof *out, by_part);
    return count;
}

static void name_parts(akt_cut_parts *out, const piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || pieces[i].part != pieces[i - 1].part)
            out->start[out->count++] = i;
        out->members[i] = pieces[i].vertex;
    }
    out->start[out->count] = count;
}

akt_status akt_cut_points_parts(akt_cut_parts *out, const akt_cut_points *points,
                                const akt_cut *cut, akt_error *err)
{
    const akt_walk *walk = &points->ground->walk;
    uint32_t a = points->ground->number[cut->a];
    component c = {points->ground, walk->root[a], akt_walk__component(walk, a), NULL, 0};
    c.part = calloc(c.count + 1, sizeof *c.part);
    size_t *size = calloc(c.count + 1, sizeof *size);
    int32_t *first = calloc(c.count + 1, sizeof *first);
    piece *pieces = malloc((c.count + 1) * sizeof *pieces);
    *out = (akt_cut_parts){.start = malloc((c.count + 1) * sizeof *out->start),
                           .members = malloc((c.count + 1) * sizeof *out->members)};
    bool ok = c.part && size && first && pieces && out->start && out->members;
    if (ok) {
        make_cut(&c, cut);
        name_parts(out, pieces, list_pieces(pieces, &c, size, first));
    } else {
        akt_cut_parts_dispose(out);
    }
    free(pieces);
    free(first);
    free(size);
    free(c.part);
    return ok ? AKT_OK : akt_error_memory(err);
}

void akt_cut_parts_dispose(akt_cut_parts *parts)
{
    free(parts->start);
    free(parts->members);
    *parts = (akt_cut_parts){.start = NULL};
}
