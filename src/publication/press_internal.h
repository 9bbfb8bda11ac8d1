#ifndef AKT_PUBLICATION_PRESS_INTERNAL_H
#define AKT_PUBLICATION_PRESS_INTERNAL_H

#include "output/format.h"
#include "publication/edition_internal.h"

/* A file that is to be written. */
typedef struct akt_leaf {
    const char *name; /* in the folder */
    akt_buffer bytes;
} akt_leaf;

typedef struct akt_press {
    const akt_publish_options *options;
    akt_edition *edition;
    akt_list leaves; /* of akt_leaf */
    akt_pool *pool;
} akt_press;

/* NULL without memory. */
akt_leaf *akt_press__add(akt_press *press, const char *name, akt_error *err);

akt_status akt_press__add_document(akt_press *press, const char *name, const akt_document *document,
                                   akt_format format, akt_error *err);

/* Every picture of the edition that is asked for, as SVG, PDF and PNG, and in words. Those that cannot
 * be printed are left out and told. */
akt_status akt_press__add_pictures(akt_press *press, akt_error *err);

/* manifest.json: of all leaves so far. */
akt_status akt_press__add_manifest(akt_press *press, const akt_input *input,
                                   const akt_publish_options *options, akt_error *err);

#endif
