#ifndef AKT_REPORT_FINDING_H
#define AKT_REPORT_FINDING_H

#include "model/dataset.h"
#include "report/document.h"

/* Adds a sentence that follows from numbers, as a paragraph or an item, with the records behind it:
 * any records of the dataset (actors, ties, flows, roles …), each named once. People read after it
 * where those records stand in the sources, the first few places of each; machines get every id
 * (table/index where a record has none) and every place. A finding about what is absent has no
 * records. O(citations log citations). */
void akt_finding_add(akt_document *document, akt_block_kind kind, const akt_dataset *dataset,
                     const char *text, akt_refs records);

/* A finding about what is not there, which no record is behind. */
void akt_finding_add_absence(akt_document *document, const char *text);

#endif
