#ifndef AKT_PUBLICATION_FOLDER_INTERNAL_H
#define AKT_PUBLICATION_FOLDER_INTERNAL_H

#include "base/outlet.h"
#include "publication/earlier_internal.h"
#include "publication/press_internal.h"

/* Where a publication goes. */

/* AKT_EINVAL where the folder holds anything but an earlier publication. */
akt_status akt_folder__check(akt_pool *pool, const char *folder, const akt_earlier *earlier,
                             akt_error *err);

typedef struct akt_folder_place {
    const char *folder;
    const akt_earlier *earlier;
    const char *zip; /* what it is packed in, too; NULL = nothing */
} akt_folder_place;

/* Writes the press's leaves and takes away what the earlier publication wrote and this one does not: it
 * must not pass for a part of it. All of that happens, or nothing. */
akt_status akt_folder__write(const akt_press *press, const akt_folder_place *to, akt_error *err);

/* "FOLDER.zip", in pool. AKT_EINVAL where the folder's name is none (as of "."), or where, not by
 * force, a file is there that was not packed so. */
akt_status akt_folder__name_zip(const char **out, akt_pool *pool, const char *folder, bool force,
                                akt_error *err);

/* The leaves in a folder of the same name, sorted. */
akt_status akt_folder__pack(const akt_press *press, const akt_folder_place *to, akt_outlet *outlet,
                            akt_error *err);

#endif
