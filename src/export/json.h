#ifndef AKT_EXPORT_JSON_H
#define AKT_EXPORT_JSON_H

#include "base/buffer.h"
#include "model/schema.h"

/* The dataset's own JSON, fields in the order of the schema, absent ones left out. */

/* One table as an array of records: those whose flag is set in keep (NULL = all), with the given
 * fields (NULL = all). */
void akt_export_json_table(akt_buffer *out, const akt_dataset *dataset, akt_table table,
                           const bool *keep, const akt_field_choice *fields);

/* One record as an object: members that head holds ready ("\"table\": \"actors\"", or NULL), then those of
 * the fields that it has. */
void akt_export_json_record(akt_buffer *out, const akt_dataset *dataset,
                            const akt_field_choice *fields, const void *record, const char *head);

/* Whether a record holds something in the field; its value there, null where it does not. */
bool akt_export_json_has(const akt_field *field, const void *record);
void akt_export_json_field(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                           const void *record);

/* A text: a string where all languages are the same pointer, else an object with those given. */
void akt_export_json_words(akt_buffer *out, const akt_text *text);

/* The taxonomy as an object of arrays. */
void akt_export_json_taxonomy(akt_buffer *out, const akt_dataset *dataset);

#endif
