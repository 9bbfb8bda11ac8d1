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

/* Who sets the limit. */
typedef enum setter { MACHINE, OPTION, SYSTEM_DATA, SYSTEM_SPACE } setter;

static struct {
    const char *command;
    const char *what;
    size_t limit;
    setter setter;
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

/* "max" is SIZE_MAX. */
static size_t count_of(const char *text)
{
    return *text < '0' || *text > '9' ? SIZE_MAX : (size_t)strtoull(text, NULL, 10);
}

static size_t free_of_machine(void)
{
    char text[2048];
    const char *row = read_small("/proc/meminfo", text, sizeof text)
                          ? strstr(text, "MemAvailable:")
                          : NULL;
    return row ? (size_t)strtoull(row + strlen("MemAvailable:"), NULL, 10) * 1024 : SIZE_MAX;
}

/* How the two versions name what a group may take, what it has taken, and what of that are files read
 * long ago, which make room when there is need. */
static const struct {
    const char *root, *most, *taken, *stale;
} versions[] = {
    {"/sys/fs/cgroup", "memory.max", "memory.current", "\ninactive_file "},
    {"/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes",
     "\ntotal_inactive_file "},
};

/* The beginning of a file of a group; false where there is none. */
static bool read_of_group(size_t version, const char *group, const char *name, char *out, size_t room)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s%s/%s", versions[version].root, group, name);
    return read_small(path, out, room);
}

static size_t stale_of_group(size_t version, const char *group)
{
    char text[8192];
    const char *label = versions[version].stale;
    bool is_there = read_of_group(version, group, "memory.stat", text, sizeof text);
    const char *row = is_there ? strstr(text, label) : NULL;
    return row ? (size_t)strtoull(row + strlen(label), NULL, 10) : 0;
}

static size_t count_of_group(size_t version, const char *group, const char *name)
{
    char text[64];
    return read_of_group(version, group, name, text, sizeof text) ? count_of(text) : SIZE_MAX;
}

static size_t free_of_group(size_t version, const char *group)
{
    size_t most = count_of_group(version, group, versions[version].most);
    if (most == SIZE_MAX)
        return SIZE_MAX;
    size_t taken = count_of_group(version, group, versions[version].taken);
    if (taken == SIZE_MAX)
        return SIZE_MAX;
    size_t stale = stale_of_group(version, group);
    taken -= stale < taken ? stale : taken;
    return most > taken ? most - taken : 0;
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
    state.setter = bytes ? OPTION : MACHINE;
    size_t wanted = SANITIZED ? 0 : bytes ? bytes : usual();
    if (wanted == 0 || getrlimit(RLIMIT_DATA, &now) != 0)
        return;
    rlim_t most = bytes ? now.rlim_max : now.rlim_cur;
    bool is_cut = most != RLIM_INFINITY && most < wanted;
    state.setter = is_cut ? SYSTEM_DATA : state.setter;
    now.rlim_cur = is_cut ? most : wanted;
    if (setrlimit(RLIMIT_DATA, &now) == 0)
        state.limit = (size_t)now.rlim_cur;
}

void akt_memory_while(const char *what)
{
    state.what = what;
}

/* A number of /proc/self/statm, in bytes; 0 where that is not known. */
static size_t read_own(int number)
{
    char text[256], *at = text;
    if (!read_small("/proc/self/statm", text, sizeof text))
        return 0;
    for (int field = 0; at && field < number; field++)
        at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL;
    return at ? (size_t)strtoull(at, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

size_t akt_memory_used(void)
{
    return read_own(5);
}

/* What the whole address space, files and all, may be; 0 = anything. */
static size_t most_space(void)
{
    struct rlimit space;
    bool is_limited = getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY;
    return is_limited ? (size_t)space.rlim_cur : 0;
}

bool akt_memory_is_tight(void)
{
    return state.setter != MACHINE || most_space() > 0;
}

void akt_memory_refused(size_t size)
{
    if (state.refused || state.limit == 0)
        return;
    int kept = errno;
    size_t space = most_space();
    state.refused = size ? size : 1;
    state.used = akt_memory_used();
    if (space > 0 && read_own(0) + size > space) {
        state.setter = SYSTEM_SPACE;
        state.limit = space;
        state.used = read_own(0);
    }
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
    else if (bytes >= 10 * mega || (bytes >= mega && bytes % mega == 0))
        snprintf(out, 24, "%zu MB", bytes / mega);
    else if (bytes >= mega)
        snprintf(out, 24, "%zu.%zu MB", bytes / mega, bytes % mega * 10 / mega);
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

/* Who allows no more, and what helps. */
static int tell_limit(char *out, size_t room)
{
    char limit[24];
    const size_t proposed = propose(), mega = (size_t)1 << 20;
    const bool is_giga = proposed % (mega << 10) == 0;
    name_size(limit, state.limit);
    switch (state.setter) {
    case OPTION:
        return snprintf(out, room,
                        "of the %s that --memory allows; allow more, such as --memory %zu%c", limit,
                        proposed >> (is_giga ? 30 : 20), is_giga ? 'G' : 'M');
    case SYSTEM_DATA:
    case SYSTEM_SPACE:
        return snprintf(out, room, "of the %s that 'ulimit -%c' allows; allow more there", limit,
                        state.setter == SYSTEM_DATA ? 'd' : 'v');
    case MACHINE: break;
    }
    return snprintf(out, room,
                    "of the %s that the machine can spare; take a part of the dataset, or allow "
                    "more with --memory",
                    limit);
}

void akt_memory_tell(int fd)
{
    char line[512], used[24], more[24];
    name_size(used, state.used);
    name_size(more, state.refused);
    size_t at = (size_t)snprintf(line, sizeof line, "aktorkart: out of memory while %s%s",
                                 state.what ? state.what : "at work on ",
                                 state.what ? "" : state.command);
    if (state.refused)
        at += (size_t)snprintf(line + at, sizeof line - at, ": %s in use and %s more needed", used,
                               more);
    if (state.limit) {
        at += (size_t)snprintf(line + at, sizeof line - at, "%s",
                               state.refused ? ", " : ": more needed, ");
        at += (size_t)tell_limit(line + at, sizeof line - at);
    }
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
