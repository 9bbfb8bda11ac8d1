#include "network/network_internal.h"

#include <stdlib.h>
#include <string.h>

/* Sorting edges by their ends, in linear time. */

/* Weight and count too, so that the order of records does not touch the last bit of a sum. */
static int compare_parallel(const void *left, const void *right)
{
    const akt_edge *a = left;
    const akt_edge *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? -1 : 1;
    return (a->count > b->count) - (a->count < b->count);
}

typedef struct sorting {
    size_t count;     /* edges */
    size_t order;     /* vertices */
    uint32_t *starts; /* of each vertex, and one more: where its next edge goes */
} sorting;

/* Counting sort, stable, by one end of the edges. */
static void sort_by_end(const sorting *s, const akt_edge *from, akt_edge *to, bool by_target)
{
    memset(s->starts, 0, (s->order + 1) * sizeof *s->starts);
    for (size_t i = 0; i < s->count; i++)
        s->starts[(by_target ? from[i].to : from[i].from) + 1]++;
    for (size_t v = 0; v < s->order; v++)
        s->starts[v + 1] += s->starts[v];
    for (size_t i = 0; i < s->count; i++)
        to[s->starts[by_target ? from[i].to : from[i].from]++] = from[i];
}

static void sort_parallels(akt_edge *edges, size_t count)
{
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count; next++)
            if (edges[next].from != edges[i].from || edges[next].to != edges[i].to)
                break;
        if (next > i + 1)
            qsort(edges + i, next - i, sizeof *edges, compare_parallel);
    }
}

akt_status akt_network__sort_edges(akt_edge *edges, size_t count, size_t order, akt_error *err)
{
    if (count >= UINT32_MAX)
        return akt_error_set(err, AKT_ELIMIT, "the network has 2^32 - 1 ties or more");
    sorting s = {count, order, malloc((order + 1) * sizeof *s.starts)};
    akt_edge *other = malloc((count + 1) * sizeof *other);
    if (s.starts && other) {
        sort_by_end(&s, edges, other, true);
        sort_by_end(&s, other, edges, false);
        sort_parallels(edges, count);
    }
    akt_status status = s.starts && other ? AKT_OK : akt_error_memory(err);
    free(s.starts);
    free(other);
    return status;
}
