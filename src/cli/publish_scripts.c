#include "cli/publish_scripts.h"

#include "base/file.h"
#include "scenario/sheet.h"

#include <string.h>

static bool is_script(const char *name)
{
    const char *extension = akt_file_extension(name);
    return strcmp(extension, "json") == 0 || akt_scenario_is_sheet(name);
}

static akt_status read_one(akt_publish_scripts *out, const char *path, akt_input *input,
                           akt_diagnostics *faults, akt_error *err)
{
    if (!path)
        return akt_error_memory(err);
    out->inputs[out->count] = input->files.count;
    akt_status status = akt_script_read(&out->items[out->count], path, input, faults, err);
    out->count += status == AKT_OK;
    return status;
}

static akt_status read_all(akt_publish_scripts *out, const char *folder, akt_input *input,
                           akt_diagnostics *faults, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, false, out->pool, &names, err);
    out->items = akt_pool_get(out->pool, (names.count + 1) * sizeof *out->items);
    out->inputs = akt_pool_get(out->pool, (names.count + 1) * sizeof *out->inputs);
    if (status == AKT_OK && (!out->items || !out->inputs))
        status = akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < names.count; i++) {
        const char *name = ((const char *const *)names.items)[i];
        if (is_script(name))
            status = read_one(out, akt_file_join(out->pool, folder, name), input, faults, err);
    }
    akt_list_dispose(&names);
    return status;
}

akt_status akt_publish_scripts_read(akt_publish_scripts *out, const char *dataset, akt_input *input,
                                    akt_diagnostics *faults, akt_error *err)
{
    *out = (akt_publish_scripts){.pool = akt_pool_new()};
    if (!out->pool)
        return akt_error_memory(err);
    const char *folder = dataset ? akt_file_join(out->pool, dataset, "scenarios") : NULL;
    if (dataset && !folder)
        return akt_error_memory(err);
    return folder && akt_file_is_folder(folder) ? read_all(out, folder, input, faults, err)
                                                : AKT_OK;
}

static void strike(akt_input *input, size_t at)
{
    akt_input_file *files = input->files.items;
    memmove(files + at, files + at + 1, (--input->files.count - at) * sizeof *files);
}

akt_status akt_publish_scripts_withhold(akt_publish_scripts *scripts, const akt_dataset *whole,
                                        akt_dataset *open, akt_input *input, akt_error *err)
{
    size_t kept = 0, count = scripts->count;
    akt_status status = AKT_OK;
    for (size_t i = 0; i < count; i++) {
        akt_script *script = scripts->items[i];
        bool is_withheld = false;
        if (status == AKT_OK)
            status = akt_script_is_withheld(&is_withheld, script, whole, open, err);
        if (!is_withheld) {
            scripts->items[kept++] = script;
            continue;
        }
        strike(input, scripts->inputs[i] - scripts->withheld++);
        akt_script_free(script);
    }
    scripts->count = kept;
    akt_public_keep_scripts(open, (const akt_script *const *)scripts->items, kept);
    return status;
}

void akt_publish_scripts_dispose(akt_publish_scripts *scripts)
{
    for (size_t i = 0; i < scripts->count; i++)
        akt_script_free(scripts->items[i]);
    akt_pool_free(scripts->pool);
}
