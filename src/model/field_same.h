#ifndef AKT_MODEL_FIELD_SAME_H
#define AKT_MODEL_FIELD_SAME_H

#include "model/schema.h"

/* Whether two records of one dataset say the same in a field: codes, references and amounts are
 * compared as they are, texts by their letters, lists in their order. Not stated is the same as not
 * stated. O(size of the field). */
bool akt_field_is_same(const akt_field *field, const void *a, const void *b);

/* The same for all fields of a schema. */
bool akt_record_is_same(const akt_schema *schema, const void *a, const void *b);

#endif
