#include "publication/folder_internal.h"

#include "base/file.h"
#include "base/interrupt.h"

#include <string.h>
#include <unistd.h>

akt_status akt_folder__check(akt_pool *pool, const char *folder, const akt_earlier *earlier,
                             akt_error *err)
{
    if (!akt_file_exists(folder))
        return AKT_OK;
    if (!akt_file_is_folder(folder))
        return akt_error_set(err, AKT_EINVAL, "%s: is a file; publish writes a folder", folder);
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, true, pool, &names, err);
    bool taken = names.count > 0;
    akt_list_dispose(&names);
    if (status != AKT_OK || !taken || earlier->is_there)
        return status;
    return akt_error_set(err, AKT_EINVAL,
                         "%s: holds other things than an earlier publication; choose another "
                         "folder, or write there with --force",
                         folder);
}

/* Where each file goes, in the press's pool; NULL without memory. */
static const char **make_paths(const akt_press *p, const char *folder)
{
    const akt_leaf *leaves = p->leaves.items;
    const char **paths = akt_pool_get(p->pool, (p->leaves.count + 1) * sizeof *paths);
    for (size_t i = 0; paths && i < p->leaves.count; i++) {
        paths[i] = akt_file_join(p->pool, folder, leaves[i].name);
        if (!paths[i])
            return NULL;
    }
    return paths;
}

/* tables is a folder in the other. */
static akt_status write_leaves(const akt_press *p, const char *folder, const char *tables,
                               akt_outlet *outlet, akt_error *err)
{
    const akt_leaf *leaves = p->leaves.items;
    const char **paths = make_paths(p, folder);
    if (!paths)
        return akt_error_memory(err);
    akt_status status = akt_outlet_make_folder(outlet, tables, err);
    for (size_t i = 0; status == AKT_OK && i < p->leaves.count; i++)
        status = akt_outlet_write(outlet, paths[i], akt_buffer_text(&leaves[i].bytes),
                                  leaves[i].bytes.size, err);
    return status;
}

static void remove_stale(const akt_press *p, const char *folder, const akt_earlier *earlier)
{
    const akt_leaf *leaves = p->leaves.items;
    const char *const *names = earlier->names.items;
    for (size_t n = 0; n < earlier->names.count; n++) {
        bool is_new = false;
        for (size_t i = 0; !is_new && i < p->leaves.count; i++)
            is_new = strcmp(names[n], leaves[i].name) == 0;
        if (!is_new)
            akt_earlier__remove(folder, names[n], p->pool);
    }
}

/* The new is there and the old is gone, or nothing has changed, whenever it is interrupted. */
static akt_status change_over(const akt_press *p, const akt_folder_place *to, const char *tables,
                              akt_outlet *outlet, akt_error *err)
{
    akt_interrupt_hold();
    akt_status status = akt_outlet_appear(outlet, err);
    if (status == AKT_OK) {
        remove_stale(p, to->folder, to->earlier);
        rmdir(tables); /* only where nothing is in it */
    }
    akt_interrupt_release();
    return status;
}

akt_status akt_folder__write(const akt_press *p, const akt_folder_place *to, akt_error *err)
{
    akt_outlet *outlet = akt_outlet_new();
    const char *tables = akt_file_join(p->pool, to->folder, "tabeller");
    akt_status status = outlet && tables ? AKT_OK : akt_error_memory(err);
    if (status == AKT_OK)
        status = write_leaves(p, to->folder, tables, outlet, err);
    if (status == AKT_OK && to->zip)
        status = akt_folder__pack(p, to, outlet, err);
    if (status == AKT_OK)
        status = change_over(p, to, tables, outlet, err);
    akt_outlet_free(outlet);
    return status;
}
