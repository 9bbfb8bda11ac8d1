#ifndef AKT_TESTS_SUPPORT_WORKBOOK_H
#define AKT_TESTS_SUPPORT_WORKBOOK_H

#include "base/buffer.h"
#include "report/document.h"

/* A workbook as a reader of zip and XML that is not ours finds it: unzip takes the parts out. */

/* The document, or one table of it, as a workbook; what cannot be made ends the program. */
void akt_workbook_document(akt_buffer *out, const akt_document *document, const char *table);

/* Adds the part of that name, such as "xl/workbook.xml"; whether there is one. */
bool akt_workbook_part(const akt_buffer *workbook, const char *name, akt_buffer *out);

/* What a sheet (1, 2, …) has at a place such as "B2": "text:…" with XML's marks as they are read,
 * "number:…", or "" for nothing; anything else (a formula, an error) as "other:" and its XML.
 * Borrowed until the next call. */
const char *akt_workbook_cell(const akt_buffer *workbook, int sheet, const char *place);

/* The number format of a cell that has a number. Borrowed until the next call; "" for the common. */
const char *akt_workbook_format(const akt_buffer *workbook, int sheet, const char *place);

/* The name of a sheet, borrowed until the next call; "" beyond the last. */
const char *akt_workbook_sheet(const akt_buffer *workbook, int sheet);

/* How long a spreadsheet takes a text to be: in units of UTF-16. */
size_t akt_workbook_units(const char *text);

/* After cmocka.h. */
#define assert_cell(workbook, sheet, place, wanted)                                                \
    assert_string_equal(akt_workbook_cell(workbook, sheet, place), wanted)

#endif
