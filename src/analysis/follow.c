#include "analysis/paths_internal.h"

#include "base/parallel.h"

#include <math.h>
#include <stdlib.h>

/* Lengths that differ by less, of the longer, are the same: far above rounding, far below what
 * differs in earnest. */
static const double SAME = 1e-10;

/* One worker's search from one source. Vertices wait in a heap, the nearest at its root, equally
 * near ones by their number. */
typedef struct walk {
    const akt_paths *paths;
    double *distance; /* infinite where there is no path */
    double *count;    /* of shortest paths */
    double *gain;     /* (1 + share)/count */
    uint32_t *place;  /* in the heap; after it was taken out, in `order` */
    uint32_t *heap;
    size_t waiting;
    uint32_t *order; /* vertices as they were reached */
    size_t reached;
} walk;

typedef struct search {
    akt_shares *shares;
    const akt_nearness *nearness;
    const akt_paths *paths;
    akt_sources sources;
    walk *walks; /* one a worker */
} search;

static bool is_before(const walk *w, uint32_t a, uint32_t b)
{
    return w->distance[a] < w->distance[b] || (w->distance[a] == w->distance[b] && a < b);
}

static void put(walk *w, size_t at, uint32_t v)
{
    w->heap[at] = v;
    w->place[v] = (uint32_t)at;
}

static void rise(walk *w, size_t at, uint32_t v)
{
    for (; at > 0 && is_before(w, v, w->heap[(at - 1) / 2]); at = (at - 1) / 2)
        put(w, at, w->heap[(at - 1) / 2]);
    put(w, at, v);
}

static void sink(walk *w, size_t at, uint32_t v)
{
    for (size_t child; (child = 2 * at + 1) < w->waiting; at = child) {
        if (child + 1 < w->waiting && is_before(w, w->heap[child + 1], w->heap[child]))
            child++;
        if (!is_before(w, w->heap[child], v))
            break;
        put(w, at, w->heap[child]);
    }
    put(w, at, v);
}

static uint32_t take_nearest(walk *w)
{
    uint32_t v = w->heap[0];
    if (--w->waiting > 0)
        sink(w, 0, w->heap[w->waiting]);
    w->place[v] = (uint32_t)w->reached;
    w->order[w->reached++] = v;
    return v;
}

static void find_distances(walk *w, uint32_t source)
{
    const akt_rows *in = w->paths->in;
    w->distance[source] = 0;
    w->waiting = w->reached = 0;
    rise(w, w->waiting++, source);
    while (w->waiting > 0) {
        uint32_t v = take_nearest(w);
        for (uint32_t k = in->start[v]; k < in->start[v + 1]; k++) {
            uint32_t u = in->target[k];
            double way = w->distance[v] + w->paths->length[k];
            if (way >= w->distance[u])
                continue;
            size_t at = isinf(w->distance[u]) ? w->waiting++ : w->place[u];
            w->distance[u] = way;
            rise(w, at, u);
        }
    }
}

/* Whether entry k, in the row of v, is the last piece of a shortest path. */
static bool is_on_the_way(const walk *w, uint32_t v, uint32_t k)
{
    uint32_t u = w->paths->in->target[k];
    double way = w->distance[v] + w->paths->length[k];
    return w->place[u] > w->place[v] && way - w->distance[u] <= SAME * way;
}

static void count_paths(walk *w)
{
    const akt_rows *in = w->paths->in;
    w->count[w->order[0]] = 1;
    for (size_t i = 0; i < w->reached; i++) {
        uint32_t v = w->order[i];
        for (uint32_t k = in->start[v]; k < in->start[v + 1]; k++) {
            if (is_on_the_way(w, v, k))
                w->count[in->target[k]] += w->count[v];
        }
    }
}

static void add_share(const akt_shares *shares, double *part, size_t at, double share)
{
    part[at] += share;
    if (shares->size > shares->count)
        part[shares->count + at] += share * share;
}

static void share_out(walk *w, const akt_shares *shares, double *part)
{
    const akt_rows *in = w->paths->in;
    for (size_t i = w->reached; i-- > 0;) {
        uint32_t v = w->order[i];
        double sum = 0;
        for (uint32_t k = in->start[v]; k < in->start[v + 1]; k++) {
            if (!is_on_the_way(w, v, k))
                continue;
            double gain = w->gain[in->target[k]];
            sum += gain;
            if (w->paths->edges)
                add_share(shares, part, in->order + in->edge[k], w->count[v] * gain);
        }
        double share = w->count[v] * sum;
        w->gain[v] = (1 + share) / w->count[v];
        if (i > 0)
            add_share(shares, part, v, share);
    }
}

static void measure(const walk *w, const akt_nearness *out, uint32_t source)
{
    double harmonic = 0, total = 0;
    for (size_t i = 1; i < w->reached; i++) {
        harmonic += 1 / w->distance[w->order[i]];
        total += w->distance[w->order[i]];
    }
    if (out->harmonic)
        out->harmonic[source] = harmonic;
    if (out->total)
        out->total[source] = total;
    if (out->reach)
        out->reach[source] = (double)(w->reached - 1);
    if (out->farthest)
        out->farthest[source] = w->distance[w->order[w->reached - 1]];
}

static void forget(walk *w)
{
    for (size_t i = 0; i < w->reached; i++) {
        w->distance[w->order[i]] = INFINITY;
        w->count[w->order[i]] = 0;
    }
}

static void work(void *context, size_t worker, size_t item)
{
    const search *s = context;
    walk *w = &s->walks[worker];
    size_t first = item * AKT_SOURCES_AT_ONCE;
    for (size_t i = first; i < s->sources.count && i < first + AKT_SOURCES_AT_ONCE; i++) {
        find_distances(w, s->sources.items[i]);
        measure(w, s->nearness, s->sources.items[i]);
        if (s->shares) {
            count_paths(w);
            share_out(w, s->shares, &s->shares->parts[worker * s->shares->size]);
        }
        forget(w);
    }
}

static void settle(void *context, size_t worker, size_t item)
{
    const search *s = context;
    akt_shares__settle(s->shares, &s->paths->watch, worker, item);
}

static bool make_walk(walk *w, const akt_paths *paths)
{
    size_t n = paths->in->order + 1;
    w->paths = paths;
    w->distance = malloc(n * sizeof *w->distance);
    w->count = calloc(n, sizeof *w->count);
    w->gain = malloc(n * sizeof *w->gain);
    w->place = malloc(n * sizeof *w->place);
    w->heap = malloc(n * sizeof *w->heap);
    w->order = malloc(n * sizeof *w->order);
    for (size_t v = 0; w->distance && v < n; v++)
        w->distance[v] = INFINITY;
    return w->distance && w->count && w->gain && w->place && w->heap && w->order;
}

static void dispose_walk(walk *w)
{
    free(w->distance);
    free(w->count);
    free(w->gain);
    free(w->place);
    free(w->heap);
    free(w->order);
}

akt_status akt_paths__follow(akt_shares *shares, const akt_nearness *nearness,
                             const akt_paths *paths, akt_sources sources, akt_error *err)
{
    size_t items = akt_paths__batches(sources.count);
    size_t workers = shares ? shares->workers : akt_paths__workers(paths, sources.count, items);
    search s = {shares, nearness, paths, sources, calloc(workers, sizeof *s.walks)};
    const akt_parallel job = {&s, work, shares ? settle : NULL};
    bool ok = s.walks != NULL;
    for (size_t i = 0; s.walks && i < workers; i++)
        ok = make_walk(&s.walks[i], paths) && ok;
    if (ok)
        akt_parallel_run(&job, items, workers);
    for (size_t i = 0; s.walks && i < workers; i++)
        dispose_walk(&s.walks[i]);
    free(s.walks);
    return ok ? AKT_OK : akt_error_memory(err);
}
