#ifndef AKT_PARSE_CSV_H
#define AKT_PARSE_CSV_H

#include "parse/grid.h"

/* Separated values: RFC 4180, and what Norwegian Excel writes. The separator is the semicolon, tab or
 * comma that divides most rows alike, or what a first line `sep=;` says. Lines end with CR LF, LF or
 * CR. A cell may be quoted, then it may hold separators, line breaks and, doubled, quotes. An
 * apostrophe before = + - @ or tab, which keeps spreadsheets from reading a formula, is taken away.
 * Cells are rows and columns as a spreadsheet would show them: empty lines are rows. */

/* The most cells that are read of a file: more than two million rows of a table that people keep. */
enum { AKT_CSV_CELLS_MAX = 1 << 23 };

/* Reads file, whatever its encoding (encoding.h; its text becomes UTF-8), into out, which must be
 * disposed of, also on failure. The cells' texts are in pool. Faults (a quote that is never closed,
 * text behind a closed one, more cells than are read) go to faults: AKT_EDATA. O(size). */
akt_status akt_csv_read(akt_grid *out, akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                        akt_error *err);

#endif
