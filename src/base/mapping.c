#define _DEFAULT_SOURCE /* madvise, MAP_ANONYMOUS */

#include "base/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

/* One byte more than the file has, in whole pages. */
static size_t room_for(size_t size)
{
    const size_t page = page_size();
    return (size + page) / page * page;
}

/* The file over the first pages of a room that is empty behind it: the last of its pages ends in zeros,
 * and so does what follows. */
static bool map(akt_mapping *mapping, int fd, size_t size)
{
    char *room = mmap(NULL, room_for(size), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return false;
    if (mmap(room, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED) {
        munmap(room, room_for(size));
        return false;
    }
    *mapping = (akt_mapping){room, size};
    return true;
}

bool akt_mapping_open(akt_mapping *mapping, const char *path, size_t least)
{
    struct stat info;
    *mapping = (akt_mapping){NULL, 0};
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0 ||
        (size_t)info.st_size < least)
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
                map(mapping, fd, (size_t)info.st_size);
    close(fd);
    return good;
}

void akt_mapping_release(const akt_mapping *mapping, size_t from, size_t to)
{
    const size_t page = page_size();
    to = to < mapping->size ? to : mapping->size;
    from = (from + page - 1) / page * page;
    to = to / page * page;
    if (mapping->bytes && from < to)
        madvise(mapping->bytes + from, to - from, MADV_DONTNEED);
}

void akt_mapping_close(akt_mapping *mapping)
{
    if (mapping->bytes)
        munmap(mapping->bytes, room_for(mapping->size));
    *mapping = (akt_mapping){NULL, 0};
}
