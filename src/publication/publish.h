#ifndef AKT_PUBLICATION_PUBLISH_H
#define AKT_PUBLICATION_PUBLISH_H

#include "input/load.h"
#include "model/dataset.h"

/* Everything at once, in one folder: index.html (one file that needs no other), the diagrams with
 * their text twins, the report, the tables, each by itself and all in a workbook, and a manifest of
 * what went in and what came out. */

typedef struct akt_publish_options {
    akt_lang lang;
    const char *command;  /* for the manifest: how it was made */
    bool force;           /* also into a folder that holds other things */
} akt_publish_options;

/* Writes the publication. All files are made first, then written, each whole or not at all, the
 * manifest last; what an earlier publication there wrote besides is taken away. *written is the
 * number of files. AKT_EINVAL where folder holds anything but an earlier publication and force is not
 * set. */
akt_status akt_publish(size_t *written, const akt_dataset *dataset, const akt_input *input,
                       const char *folder, const akt_publish_options *options, akt_error *err);

#endif
