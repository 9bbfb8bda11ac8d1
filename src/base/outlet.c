#include "base/outlet.h"

#include "base/file.h"
#include "base/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file being written. */
struct akt_sink {
    akt_sink *next;
    akt_remnant *aside; /* the temporary file; NULL: a stream, or it has appeared */
    char *place;        /* where it shall appear; NULL: a stream */
    int fd;             /* -1 = closed */
    int fault;          /* an errno, of what failed first; 0 = nothing */
    bool is_lost;       /* closed after something failed: it must not appear */
    char path[];        /* as it was asked for */
};

/* A folder that was made. */
typedef struct made_folder {
    struct made_folder *next; /* made before it */
    akt_remnant *itself;
} made_folder;

struct akt_outlet {
    akt_sink *first, **end;
    made_folder *last;
};

static akt_status fail_io(akt_error *err, int reason, const char *path)
{
    if (reason == ENOMEM)
        return akt_error_memory(err);
    return akt_error_set(err, AKT_EIO, "%s: cannot be written: %s",
                         strcmp(path, "-") == 0 ? "standard output" : path, strerror(reason));
}

/* Devices and pipes cannot appear whole, and must not be renamed over. */
static bool is_stream(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* "-", or a link to what standard output is, as /dev/stdout: a regular file where it is redirected. */
static bool is_standard(const char *path)
{
    struct stat there, here;
    if (strcmp(path, "-") == 0)
        return true;
    return is_link(path) && stat(path, &there) == 0 && fstat(STDOUT_FILENO, &here) == 0 &&
           there.st_dev == here.st_dev && there.st_ino == here.st_ino;
}

/* Puts in out what the link at path leads to; false where that is not to be read. */
static bool read_link(const char *path, char out[PATH_MAX])
{
    char target[PATH_MAX];
    const char *slash = strrchr(path, '/');
    ssize_t size = readlink(path, target, sizeof target - 1);
    if (size < 0)
        return false;
    target[size] = '\0';
    int folder = *target != '/' && slash ? (int)(slash - path) + 1 : 0;
    int length = snprintf(out, PATH_MAX, "%.*s%s", folder, path, target);
    return length < PATH_MAX;
}

/* What a path leads to over links, to be freed; NULL, with errno, where that is nowhere. */
static char *follow(const char *path)
{
    enum { LINKS_MAX = 40 };
    char at[2][PATH_MAX];
    for (size_t links = 0; is_link(path); links++) {
        if (links == LINKS_MAX)
            errno = ELOOP;
        if (links == LINKS_MAX || !read_link(path, at[links % 2]))
            return NULL;
        path = at[links % 2];
    }
    char *place = strdup(path);
    if (!place)
        errno = ENOMEM;
    return place;
}

akt_outlet *akt_outlet_new(void)
{
    akt_outlet *outlet = calloc(1, sizeof *outlet);
    if (outlet)
        outlet->end = &outlet->first;
    return outlet;
}

/* The temporary name of a place, known to those who take away. */
static akt_remnant *name_aside(const char *place)
{
    size_t room = strlen(place) + 40;
    char *name = malloc(room);
    if (!name)
        return NULL;
    snprintf(name, room, "%s.%ld.part", place, (long)getpid());
    akt_remnant *aside = akt_remnant_new(name);
    free(name);
    return aside;
}

/* A file that takes the place of another is for the same eyes. Returns 0 or an errno. */
static int keep_mode(int fd, const char *place)
{
    struct stat there;
    if (stat(place, &there) != 0)
        return 0;
    return fchmod(fd, there.st_mode & 0777) == 0 ? 0 : errno;
}

/* Returns 0 or an errno. */
static int open_aside(akt_sink *sink)
{
    sink->place = follow(sink->path);
    if (!sink->place)
        return errno;
    if (akt_file_is_folder(sink->place))
        return EISDIR;
    sink->aside = name_aside(sink->place);
    if (!sink->aside)
        return ENOMEM;
    unlink(akt_remnant_path(sink->aside)); /* left by one that was killed and had our number */
    sink->fd = open(akt_remnant_path(sink->aside), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return sink->fd < 0 ? errno : keep_mode(sink->fd, sink->place);
}

static int open_stream(akt_sink *sink)
{
    sink->fd = is_standard(sink->path) ? STDOUT_FILENO : open(sink->path, O_WRONLY | O_CLOEXEC);
    return sink->fd < 0 ? errno : 0;
}

akt_status akt_outlet_open(akt_outlet *outlet, akt_buffer *out, const char *path, akt_error *err)
{
    size_t size = strlen(path) + 1;
    akt_sink *sink = calloc(1, sizeof *sink + size);
    if (!sink) {
        out->failed = true;
        return akt_error_memory(err);
    }
    memcpy(sink->path, path, size);
    sink->fd = -1;
    sink->is_lost = true;
    *outlet->end = sink;
    outlet->end = &sink->next;
    bool streams = is_standard(path) || is_stream(path);
    sink->fault = streams ? open_stream(sink) : open_aside(sink);
    out->sink = sink;
    out->failed = sink->fault != 0;
    return akt_sink_status(sink, err);
}

/* Makes one, unless it is there. Returns 0 or an errno. */
static int make_one(akt_outlet *outlet, const char *path)
{
    made_folder *made = malloc(sizeof *made);
    /* Held: what was there before is not ours to take away, and only mkdir says whether it was. */
    akt_interrupt_hold();
    akt_remnant *itself = made ? akt_remnant_new(path) : NULL;
    int reason = !itself ? ENOMEM : mkdir(path, 0777) == 0 ? 0 : errno;
    if (reason)
        akt_remnant_free(itself);
    akt_interrupt_release();
    if (reason) {
        free(made);
        return reason == EEXIST ? 0 : reason;
    }
    *made = (made_folder){outlet->last, itself};
    outlet->last = made;
    return 0;
}

akt_status akt_outlet_make_folder(akt_outlet *outlet, const char *path, akt_error *err)
{
    char *part = strdup(path);
    int reason = part ? 0 : ENOMEM;
    for (char *at = part; !reason && *at; at++) {
        bool ends = at[1] == '/' || at[1] == '\0';
        char kept = at[1];
        at[1] = '\0';
        if (ends && *at != '/')
            reason = make_one(outlet, part);
        at[1] = kept;
    }
    free(part);
    if (reason == ENOMEM)
        return akt_error_memory(err);
    if (reason)
        return akt_error_set(err, AKT_EIO, "%s: the folder cannot be made: %s", path,
                             strerror(reason));
    if (!akt_file_is_folder(path))
        return akt_error_set(err, AKT_EIO, "%s: is a file, not a folder", path);
    return AKT_OK;
}

bool akt_sink_take(akt_sink *sink, const char *bytes, size_t size)
{
    while (size > 0 && !sink->fault) {
        ssize_t put = write(sink->fd, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            sink->fault = errno;
            break;
        }
        bytes += put;
        size -= (size_t)put;
    }
    return !sink->fault;
}

akt_status akt_sink_status(const akt_sink *sink, akt_error *err)
{
    return sink->fault ? fail_io(err, sink->fault, sink->path) : AKT_OK;
}

static void close_fd(akt_sink *sink)
{
    int fd = sink->fd;
    sink->fd = -1;
    if (fd >= 0 && fd != STDOUT_FILENO && close(fd) != 0 && !sink->fault)
        sink->fault = errno;
}

akt_status akt_outlet_close(akt_buffer *out, akt_error *err)
{
    akt_sink *sink = out->sink;
    bool is_whole = !out->failed && akt_sink_take(sink, akt_buffer_text(out), out->size);
    if (is_whole && sink->place && fsync(sink->fd) != 0)
        sink->fault = errno;
    close_fd(sink);
    akt_status status = akt_sink_status(sink, err);
    if (status == AKT_OK && !is_whole)
        status = akt_error_memory(err);
    sink->is_lost = status != AKT_OK;
    akt_buffer_dispose(out);
    return status;
}

akt_status akt_outlet_write(akt_outlet *outlet, const char *path, const char *bytes, size_t size,
                            akt_error *err)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = akt_outlet_open(outlet, &out, path, err);
    if (status != AKT_OK)
        return status;
    out.failed = !akt_sink_take(out.sink, bytes, size);
    return akt_outlet_close(&out, err);
}

static void forget_aside(akt_sink *sink)
{
    akt_remnant_free(sink->aside);
    sink->aside = NULL;
}

static void forget_folders(akt_outlet *outlet)
{
    while (outlet->last) {
        made_folder *made = outlet->last;
        outlet->last = made->next;
        akt_remnant_free(made->itself);
        free(made);
    }
}

akt_status akt_outlet_appear(akt_outlet *outlet, akt_error *err)
{
    akt_status status = AKT_OK;
    akt_interrupt_hold();
    for (akt_sink *sink = outlet->first; status == AKT_OK && sink; sink = sink->next) {
        if (sink->is_lost || !sink->aside)
            continue;
        if (rename(akt_remnant_path(sink->aside), sink->place) == 0)
            forget_aside(sink);
        else
            status = fail_io(err, errno, sink->path);
    }
    if (status == AKT_OK)
        forget_folders(outlet);
    akt_interrupt_release();
    return status;
}

void akt_outlet_free(akt_outlet *outlet)
{
    akt_sink *next = outlet ? outlet->first : NULL;
    for (akt_sink *sink = next; sink; sink = next) {
        next = sink->next;
        close_fd(sink);
        if (sink->aside)
            unlink(akt_remnant_path(sink->aside));
        forget_aside(sink);
        free(sink->place);
        free(sink);
    }
    for (made_folder *made = outlet ? outlet->last : NULL; made; made = made->next)
        rmdir(akt_remnant_path(made->itself)); /* only where nothing is in it */
    if (outlet)
        forget_folders(outlet);
    free(outlet);
}
