#ifndef AKT_TESTS_SUPPORT_SCRATCH_H
#define AKT_TESTS_SUPPORT_SCRATCH_H

#include "input/load.h"

/* Files that a test writes, in a new folder of its own below TMPDIR or, without that, /tmp. What
 * cannot be done ends the program. */

typedef struct akt_scratch {
    char folder[160];
} akt_scratch;

akt_scratch akt_scratch_new(void);

/* Removes the folder with all that is in it. */
void akt_scratch_remove(const akt_scratch *scratch);

/* "folder/name", valid until the fourth call from here. */
const char *akt_scratch_path(const akt_scratch *scratch, const char *name);

void akt_scratch_write(const akt_scratch *scratch, const char *name, const char *bytes,
                       size_t size);

/* How many entries the folder has, hidden ones too. */
size_t akt_scratch_count(const akt_scratch *scratch);

/* Loads text as the file "data.json", or of another name. faults must be disposed of. */
akt_status akt_scratch_load(const char *text, akt_dataset **out, akt_diagnostics *faults);
akt_status akt_scratch_load_as(const char *name, const char *text, akt_dataset **out,
                               akt_diagnostics *faults);

/* Loads what is at a path and gives all of it back: for akt_sweep. */
akt_status akt_scratch_load_only(const void *path);

/* A dataset without any fault but those of lower level than an error. */
akt_dataset *akt_scratch_dataset(const char *text);

#endif
