#ifndef AKT_OUTPUT_XLSX_H
#define AKT_OUTPUT_XLSX_H

#include "base/buffer.h"
#include "report/document.h"

/* Documents as one workbook of Excel (ISO/IEC 29500), through libxlsxwriter.
 *
 * The first sheet has their headings, paragraphs, items and notes, and where a table stands a line
 * that leads to the table's own sheet. The headings of the second and later documents lie one
 * level deeper than those of the first, whose language is the workbook's. A sheet takes the version
 * of its table that is for people, and the one for machines only where there is no other; tables
 * without rows are left out. Numbers, money and dates are numbers, whatever words are shown for
 * them; where those words say more than the number (a range, another currency), a column beside it
 * has them. Text never becomes a formula or a link. Texts beyond the 32,767 characters that a cell
 * holds are cut, with a mark.
 *
 * table not NULL: the workbook has that table alone, with or without rows, and no first sheet.
 *
 * libxlsxwriter is loaded when it is first needed, in a child process of its own: it is lost when
 * memory is, needs three libraries that no other format does, and loading them doubles the time in
 * which the program starts. AKT_EINVAL where no document has such a table; AKT_ELIMIT where one has
 * more rows than a sheet holds; AKT_EIO where no temporary file can be written (in $TMPDIR, else
 * /tmp); AKT_EINTERNAL where the child ends otherwise than well. */
akt_status akt_xlsx_write(akt_buffer *out, const akt_document *const *documents, size_t count,
                          const char *table, akt_error *err);

/* The same in two steps, so that the child works while its parent does other things. The documents
 * need not outlive the first. What was started must be finished; AKT_OK from the first is no
 * promise of the second. */
typedef struct akt_xlsx_job {
    long child; /* 0: none */
    int scratch;
} akt_xlsx_job;

/* A table of a document that goes before the others; one that is not there, or has no rows, is passed
 * over. */
typedef struct akt_xlsx_front {
    const akt_document *document;
    const char *table;
    const char *name; /* of its sheet */
} akt_xlsx_front;

typedef struct akt_xlsx_options {
    const char *table;   /* as above; or NULL */
    const char *summary; /* the name of the first sheet; NULL = the usual one */
    const akt_xlsx_front *first;
    size_t first_count;
} akt_xlsx_options;

/* options NULL: all tables, in the order of the documents. */
akt_status akt_xlsx_start(akt_xlsx_job *out, const akt_document *const *documents, size_t count,
                          const akt_xlsx_options *options, akt_error *err);

/* Nothing, and AKT_OK, of a job that was not started. */
akt_status akt_xlsx_finish(akt_buffer *out, akt_xlsx_job *job, akt_error *err);

#endif
