#include "analysis/walk_internal.h"

#include <stdlib.h>

akt_status akt_walk__make(akt_walk *out, size_t n, akt_error *err)
{
    *out = (akt_walk){0, malloc((n + 1) * sizeof *out->order), malloc((n + 1) * sizeof *out->place),
                      malloc((n + 1) * sizeof *out->at)};
    if (out->order && out->place && out->at)
        return AKT_OK;
    akt_walk__dispose(out);
    return akt_error_memory(err);
}

void akt_walk__dispose(akt_walk *walk)
{
    free(walk->order);
    free(walk->place);
    free(walk->at);
    *walk = (akt_walk){.met = 0};
}

static void meet(akt_walk *walk, const akt_rows *rows, uint32_t v, uint32_t parent)
{
    uint32_t place = (uint32_t)walk->met++;
    walk->order[place] = v;
    walk->place[v] = place;
    walk->at[v] = (akt_walk_vertex){
        .root = parent == AKT_WALK_NEVER ? place : walk->at[parent].root,
        .low = place,
        .parent = parent,
        .next = rows->start[v],
    };
}

/* All below v is met: its parent learns what hangs on it. */
static void leave(akt_walk *walk, uint32_t v)
{
    akt_walk_vertex *child = &walk->at[v];
    child->size = (uint32_t)walk->met - walk->place[v];
    if (child->parent == AKT_WALK_NEVER)
        return;
    akt_walk_vertex *parent = &walk->at[child->parent];
    if (child->low < parent->low)
        parent->low = child->low;
    if (child->low < walk->place[child->parent])
        return;
    parent->separated += child->size;
    parent->apart += akt_walk__pairs(child->size);
    if (child->size > parent->largest)
        parent->largest = child->size;
}

/* Who comes after v in the walk: the next to be met, or where nobody is left, its parent. */
static uint32_t step(akt_walk *walk, const akt_rows *rows, const bool *removed, uint32_t v)
{
    akt_walk_vertex *at = &walk->at[v];
    const uint32_t *target = rows->target, *place = walk->place;
    uint32_t k = at->next, low = at->low, parent = at->parent;
    uint32_t found = AKT_WALK_NEVER;
    for (uint32_t end = rows->start[v + 1]; k < end && found == AKT_WALK_NEVER; k++) {
        uint32_t w = target[k];
        if (removed && removed[w])
            continue;
        if (place[w] == AKT_WALK_NEVER)
            found = w;
        else if (place[w] < low && w != parent)
            low = place[w];
    }
    at->next = k;
    at->low = low;
    if (found != AKT_WALK_NEVER)
        meet(walk, rows, found, v);
    else
        leave(walk, v);
    return found != AKT_WALK_NEVER ? found : parent;
}

static void walk_component(akt_walk *walk, const akt_rows *rows, const bool *removed, uint32_t v)
{
    meet(walk, rows, v, AKT_WALK_NEVER);
    while (v != AKT_WALK_NEVER)
        v = step(walk, rows, removed, v);
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
