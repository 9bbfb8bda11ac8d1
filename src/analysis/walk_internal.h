#ifndef AKT_ANALYSIS_WALK_INTERNAL_H
#define AKT_ANALYSIS_WALK_INTERNAL_H

#include "network/rows.h"

/* A walk through an undirected network, depth first, that tells what falls apart where a vertex goes
 * (Tarjan 1972; Hopcroft & Tarjan 1973). The vertices met in the walk stand in a row; those below one
 * in its tree follow it without a gap. Arrays hold n items, indexed by vertex but for `order`. */
typedef struct akt_walk {
    size_t met;
    uint32_t *order; /* the vertices met, as they were met: their places */
    uint32_t *place; /* AKT_WALK_NEVER = not met; of the vertices of a row each is looked at */
    struct akt_walk_vertex *at; /* the rest, of one vertex side by side: met, it is all written */
} akt_walk;

typedef struct akt_walk_vertex {
    uint64_t apart; /* pairs of vertices within the parts that are separated, added up */
    uint32_t root;  /* the place where its component begins */
    uint32_t size;  /* vertices below it in the tree, itself among them */
    uint32_t low;   /* the first place that one tie reaches from there */
    uint32_t parent;
    uint32_t next;      /* entry of its row that comes next */
    uint32_t separated; /* vertices below it that hang on it alone */
    uint32_t largest;   /* of the parts that they form, the largest */
} akt_walk_vertex;

#define AKT_WALK_NEVER UINT32_MAX

akt_status akt_walk__make(akt_walk *out, size_t n, akt_error *err);
void akt_walk__dispose(akt_walk *walk);

/* Walks anew, all the vertices but those removed (NULL = none). No recursion. O(n + m). */
void akt_walk__go(akt_walk *walk, const akt_rows *rows, const bool *removed);

static inline uint64_t akt_walk__pairs(uint64_t count)
{
    return count ? count * (count - 1) / 2 : 0;
}

/* The size of the component of v; what is left of it beside the separated parts where v goes. */
static inline uint32_t akt_walk__component(const akt_walk *walk, size_t v)
{
    return walk->at[walk->order[walk->at[v].root]].size;
}

static inline uint32_t akt_walk__rest(const akt_walk *walk, size_t v)
{
    return akt_walk__component(walk, v) - 1 - walk->at[v].separated;
}

#endif
