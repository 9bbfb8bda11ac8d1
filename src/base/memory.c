#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define SANITIZED true
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED true
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

static struct {
    const char *command;
    const char *what;
    size_t limit;
    bool is_given; /* the limit was asked for */
    size_t refused, used;
} state = {.command = "the command"};

/* The beginning of a small file; false where there is none. Takes no memory. */
static bool read_small(const char *path, char *out, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, out, room - 1) : -1;
    if (fd >= 0)
        close(fd);
    out[got > 0 ? got : 0] = '\0';
    return got > 0;
}

/* A number alone in a file; "max" and what is not there are SIZE_MAX. */
static size_t read_count(const char *path)
{
    char text[64];
    if (!read_small(path, text, sizeof text) || text[0] < '0' || text[0] > '9')
        return SIZE_MAX;
    return (size_t)strtoull(text, NULL, 10);
}

static size_t free_of_machine(void)
{
    char text[2048];
    const char *row = read_small("/proc/meminfo", text, sizeof text)
                          ? strstr(text, "MemAvailable:")
                          : NULL;
    return row ? (size_t)strtoull(row + strlen("MemAvailable:"), NULL, 10) * 1024 : SIZE_MAX;
}

/* How the two versions name what a group may take and what it has taken. */
static const struct {
    const char *root, *most, *taken;
} versions[] = {
    {"/sys/fs/cgroup", "memory.max", "memory.current"},
    {"/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"},
};

static size_t free_of_group(size_t version, const char *group)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s%s/%s", versions[version].root, group, versions[version].most);
    size_t most = read_count(path);
    snprintf(path, sizeof path, "%s%s/%s", versions[version].root, group, versions[version].taken);
    size_t taken = most == SIZE_MAX ? SIZE_MAX : read_count(path);
    return taken == SIZE_MAX ? SIZE_MAX : most > taken ? most - taken : 0;
}

/* Of a group and all that it lies in. */
static size_t free_of_groups(size_t version, char *group)
{
    size_t least = SIZE_MAX;
    for (bool is_root = false; !is_root;) {
        char *stroke = strrchr(group, '/');
        is_root = !stroke;
        size_t left = free_of_group(version, group);
        least = left < least ? left : least;
        if (stroke)
            *stroke = '\0';
    }
    return least;
}

/* Rows of /proc/self/cgroup are "0::/path" (v2) and "4:memory:/path" (v1). */
static size_t free_of_own_groups(void)
{
    char text[4096], *next;
    size_t least = SIZE_MAX;
    if (!read_small("/proc/self/cgroup", text, sizeof text))
        return least;
    for (char *row = text; row && *row; row = next) {
        next = strchr(row, '\n');
        if (next)
            *next++ = '\0';
        char *name = strchr(row, ':'), *path = name ? strchr(name + 1, ':') : NULL;
        if (!path)
            continue;
        *path++ = '\0';
        bool is_old = strstr(name, "memory") != NULL;
        size_t left = is_old || name[1] == '\0' ? free_of_groups(is_old, path) : SIZE_MAX;
        least = left < least ? left : least;
    }
    return least;
}

size_t akt_memory_free(void)
{
    size_t machine = free_of_machine(), groups = free_of_own_groups();
    size_t least = machine < groups ? machine : groups;
    return least == SIZE_MAX ? 0 : least;
}

static size_t usual(void)
{
    size_t left = akt_memory_free(), most = left - left / 16;
    return left == 0 ? 0 : most > AKT_MEMORY_LEAST ? most : AKT_MEMORY_LEAST;
}

void akt_memory_limit(size_t bytes, const char *command)
{
    struct rlimit now;
    state.command = command;
    state.is_given = bytes != 0;
    size_t wanted = SANITIZED ? 0 : bytes ? bytes : usual();
    if (wanted == 0 || getrlimit(RLIMIT_DATA, &now) != 0)
        return;
    rlim_t most = state.is_given ? now.rlim_max : now.rlim_cur;
    now.rlim_cur = most != RLIM_INFINITY && most < wanted ? most : wanted;
    if (setrlimit(RLIMIT_DATA, &now) == 0)
        state.limit = (size_t)now.rlim_cur;
}

void akt_memory_while(const char *what)
{
    state.what = what;
}

size_t akt_memory_used(void)
{
    char text[256], *at = text;
    if (!read_small("/proc/self/statm", text, sizeof text))
        return 0;
    for (int field = 0; at && field < 5; field++)
        at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL;
    return at ? (size_t)strtoull(at, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

void akt_memory_refused(size_t size)
{
    if (state.refused || state.limit == 0)
        return;
    int kept = errno;
    state.refused = size ? size : 1;
    state.used = akt_memory_used();
    errno = kept;
}

/* Three digits or so: "950 kB", "46 MB", "12.5 GB". */
static void name_size(char out[24], size_t bytes)
{
    const size_t kilo = 1024, mega = kilo * kilo, giga = mega * kilo;
    if (bytes >= 10 * giga || (bytes >= giga && bytes % giga == 0))
        snprintf(out, 24, "%zu GB", bytes / giga);
    else if (bytes >= giga)
        snprintf(out, 24, "%zu.%zu GB", bytes / giga, bytes % giga * 10 / giga);
    else if (bytes >= mega)
        snprintf(out, 24, "%zu MB", bytes / mega);
    else
        snprintf(out, 24, "%zu kB", (bytes + kilo - 1) / kilo);
}

/* Twice what is known to be needed, in round figures. */
static size_t propose(void)
{
    size_t known = (state.used > state.limit ? state.used : state.limit) + state.refused;
    size_t proposed = (size_t)16 << 20;
    while (proposed < known + known / 2 && proposed < SIZE_MAX / 2)
        proposed *= 2;
    return proposed;
}

void akt_memory_tell(int fd)
{
    char line[512], used[24], more[24], limit[24];
    size_t proposed = propose(), mega = (size_t)1 << 20;
    name_size(used, state.used);
    name_size(more, state.refused);
    name_size(limit, state.limit);
    int length = snprintf(line, sizeof line, "aktorkart: out of memory while %s%s",
                          state.what ? state.what : "at work on ",
                          state.what ? "" : state.command);
    size_t at = (size_t)length;
    if (state.refused)
        at += (size_t)snprintf(line + at, sizeof line - at, ": %s in use and %s more needed", used,
                               more);
    if (state.limit && state.is_given)
        at += (size_t)snprintf(line + at, sizeof line - at,
                               "%s of the %s that --memory allows; allow more, such as --memory "
                               "%zu%c",
                               state.refused ? "," : "", limit,
                               proposed >> (proposed % (mega << 10) ? 20 : 30),
                               proposed % (mega << 10) ? 'M' : 'G');
    else if (state.limit)
        at += (size_t)snprintf(line + at, sizeof line - at,
                               "%s of the %s that the machine can spare; take a part of the dataset, "
                               "or allow more with --memory",
                               state.refused ? "," : "", limit);
    line[at++] = '\n';
    if (write(fd, line, at) < 0)
        errno = 0; /* nobody to tell */
}

size_t akt_memory_read(const char *text)
{
    static const char letters[] = "kKmMgG";
    size_t number = 0, digits = 0;
    for (; *text >= '0' && *text <= '9' && digits < 15; text++, digits++)
        number = number * 10 + (size_t)(*text - '0');
    const char *letter = *text ? strchr(letters, *text) : NULL;
    if (digits == 0 || !letter || text[1])
        return 0;
    unsigned shift = (unsigned)((letter - letters) / 2 + 1) * 10;
    return number > SIZE_MAX >> (shift + 1) ? 0 : number << shift;
}
