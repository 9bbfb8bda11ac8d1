#include "base/parallel.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct crew {
    const akt_parallel *job;
    size_t items;
    pthread_mutex_t lock;
    pthread_cond_t turn;
    size_t taken;   /* items, from the first */
    size_t settled; /* likewise */
} crew;

typedef struct member {
    crew *crew;
    size_t worker;
    pthread_t thread;
} member;

size_t akt_parallel_workers(size_t threads, size_t items)
{
    long cores = threads ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    size_t workers = threads ? threads : cores > 0 ? (size_t)cores : 1;
    if (workers > AKT_PARALLEL_MOST)
        workers = AKT_PARALLEL_MOST;
    if (workers > items)
        workers = items;
    return workers ? workers : 1;
}

/* Whether there was one left. */
static bool take(crew *c, size_t *item)
{
    pthread_mutex_lock(&c->lock);
    bool is_left = c->taken < c->items;
    if (is_left)
        *item = c->taken++;
    pthread_mutex_unlock(&c->lock);
    return is_left;
}

static void settle_in_turn(crew *c, size_t worker, size_t item)
{
    pthread_mutex_lock(&c->lock);
    while (c->settled != item)
        pthread_cond_wait(&c->turn, &c->lock);
    pthread_mutex_unlock(&c->lock);
    c->job->settle(c->job->context, worker, item);
    pthread_mutex_lock(&c->lock);
    c->settled++;
    pthread_cond_broadcast(&c->turn);
    pthread_mutex_unlock(&c->lock);
}

static void *labour(void *argument)
{
    const member *m = argument;
    const akt_parallel *job = m->crew->job;
    for (size_t item; take(m->crew, &item);) {
        job->work(job->context, m->worker, item);
        if (job->settle)
            settle_in_turn(m->crew, m->worker, item);
    }
    return NULL;
}

void akt_parallel_run(const akt_parallel *job, size_t items, size_t workers)
{
    crew c = {.job = job, .items = items};
    member members[AKT_PARALLEL_MOST];
    size_t started = 1;
    pthread_mutex_init(&c.lock, NULL);
    pthread_cond_init(&c.turn, NULL);
    for (; started < workers && started < AKT_PARALLEL_MOST; started++) {
        member *m = &members[started];
        *m = (member){.crew = &c, .worker = started};
        if (pthread_create(&m->thread, NULL, labour, m) != 0)
            break;
    }
    members[0] = (member){.crew = &c};
    labour(&members[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(members[i].thread, NULL);
    pthread_cond_destroy(&c.turn);
    pthread_mutex_destroy(&c.lock);
}
