#include "support/scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(bool good, const char *what)
{
    if (good)
        return;
    perror(what);
    abort();
}

akt_scratch akt_scratch_new(void)
{
    akt_scratch scratch;
    const char *parent = getenv("TMPDIR");
    int size = snprintf(scratch.folder, sizeof scratch.folder, "%s/aktorkart-test-XXXXXX",
                        parent && *parent ? parent : "/tmp");
    need(size > 0 && (size_t)size < sizeof scratch.folder, "TMPDIR is too long");
    need(mkdtemp(scratch.folder) != NULL, scratch.folder);
    return scratch;
}

static void remove_entry(const char *path);

static void remove_entries(const char *folder)
{
    DIR *dir = opendir(folder);
    need(dir != NULL, folder);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[1024];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        remove_entry(path);
    }
    closedir(dir);
}

static void remove_entry(const char *path)
{
    struct stat info;
    need(lstat(path, &info) == 0, path);
    if (S_ISDIR(info.st_mode))
        remove_entries(path);
    need(remove(path) == 0, path);
}

void akt_scratch_remove(const akt_scratch *scratch)
{
    remove_entry(scratch->folder);
}

const char *akt_scratch_path(const akt_scratch *scratch, const char *name)
{
    static char paths[4][1024];
    static size_t turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", scratch->folder, name);
    return path;
}

void akt_scratch_write(const akt_scratch *scratch, const char *name, const char *bytes, size_t size)
{
    const char *path = akt_scratch_path(scratch, name);
    FILE *file = fopen(path, "wb");
    need(file != NULL, path);
    need(fwrite(bytes, 1, size, file) == size, path);
    need(fclose(file) == 0, path);
}

size_t akt_scratch_count(const akt_scratch *scratch)
{
    size_t count = 0;
    DIR *dir = opendir(scratch->folder);
    need(dir != NULL, scratch->folder);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

akt_status akt_scratch_load_as(const char *name, const char *text, akt_dataset **out,
                               akt_diagnostics *faults)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, name, text, strlen(text));
    akt_diagnostics_init(faults);
    akt_status status = akt_load(out, akt_scratch_path(&scratch, name), NULL, faults, NULL);
    akt_scratch_remove(&scratch);
    return status;
}

akt_status akt_scratch_load(const char *text, akt_dataset **out, akt_diagnostics *faults)
{
    return akt_scratch_load_as("data.json", text, out, faults);
}

akt_status akt_scratch_load_only(const void *path)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_load(&dataset, path, NULL, &faults, NULL);
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
    return status;
}

akt_dataset *akt_scratch_dataset(const char *text)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_status status = akt_scratch_load(text, &dataset, &faults);
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; status != AKT_OK && i < count; i++)
        fprintf(stderr, "%zu:%zu: %s %s\n", items[i].line, items[i].column,
                akt_fault_code(items[i].fault), items[i].args[0] ? items[i].args[0] : "");
    akt_diagnostics_dispose(&faults);
    if (status != AKT_OK)
        abort();
    return dataset;
}
