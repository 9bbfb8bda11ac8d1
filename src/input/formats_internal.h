#ifndef AKT_INPUT_FORMATS_INTERNAL_H
#define AKT_INPUT_FORMATS_INTERNAL_H

#include "parse/text_file.h"

/* One function a format: makes file->text our own JSON, in pool. Faults go to faults, then AKT_EDATA. */
typedef akt_status akt_format_reader(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                     akt_error *err);

/* One record a line, each with the `table` that it is of; terms with their `vocabulary`, too. */
akt_format_reader akt_read__ndjson;

/* Tables as people keep them in spreadsheets (sheet_table.h): one, and all in one workbook. */
akt_format_reader akt_read__csv;
akt_format_reader akt_read__xlsx;

/* 360Giving (read_360giving.c): a package of grants as JSON, or their flat table as csv. */
akt_format_reader akt_read__360giving;
bool akt_read__is_360giving(const akt_text_file *file);

#endif
