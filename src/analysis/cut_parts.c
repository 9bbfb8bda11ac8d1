#include "analysis/cut_points_internal.h"

#include <stdlib.h>

/* Places of the walk that stay together where the cut is made. */
typedef struct stretch {
    uint32_t begin;
    uint32_t end;
    uint32_t part; /* 0 = what hangs on something before the cut, then those that are separated */
} stretch;

/* A vertex that is cut off. */
typedef struct piece {
    int32_t vertex;
    size_t size;   /* of its part */
    int32_t first; /* the lowest vertex of its part */
} piece;

/* The component of a cut, taken apart. */
typedef struct remains {
    const struct akt_cut_ground *ground;
    stretch *stretches;
    size_t count;
    size_t *size;   /* of each part */
    int32_t *first; /* of each part, but of the largest only where another is as large */
    uint32_t parts; /* numbers in use */
} remains;

static void add_stretch(remains *r, uint32_t begin, uint32_t end, uint32_t part)
{
    r->stretches[r->count++] = (stretch){begin, end, part};
    r->size[part] += end - begin;
}

/* What stands before and after the subtree of v. */
static void add_others(remains *r, uint32_t v)
{
    const akt_walk *walk = &r->ground->walk;
    uint32_t begin = walk->at[v].root, place = walk->place[v];
    add_stretch(r, begin, place, 0);
    add_stretch(r, place + walk->at[v].size, begin + akt_walk__component(walk, v), 0);
}

/* The subtrees of v follow it side by side; a part is each that reaches nothing before v. */
static void remove_vertex(remains *r, uint32_t v)
{
    const akt_walk *walk = &r->ground->walk;
    uint32_t place = walk->place[v], end = place + walk->at[v].size;
    for (uint32_t at = place + 1, next; at < end; at = next) {
        uint32_t child = walk->order[at];
        next = at + walk->at[child].size;
        add_stretch(r, at, next, walk->at[child].low >= place ? r->parts++ : 0);
    }
    add_others(r, v);
}

static void make_cut(remains *r, const akt_cut *cut)
{
    const akt_walk *walk = &r->ground->walk;
    uint32_t a = r->ground->number[cut->a];
    r->parts = 1;
    if (cut->b == AKT_NONE) {
        remove_vertex(r, a);
        return;
    }
    uint32_t b = r->ground->number[cut->b];
    uint32_t child = walk->place[a] > walk->place[b] ? a : b;
    add_stretch(r, walk->place[child], walk->place[child] + walk->at[child].size, r->parts++);
    add_others(r, child);
}

static int32_t vertex_at(const remains *r, uint32_t place)
{
    return r->ground->tied.vertex[r->ground->walk.order[place]];
}

static void find_first(remains *r, const stretch *s)
{
    for (uint32_t at = s->begin; at < s->end; at++) {
        int32_t vertex = vertex_at(r, at);
        if (vertex < r->first[s->part])
            r->first[s->part] = vertex;
    }
}

/* The largest part, of equal ones that with the first vertex. */
static uint32_t find_largest(remains *r, size_t left)
{
    size_t as_large = 0;
    uint32_t largest = 0;
    for (uint32_t part = 0; part < r->parts; part++) {
        as_large += r->size[part] == left;
        r->first[part] = INT32_MAX;
    }
    for (size_t i = 0; i < r->count; i++) {
        if (as_large > 1 || r->size[r->stretches[i].part] < left)
            find_first(r, &r->stretches[i]);
    }
    while (r->size[largest] < left)
        largest++;
    for (uint32_t part = largest + 1; part < r->parts; part++) {
        if (r->size[part] == left && r->first[part] < r->first[largest])
            largest = part;
    }
    return largest;
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

static size_t list_pieces(piece *out, const remains *r, uint32_t largest)
{
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++) {
        const stretch *s = &r->stretches[i];
        for (uint32_t at = s->begin; s->part != largest && at < s->end; at++)
            out[count++] = (piece){vertex_at(r, at), r->size[s->part], r->first[s->part]};
    }
    qsort(out, count, sizeof *out, by_part);
    return count;
}

static void name_parts(akt_cut_parts *out, const piece *pieces, size_t count)
{
    out->start[out->count++] = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || pieces[i].first != pieces[i - 1].first)
            out->start[out->count++] = i;
        out->members[i] = pieces[i].vertex;
    }
    out->start[out->count] = count;
}

akt_status akt_cut_points_parts(akt_cut_parts *out, const akt_cut_points *points,
                                const akt_cut *cut, akt_error *err)
{
    const struct akt_cut_ground *ground = points->ground;
    size_t room = akt_rows_degree(&ground->tied.rows, ground->number[cut->a]) + 3;
    remains r = {.ground = ground};
    r.stretches = malloc(room * sizeof *r.stretches);
    r.size = calloc(room, sizeof *r.size);
    r.first = malloc(room * sizeof *r.first);
    piece *pieces = malloc(cut->cut_off * sizeof *pieces);
    *out = (akt_cut_parts){.start = malloc((room + 1) * sizeof *out->start),
                           .members = malloc(cut->cut_off * sizeof *out->members)};
    bool ok = r.stretches && r.size && r.first && pieces && out->start && out->members;
    if (ok) {
        make_cut(&r, cut);
        name_parts(out, pieces, list_pieces(pieces, &r, find_largest(&r, cut->left)));
    } else {
        akt_cut_parts_dispose(out);
    }
    free(pieces);
    free(r.first);
    free(r.size);
    free(r.stretches);
    return ok ? AKT_OK : akt_error_memory(err);
}

void akt_cut_parts_dispose(akt_cut_parts *parts)
{
    free(parts->start);
    free(parts->members);
    *parts = (akt_cut_parts){.start = NULL};
}
