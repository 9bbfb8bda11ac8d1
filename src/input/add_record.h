#ifndef AKT_INPUT_ADD_RECORD_H
#define AKT_INPUT_ADD_RECORD_H

#include "model/dataset.h"
#include "parse/text_file.h"

/* One record written as JSON, added to a dataset that is being edited: what a script's add steps
 * carry. */

typedef struct akt_record_text {
    const akt_text_file *file;
    size_t offset; /* of the object, in checked text */
    size_t size;
    const char *pointer;      /* to it, for faults */
    const char *const *other; /* NULL-terminated: keys that are not the record's own */
} akt_record_text;

/* Reads and adds it; faults as when a file is loaded. AKT_EDATA where there is any error, the record
 * then being half made: free the dataset. */
akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_record_text *text,
                                akt_diagnostics *faults, akt_error *err);

#endif
