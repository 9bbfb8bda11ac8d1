#include "analysis/lanes_internal.h"
#include "analysis/paths_internal.h"

#include "base/parallel.h"

#include <stdlib.h>

/* A vertex on a level, and the sources (a bit each) that are so many steps from it. */
typedef struct visit {
    uint32_t vertex;
    uint32_t mask;
} visit;

/* The numbers of one vertex, a lane a source. On the way out: how many shortest paths there are from
 * each source. On the way back, from the last level on: (1 + share)/paths, what each path brings to
 * those before. */
typedef struct row {
    akt_lanes low;
    akt_lanes high;
} row;

/* What one worker needs for a batch; everything is zero between batches. */
typedef struct batch {
    const akt_rows *rows;
    void *memory;
    row *values;
    uint16_t *seen;  /* of each vertex, the sources that have reached it */
    uint16_t *next;  /* those that reach it in this step */
    visit *visits;   /* level after level */
    uint32_t *level; /* where each level begins; one more ends the last */
    size_t depth;    /* levels */
    double *part;
    double *squares; /* or NULL */
    double *edges;   /* or NULL */
    double *edge_squares;
} batch;

typedef struct search {
    const akt_paths *paths;
    akt_sources sources;
    akt_shares *shares;
    batch *batches; /* one a worker */
} search;

/* From the visits of one level to those of the next; the number of all visits so far. In a lane
 * where w is not seen yet, each neighbour that is seen is exactly one step before it. */
AKT_CLONES static uint32_t step_out(const batch *b, uint32_t first, uint32_t end)
{
    const uint32_t *start = b->rows->start, *target = b->rows->target;
    const uint16_t *seen = b->seen;
    uint16_t *next = b->next;
    row *values = b->values;
    uint32_t count = end;
    for (uint32_t i = first; i < end; i++) {
        const visit from = b->visits[i];
        const row x = values[from.vertex];
        for (uint32_t k = start[from.vertex], stop = start[from.vertex + 1]; k < stop; k++) {
            uint32_t w = target[k];
            uint32_t fresh = from.mask & ~(uint32_t)seen[w];
            if (!fresh)
                continue;
            if (!next[w])
                b->visits[count++].vertex = w;
            next[w] |= (uint16_t)fresh;
            values[w].low += (akt_lanes)((akt_picks)x.low & AKT_LANES_OF(fresh));
            values[w].high += (akt_lanes)((akt_picks)x.high & AKT_LANES_OF(fresh >> 8));
        }
    }
    return count;
}

static void go_out(batch *b)
{
    uint32_t first = 0, end = b->level[1];
    b->depth = 0;
    while (first < end) {
        uint32_t count = step_out(b, first, end);
        for (uint32_t i = end; i < count; i++) {
            uint32_t w = b->visits[i].vertex;
            b->visits[i].mask = b->next[w];
            b->seen[w] |= b->next[w];
            b->next[w] = 0;
        }
        first = end;
        end = count;
        b->level[++b->depth + 1] = end;
    }
}

#define SUM_OF_EIGHT(x)                                                                            \
    ((((x)[0] + (x)[1]) + ((x)[2] + (x)[3])) + (((x)[4] + (x)[5]) + ((x)[6] + (x)[7])))

/* The shares of one level from those of the level behind it, which alone are `seen` by now in the
 * lanes of a visit. */
AKT_CLONES static void step_back(const batch *b, uint32_t first, uint32_t end, bool is_source)
{
    const uint32_t *start = b->rows->start, *target = b->rows->target;
    const uint16_t *seen = b->seen;
    row *values = b->values;
    for (uint32_t i = first; i < end; i++) {
        const visit at = b->visits[i];
        akt_lanes low = {0}, high = {0};
        for (uint32_t k = start[at.vertex], stop = start[at.vertex + 1]; k < stop; k++) {
            uint32_t w = target[k];
            uint32_t behind = at.mask & seen[w];
            if (!behind)
                continue;
            low += (akt_lanes)((akt_picks)values[w].low & AKT_LANES_OF(behind));
            high += (akt_lanes)((akt_picks)values[w].high & AKT_LANES_OF(behind >> 8));
        }
        row *x = &values[at.vertex];
        const akt_picks is_low = AKT_LANES_OF(at.mask), is_high = AKT_LANES_OF(at.mask >> 8);
        low *= x->low;
        high *= x->high;
        if (!is_source) {
            const akt_lanes sum = low + high;
            b->part[at.vertex] += SUM_OF_EIGHT(sum);
        }
        if (!is_source && b->squares) {
            const akt_lanes sum = low * low + high * high;
            b->squares[at.vertex] += SUM_OF_EIGHT(sum);
        }
        low = (1 + low) / x->low;
        high = (1 + high) / x->high;
        x->low = (akt_lanes)(((akt_picks)low & is_low) | ((akt_picks)x->low & ~is_low));
        x->high = (akt_lanes)(((akt_picks)high & is_high) | ((akt_picks)x->high & ~is_high));
    }
}

/* What the edges from one level to the level behind it carry. */
AKT_CLONES static void share_edges(const batch *b, uint32_t first, uint32_t end)
{
    const akt_rows *rows = b->rows;
    for (uint32_t i = first; i < end; i++) {
        const visit at = b->visits[i];
        const row x = b->values[at.vertex];
        for (uint32_t k = rows->start[at.vertex]; k < rows->start[at.vertex + 1]; k++) {
            uint32_t w = rows->target[k];
            uint32_t behind = at.mask & b->seen[w];
            if (!behind)
                continue;
            const akt_picks is_low = AKT_LANES_OF(behind), is_high = AKT_LANES_OF(behind >> 8);
            akt_lanes low = x.low * (akt_lanes)((akt_picks)b->values[w].low & is_low);
            akt_lanes high = x.high * (akt_lanes)((akt_picks)b->values[w].high & is_high);
            const akt_lanes sum = low + high;
            b->edges[rows->edge[k]] += SUM_OF_EIGHT(sum);
            if (!b->edge_squares)
                continue;
            const akt_lanes squares = low * low + high * high;
            b->edge_squares[rows->edge[k]] += SUM_OF_EIGHT(squares);
        }
    }
}

static void forget_seen(const batch *b)
{
    for (uint32_t i = 0; i < b->level[b->depth]; i++)
        b->seen[b->visits[i].vertex] = 0;
}

static void come_back(const batch *b)
{
    forget_seen(b);
    for (size_t l = b->depth; l-- > 0;) {
        uint32_t first = b->level[l], end = b->level[l + 1];
        if (b->edges)
            share_edges(b, first, end);
        step_back(b, first, end, l == 0);
        for (uint32_t i = first; i < end; i++)
            b->seen[b->visits[i].vertex] |= (uint16_t)b->visits[i].mask;
    }
    forget_seen(b);
    for (uint32_t i = 0; i < b->level[b->depth]; i++)
        b->values[b->visits[i].vertex] = (row){0};
}

static void start_from(batch *b, const uint32_t *sources, size_t count)
{
    for (uint32_t lane = 0; lane < count; lane++) {
        uint32_t s = sources[lane];
        b->visits[lane] = (visit){s, 1u << lane};
        b->seen[s] |= (uint16_t)(1u << lane);
        if (lane < 8)
            b->values[s].low[lane] = 1;
        else
            b->values[s].high[lane - 8] = 1;
    }
    b->level[0] = 0;
    b->level[1] = (uint32_t)count;
}

static void work(void *context, size_t worker, size_t item)
{
    const search *s = context;
    size_t first = item * AKT_SOURCES_AT_ONCE, left = s->sources.count - first;
    batch *b = &s->batches[worker];
    start_from(b, &s->sources.items[first],
               left < AKT_SOURCES_AT_ONCE ? left : AKT_SOURCES_AT_ONCE);
    go_out(b);
    come_back(b);
}

static void settle(void *context, size_t worker, size_t item)
{
    (void)item;
    akt_shares__settle(((const search *)context)->shares, worker);
}

/* Every vertex is visited at most once for each source. */
static bool make_batch(batch *b, const search *s, size_t worker)
{
    size_t n = s->paths->in->order;
    b->rows = s->paths->in;
    b->values = akt_lanes__get(&b->memory, 2 * n + 2);
    b->seen = calloc(n + 1, sizeof *b->seen);
    b->next = calloc(n + 1, sizeof *b->next);
    b->visits = malloc((n + 1) * AKT_SOURCES_AT_ONCE * sizeof *b->visits);
    b->level = malloc((n + 2) * sizeof *b->level);
    b->part = &s->shares->parts[worker * s->shares->size];
    b->edges = s->paths->edges ? b->part + n : NULL;
    b->squares = s->shares->size > s->shares->count ? b->part + s->shares->count : NULL;
    b->edge_squares = b->edges && b->squares ? b->squares + n : NULL;
    return b->values && b->seen && b->next && b->visits && b->level;
}

static void dispose_batch(batch *b)
{
    free(b->memory);
    free(b->seen);
    free(b->next);
    free(b->visits);
    free(b->level);
}

akt_status akt_paths__share_steps(akt_shares *shares, const akt_paths *paths, akt_sources sources,
                                  akt_error *err)
{
    size_t items = akt_paths__batches(sources.count);
    size_t workers = shares->workers;
    search s = {paths, sources, shares, calloc(workers, sizeof *s.batches)};
    const akt_parallel job = {&s, work, settle};
    bool ok = s.batches != NULL;
    for (size_t i = 0; s.batches && i < workers; i++)
        ok = make_batch(&s.batches[i], &s, i) && ok;
    if (ok)
        akt_parallel_run(&job, items, workers);
    for (size_t i = 0; s.batches && i < workers; i++)
        dispose_batch(&s.batches[i]);
    free(s.batches);
    return ok ? AKT_OK : akt_error_memory(err);
}
