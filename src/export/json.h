#ifndef AKT_EXPORT_JSON_H
#define AKT_EXPORT_JSON_H

#include "base/buffer.h"
#include "model/dataset.h"

/* The dataset's own JSON, fields in the order of the schema, absent ones left out. */

/* One table as an array of records. */
void akt_export_json_table(akt_buffer *out, const akt_dataset *dataset, akt_table table);

/* The taxonomy as an object of arrays. */
void akt_export_json_taxonomy(akt_buffer *out, const akt_dataset *dataset);

#endif
