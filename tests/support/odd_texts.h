#ifndef AKT_TESTS_SUPPORT_ODD_TEXTS_H
#define AKT_TESTS_SUPPORT_ODD_TEXTS_H

#include "base/buffer.h"

/* What people rarely write, but may, and what a cell of a sheet could lose. */

/* How many there are, the one that is only long among them; as_json: of those that are the same in JSON
 * that is kept as a text. */
uint64_t akt_odd_texts_count(bool as_json);

/* Adds one of so many as a JSON string: the last is about `length` bytes long. */
void akt_odd_texts_add(akt_buffer *out, uint64_t number, uint64_t count, int length);

#endif
