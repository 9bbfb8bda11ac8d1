#include "output/xlsx_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

enum {
    PAPER_A4 = 9,
    OTHER_PARTS = 4 << 20 /* bytes: more than last rows and small parts take */
};

/* The first moment that a zip file can tell: every workbook has it, so that the same input makes
 * the same bytes. */
static const time_t CREATED = 315532800;
static const double MARGIN = 0.5, TALLEST = 409, COMMON_HEIGHT = 15;

void akt_xlsx_book__keep(akt_xlsx_book *book, lxw_error error)
{
    lxw_error found = errno == ENOMEM ? LXW_ERROR_MEMORY_MALLOC_FAILED : error;
    book->error = book->error ? book->error : found;
}

void akt_xlsx_book__settle(akt_xlsx_book *book, akt_buffer *text)
{
    if (text->failed)
        akt_xlsx_book__keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    akt_buffer_dispose(text);
}

lxw_format *akt_xlsx_book__format(akt_xlsx_book *book)
{
    lxw_format *format = book->error ? NULL : book->lib->workbook_add_format(book->workbook);
    if (!format)
        akt_xlsx_book__keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    else
        book->lib->format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

lxw_worksheet *akt_xlsx_book__sheet(akt_xlsx_book *book, const char *name)
{
    lxw_worksheet *sheet =
        book->error ? NULL : book->lib->workbook_add_worksheet(book->workbook, name);
    if (!sheet) {
        akt_xlsx_book__keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    book->lib->worksheet_set_paper(sheet, PAPER_A4);
    book->lib->worksheet_fit_to_pages(sheet, 1, 0);
    book->lib->worksheet_set_margins(sheet, MARGIN, MARGIN, -1, -1);
    akt_xlsx_book__keep(book, book->lib->worksheet_set_footer(sheet, "&L&A&R&P / &N"));
    return sheet;
}

void akt_xlsx_book__height(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, size_t lines,
                           double size)
{
    double height = round((double)lines * COMMON_HEIGHT * size / AKT_XLSX_FONT_SIZE);
    if (!book->error && height != COMMON_HEIGHT)
        akt_xlsx_book__keep(
            book, book->lib->worksheet_set_row(to, row, height > TALLEST ? TALLEST : height, NULL));
}

void akt_xlsx_book__count(akt_xlsx_book *book, lxw_worksheet *sheet)
{
    if (book->error)
        return;
    long size = fflush(sheet->optimize_tmpfile) == 0 ? ftell(sheet->optimize_tmpfile) : -1;
    if (size < 0 || ferror(sheet->optimize_tmpfile)) {
        akt_xlsx_book__keep(book, LXW_ERROR_CREATING_TMPFILE);
        return;
    }
    book->written += (size_t)size;
    book->largest = (size_t)size > book->largest ? (size_t)size : book->largest;
}

void akt_xlsx_book__text(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, lxw_col_t column,
                         const char *text, lxw_format *format)
{
    akt_buffer clean = AKT_BUFFER_INIT;
    akt_xlsx__add_text(&clean, text, book->lang);
    if (!book->error && !clean.failed)
        akt_xlsx_book__keep(book, book->lib->worksheet_write_string(
                                      to, row, column, akt_buffer_text(&clean), format));
    akt_xlsx_book__settle(book, &clean);
}

void akt_xlsx_book__number(akt_xlsx_book *book, lxw_worksheet *to, lxw_row_t row, lxw_col_t column,
                           double value, lxw_format *format)
{
    if (!book->error)
        akt_xlsx_book__keep(book,
                            book->lib->worksheet_write_number(to, row, column, value, format));
}

/* The workbook */

static const char *title_of(const akt_xlsx_plan *plan)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(plan->documents[0], &count);
    return count && blocks[0].kind == AKT_BLOCK_HEADING ? blocks[0].text : "aktorkart";
}

static void set_properties(akt_xlsx_book *book, const char *words)
{
    akt_buffer title = AKT_BUFFER_INIT;
    akt_xlsx__add_text(&title, words, book->lang);
    lxw_doc_properties properties = {.title = title.text, .created = CREATED};
    if (!book->error)
        akt_xlsx_book__keep(book, book->lib->workbook_set_properties(book->workbook, &properties));
    akt_xlsx_book__settle(book, &title);
}

/* The library overlooks a full disk and would leave half a sheet: what its files can still take is
 * claimed beforehand. */
static void claim_room(akt_xlsx_book *book, int file)
{
    off_t room = (off_t)(book->written + book->largest + OTHER_PARTS);
    if (!book->error && (posix_fallocate(file, 0, room) != 0 || ftruncate(file, 0) != 0))
        akt_xlsx_book__keep(book, LXW_ERROR_CREATING_TMPFILE);
}

bool akt_xlsx_book__open(akt_xlsx_book *book, int file, char *folder)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
    errno = 0;
    book->workbook = book->lib->workbook_new_opt(path, &options);
    return book->workbook != NULL;
}

lxw_error akt_xlsx_book__close(akt_xlsx_book *book, const char *title, int file)
{
    set_properties(book, title);
    claim_room(book, file);
    if (!book->error)
        akt_xlsx_book__keep(book, book->lib->workbook_close(book->workbook));
    return book->error;
}

lxw_error akt_xlsx_book__write(const void *what, const akt_xlsx_library *lib, int file,
                               char *folder)
{
    const akt_xlsx_plan *plan = what;
    const akt_xlsx_sheet *sheets = plan->sheets.items;
    akt_xlsx_book book = {.lib = lib, .lang = plan->lang};
    if (!akt_xlsx_book__open(&book, file, folder))
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (plan->has_summary)
        akt_xlsx_book__add_summary(&book, plan);
    for (size_t i = 0; i < plan->sheets.count; i++)
        akt_xlsx_book__add_table(&book, &sheets[i]);
    return akt_xlsx_book__close(&book, title_of(plan), file);
}
