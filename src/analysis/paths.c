#include "analysis/paths_internal.h"

#include "base/parallel.h"

#include <stdlib.h>

/* Steps along an edge that are done before a second thread has started. */
enum { STEPS_WORTH_A_THREAD = 1000000 };

size_t akt_paths__workers(const akt_paths *paths, size_t walks, size_t items)
{
    double steps = (double)walks * (double)(paths->in->order + paths->in->count);
    return steps < STEPS_WORTH_A_THREAD ? 1 : akt_parallel_workers(paths->threads, items);
}

akt_status akt_shares__make(akt_shares *out, const akt_paths *paths, size_t sources, bool squares,
                            akt_error *err)
{
    size_t workers = akt_paths__workers(paths, sources, akt_paths__batches(sources));
    *out = (akt_shares){.count = paths->in->order + paths->edges, .workers = workers};
    out->size = out->count * (squares ? 2 : 1);
    out->total = calloc(out->size + 1, sizeof *out->total);
    out->parts = calloc(out->size * workers + 1, sizeof *out->parts);
    if (out->total && out->parts)
        return AKT_OK;
    akt_shares__dispose(out);
    return akt_error_memory(err);
}

void akt_shares__dispose(akt_shares *shares)
{
    free(shares->total);
    free(shares->parts);
    *shares = (akt_shares){0};
}

void akt_shares__settle(akt_shares *shares, const akt_watch *watch, size_t worker, size_t batch)
{
    double *part = &shares->parts[worker * shares->size];
    for (size_t i = 0; i < shares->size; i++) {
        shares->total[i] += part[i];
        part[i] = 0;
    }
    double done = watch->before + (double)((batch + 1) * AKT_SOURCES_AT_ONCE);
    if (watch->show && done < watch->all)
        watch->show(watch->context, done / watch->all);
}
