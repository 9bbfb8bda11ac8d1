#ifndef AKT_TESTS_SUPPORT_PRINTED_DATASET_H
#define AKT_TESTS_SUPPORT_PRINTED_DATASET_H

#include "base/buffer.h"
#include "model/dataset.h"

/* Every table and the taxonomy, as files hold them. Want of memory ends the program. */
void akt_printed_dataset_add(akt_buffer *out, const akt_dataset *dataset);

/* The same with the records of each table in the order of their text, and the members of forums in
 * that of their ids: the same for datasets that differ in nothing but these orders. */
void akt_printed_dataset_add_sorted(akt_buffer *out, const akt_dataset *dataset);

#endif
