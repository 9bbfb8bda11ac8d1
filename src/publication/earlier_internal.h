#ifndef AKT_PUBLICATION_EARLIER_INTERNAL_H
#define AKT_PUBLICATION_EARLIER_INTERNAL_H

#include "base/list.h"
#include "base/pool.h"
#include "base/status.h"

#include <stdbool.h>

/* A publication that a folder may hold already, as its manifest tells. */
typedef struct akt_earlier {
    bool is_there;
    akt_list names; /* of const char *: the files that it wrote, in pool */
} akt_earlier;

/* Reads folder/manifest.json; is_there is false where there is none or it is not ours. names must be
 * disposed of. AKT_ENOMEM only. */
akt_status akt_earlier__read(akt_earlier *out, const char *folder, akt_pool *pool, akt_error *err);

/* Takes away a file that it wrote; a name that leads out of the folder is left alone. */
void akt_earlier__remove(const char *folder, const char *name, akt_pool *pool);

#endif
