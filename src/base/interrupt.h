#ifndef AKT_BASE_INTERRUPT_H
#define AKT_BASE_INTERRUPT_H

#include <stdbool.h>
#include <sys/types.h>

/* A program that is interrupted (SIGINT, SIGTERM, SIGHUP) leaves nothing half made: what stands here
 * when the signal comes is taken away, and the signal then ends the program as it always does. Where
 * nobody catches, as in a program that uses the library, all of this is kept and does nothing. */

/* Begins to catch, but for signals that are ignored already (nohup). Also, a file that may not grow
 * further is then an error of the write and not a signal. From the thread that shall do the taking
 * away. */
void akt_interrupt_catch(void);

/* Between the two no interruption is taken up, in any thread; they may be nested. For what must happen
 * wholly or not at all, and short. */
void akt_interrupt_hold(void);
void akt_interrupt_release(void);

/* A file, or a folder if it is empty then, that is to be removed when the program is interrupted, the
 * newest first. path is copied; NULL without memory. */
typedef struct akt_remnant akt_remnant;
akt_remnant *akt_remnant_new(const char *path);
const char *akt_remnant_path(const akt_remnant *remnant);
/* Forgets it; what is there stays as it is. */
void akt_remnant_free(akt_remnant *remnant);

/* A process that is to be killed when the program is interrupted, until it has been waited for. Keep
 * it within the hold in which it was started. At most AKT_CHILDREN_MOST at once, others live on. */
enum { AKT_CHILDREN_MOST = 64 };
void akt_interrupt_keep_child(pid_t child);
/* Waits as waitpid does, but is not disturbed by signals; -1 where there is no such process. */
pid_t akt_interrupt_await_child(pid_t child, int *status);

/* In a process that was forked: nothing here is its business any more. Ends its hold, too. */
void akt_interrupt_leave(void);

/* What is then written to standard error first, such as what takes a bar away; NULL = nothing. A
 * literal. */
void akt_interrupt_say(const char *text);

#endif
