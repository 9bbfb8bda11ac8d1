#ifndef AKT_INPUT_READER_INTERNAL_H
#define AKT_INPUT_READER_INTERNAL_H

#include "base/buffer.h"
#include "model/builder.h"
#include "parse/json.h"

/* What the readers of this room share: the dataset that is being made and where faults go. */
typedef struct akt_reader {
    akt_dataset *dataset;
    const akt_text_file *files;
    size_t file_count;
    akt_diagnostics *faults;
    const char *const *other; /* keys of a record that are not its own; NULL = none */
    bool no_memory;
} akt_reader;

/* One record in a file's text. */
typedef struct akt_place {
    const akt_text_file *file;
    size_t offset;       /* of the record */
    const char *pointer; /* to the record: "/actors/3" */
} akt_place;

/* Adds a fault in the part of the record that a pointer names ("" = the record itself). */
void akt_reader__fault(akt_reader *reader, const akt_place *place, akt_fault fault,
                       const char *pointer, const char *const args[4]);

/* Fills record from a JSON object by its schema; faults for what is unknown, missing or wrong. Ids
 * and codes must be known already. */
void akt_reader__record(akt_reader *reader, const akt_place *place, const akt_schema *schema,
                        const akt_json *value, void *record);

/* Reads one value into a field of record. */
void akt_reader__field(akt_reader *reader, const akt_place *place, const akt_field *field,
                       const akt_json *value, void *record);

/* What only the whole dataset shows: circles, dates, amounts, sources, languages. */
void akt_reader__validate(akt_reader *reader);

/* Whether text is made as ids are. */
bool akt_reader__is_id(const char *text);

#endif
