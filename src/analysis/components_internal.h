#ifndef AKT_ANALYSIS_COMPONENTS_INTERNAL_H
#define AKT_ANALYSIS_COMPONENTS_INTERNAL_H

#include "network/rows.h"

/* Vertices that reach each other along the rows. Component c holds the vertices member[start[c]] …
 * member[start[c+1] - 1]; a row points only into its own component or an earlier one. Where the
 * rows are symmetric these are the connected parts. */
typedef struct akt_components {
    size_t count;
    uint32_t *of;     /* of each vertex, its component */
    uint32_t *start;  /* count + 1 */
    uint32_t *member; /* all vertices, by component */
    uint32_t *place;  /* of each vertex, how many of its component stand before it */
} akt_components;

/* By Tarjan (1972), without recursion. O(n + entries). */
akt_status akt_components__find(akt_components *out, const akt_rows *rows, akt_error *err);
void akt_components__dispose(akt_components *components);

static inline size_t akt_components__size(const akt_components *components, size_t c)
{
    return components->start[c + 1] - components->start[c];
}

/* The matrix among the vertices of component c, numbered as they stand in it; order is its size.
 * No edges are kept (`edge` is NULL). O(entries of its rows). */
akt_status akt_components__extract(akt_rows *out, const akt_rows *rows,
                                   const akt_components *components, size_t c, akt_error *err);

#endif
