#include "analysis/lanes_internal.h"
#include "analysis/paths_internal.h"

#include "base/parallel.h"

#include <stdlib.h>

/* Vertices whose surroundings are searched at once, a bit each; binary digits of a count of
 * vertices; neighbours between two looks at whether all that can come has come. */
enum { ROOTS = 256, PLANES = 33, LOOK = 16 };

/* How many neighbours asked cost as much as one told; plain walks that cost as much as a sweep. */
enum { ASKING_GAIN = 2, WALKS_WORTH = 16 };

/* A search from its roots by one worker. Rows of bits are zero but where vertices are listed. */
typedef struct sweep {
    const akt_rows *in;
    const akt_rows *out;
    void *memory[4];
    akt_bits *seen;  /* of each vertex, the roots that have reached it */
    akt_bits *front; /* in the last step */
    akt_bits *next;  /* in this step */
    uint32_t *list;  /* the vertices with a bit in front */
    size_t listed;
    uint32_t *fresh; /* those with a bit in next */
    uint32_t *open;  /* the vertices that some root has not reached */
    size_t opened;
    uint8_t *is_fresh;
    akt_bits *full;   /* one row: a bit for each root */
    akt_bits *planes; /* how many vertices each root reached in this step, binary */
    uint64_t reach[ROOTS];
    uint64_t total[ROOTS];
    double harmonic[ROOTS];
    uint32_t farthest[ROOTS];
} sweep;

typedef struct search {
    const akt_nearness *nearness;
    size_t n;
    sweep *sweeps; /* one a worker */
} search;

static inline bool is_none(const akt_bits *x)
{
    return !(((*x)[0] | (*x)[1]) | ((*x)[2] | (*x)[3]));
}

/* Everyone in front tells all neighbours. */
AKT_CLONES static size_t push(const sweep *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->listed; i++) {
        uint32_t v = s->list[i];
        const akt_bits told = s->front[v];
        for (uint32_t k = s->in->start[v]; k < s->in->start[v + 1]; k++) {
            uint32_t w = s->in->target[k];
            s->next[w] |= told;
            s->fresh[count] = w;
            count += !s->is_fresh[w];
            s->is_fresh[w] = 1;
        }
    }
    return count;
}

/* Everyone who has not heard all asks the neighbours, until there is nothing left to hear. */
AKT_CLONES static size_t pull(const sweep *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->opened; i++) {
        uint32_t w = s->open[i];
        const akt_bits need = *s->full & ~s->seen[w];
        akt_bits heard = {0};
        for (uint32_t k = s->out->start[w], end = s->out->start[w + 1]; k < end;) {
            uint32_t stop = end - k > LOOK ? k + LOOK : end;
            for (; k < stop; k++)
                heard |= s->front[s->out->target[k]];
            const akt_bits missing = need & ~heard;
            if (is_none(&missing))
                break;
        }
        heard &= need;
        if (is_none(&heard))
            continue;
        s->next[w] = heard;
        s->fresh[count++] = w;
    }
    return count;
}

/* Takes what is fresh over as the front, and counts it for each root: a sum of bits, lane by lane,
 * with carries. */
AKT_CLONES static void take_over(sweep *s, size_t count)
{
    for (size_t i = 0; i < s->listed; i++)
        s->front[s->list[i]] = (akt_bits){0};
    s->listed = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t w = s->fresh[i];
        akt_bits carry = s->next[w] & ~s->seen[w];
        s->next[w] = (akt_bits){0};
        s->is_fresh[w] = 0;
        if (is_none(&carry))
            continue;
        s->seen[w] |= carry;
        s->front[w] = carry;
        s->list[s->listed++] = w;
        for (akt_bits *plane = s->planes; !is_none(&carry); plane++) {
            const akt_bits both = *plane & carry;
            *plane ^= carry;
            carry = both;
        }
    }
}

/* Reads the counts of one step and empties them. */
static void tally(sweep *s, uint32_t step)
{
    size_t used = PLANES;
    while (used > 0 && is_none(&s->planes[used - 1]))
        used--;
    for (size_t r = 0; r < ROOTS && used; r++) {
        uint64_t count = 0;
        for (size_t p = 0; p < used; p++)
            count |= (s->planes[p][r / 64] >> r % 64 & 1) << p;
        if (count == 0)
            continue;
        s->reach[r] += count;
        s->total[r] += count * step;
        s->harmonic[r] += (double)count / step;
        s->farthest[r] = step;
    }
    for (size_t p = 0; p < used; p++)
        s->planes[p] = (akt_bits){0};
}

/* Drops those that all roots have reached; the neighbours that the others would ask. */
static size_t shrink_open(sweep *s)
{
    size_t kept = 0, asked = 0;
    for (size_t i = 0; i < s->opened; i++) {
        uint32_t v = s->open[i];
        const akt_bits missing = *s->full & ~s->seen[v];
        if (is_none(&missing))
            continue;
        s->open[kept++] = v;
        asked += akt_rows_degree(s->out, v);
    }
    s->opened = kept;
    return asked;
}

/* Whether asking is cheaper than telling. It ends as soon as all is heard, so that one told is worth
 * several asked; where few are told, those open are not even looked through. */
static bool is_asking_cheaper(sweep *s)
{
    size_t told = 0;
    for (size_t i = 0; i < s->listed; i++)
        told += akt_rows_degree(s->in, s->list[i]);
    return ASKING_GAIN * told > s->opened && ASKING_GAIN * told > shrink_open(s);
}

/* One step; false where nobody new was reached. */
static bool take_step(sweep *s)
{
    take_over(s, is_asking_cheaper(s) ? pull(s) : push(s));
    return s->listed > 0;
}

static void start_from(sweep *s, size_t first, size_t roots)
{
    size_t n = s->in->order;
    *s->full = (akt_bits){0};
    s->opened = s->listed = 0;
    for (size_t v = 0; v < n; v++) {
        s->seen[v] = (akt_bits){0};
        s->open[s->opened++] = (uint32_t)v;
    }
    for (size_t r = 0; r < roots; r++) {
        size_t v = first + r;
        (*s->full)[r / 64] |= UINT64_C(1) << r % 64;
        s->seen[v][r / 64] |= UINT64_C(1) << r % 64;
        s->front[v] = s->seen[v];
        s->list[s->listed++] = (uint32_t)v;
        s->reach[r] = s->total[r] = 0;
        s->farthest[r] = 0;
        s->harmonic[r] = 0;
    }
}

static void write_down(const sweep *s, const akt_nearness *out, size_t first, size_t roots)
{
    for (size_t r = 0; r < roots; r++) {
        if (out->harmonic)
            out->harmonic[first + r] = s->harmonic[r];
        if (out->total)
            out->total[first + r] = (double)s->total[r];
        if (out->reach)
            out->reach[first + r] = (double)s->reach[r];
        if (out->farthest)
            out->farthest[first + r] = s->farthest[r];
    }
}

static void work(void *context, size_t worker, size_t item)
{
    const search *all = context;
    sweep *s = &all->sweeps[worker];
    size_t first = item * ROOTS, left = all->n - first, roots = left < ROOTS ? left : ROOTS;
    start_from(s, first, roots);
    for (uint32_t step = 1; take_step(s); step++)
        tally(s, step);
    write_down(s, all->nearness, first, roots);
}

static bool make_sweep(sweep *s, const akt_paths *paths)
{
    size_t n = paths->in->order + 1;
    s->in = paths->in;
    s->out = paths->out;
    s->seen = akt_lanes__get(&s->memory[0], n * sizeof *s->seen);
    s->front = akt_lanes__get(&s->memory[1], n * sizeof *s->front);
    s->next = akt_lanes__get(&s->memory[2], n * sizeof *s->next);
    s->planes = akt_lanes__get(&s->memory[3], (PLANES + 1) * sizeof *s->planes);
    s->full = s->planes ? s->planes + PLANES : NULL;
    s->list = malloc(n * sizeof *s->list);
    s->fresh = malloc(n * sizeof *s->fresh);
    s->open = malloc(n * sizeof *s->open);
    s->is_fresh = calloc(n, sizeof *s->is_fresh);
    return s->seen && s->front && s->next && s->planes && s->list && s->fresh && s->open &&
           s->is_fresh;
}

static void dispose_sweep(sweep *s)
{
    for (size_t i = 0; i < sizeof s->memory / sizeof *s->memory; i++)
        free(s->memory[i]);
    free(s->list);
    free(s->fresh);
    free(s->open);
    free(s->is_fresh);
}

akt_status akt_paths__reach(const akt_nearness *nearness, const akt_paths *paths, akt_error *err)
{
    size_t n = paths->in->order, items = (n + ROOTS - 1) / ROOTS;
    size_t workers = akt_paths__workers(paths, items * WALKS_WORTH, items);
    search all = {nearness, n, calloc(workers, sizeof *all.sweeps)};
    const akt_parallel job = {&all, work, NULL};
    bool ok = all.sweeps != NULL;
    for (size_t i = 0; all.sweeps && i < workers; i++)
        ok = make_sweep(&all.sweeps[i], paths) && ok;
    if (ok)
        akt_parallel_run(&job, items, workers);
    for (size_t i = 0; all.sweeps && i < workers; i++)
        dispose_sweep(&all.sweeps[i]);
    free(all.sweeps);
    return ok ? AKT_OK : akt_error_memory(err);
}
