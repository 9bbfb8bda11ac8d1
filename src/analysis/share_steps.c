#include "analysis/lanes_internal.h"
#include "analysis/paths_internal.h"

#include "base/parallel.h"

#include <stdlib.h>

/* A vertex on a level, and the sources (a bit each) that are so many steps from it. */
typedef struct visit {
    uint32_t vertex;
    uint32_t mask;
} visit;

/* The numbers of one vertex, one a source. On the way out: how many shortest paths there are from
 * each source. On the way back, from the last level on: (1 + share)/paths, what each path brings to
 * those before; in place of 1, how many pairs meet where several stand in a vertex. */
enum { QUARTERS = 4 };
typedef struct row {
    akt_lanes of[QUARTERS];
} row;

/* What one worker needs for a batch; everything is zero between batches. */
typedef struct batch {
    const akt_rows *rows;
    const akt_rows *against; /* the same entries the other way */
    const double *mass;      /* or NULL */
    row sent;                /* the mass of each source */
    uint32_t full;           /* a bit for each source */
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

/* One asked costs so much less than one told: what is told is added all over the memory. */
enum { ASKING_GAIN = 2 };

/* Neighbours looked at before those of them that matter are reckoned with: looking needs no branch
 * that a processor would guess wrongly. */
enum { LOOKED_AT = 32 };

/* Of some neighbours, those seen (flip 0) or not seen (flip ~0) in lanes of the mask. */
static inline uint32_t gather(visit *found, const uint32_t *target, uint32_t size, uint32_t mask,
                              const uint16_t *seen, uint32_t flip)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < size; k++) {
        found[count] = (visit){target[k], mask & (seen[target[k]] ^ flip)};
        count += found[count].mask != 0;
    }
    return count;
}

static inline uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Four lanes, by the four bits that stand for them. */
static const akt_picks lanes_of[16] = {
    {0, 0, 0, 0},   {-1, 0, 0, 0},   {0, -1, 0, 0},   {-1, -1, 0, 0},
    {0, 0, -1, 0},  {-1, 0, -1, 0},  {0, -1, -1, 0},  {-1, -1, -1, 0},
    {0, 0, 0, -1},  {-1, 0, 0, -1},  {0, -1, 0, -1},  {-1, -1, 0, -1},
    {0, 0, -1, -1}, {-1, 0, -1, -1}, {0, -1, -1, -1}, {-1, -1, -1, -1},
};

/* Adds the lanes of the mask. Written out: compilers keep a loop in memory here. */
static inline void add(row *to, const row *from, uint32_t mask)
{
    to->of[0] += (akt_lanes)((akt_picks)from->of[0] & lanes_of[mask & 15]);
    to->of[1] += (akt_lanes)((akt_picks)from->of[1] & lanes_of[mask >> 4 & 15]);
    to->of[2] += (akt_lanes)((akt_picks)from->of[2] & lanes_of[mask >> 8 & 15]);
    to->of[3] += (akt_lanes)((akt_picks)from->of[3] & lanes_of[mask >> 12 & 15]);
}

static inline double sum_of(const row *x)
{
    const akt_lanes sum = (x->of[0] + x->of[1]) + (x->of[2] + x->of[3]);
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

static inline double sum_of_squares(const row *x)
{
    row squares;
    for (int q = 0; q < QUARTERS; q++)
        squares.of[q] = x->of[q] * x->of[q];
    return sum_of(&squares);
}

/* From the visits of one level to those of the next, each telling its neighbours; the number of all
 * visits so far. In a lane where w is not seen yet, each neighbour that is seen is exactly one step
 * before it. */
AKT_CLONES static uint32_t tell(const batch *b, uint32_t first, uint32_t end)
{
    const uint32_t *start = b->rows->start, *target = b->rows->target;
    const uint16_t *seen = b->seen;
    uint16_t *next = b->next;
    visit found[LOOKED_AT] = {{0, 0}};
    uint32_t count = end;
    for (uint32_t i = first; i < end; i++) {
        const visit from = b->visits[i];
        const row x = b->values[from.vertex];
        uint32_t stop = start[from.vertex + 1];
        for (uint32_t k = start[from.vertex]; k < stop; k += LOOKED_AT) {
            uint32_t size =
                gather(found, &target[k], least(stop - k, LOOKED_AT), from.mask, seen, UINT32_MAX);
            for (uint32_t j = 0; j < size; j++) {
                uint32_t w = found[j].vertex, mask = found[j].mask;
                b->visits[count].vertex = w;
                count += next[w] == 0;
                next[w] |= (uint16_t)mask;
                add(&b->values[w], &x, mask);
            }
        }
    }
    return count;
}

/* The same step, each vertex that some source has not reached asking its neighbours. */
AKT_CLONES static uint32_t ask(const batch *b, uint32_t count)
{
    const uint32_t *start = b->against->start, *target = b->against->target;
    uint32_t n = (uint32_t)b->against->order;
    visit found[LOOKED_AT];
    for (uint32_t w = 0; w < n; w++) {
        const uint32_t need = b->full & ~(uint32_t)b->seen[w];
        uint32_t got = 0, stop = need ? start[w + 1] : 0;
        row sum = {{{0}}};
        for (uint32_t k = start[w]; k < stop; k += LOOKED_AT) {
            uint32_t size = gather(found, &target[k], least(stop - k, LOOKED_AT), need, b->seen, 0);
            for (uint32_t j = 0; j < size; j++) {
                got |= found[j].mask;
                add(&sum, &b->values[found[j].vertex], found[j].mask);
            }
        }
        if (!got)
            continue;
        for (int q = 0; q < QUARTERS; q++)
            b->values[w].of[q] += sum.of[q];
        b->next[w] = (uint16_t)got;
        b->visits[count++].vertex = w;
    }
    return count;
}

/* What a step from some visits would tell, and what of all would still be asked after them. */
typedef struct cost {
    uint64_t told;
    uint64_t asked;
} cost;

static void take_over(batch *b, uint32_t first, uint32_t end, cost *of)
{
    of->told = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t w = b->visits[i].vertex;
        b->visits[i].mask = b->next[w];
        b->seen[w] |= b->next[w];
        b->next[w] = 0;
        of->told += akt_rows_degree(b->rows, w);
        if (b->seen[w] == b->full)
            of->asked -= akt_rows_degree(b->against, w);
    }
}

static void go_out(batch *b)
{
    uint32_t first = 0, end = b->level[1];
    cost of = {0, b->against->count};
    b->depth = 0;
    while (first < end) {
        bool is_asking_cheaper = ASKING_GAIN * of.told > of.asked;
        uint32_t count = is_asking_cheaper ? ask(b, end) : tell(b, first, end);
        take_over(b, end, count, &of);
        first = end;
        end = count;
        b->level[++b->depth + 1] = end;
    }
}

/* What comes from those behind, who alone are `seen` by now in the lanes of a visit. */
static inline row sum_behind(const batch *b, visit at)
{
    row sum = {{{0}}};
    visit found[LOOKED_AT];
    uint32_t stop = b->rows->start[at.vertex + 1];
    for (uint32_t k = b->rows->start[at.vertex]; k < stop; k += LOOKED_AT) {
        uint32_t size =
            gather(found, &b->rows->target[k], least(stop - k, LOOKED_AT), at.mask, b->seen, 0);
        for (uint32_t j = 0; j < size; j++)
            add(&sum, &b->values[found[j].vertex], found[j].mask);
    }
    return sum;
}

/* (those who meet + share)/paths in the lanes of the mask; the others stay. */
static inline void turn_round(row *x, const row *meet, const row *share, uint32_t mask)
{
    for (int q = 0; q < QUARTERS; q++) {
        const akt_picks is = lanes_of[mask >> 4 * q & 15];
        const akt_picks turned = (akt_picks)((meet->of[q] + share->of[q]) / x->of[q]);
        x->of[q] = (akt_lanes)((turned & is) | ((akt_picks)x->of[q] & ~is));
    }
}

/* Pairs of one in the source and one in a vertex. */
static inline row pairs_of(const batch *b, uint32_t vertex)
{
    row pairs = b->sent;
    for (int q = 0; q < QUARTERS && b->mass; q++)
        pairs.of[q] *= b->mass[vertex];
    return pairs;
}

/* The shares of one level from those of the level behind it. */
AKT_CLONES static void step_back(const batch *b, uint32_t first, uint32_t end, bool is_source)
{
    for (uint32_t i = first; i < end; i++) {
        const visit at = b->visits[i];
        row *x = &b->values[at.vertex];
        row share = sum_behind(b, at);
        for (int q = 0; q < QUARTERS; q++)
            share.of[q] *= x->of[q];
        if (!is_source)
            b->part[at.vertex] += sum_of(&share);
        if (!is_source && b->squares)
            b->squares[at.vertex] += sum_of_squares(&share);
        const row meet = pairs_of(b, at.vertex);
        turn_round(x, &meet, &share, at.mask);
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
            uint32_t w = rows->target[k], behind = at.mask & b->seen[w];
            if (!behind)
                continue;
            row share = {{{0}}};
            add(&share, &b->values[w], behind);
            for (int q = 0; q < QUARTERS; q++)
                share.of[q] *= x.of[q];
            b->edges[rows->edge[k]] += sum_of(&share);
            if (b->edge_squares)
                b->edge_squares[rows->edge[k]] += sum_of_squares(&share);
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
        b->values[s].of[lane / 4][lane % 4] = 1;
        b->sent.of[lane / 4][lane % 4] = b->mass ? b->mass[s] : 1;
    }
    b->full = (1u << count) - 1;
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
    const search *s = context;
    akt_shares__settle(s->shares, &s->paths->watch, worker, item);
}

/* Every vertex is visited at most once for each source. */
static bool make_batch(batch *b, const search *s, size_t worker)
{
    size_t n = s->paths->in->order;
    b->rows = s->paths->in;
    b->against = s->paths->out;
    b->mass = s->paths->mass;
    b->values = akt_lanes__get(&b->memory, n * sizeof *b->values);
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
