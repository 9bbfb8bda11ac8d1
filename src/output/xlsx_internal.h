#ifndef AKT_OUTPUT_XLSX_INTERNAL_H
#define AKT_OUTPUT_XLSX_INTERNAL_H

#include "base/buffer.h"
#include "base/list.h"
#include "output/xlsx.h"

#include <xlsxwriter.h>

/* The workbook as it is planned: which tables, under which names. */

enum { AKT_XLSX_NAME_SIZE = 31 * 4 + 1, AKT_XLSX_ROWS_MAX = 1048575, AKT_XLSX_FONT_SIZE = 11 };

typedef struct akt_xlsx_sheet {
    const akt_doc_table *table; /* as the document has it */
    akt_doc_table trimmed;      /* as the sheet shows it */
    char name[AKT_XLSX_NAME_SIZE];
} akt_xlsx_sheet;

typedef struct akt_xlsx_plan {
    const akt_document *const *documents;
    size_t document_count;
    bool has_summary;
    const char *summary; /* its name */
    akt_lang lang;
    akt_list sheets; /* of akt_xlsx_sheet */
} akt_xlsx_plan;

/* options NULL: the usual ones. Empty where no table is called options->table. To be disposed of, also on failure. */
akt_status akt_xlsx_plan__make(akt_xlsx_plan *out, const akt_document *const *documents,
                               size_t count, const akt_xlsx_options *options, akt_error *err);
void akt_xlsx_plan__dispose(akt_xlsx_plan *plan);

/* Adds text as a cell can hold it: what XML cannot carry replaced by U+FFFD, line ends LF, cut at
 * what a cell holds; whether it was cut. */
bool akt_xlsx__add_text(akt_buffer *out, const char *text, akt_lang lang);

/* How wide a text is: the characters of its longest line. */
size_t akt_xlsx__width_of(const char *text);

/* On how many lines a text falls in a column so many digits wide, broken at spaces; its letters are
 * a little narrower. */
size_t akt_xlsx__lines_of(const char *text, size_t width);

/* The day as Excel counts it; 0 where it lies before the days that it can count. */
double akt_xlsx__day_number(akt_date date);

/* What a cell of a table becomes in a sheet: a number, a day by its number, or words. */
typedef enum akt_xlsx_kind { AKT_XLSX_WORDS, AKT_XLSX_NUMBER, AKT_XLSX_DAY } akt_xlsx_kind;

/* Whole numbers that a spreadsheet would round, and months, are words. */
akt_xlsx_kind akt_xlsx_cell__read(const akt_cell *cell, const akt_column *column, double *value);

/* The decimals that a measure asks for. */
int akt_xlsx_cell__decimals(const akt_cell *cell, const akt_column *column);

bool akt_xlsx_column__is_share(const akt_column *column);

/* The currency of a column of money as a number format can quote it; "" for none. */
const char *akt_xlsx_column__currency(const akt_column *column, akt_lang lang);

/* The functions of libxlsxwriter that are used, found when they are needed. */
#define AKT_XLSX_FUNCTIONS(X)                                                                      \
    X(workbook_new_opt)                                                                            \
    X(workbook_add_worksheet)                                                                      \
    X(workbook_add_format)                                                                         \
    X(workbook_set_properties)                                                                     \
    X(workbook_close)                                                                              \
    X(worksheet_write_string)                                                                      \
    X(worksheet_write_number)                                                                      \
    X(worksheet_write_url_opt)                                                                     \
    X(worksheet_set_column)                                                                        \
    X(worksheet_set_row)                                                                           \
    X(worksheet_set_margins)                                                                       \
    X(worksheet_freeze_panes)                                                                      \
    X(worksheet_autofilter)                                                                        \
    X(worksheet_ignore_errors)                                                                     \
    X(worksheet_gridlines)                                                                         \
    X(worksheet_set_landscape)                                                                     \
    X(worksheet_set_paper)                                                                         \
    X(worksheet_fit_to_pages)                                                                      \
    X(worksheet_repeat_rows)                                                                       \
    X(worksheet_set_footer)                                                                        \
    X(worksheet_data_validation_range)                                                             \
    X(format_set_align)                                                                            \
    X(format_set_bg_color)                                                                         \
    X(format_set_bold)                                                                             \
    X(format_set_bottom)                                                                           \
    X(format_set_font_color)                                                                       \
    X(format_set_font_size)                                                                        \
    X(format_set_indent)                                                                           \
    X(format_set_num_format)                                                                       \
    X(format_set_text_wrap)                                                                        \
    X(format_set_underline)

typedef struct akt_xlsx_library {
#define AKT_XLSX_MEMBER(name) __typeof__(name) *name;
    AKT_XLSX_FUNCTIONS(AKT_XLSX_MEMBER)
#undef AKT_XLSX_MEMBER
} akt_xlsx_library;

/* False where the library or one of the functions is not there. It stays loaded. */
bool akt_xlsx_library__open(akt_xlsx_library *out);

/* A workbook being written. Sticky: the first error stays and nothing is written after it. */
typedef struct akt_xlsx_book {
    const akt_xlsx_library *lib;
    lxw_workbook *workbook;
    lxw_error error;
    akt_lang lang;
    size_t written; /* bytes, of all sheets so far */
    size_t largest; /* of one */
} akt_xlsx_book;

/* A format of cells; NULL sets the error. */
lxw_format *akt_xlsx_book__format(akt_xlsx_book *book);
lxw_worksheet *akt_xlsx_book__sheet(akt_xlsx_book *book, const char *name);

/* The height of the row that is being written, of so many lines of so many points. Spelled out
 * where it is not the common one, since not every reader of the format finds it by itself. */
void akt_xlsx_book__height(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, size_t lines,
                           double size);

/* Counts what was written of a sheet, once it is whole. */
void akt_xlsx_book__count(akt_xlsx_book *book, lxw_worksheet *sheet);

void akt_xlsx_book__text(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, lxw_col_t column,
                         const char *text, lxw_format *format);
void akt_xlsx_book__number(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, lxw_col_t column,
                           double value, lxw_format *format);

/* Keeps an error, or a want of memory that was not told, unless there was one before. */
void akt_xlsx_book__keep(akt_xlsx_book *book, lxw_error error);

/* The sheet of a table; that of the text. */
void akt_xlsx_book__add_table(akt_xlsx_book *book, const akt_xlsx_sheet *sheet);
void akt_xlsx_book__add_summary(akt_xlsx_book *book, const akt_xlsx_plan *plan);

/* Whether the words shown for a number say anything that the number itself does not. */
bool akt_xlsx_cell__says_more(akt_xlsx_book *book, const akt_cell *cell, const akt_column *column);

/* The words of a cell; nothing where it says nothing. */
void akt_xlsx_cell__add_words(akt_buffer *out, const akt_cell *cell, const akt_column *column,
                              akt_lang lang);

/* How many characters wide the cell is, a measure with so many decimals. */
size_t akt_xlsx_cell__width(akt_xlsx_book *book, const akt_cell *cell, const akt_column *column,
                            int decimals);

/* Adds what failed to the book's error, and disposes of the text. */
void akt_xlsx_book__settle(akt_xlsx_book *book, akt_buffer *text);

/* Begins a workbook in an open file, with other temporary files in folder (PATH_MAX bytes, kept until
 * the end); false without memory. Ends it: title is its own. */
bool akt_xlsx_book__open(akt_xlsx_book *book, int file, char *folder);
lxw_error akt_xlsx_book__close(akt_xlsx_book *book, const char *title, int file);

/* Writes a workbook to an open file, with other temporary files in folder. */
typedef lxw_error akt_xlsx_maker(const void *what, const akt_xlsx_library *lib, int file,
                                 char *folder);

/* Makes a planned workbook. */
akt_xlsx_maker akt_xlsx_book__write;

/* Starts a process that makes what, a workbook of so many sheets (xlsx.h). */
struct akt_xlsx_job;
akt_status akt_xlsx__start(struct akt_xlsx_job *out, akt_xlsx_maker *make, const void *what,
                           size_t sheets, akt_error *err);

#endif
