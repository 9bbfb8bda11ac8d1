#ifndef AKT_REPORT_DOCUMENT_H
#define AKT_REPORT_DOCUMENT_H

#include "base/pool.h"
#include "base/status.h"
#include "model/record.h"

/* A document: headings, paragraphs, items and typed tables, in one language. It does not know which
 * format it will become. Calls are sticky: after a failed allocation they do nothing and
 * akt_document_status tells. All texts are copied. */

typedef enum akt_column_type {
    AKT_COLUMN_TEXT,
    AKT_COLUMN_CODE,   /* an id or another fixed word: never translated, never hyphenated */
    AKT_COLUMN_DATE,   /* a year, month or day, as akt_date_write has it */
    AKT_COLUMN_WHOLE,  /* a count */
    AKT_COLUMN_NUMBER, /* a measure; of unit "%": a share, 1 = the whole */
    AKT_COLUMN_MONEY   /* whole kroner, or the currency that `unit` names */
} akt_column_type;

typedef struct akt_column {
    const char *key;   /* csv and json: English, fixed */
    const char *title; /* for people, in the document's language */
    akt_column_type type;
    const char *unit; /* or NULL */
} akt_column;

/* Where has_value is false the cell is undefined: empty in csv, null in json, for people `shown` or a
 * dash. */
typedef struct akt_cell {
    bool has_value;
    double number;    /* NUMBER */
    int64_t whole;    /* WHOLE, MONEY */
    const char *text; /* TEXT, CODE, DATE; lists are joined by | */
    const char *shown; /* for people instead of the value, where it is not NULL */
} akt_cell;

typedef struct akt_doc_table {
    const char *name;    /* English, fixed: `--table NAME` and the key in json */
    const char *caption; /* for people */
    const akt_column *columns;
    size_t column_count;
    akt_cell *cells; /* row by row */
    size_t row_count;
} akt_doc_table;

typedef enum akt_block_kind {
    AKT_BLOCK_HEADING,
    AKT_BLOCK_PARAGRAPH,
    AKT_BLOCK_ITEM, /* of a list */
    AKT_BLOCK_NOTE, /* method, period, what was left out */
    AKT_BLOCK_TABLE
} akt_block_kind;

/* Who a table is for: csv and json leave out what is for people, the others what is for machines. */
typedef enum akt_readers { AKT_READERS_ALL, AKT_READERS_PEOPLE, AKT_READERS_MACHINES } akt_readers;

typedef struct akt_block {
    akt_block_kind kind;
    int level; /* headings: 1 to 3 */
    const char *text;
    const char *basis; /* of a finding: where its records stand in the sources; else NULL */
    akt_doc_table *table;
    akt_readers readers; /* of a table */
} akt_block;

typedef struct akt_document akt_document;

/* NULL without memory. Whether json is an array (one table) or an object with tables by name
 * follows from how many tables are added. */
akt_document *akt_document_new(akt_lang lang);
void akt_document_free(akt_document *document);

void akt_document_heading(akt_document *document, int level, const char *text);
__attribute__((format(printf, 2, 3))) void akt_document_paragraph(akt_document *document,
                                                                  const char *format, ...);
__attribute__((format(printf, 2, 3))) void akt_document_item(akt_document *document,
                                                             const char *format, ...);
__attribute__((format(printf, 2, 3))) void akt_document_note(akt_document *document,
                                                             const char *format, ...);

/* A paragraph or an item that follows from records: their ids joined by |, and the places in the
 * sources where they stand, as people and as machines read them (NULL = none). Machines find all
 * findings in a last table, `findings`: finding, records, sources. See report/finding.h. */
typedef struct akt_finding {
    const char *records;
    const char *basis;
    const char *sources;
} akt_finding;
void akt_document_finding(akt_document *document, akt_block_kind kind, const char *text,
                          const akt_finding *from);

/* Starts a table; the columns are copied. Rows follow cell by cell. */
void akt_document_table(akt_document *document, const char *name, const char *caption,
                        const akt_column *columns, size_t column_count);
/* Whom the current table is for, where not for all. */
void akt_document_table_for(akt_document *document, akt_readers readers);
void akt_document_table_for_people(akt_document *document);
void akt_document_row(akt_document *document);

/* The next cell of the current row. NULL text, NaN and `nothing` are undefined. */
void akt_document_text(akt_document *document, const char *text);
void akt_document_shown(akt_document *document, const char *text, const char *shown);
void akt_document_whole(akt_document *document, int64_t value);
void akt_document_amount(akt_document *document, akt_amount amount, const char *shown);
void akt_document_number(akt_document *document, double value);
void akt_document_number_shown(akt_document *document, double value, const char *shown);
void akt_document_nothing(akt_document *document);

akt_lang akt_document_lang(const akt_document *document);
const akt_block *akt_document_blocks(const akt_document *document, size_t *count);
akt_status akt_document_status(const akt_document *document, akt_error *err);

/* Hands the finished document over in *out; where anything failed it is freed, *out left as it is. */
akt_status akt_document_finish(akt_document **out, akt_document *document, akt_error *err);

/* Memory that lives as long as the document. */
akt_pool *akt_document_pool(akt_document *document);

#endif
