#include "publication/earlier_internal.h"

#include "base/file.h"
#include "parse/json.h"

#include <string.h>
#include <unistd.h>

static bool is_ours(const akt_json *manifest)
{
    const akt_json *program = akt_json_kind_of(manifest) == AKT_JSON_OBJECT
                                  ? akt_json_get(manifest, "program")
                                  : NULL;
    return program && akt_json_kind_of(program) == AKT_JSON_STRING &&
           strcmp(akt_json_string(program), "aktorkart") == 0;
}

static bool add_name(akt_earlier *earlier, const akt_json *file, akt_pool *pool)
{
    const akt_json *name =
        akt_json_kind_of(file) == AKT_JSON_OBJECT ? akt_json_get(file, "name") : NULL;
    if (!name || akt_json_kind_of(name) != AKT_JSON_STRING)
        return true;
    const char **kept = akt_list_add(&earlier->names);
    if (kept)
        *kept = akt_pool_text(pool, akt_json_string(name), strlen(akt_json_string(name)));
    return kept && *kept;
}

static bool read_manifest(akt_earlier *earlier, const akt_text_file *file, akt_pool *pool)
{
    akt_json *manifest = akt_json_parse(file->text, file->size);
    if (!manifest)
        return false;
    bool good = true;
    earlier->is_there = is_ours(manifest);
    const akt_json *output = earlier->is_there ? akt_json_get(manifest, "output") : NULL;
    for (const akt_json *i = output ? akt_json_first(output) : NULL; good && i;
         i = akt_json_sibling(i))
        good = add_name(earlier, i, pool);
    akt_json_free(manifest);
    return good;
}

akt_status akt_earlier__read(akt_earlier *out, const char *folder, akt_pool *pool, akt_error *err)
{
    *out = (akt_earlier){false, AKT_LIST_OF(const char *)};
    akt_text_file file;
    akt_diagnostics faults;
    const char *path = akt_file_join(pool, folder, "manifest.json");
    if (!path)
        return akt_error_memory(err);
    if (!akt_file_exists(path) || akt_text_file_read(&file, path, pool, NULL) != AKT_OK)
        return AKT_OK;
    akt_diagnostics_init(&faults);
    akt_status status = akt_json_check(&file, &faults);
    akt_diagnostics_dispose(&faults);
    if (status == AKT_OK && !read_manifest(out, &file, pool))
        status = AKT_ENOMEM;
    return status == AKT_ENOMEM ? akt_error_memory(err) : AKT_OK;
}

void akt_earlier__remove(const char *folder, const char *name, akt_pool *pool)
{
    bool leads_out = name[0] == '/' || strstr(name, "..") != NULL;
    const char *path = leads_out ? NULL : akt_file_join(pool, folder, name);
    if (path)
        unlink(path);
}
