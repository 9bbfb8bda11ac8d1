#ifndef AKT_INPUT_EDIT_RECORD_H
#define AKT_INPUT_EDIT_RECORD_H

#include "model/schema.h"
#include "parse/json.h"

/* Objects written as JSON, read into a dataset that is being edited: what the steps of a script
 * carry. Faults are as when a file is loaded, at their place in the text. All of them return AKT_EDATA
 * after any fault that is an error, and AKT_ENOMEM. */

typedef struct akt_object_text {
    const akt_text_file *file;
    size_t offset; /* of the object, in checked text */
    const char *pointer;      /* to it, for faults */
    const char *const *other; /* NULL-terminated: keys that are not the object's own */
} akt_object_text;

/* Whether a text is made as ids are. */
bool akt_input_is_id(const char *text);

/* The id in those tables (1 << akt_table each) that is nearest to a word: itself, or the name of what
 * bears it. NULL where none is near, or where very many faults were told before. Borrowed. */
const char *akt_input_nearest_id(const akt_dataset *dataset, uint32_t tables, const char *word,
                                 const akt_diagnostics *faults);

/* Adds a record to a table. After a fault it is there half made, if it has an id or its table none,
 * for others to refer to: the dataset is then good for seeking more faults, and nothing else. */
akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_object_text *text,
                                akt_diagnostics *faults, akt_error *err);

/* Fills a struct, cleared first, by the rows of a schema of its own; texts and lists are the
 * dataset's. An id field is not filled. */
akt_status akt_input_read_object(akt_dataset *dataset, const akt_schema *schema,
                                 const akt_object_text *text, akt_diagnostics *faults, void *out);

/* Sets a field of a record to the member `value` of the object; null empties it. After a fault the
 * record is as it was. */
akt_status akt_input_set_field(akt_dataset *dataset, akt_ref record, const akt_field *field,
                               const akt_object_text *text, akt_diagnostics *faults);

#endif
