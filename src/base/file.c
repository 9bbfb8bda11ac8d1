#include "base/file.h"

#include "base/outlet.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static akt_status fail_io(akt_error *err, const char *what, const char *path)
{
    if (errno == ENOMEM)
        return akt_error_memory(err);
    return akt_error_set(err, AKT_EIO, "%s: %s: %s", path, what, strerror(errno));
}

static akt_status read_all(int fd, const char *path, akt_pool *pool, const char **text,
                           size_t *size, akt_error *err)
{
    size_t capacity = 65536, used = 0;
    char *bytes = malloc(capacity);
    ssize_t got = 1;
    while (bytes && got > 0) {
        got = read(fd, bytes + used, capacity - used);
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0 && (used += (size_t)got) == capacity) {
            char *more = realloc(bytes, capacity *= 2);
            if (!more)
                free(bytes);
            bytes = more;
        }
    }
    if (bytes && got < 0) {
        akt_status status = fail_io(err, "cannot be read", path);
        free(bytes);
        return status;
    }
    *text = bytes ? akt_pool_text(pool, bytes, used) : NULL;
    *size = used;
    free(bytes);
    return *text ? AKT_OK : akt_error_memory(err);
}

akt_status akt_file_read(const char *path, akt_pool *pool, const char **text, size_t *size,
                         akt_error *err)
{
    *text = NULL;
    *size = 0;
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail_io(err, "cannot be opened", path);
    akt_status status = read_all(fd, path, pool, text, size, err);
    if (!standard)
        close(fd);
    return status;
}

akt_status akt_file_write(const char *path, const char *bytes, size_t size, akt_error *err)
{
    akt_outlet *outlet = akt_outlet_new();
    akt_status status = outlet ? akt_outlet_write(outlet, path, bytes, size, err)
                               : akt_error_memory(err);
    if (status == AKT_OK)
        status = akt_outlet_appear(outlet, err);
    akt_outlet_free(outlet);
    return status;
}

bool akt_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

bool akt_file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

akt_status akt_file_make_folder(const char *path, akt_error *err)
{
    char *part = strdup(path);
    if (!part)
        return akt_error_memory(err);
    akt_status status = AKT_OK;
    for (char *at = part + (*part == '/'); status == AKT_OK; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char kept = *at;
        *at = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            status = fail_io(err, "the folder cannot be made", part);
        *at = kept;
        if (!kept)
            break;
    }
    if (status == AKT_OK && !akt_file_is_folder(path))
        status = akt_error_set(err, AKT_EIO, "%s: is a file, not a folder", path);
    free(part);
    return status;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_name(const char *folder, const char *name, bool folders_too, akt_pool *pool,
                     akt_list *names)
{
    const char *path = akt_file_join(pool, folder, name);
    if (!path)
        return false;
    if (name[0] == '.' || (!folders_too && akt_file_is_folder(path)))
        return true;
    const char **slot = akt_list_add(names);
    if (!slot)
        return false;
    *slot = akt_pool_text(pool, name, strlen(name));
    return *slot != NULL;
}

akt_status akt_file_list(const char *folder, bool folders_too, akt_pool *pool, akt_list *names,
                         akt_error *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return fail_io(err, "cannot be opened", folder);
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(dir));)
        good = add_name(folder, entry->d_name, folders_too, pool, names);
    closedir(dir);
    if (!good)
        return akt_error_memory(err);
    if (names->count)
        qsort(names->items, names->count, names->item_size, by_bytes);
    return AKT_OK;
}

const char *akt_file_join(akt_pool *pool, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    while (length > 0 && folder[length - 1] == '/')
        length--;
    char *path = akt_pool_get(pool, length + strlen(name) + 2);
    if (path)
        snprintf(path, length + strlen(name) + 2, "%.*s%s%s", (int)length, folder,
                 *folder ? "/" : "", name);
    return path;
}

const char *akt_file_extension(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    const char *point = strrchr(base, '.');
    return point && point != base ? point + 1 : "";
}

const char *akt_file_name(const char *path, size_t *size)
{
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    *size = end - start;
    return path + start;
}

void akt_file_add_stem(akt_buffer *out, const char *path)
{
    size_t size;
    const char *name = akt_file_name(path, &size);
    size_t point = size;
    while (point > 0 && name[point - 1] != '.')
        point--;
    bool has_extension = point > 1 && point < size;
    akt_buffer_add_bytes(out, name, has_extension ? point - 1 : size);
}

bool akt_file_is_extension(const char *extension, const char *known)
{
    for (; *known; extension++, known++) {
        bool is_capital = *extension >= 'A' && *extension <= 'Z';
        if ((is_capital ? *extension + 'a' - 'A' : *extension) != *known)
            return false;
    }
    return *extension == '\0';
}

void akt_file_add_own_folder(akt_buffer *out)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    while (size > 0 && path[size - 1] != '/')
        size--;
    if (size > 0)
        akt_buffer_add_bytes(out, path, (size_t)size);
}
