#ifndef AKT_INPUT_FORMATS_INTERNAL_H
#define AKT_INPUT_FORMATS_INTERNAL_H

#include "parse/text_file.h"

#include <stdbool.h>

/* One function a format: makes file->text our own JSON, in pool; records that need no such detour are
 * file->records (record_source.h). Faults go to faults, then AKT_EDATA. */
typedef akt_status akt_format_reader(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                                     akt_error *err);

/* Tables as people keep them in spreadsheets (sheet_table.h): one, and all in one workbook. */
akt_format_reader akt_read__csv;
akt_format_reader akt_read__xlsx;

/* Whether the name of a file of separated values is that of a table. */
bool akt_is__table(const akt_text_file *file);
/* Graphs of other programs (graph_dataset.h says what they become); see each file. */
akt_format_reader akt_read__graphml;
akt_format_reader akt_read__gexf;
akt_format_reader akt_read__pajek;
akt_format_reader akt_read__dl;
akt_format_reader akt_read__gml;
akt_format_reader akt_read__nodelink;
akt_format_reader akt_read__cytoscape;
akt_format_reader akt_read__kumu;
akt_format_reader akt_read__dot;
akt_format_reader akt_read__edgelist;

/* Whether a file whose ending says too little is one, by what it holds. */
bool akt_is__graphml(const akt_text_file *file);
bool akt_is__gexf(const akt_text_file *file);
bool akt_is__nodelink(const akt_text_file *file);
bool akt_is__cytoscape(const akt_text_file *file);
bool akt_is__kumu(const akt_text_file *file);
bool akt_is__edgelist(const akt_text_file *file);
/* 360Giving (read_360giving.c): a package of grants as JSON, or their flat table as csv. */
akt_format_reader akt_read__360giving;
bool akt_is__360giving(const akt_text_file *file);

#endif
