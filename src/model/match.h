#ifndef AKT_MODEL_MATCH_H
#define AKT_MODEL_MATCH_H

#include "model/schema.h"

/* Whether a field of a record holds a value as people type it: a code, a word or an id; one of those
 * in a list; a text in any language, or a part of one, whatever its case (ASCII); a year; a number as
 * files write it; the id of a cited source. An absent field matches nothing. */
bool akt_field_matches(const akt_dataset *dataset, const akt_field *field, const void *record,
                       const char *value);

#endif
