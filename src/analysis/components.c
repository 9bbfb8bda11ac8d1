#include "analysis/components_internal.h"

#include <stdlib.h>

enum { UNSEEN = 0 };

typedef struct search {
    const akt_rows *rows;
    akt_components *out;
    uint32_t *order; /* of each vertex: when it was met, from 1; 0 = not yet */
    uint32_t *low;   /* the earliest met that it leads back to */
    uint32_t *next;  /* its next entry to look at */
    uint32_t *path;  /* the vertices under way */
    uint32_t *open;  /* met, but in no component yet */
    size_t depth;
    size_t waiting;
    uint32_t met;
} search;

static void meet(search *s, uint32_t v)
{
    s->order[v] = s->low[v] = ++s->met;
    s->next[v] = s->rows->start[v];
    s->path[s->depth++] = v;
    s->open[s->waiting++] = v;
    s->out->of[v] = UINT32_MAX;
}

static void close_component(search *s, uint32_t root)
{
    akt_components *out = s->out;
    uint32_t c = (uint32_t)out->count++, at = out->start[c], v;
    do {
        v = s->open[--s->waiting];
        out->of[v] = c;
        out->member[at++] = v;
    } while (v != root);
    out->start[c + 1] = at;
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Everything that v leads to has been met. */
static void leave(search *s, uint32_t v)
{
    s->depth--;
    if (s->low[v] == s->order[v])
        close_component(s, v);
    if (s->depth > 0) {
        uint32_t before = s->path[s->depth - 1];
        s->low[before] = lesser(s->low[before], s->low[v]);
    }
}

static void search_from(search *s, uint32_t start)
{
    meet(s, start);
    while (s->depth > 0) {
        uint32_t v = s->path[s->depth - 1];
        if (s->next[v] == s->rows->start[v + 1]) {
            leave(s, v);
            continue;
        }
        uint32_t u = s->rows->target[s->next[v]++];
        if (s->order[u] == UNSEEN)
            meet(s, u);
        else if (s->out->of[u] == UINT32_MAX)
            s->low[v] = lesser(s->low[v], s->order[u]);
    }
}

static int compare_vertices(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void search_all(search *s)
{
    for (uint32_t v = 0; v < s->rows->order; v++) {
        if (s->order[v] == UNSEEN)
            search_from(s, v);
    }
}

static void sort_members(akt_components *out)
{
    for (size_t c = 0; c < out->count; c++) {
        size_t size = akt_components__size(out, c);
        uint32_t *members = &out->member[out->start[c]];
        qsort(members, size, sizeof *members, compare_vertices);
        for (uint32_t i = 0; i < size; i++)
            out->place[members[i]] = i;
    }
}

akt_status akt_components__find(akt_components *out, const akt_rows *rows, akt_error *err)
{
    size_t room = rows->order + 1;
    *out = (akt_components){0};
    out->of = calloc(room, sizeof *out->of);
    out->start = calloc(room, sizeof *out->start);
    out->member = calloc(room, sizeof *out->member);
    out->place = calloc(room, sizeof *out->place);
    uint32_t *memory = calloc(room, 5 * sizeof *memory);
    bool ok = out->of && out->start && out->member && out->place && memory;
    if (ok) {
        search s = {rows,
                    out,
                    memory,
                    memory + room,
                    memory + 2 * room,
                    memory + 3 * room,
                    memory + 4 * room,
                    0,
                    0,
                    0};
        search_all(&s);
        sort_members(out);
    } else {
        akt_components__dispose(out);
    }
    free(memory);
    return ok ? AKT_OK : akt_error_memory(err);
}

void akt_components__dispose(akt_components *components)
{
    free(components->of);
    free(components->start);
    free(components->member);
    free(components->place);
    *components = (akt_components){0};
}

static void fill_extract(akt_rows *out, const akt_rows *rows, const akt_components *components,
                         size_t c)
{
    const uint32_t *members = &components->member[components->start[c]];
    for (size_t i = 0; i < out->order; i++) {
        for (uint32_t e = rows->start[members[i]]; e < rows->start[members[i] + 1]; e++) {
            if (components->of[rows->target[e]] != c)
                continue;
            out->target[out->count] = components->place[rows->target[e]];
            out->weight[out->count++] = rows->weight[e];
        }
        out->start[i + 1] = (uint32_t)out->count;
    }
}

akt_status akt_components__extract(akt_rows *out, const akt_rows *rows,
                                   const akt_components *components, size_t c, akt_error *err)
{
    *out = (akt_rows){.order = akt_components__size(components, c)};
    size_t room = 1;
    for (uint32_t i = components->start[c]; i < components->start[c + 1]; i++)
        room += akt_rows_degree(rows, components->member[i]);
    out->start = calloc(out->order + 1, sizeof *out->start);
    out->target = malloc(room * sizeof *out->target);
    out->weight = malloc(room * sizeof *out->weight);
    if (!out->start || !out->target || !out->weight) {
        akt_rows_dispose(out);
        return akt_error_memory(err);
    }
    fill_extract(out, rows, components, c);
    return AKT_OK;
}
