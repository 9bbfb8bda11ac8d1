#include "base/worker.h"

#include "base/file.h"
#include "base/interrupt.h"
#include "base/memory.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { PIECE = 16384, WORDS_MOST = 2000, PLACES = 3, REFUSED = 2 };

/* A worker at work. Sockets, not pipes: writing to one that is gone must not raise SIGPIPE. */
typedef struct work {
    const akt_worker_job *job;
    pid_t process;
    int data; /* its standard input and output */
    int talk; /* its standard error */
    size_t fed;
    akt_buffer *out;
    akt_buffer words;
    struct timespec start;
} work;

static void add_place(akt_buffer *out, size_t place, const char *name)
{
    const char *chosen = getenv("AKTORKART_WORKERS");
    if (chosen)
        akt_buffer_format(out, "%s/%s", chosen, name);
    else if (place == PLACES - 1)
        akt_buffer_format(out, "%s/%s", AKT_WORKERS, name);
    else
        akt_file_add_own_folder(out);
    if (!chosen && place < PLACES - 1)
        akt_buffer_format(out, "%s%s", place ? "../libexec/aktorkart/" : "", name);
}

static akt_status find(akt_buffer *path, const char *name, akt_error *err)
{
    for (size_t place = 0; place < PLACES; place++) {
        akt_buffer_clear(path);
        add_place(path, place, name);
        if (path->failed)
            return akt_error_memory(err);
        if (access(akt_buffer_text(path), X_OK) == 0)
            return AKT_OK;
    }
    return akt_error_set(err, AKT_EIO,
                         "the program %s is missing (%s): install it beside aktorkart, or name its "
                         "folder in AKTORKART_WORKERS",
                         name, akt_buffer_text(path));
}

/* A worker begins with the signals as the system has them. */
static int set_signals(posix_spawnattr_t *how)
{
    sigset_t set;
    sigemptyset(&set);
    int fault = posix_spawnattr_setsigmask(how, &set);
    sigaddset(&set, SIGXFSZ);
    fault = fault ? fault : posix_spawnattr_setsigdefault(how, &set);
    return fault ? fault
                 : posix_spawnattr_setflags(how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int set_ends(posix_spawn_file_actions_t *actions, const int data[2], const int talk[2])
{
    int fault = posix_spawn_file_actions_adddup2(actions, data[1], STDIN_FILENO);
    fault = fault ? fault : posix_spawn_file_actions_adddup2(actions, data[1], STDOUT_FILENO);
    return fault ? fault : posix_spawn_file_actions_adddup2(actions, talk[1], STDERR_FILENO);
}

/* Returns 0 or an errno. */
static int spawn(work *w, const char *path, const int data[2], const int talk[2])
{
    const char *arguments[16] = {w->job->name};
    for (size_t i = 0; w->job->words[i] && i + 2 < sizeof arguments / sizeof *arguments; i++)
        arguments[i + 1] = w->job->words[i];
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t how;
    int fault = posix_spawn_file_actions_init(&actions);
    if (fault)
        return fault;
    fault = posix_spawnattr_init(&how);
    if (!fault) {
        fault = set_signals(&how);
        fault = fault ? fault : set_ends(&actions, data, talk);
        akt_interrupt_hold();
        if (!fault)
            fault = posix_spawn(&w->process, path, &actions, &how, (char *const *)arguments,
                                environ);
        if (!fault)
            akt_interrupt_keep_child(w->process);
        akt_interrupt_release();
        posix_spawnattr_destroy(&how);
    }
    posix_spawn_file_actions_destroy(&actions);
    return fault;
}

static akt_status start(work *w, const char *path, akt_error *err)
{
    int data[2] = {-1, -1}, talk[2] = {-1, -1};
    int fault = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, data) ||
                        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talk)
                    ? errno
                    : spawn(w, path, data, talk);
    if (data[1] >= 0)
        close(data[1]);
    if (talk[1] >= 0)
        close(talk[1]);
    w->data = data[0];
    w->talk = talk[0];
    if (fault == ENOMEM)
        return akt_error_memory(err);
    if (fault)
        return akt_error_set(err, AKT_EIO, "%s cannot be started: %s", path, strerror(fault));
    return AKT_OK;
}

/* Sends what there is room for; a worker that does not read on is its own affair. */
static void feed(work *w)
{
    size_t left = w->job->size - w->fed;
    ssize_t sent =
        left ? send(w->data, w->job->input + w->fed, left, MSG_NOSIGNAL | MSG_DONTWAIT) : 0;
    if (sent > 0)
        w->fed += (size_t)sent;
    else if (sent < 0 && errno != EAGAIN && errno != EINTR)
        w->fed = w->job->size;
    if (w->fed == w->job->size)
        shutdown(w->data, SHUT_WR);
}

/* Whether more may come. */
static bool drain(int from, akt_buffer *out, size_t most)
{
    char piece[PIECE];
    ssize_t got = recv(from, piece, sizeof piece, MSG_DONTWAIT);
    if (got > 0 && out->size < most)
        akt_buffer_add_bytes(out, piece, (size_t)got);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Milliseconds until the time is up, at most one minute at once. */
static int time_left(const work *w)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double gone =
        (double)(now.tv_sec - w->start.tv_sec) + (double)(now.tv_nsec - w->start.tv_nsec) / 1e9;
    double left = w->job->seconds - gone;
    return left <= 0 ? 0 : left > 60 ? 60000 : (int)(left * 1000) + 1;
}

/* Feeds and listens until the worker has closed both its ends. */
static akt_status attend(work *w, akt_error *err)
{
    bool answers = true, talks = true;
    while (answers || talks) {
        int left = time_left(w);
        if (left == 0)
            return akt_error_set(err, AKT_ELIMIT, "%s took more than %d s", w->job->name,
                                 (int)w->job->seconds);
        bool feeds = answers && w->fed < w->job->size;
        struct pollfd ends[2] = {
            {answers ? w->data : -1, (short)(POLLIN | (feeds ? POLLOUT : 0)), 0},
            {talks ? w->talk : -1, POLLIN, 0}};
        poll(ends, 2, left);
        if (feeds && ends[0].revents & POLLOUT)
            feed(w);
        if (ends[0].revents & (POLLIN | POLLHUP | POLLERR))
            answers = drain(w->data, w->out, w->job->most + 1);
        if (ends[1].revents & (POLLIN | POLLHUP | POLLERR))
            talks = drain(w->talk, &w->words, WORDS_MOST);
        if (w->out->size > w->job->most)
            return akt_error_set(err, AKT_ELIMIT, "%s wrote more than %zu bytes", w->job->name,
                                 w->job->most);
    }
    return AKT_OK;
}

/* The first line of what it said, if anything, as the tail of a sentence. */
static const char *settle_words(work *w)
{
    char *text = w->words.text;
    if (!text || w->words.failed)
        return "";
    for (size_t i = 0; i < w->words.size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            text[i] = '\0';
        else if (c < ' ')
            text[i] = ' ';
    }
    return text;
}

/* Libraries that get no memory end by one of these. */
static bool is_perhaps_memory(int state)
{
    int signal = WIFSIGNALED(state) ? WTERMSIG(state) : 0;
    return akt_memory_is_tight() || signal == SIGTRAP || signal == SIGABRT || signal == SIGKILL;
}

static akt_status judge(work *w, int state, akt_error *err)
{
    const char *words = settle_words(w);
    const char *colon = *words ? ": " : "";
    const char *perhaps = is_perhaps_memory(state) ? ", perhaps for want of memory" : "";
    if (WIFSIGNALED(state))
        return akt_error_set(err, AKT_EINTERNAL, "%s crashed (signal %d)%s%s%s", w->job->name,
                             WTERMSIG(state), perhaps, colon, words);
    if (WEXITSTATUS(state) == REFUSED)
        return akt_error_set(err, AKT_EDATA, "%s refused what it was given%s%s", w->job->name,
                             colon, words);
    if (WEXITSTATUS(state) != 0)
        return akt_error_set(err, AKT_EINTERNAL, "%s failed (status %d)%s%s%s", w->job->name,
                             WEXITSTATUS(state), perhaps, colon, words);
    return akt_buffer_status(w->out, err);
}

/* Gives it the time that is left to end after its last word. */
static akt_status finish(work *w, akt_status status, akt_error *err)
{
    int state = 0;
    if (status != AKT_OK)
        kill(w->process, SIGKILL);
    akt_interrupt_await_child(w->process, &state);
    return status == AKT_OK ? judge(w, state, err) : status;
}

akt_status akt_worker_run(akt_buffer *out, const akt_worker_job *job, akt_error *err)
{
    work w = {.job = job, .data = -1, .talk = -1, .out = out, .words = AKT_BUFFER_INIT};
    akt_buffer path = AKT_BUFFER_INIT;
    clock_gettime(CLOCK_MONOTONIC, &w.start);
    akt_status status = find(&path, job->name, err);
    if (status == AKT_OK)
        status = start(&w, akt_buffer_text(&path), err);
    if (status == AKT_OK) {
        if (job->size == 0)
            feed(&w);
        status = finish(&w, attend(&w, err), err);
    }
    if (w.data >= 0)
        close(w.data);
    if (w.talk >= 0)
        close(w.talk);
    akt_buffer_dispose(&path);
    akt_buffer_dispose(&w.words);
    return status;
}
