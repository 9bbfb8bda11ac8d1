#include "analysis/walk_internal.h"

#include <stdlib.h>

akt_status akt_walk__make(akt_walk *out, size_t n, akt_error *err)
{
    uint32_t **const arrays[] = {&out->order, &out->place,     &out->root,
                                 &out->size,  &out->low,       &out->parent,
                                 &out->next,  &out->separated, &out->largest};
    bool ok = true;
    *out = (akt_walk){.met = 0};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        *arrays[i] = malloc((n + 1) * sizeof **arrays[i]);
        ok = ok && *arrays[i];
    }
    out->apart = malloc((n + 1) * sizeof *out->apart);
    if (ok && out->apart)
        return AKT_OK;
    akt_walk__dispose(out);
    return akt_error_memory(err);
}

void akt_walk__dispose(akt_walk *walk)
{
    free(walk->order);
    free(walk->place);
    free(walk->root);
    free(walk->size);
    free(walk->low);
    free(walk->parent);
    free(walk->next);
    free(walk->separated);
    free(walk->largest);
    free(walk->apart);
    *walk = (akt_walk){.met = 0};
}

static void meet(akt_walk *walk, const akt_rows *rows, uint32_t v, uint32_t parent)
{
    uint32_t place = (uint32_t)walk->met++;
    walk->order[place] = v;
    walk->place[v] = walk->low[v] = place;
    walk->root[v] = parent == AKT_WALK_NEVER ? place : walk->root[parent];
    walk->parent[v] = parent;
    walk->next[v] = rows->start[v];
    walk->separated[v] = walk->largest[v] = 0;
    walk->apart[v] = 0;
}

/* All below v is met: its parent learns what hangs on it. */
static void leave(akt_walk *walk, uint32_t v)
{
    uint32_t parent = walk->parent[v];
    walk->size[v] = (uint32_t)walk->met - walk->place[v];
    if (parent == AKT_WALK_NEVER)
        return;
    if (walk->low[v] < walk->low[parent])
        walk->low[parent] = walk->low[v];
    if (walk->low[v] < walk->place[parent])
        return;
    walk->separated[parent] += walk->size[v];
    walk->apart[parent] += akt_walk__pairs(walk->size[v]);
    if (walk->size[v] > walk->largest[parent])
        walk->largest[parent] = walk->size[v];
}

static void walk_component(akt_walk *walk, const akt_rows *rows, const bool *removed, uint32_t v)
{
    meet(walk, rows, v, AKT_WALK_NEVER);
    while (v != AKT_WALK_NEVER) {
        if (walk->next[v] == rows->start[v + 1]) {
            leave(walk, v);
            v = walk->parent[v];
            continue;
        }
        uint32_t target = rows->target[walk->next[v]++];
        if (removed && removed[target])
            continue;
        if (walk->place[target] == AKT_WALK_NEVER) {
            meet(walk, rows, target, v);
            v = target;
        } else if (target != walk->parent[v] && walk->place[target] < walk->low[v]) {
            walk->low[v] = walk->place[target];
        }
    }
}

void akt_walk__go(akt_walk *walk, const akt_rows *rows, const bool *removed)
{
    walk->met = 0;
    for (size_t v = 0; v < rows->order; v++)
        walk->place[v] = AKT_WALK_NEVER;
    for (size_t v = 0; v < rows->order; v++) {
        if (walk->place[v] == AKT_WALK_NEVER && !(removed && removed[v]))
            walk_component(walk, rows, removed, (uint32_t)v);
    }
}
