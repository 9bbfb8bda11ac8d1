#ifndef AKT_DIAGRAM_DEFINITION_INTERNAL_H
#define AKT_DIAGRAM_DEFINITION_INTERNAL_H

#include "diagram/definition.h"
#include "input/edit_record.h"

/* A definition on its way from a file:
 *   definition          the file, and what became of reading it
 *   definition_options  its fields, as options of the program
 *   definition_bands    its bands and categories */

typedef struct akt_definition_reading {
    akt_definition *made;
    akt_dataset *texts; /* an empty one, whose pool holds all texts */
    akt_pool *pool;
    akt_diagnostics *faults;
    const char *path;
    size_t start; /* of the object */
} akt_definition_reading;

void akt_definition__fault(const akt_definition_reading *r, akt_fault fault, const char *name,
                           size_t offset);

/* AKT_EDATA where faults were told, or AKT_ENOMEM. */
akt_status akt_definition__read_options(akt_definition_reading *r);
akt_status akt_definition__read_bands(akt_definition_reading *r);

#endif
