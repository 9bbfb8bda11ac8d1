#ifndef AKT_PARSE_XLSX_H
#define AKT_PARSE_XLSX_H

#include "parse/grid.h"

/* Workbooks of Excel (.xlsx, .xlsm; ISO/IEC 29500), as Excel, LibreOffice and programs write them: the
 * values of cells, not their looks. A formula has the value that was last worked out; a number in the
 * format of a date is a day; of merged cells the first has the value. Places are row and column.
 *
 * What is not such a workbook (another kind of file, cut off, locked with a password, with parts that
 * are not sound XML or far too large) gets one fault, without a line, and AKT_EDATA. */

typedef struct akt_xlsx_file akt_xlsx_file;

/* The most cells that are read of a sheet, and texts of a workbook. */
enum { AKT_XLSX_CELLS_MAX = 1 << 20 };

/* Opens what akt_text_file_read has read. file, pool (for the texts) and faults are borrowed until
 * akt_xlsx_close. AKT_EINTERNAL where libzip or libxml2 cannot be loaded. */
akt_status akt_xlsx_open(akt_xlsx_file **out, const akt_text_file *file, akt_pool *pool,
                         akt_diagnostics *faults, akt_error *err);
void akt_xlsx_close(akt_xlsx_file *workbook);

/* The sheets in their order; names are borrowed. Sheets of charts are left out. */
size_t akt_xlsx_sheet_count(const akt_xlsx_file *workbook);
const char *akt_xlsx_sheet_name(const akt_xlsx_file *workbook, size_t sheet);
bool akt_xlsx_sheet_is_hidden(const akt_xlsx_file *workbook, size_t sheet);

/* Reads one sheet into out, which must be disposed of, also on failure. O(size of the sheet), and of
 * the workbook's texts the first time. */
akt_status akt_xlsx_read(akt_grid *out, akt_xlsx_file *workbook, size_t sheet, akt_error *err);

#endif
