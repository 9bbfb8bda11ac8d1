#ifndef AKT_MODEL_BUILDER_H
#define AKT_MODEL_BUILDER_H

#include "base/list.h"
#include "model/dataset.h"
#include "model/schema.h"

/* How readers and scenarios make a dataset. Not for those who only read one. */

akt_pool *akt_dataset_pool(akt_dataset *dataset);
akt_about *akt_dataset_edit_about(akt_dataset *dataset);

/* A new record, cleared as its schema says; moves the table's array. NULL without memory. */
akt_record *akt_dataset_add(akt_dataset *dataset, akt_table table);

/* The same for `count` records in a row, none of them 0; the first of them. */
akt_record *akt_dataset_add_all(akt_dataset *dataset, akt_table table, size_t count);

/* Takes away the record added last, which nothing refers to and no id leads to. */
void akt_dataset_drop_last(akt_dataset *dataset, akt_table table);

/* The record itself, to fill in. */
akt_record *akt_dataset_edit(akt_dataset *dataset, akt_table table, size_t index);

/* What is set aside, to be added to and edited. */
akt_list *akt_dataset_edit_asides(akt_dataset *dataset);

/* The term with that id, new or replaced in place (cleared); NULL without memory. */
akt_term *akt_dataset_add_term(akt_dataset *dataset, akt_vocabulary vocabulary, const char *id);

/* Takes away all terms of a vocabulary; records that refer to them are the caller's to mend. False
 * without memory, nothing taken away. */
bool akt_dataset_clear_terms(akt_dataset *dataset, akt_vocabulary vocabulary);

/* Makes the id of record (table, index) known. Returns what bears it already, itself where it is
 * new; unset without memory. */
akt_ref akt_dataset_index(akt_dataset *dataset, akt_table table, size_t index, const char *id);

/* A hint that an id of that table is soon to be made known: what of that waits for memory begins. */
void akt_dataset_expect_id(const akt_dataset *dataset, akt_table table, const char *id);

/* Room for the ids of that many more records of a table; false without memory. */
bool akt_dataset_reserve_ids(akt_dataset *dataset, akt_table table, size_t more);

/* A dataset with the same facts, to be edited apart: shares the texts, copies the tables. NULL
 * without memory. O(records). */
akt_dataset *akt_dataset_copy(const akt_dataset *dataset);

/* A dataset with those records whose keep flag is set, references moved; what a dropped record was
 * an end or holder of is dropped too, in lists it is left out. keep[table][index]. NULL without
 * memory. O(records). */
akt_dataset *akt_dataset_select(const akt_dataset *dataset, bool *const keep[AKT_TABLE_COUNT]);

#endif
