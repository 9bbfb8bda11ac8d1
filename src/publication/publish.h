#ifndef AKT_PUBLICATION_PUBLISH_H
#define AKT_PUBLICATION_PUBLISH_H

#include "input/load.h"
#include "scenario/script.h"

/* Everything at once, in one folder: index.html (one file that needs no other), the diagrams as SVG,
 * PDF and PNG with their text twins, the report, the tables, each by itself and all in a workbook, and
 * a manifest of what went in and what came out. */

typedef struct akt_publish_options {
    akt_lang lang;
    const char *command;              /* for the manifest: how it was made */
    bool force;                       /* also into a folder that holds other things */
    const akt_script *const *scripts; /* each gets a picture of what it changes */
    size_t script_count;
    size_t threads; /* 0 = one a core; what comes out never depends on it */
} akt_publish_options;

/* What came of it. */
typedef struct akt_published {
    size_t written; /* files */
    akt_list
        faults; /* of const char *: a line for each thing that could not be made, as a picture for
                      * want of the program that prints it, or a script that the dataset refuses */
    akt_pool *pool;
} akt_published;

/* Writes the publication. All files are made first, then written, each whole or not at all, the
 * manifest last; what an earlier publication there wrote besides is taken away. What fails by itself
 * is left out and told in out->faults, and the rest is written. AKT_EINVAL where folder holds anything
 * but an earlier publication and force is not set. out is to be disposed of, also on failure. */
akt_status akt_publish(akt_published *out, const akt_dataset *dataset, const akt_input *input,
                       const char *folder, const akt_publish_options *options, akt_error *err);
void akt_published_dispose(akt_published *published);

#endif
