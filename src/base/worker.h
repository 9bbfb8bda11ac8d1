#ifndef AKT_BASE_WORKER_H
#define AKT_BASE_WORKER_H

#include "base/buffer.h"

/* Programs of our own that do one job in a process of their own: bytes in, bytes out, within a time
 * limit. What they crash, hang or babble about is one error here. They lie beside the program that
 * asks, or in ../libexec/aktorkart from there, or where they were installed; the environment variable
 * AKTORKART_WORKERS names another folder, and then only that. */

typedef struct akt_worker_job {
    const char *name;         /* of the program */
    const char *const *words; /* its arguments, ended by NULL */
    const char *input;
    size_t size;
    double seconds; /* of the clock; > 0 */
    size_t most;    /* bytes that may come back */
} akt_worker_job;

/* Adds what the worker answers to out; on failure what was added has no meaning. AKT_EIO where it is
 * missing or cannot be started, AKT_ELIMIT where it took too long or wrote too much (it is then
 * killed), AKT_EDATA where it ended with status 2, which says that its input is at fault, AKT_EINTERNAL
 * where it crashed or failed otherwise; both with its first words. */
akt_status akt_worker_run(akt_buffer *out, const akt_worker_job *job, akt_error *err);

#endif
