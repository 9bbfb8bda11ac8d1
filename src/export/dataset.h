#ifndef AKT_EXPORT_DATASET_H
#define AKT_EXPORT_DATASET_H

#include "base/buffer.h"
#include "model/dataset.h"

/* A whole dataset in its own formats: read again, it is the same facts in the same order. Of the taxonomy
 * only what the dataset has of its own. What a scenario set aside is no part of it. O(records). */

/* Whether the term is the dataset's own, or the built-in one as it was. */
bool akt_export_is_own_term(const akt_term *term, akt_vocabulary vocabulary);

/* How many terms of a vocabulary are. */
size_t akt_export_count_own_terms(const akt_dataset *dataset, akt_vocabulary vocabulary);

/* One JSON object with `dataset`, `taxonomy` and every table that has records, a record a line. */
void akt_export_dataset_json(akt_buffer *out, const akt_dataset *dataset);

/* A record a line, each with its `table` (and terms with their `vocabulary`). */
void akt_export_dataset_ndjson(akt_buffer *out, const akt_dataset *dataset);

#endif
