#include "publication/folder_internal.h"

#include "base/file.h"
#include "parse/archive.h"
#include "parse/archive_write.h"

#include <stdlib.h>
#include <string.h>

/* In pool; NULL without memory. */
static const char *last_name(akt_pool *pool, const char *folder)
{
    size_t size;
    const char *name = akt_file_name(folder, &size);
    return akt_pool_text(pool, name, size);
}

/* Whether a file is there that we did not pack: one of ours has a manifest in a folder of that name. */
static bool is_others(akt_pool *pool, const char *zip, const char *name)
{
    const char *bytes, *part = akt_file_join(pool, name, "manifest.json");
    size_t size;
    akt_archive *archive;
    akt_buffer manifest = AKT_BUFFER_INIT;
    if (!akt_file_exists(zip))
        return false;
    if (!part || akt_file_read(zip, pool, &bytes, &size, NULL) != AKT_OK ||
        akt_archive_open(&archive, bytes, size) != AKT_ARCHIVE_GOOD)
        return true;
    bool is_ours = akt_archive_read(archive, part, &manifest) == AKT_ARCHIVE_GOOD &&
                   strstr(akt_buffer_text(&manifest), "\"program\": \"aktorkart\"");
    akt_buffer_dispose(&manifest);
    akt_archive_close(archive);
    return !is_ours;
}

akt_status akt_folder__name_zip(const char **out, akt_pool *pool, const char *folder, bool force,
                                akt_error *err)
{
    akt_buffer path = AKT_BUFFER_INIT;
    size_t size;
    const char *name = last_name(pool, folder);
    if (!name)
        return akt_error_memory(err);
    if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "--zip names its file as the folder, and '%s' has no name", folder);
    akt_buffer_format(&path, "%.*s%s.zip", (int)(akt_file_name(folder, &size) - folder), folder,
                      name);
    *out = akt_buffer_settle(&path, pool);
    if (akt_pool_has_failed(pool))
        return akt_error_memory(err);
    if (!force && is_others(pool, *out, name))
        return akt_error_set(err, AKT_EINVAL,
                             "%s: is there already and is no packed publication; take it away, or "
                             "write over it with --force",
                             *out);
    return AKT_OK;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const akt_archive_part *)a)->name, ((const akt_archive_part *)b)->name);
}

akt_status akt_folder__pack(const akt_press *p, const akt_folder_place *to, akt_outlet *outlet,
                            akt_error *err)
{
    size_t count = p->leaves.count;
    const akt_leaf *leaves = p->leaves.items;
    const char *name = last_name(p->pool, to->folder);
    akt_archive_part *parts = akt_pool_get(p->pool, (count + 1) * sizeof *parts);
    akt_buffer bytes = AKT_BUFFER_INIT;
    for (size_t i = 0; name && parts && i < count; i++)
        parts[i] = (akt_archive_part){akt_file_join(p->pool, name, leaves[i].name),
                                      akt_buffer_text(&leaves[i].bytes), leaves[i].bytes.size};
    if (akt_pool_has_failed(p->pool))
        return akt_error_memory(err);
    qsort(parts, count, sizeof *parts, by_name);
    akt_status status = akt_archive_write(&bytes, parts, count, err);
    if (status == AKT_OK)
        status = akt_outlet_write(outlet, to->zip, akt_buffer_text(&bytes), bytes.size, err);
    akt_buffer_dispose(&bytes);
    return status;
}
