#ifndef AKT_OUTPUT_WRITERS_INTERNAL_H
#define AKT_OUTPUT_WRITERS_INTERNAL_H

#include "base/buffer.h"
#include "report/document.h"

/* One writer a format; each in a file of its own. */
void akt_text__write(akt_buffer *out, const akt_document *document);
void akt_html__write(akt_buffer *out, const akt_document *document);
void akt_csv__write(akt_buffer *out, const akt_doc_table *table, bool excel);

/* An array of the rows as objects. */
void akt_json__write_table(akt_buffer *out, const akt_doc_table *table, int indent);

/* One cell as people read it; a dash where it is undefined. */
void akt_cell__show(akt_buffer *out, const akt_cell *cell, const akt_column *column, akt_lang lang);

bool akt_column__is_number(const akt_column *column);

/* The table as people see it: without the columns, other than the first, in which no row says
 * anything, and without those whose cells are shown as "". To be disposed of; false without memory, and then empty. Texts stay the table's. */
bool akt_table__trim(akt_doc_table *out, const akt_doc_table *table);
void akt_table__dispose(akt_doc_table *trimmed);

/* Whether people see the block: not what is for machines, nor a table without rows. */
bool akt_block__is_for_people(const akt_block *block);

/* Whether a workbook takes the block: a table for people, or one that has no other version. */
bool akt_block__is_for_workbooks(const akt_block *block, const akt_document *document);

#endif
