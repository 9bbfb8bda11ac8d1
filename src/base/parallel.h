#ifndef AKT_BASE_PARALLEL_H
#define AKT_BASE_PARALLEL_H

#include <stddef.h>

/* Work on several threads whose result never depends on how many there are. Items 0, 1, … are
 * worked on in any order, several at once, each by one worker with memory of its own; what they
 * found is settled one at a time, in their order, so that sums come out to the last bit alike. */
typedef struct akt_parallel {
    void *context;
    void (*work)(void *context, size_t worker, size_t item);
    /* The same worker, once all items before have been settled; NULL = nothing to settle. */
    void (*settle)(void *context, size_t worker, size_t item);
} akt_parallel;

enum { AKT_PARALLEL_MOST = 256 };

/* How many workers are worth having: threads (0 = one a core), at most one an item and
 * AKT_PARALLEL_MOST, at least 1. */
size_t akt_parallel_workers(size_t threads, size_t items);

/* Does all items with workers 0 … workers - 1, the first of them the calling thread; returns when
 * all are done. Threads that cannot be started are done without. Neither function may fail: get
 * memory first. */
void akt_parallel_run(const akt_parallel *job, size_t items, size_t workers);

#endif
