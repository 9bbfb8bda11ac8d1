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

akt_status akt_export_files_check(const akt_options *options, bool is_folder, akt_error *err)
{
    if (!is_folder || options->force)
        return AKT_OK;
    akt_pool *pool = akt_pool_new();
    akt_status status = pool ? check_folder(pool, options->output, err) : akt_error_memory(err);
    akt_pool_free(pool);
    return status;
}

akt_status akt_export_files_write(akt_export *made, const akt_options *options, bool is_folder,
                                  akt_error *err)
{
    akt_outlet *outlet = akt_outlet_new();
    const char *path = options->output ? options->output : "-";
    akt_status status = outlet ? akt_export_files_check(options, is_folder, err)
                               : akt_error_memory(err);
    if (status == AKT_OK)
        status = akt_export_hand_over(made, is_folder, outlet, path, err);
    if (status == AKT_OK)
        status = akt_outlet_appear(outlet, err);
    akt_outlet_free(outlet);
    return status;
}
