#include "cli/export_files.h"

#include "base/file.h"

static akt_status check_folder(akt_pool *pool, const char *folder, akt_error *err)
{
    if (!akt_file_exists(folder))
        return AKT_OK;
    if (!akt_file_is_folder(folder))
        return akt_error_set(err, AKT_EINVAL, "%s: is a file; a folder is wanted", folder);
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, true, pool, &names, err);
    bool is_taken = names.count > 0;
    akt_list_dispose(&names);
    if (status != AKT_OK || !is_taken)
        return status;
    return akt_error_set(err, AKT_EINVAL,
                         "%s: holds other things; choose another folder, or write there with --force",
                         folder);
}

static akt_status write_into(const akt_export *made, const char *folder, akt_error *err)
{
    const akt_export_file *files = made->files.items;
    akt_status status = akt_file_make_folder(folder, err);
    for (size_t i = 0; status == AKT_OK && i < made->files.count; i++) {
        const char *path = akt_file_join(made->pool, folder, files[i].name);
        status = path ? akt_file_write(path, akt_buffer_text(&files[i].bytes), files[i].bytes.size,
                                       err)
                      : akt_error_memory(err);
    }
    return status;
}

akt_status akt_export_files_write(const akt_export *made, const akt_options *options, bool is_folder,
                                  akt_error *err)
{
    const akt_export_file *files = made->files.items;
    if (!is_folder)
        return akt_file_write(options->output ? options->output : "-",
                              akt_buffer_text(&files[0].bytes), files[0].bytes.size, err);
    akt_status status = options->force ? AKT_OK : check_folder(made->pool, options->output, err);
    return status == AKT_OK ? write_into(made, options->output, err) : status;
}
