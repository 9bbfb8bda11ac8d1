#ifndef AKT_INPUT_GIVING_INTERNAL_H
#define AKT_INPUT_GIVING_INTERNAL_H

#include "base/buffer.h"
#include "parse/text_file.h"

/* What reading 360Giving is made of. */

/* Makes a flat table (csv, by the standard's headings) the JSON that the standard has, in file. */
akt_status akt_giving__unflatten(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                 akt_error *err);

/* Findings as the standard's validators tell them: a line for each class, with how many grants, what
 * share of all, and the first places. */
typedef struct akt_giving_class {
    akt_fault fault;
    const char *what; /* more that tells the class, such as a field; "" = none */
    size_t count;
    size_t last;   /* the grant counted last, from 1 */
    size_t offset; /* of the first, in the text */
    akt_buffer places;
} akt_giving_class;

typedef struct akt_giving_classes {
    const akt_text_file *file;
    akt_list items; /* of akt_giving_class */
    bool failed;
} akt_giving_classes;

/* Counts a grant (from 1) in a class, once however often it is told; offset is where. what is
 * borrowed. */
void akt_giving__count(akt_giving_classes *classes, akt_fault fault, const char *what, size_t grant,
                       size_t offset);

/* Tells of all classes, of `grants` in all. */
void akt_giving__tell(akt_giving_classes *classes, size_t grants, akt_diagnostics *faults);
void akt_giving__dispose(akt_giving_classes *classes);

#endif
