#ifndef AKT_MODEL_COUNTED_ID_H
#define AKT_MODEL_COUNTED_ID_H

#include <stddef.h>

/* Ids that only count flows which have none of their own: "flow", "flow-2", "flow-3" … */

enum { AKT_COUNTED_ID_SIZE = 32 };

/* The id of the flow at an index. Returns its length. */
size_t akt_counted_id_write(char out[AKT_COUNTED_ID_SIZE], size_t index);

/* The index that an id of `size` bytes counts; SIZE_MAX where it is no such id. */
size_t akt_counted_id_read(const char *id, size_t size);

#endif
