#include "base/interrupt.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Only one thread, the first, takes away; others hand the signal on. A thread holds the lists below
 * with these signals blocked, so that this one never waits for itself. */

struct akt_remnant {
    akt_remnant *before, *next;
    char path[];
};

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof *signals };

static struct {
    atomic_flag is_held;
    akt_remnant *remnants;
    pid_t children[AKT_CHILDREN_MOST]; /* 0 = a free place */
    pthread_t catcher;
    _Atomic(const char *) words;
} state = {.is_held = ATOMIC_FLAG_INIT};

static _Thread_local size_t holds;
static _Thread_local sigset_t before_hold;

static sigset_t all_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&set, signals[i]);
    return set;
}

void akt_interrupt_hold(void)
{
    const sigset_t set = all_signals();
    if (holds++ > 0)
        return;
    pthread_sigmask(SIG_BLOCK, &set, &before_hold);
    while (atomic_flag_test_and_set(&state.is_held))
        continue;
}

void akt_interrupt_release(void)
{
    if (--holds > 0)
        return;
    atomic_flag_clear(&state.is_held);
    pthread_sigmask(SIG_SETMASK, &before_hold, NULL);
}

static void take_away(void)
{
    const char *words = atomic_load(&state.words);
    if (words && write(STDERR_FILENO, words, strlen(words)) < 0)
        errno = 0; /* nobody sees it */
    for (size_t i = 0; i < AKT_CHILDREN_MOST; i++)
        if (state.children[i])
            kill(state.children[i], SIGKILL);
    /* The newest first: a folder is empty when its turn comes. */
    for (const akt_remnant *r = state.remnants; r; r = r->next)
        if (unlink(r->path) != 0)
            rmdir(r->path);
}

/* Only calls that a handler may make. */
static void end(int number)
{
    int kept = errno;
    if (!pthread_equal(pthread_self(), state.catcher)) {
        pthread_kill(state.catcher, number);
        errno = kept;
        return;
    }
    while (atomic_flag_test_and_set(&state.is_held))
        continue;
    take_away();
    signal(number, SIG_DFL);
    const sigset_t set = all_signals();
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void akt_interrupt_catch(void)
{
    struct sigaction caught = {.sa_handler = end, .sa_mask = all_signals(), .sa_flags = SA_RESTART};
    struct sigaction there;
    state.catcher = pthread_self();
    for (size_t i = 0; i < SIGNALS; i++)
        if (sigaction(signals[i], NULL, &there) == 0 && there.sa_handler != SIG_IGN)
            sigaction(signals[i], &caught, NULL);
    signal(SIGXFSZ, SIG_IGN);
}

akt_remnant *akt_remnant_new(const char *path)
{
    size_t size = strlen(path) + 1;
    akt_remnant *remnant = malloc(sizeof *remnant + size);
    if (!remnant)
        return NULL;
    memcpy(remnant->path, path, size);
    remnant->before = NULL;
    akt_interrupt_hold();
    remnant->next = state.remnants;
    if (remnant->next)
        remnant->next->before = remnant;
    state.remnants = remnant;
    akt_interrupt_release();
    return remnant;
}

const char *akt_remnant_path(const akt_remnant *remnant)
{
    return remnant->path;
}

void akt_remnant_free(akt_remnant *remnant)
{
    if (!remnant)
        return;
    akt_interrupt_hold();
    if (remnant->next)
        remnant->next->before = remnant->before;
    if (remnant->before)
        remnant->before->next = remnant->next;
    else
        state.remnants = remnant->next;
    akt_interrupt_release();
    free(remnant);
}

static void replace_child(pid_t old, pid_t new)
{
    akt_interrupt_hold();
    for (size_t i = 0; i < AKT_CHILDREN_MOST; i++)
        if (state.children[i] == old) {
            state.children[i] = new;
            break;
        }
    akt_interrupt_release();
}

void akt_interrupt_keep_child(pid_t child)
{
    replace_child(0, child);
}

/* Its number may be another's as soon as it has been waited for. */
pid_t akt_interrupt_await_child(pid_t child, int *status)
{
    siginfo_t info;
    while (waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) < 0 && errno == EINTR)
        continue;
    akt_interrupt_hold();
    pid_t ended = waitpid(child, status, 0);
    replace_child(child, 0);
    akt_interrupt_release();
    return ended;
}

void akt_interrupt_leave(void)
{
    for (size_t i = 0; i < SIGNALS; i++)
        signal(signals[i], SIG_DFL);
    if (holds > 0) {
        holds = 1;
        akt_interrupt_release();
    }
}

void akt_interrupt_say(const char *text)
{
    atomic_store(&state.words, text);
}
