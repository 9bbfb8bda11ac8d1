#ifndef AKT_CLI_PUBLISH_SCRIPTS_H
#define AKT_CLI_PUBLISH_SCRIPTS_H

#include "scenario/public.h"

/* The scripts that lie beside the dataset's files. */
typedef struct akt_publish_scripts {
    akt_script **items;
    size_t *inputs; /* of each, where in the input it is noted */
    size_t count;
    size_t withheld; /* so many more are not for the public */
    akt_pool *pool;
} akt_publish_scripts;

/* All of a folder `scenarios` in that of the dataset, in the order of their names; none of NULL. To be
 * disposed of in any case. Fails as akt_script_read. */
akt_status akt_publish_scripts_read(akt_publish_scripts *out, const char *dataset, akt_input *input,
                                    akt_diagnostics *faults, akt_error *err);

/* Leaves out those that tell of what is confidential, strikes them off the input, and lets no statement
 * of the public part name others than those that are left. */
akt_status akt_publish_scripts_withhold(akt_publish_scripts *scripts, const akt_dataset *whole,
                                        akt_dataset *open, akt_input *input, akt_error *err);

void akt_publish_scripts_dispose(akt_publish_scripts *scripts);

#endif
