#ifndef AKT_REPORT_FIELD_CELLS_H
#define AKT_REPORT_FIELD_CELLS_H

#include "model/schema.h"
#include "report/document.h"

/* Fields of the model as columns and cells: texts in three columns (name, name_nn, name_en), several
 * ids joined by |, sources as ref#place. */

enum { AKT_FIELD_COLUMNS_MAX = AKT_SCHEMA_FIELDS_MAX * AKT_LANG_COUNT };

/* Adds the columns of the fields to columns (room for AKT_FIELD_COLUMNS_MAX); returns how many. */
size_t akt_field_columns(akt_column *columns, akt_pool *pool, const akt_field_choice *fields);

/* Adds the cells of one record, in the order of the columns, to the document's current row. */
void akt_field_cells(akt_document *document, const akt_dataset *dataset,
                     const akt_field_choice *fields, const void *record);

/* One field as people read it, in the document's pool; NULL where it is absent. */
const char *akt_field_shown(akt_document *document, const akt_dataset *dataset,
                            const akt_field *field, const void *record);

/* "ref#place|ref": every citation of a record as machines read it, in pool; NULL where it has none. */
const char *akt_field_cites(akt_pool *pool, const akt_dataset *dataset, const akt_cites *cites);

/* What csv and json hold of a field, as one text in pool: codes and ids joined by |, of a text in several
 * languages the bokmål; NULL where it is absent. */
const char *akt_field_coded(akt_pool *pool, const akt_dataset *dataset, const akt_field *field,
                            const void *record);

/* Adds the cell of a record's sources: ref#place to machines, short titles and places to people. */
void akt_field_sources_cell(akt_document *document, const akt_dataset *dataset,
                            const akt_record *record);

/* Adds the cell of a date: YYYY-MM-DD to machines, as people write it to people. */
void akt_field_date_cell(akt_document *document, akt_date date);

/* Adds two cells: whether the record stands in the source, a dash to people where it does, and the
 * hedge or doubt that it carries. */
void akt_field_basis_cells(akt_document *document, const akt_record *record);

/* The columns of these cells, sources first, among others of a table. */
#define AKT_FIELD_EVIDENCE_COLUMNS(lang)                                                           \
    {"source", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_TEXT, NULL},                      \
        {"basis", akt_words(AKT_W_COLUMN_BASIS, lang), AKT_COLUMN_CODE, NULL},                     \
    {                                                                                              \
        "note", akt_words(AKT_W_COLUMN_NOTE, lang), AKT_COLUMN_TEXT, NULL                          \
    }

#endif
