#include "output/xlsx_internal.h"

#include "output/writers_internal.h"
#include "words/quantity.h"
#include "words/words.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

enum { INK = 0x1F2C3D, SUBTLE = 0x545E6B, ACCENT = 0x0062BA, TEXT_WIDTH = 92, PAPER_A4 = 9 };

/* More than the last rows and all other parts take, in bytes. */
enum { OTHER_PARTS = 4 << 20 };

/* The first moment that a zip file can tell: every workbook has it, so that the same input makes
 * the same bytes. */
static const time_t CREATED = 315532800;
static const double MARGIN = 0.5, TALLEST = 409, COMMON_SIZE = 11, COMMON_HEIGHT = 15;

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
    double height = round((double)lines * COMMON_HEIGHT * size / COMMON_SIZE);
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

/* The sheet of the text */

typedef struct style {
    lxw_format *format;
    double size;
} style;

typedef struct summary {
    akt_xlsx_book *book;
    const akt_xlsx_plan *plan;
    lxw_worksheet *to;
    lxw_row_t row;
    style headings[3];
    style paragraph;
    style item;
    style note;
    style link;
} summary;

static style make_style(akt_xlsx_book *book, double size, lxw_color_t color)
{
    style made = {akt_xlsx_book__format(book), size};
    if (!made.format)
        return made;
    book->lib->format_set_text_wrap(made.format);
    book->lib->format_set_font_size(made.format, size);
    book->lib->format_set_font_color(made.format, color);
    return made;
}

static void make_styles(summary *s)
{
    static const double sizes[] = {20, 14, 12};
    const akt_xlsx_library *lib = s->book->lib;
    for (int level = 0; level < 3; level++)
        s->headings[level] = make_style(s->book, sizes[level], INK);
    s->paragraph = make_style(s->book, COMMON_SIZE, INK);
    s->item = make_style(s->book, COMMON_SIZE, INK);
    s->note = make_style(s->book, 10, SUBTLE);
    s->link = make_style(s->book, COMMON_SIZE, ACCENT);
    if (s->book->error)
        return;
    for (int level = 0; level < 3; level++)
        lib->format_set_bold(s->headings[level].format);
    lib->format_set_indent(s->item.format, 1);
    lib->format_set_underline(s->link.format, LXW_UNDERLINE_SINGLE);
}

static void add_line(summary *s, const char *text, const style *as)
{
    size_t width = (size_t)(TEXT_WIDTH * COMMON_SIZE / as->size);
    akt_xlsx_book__height(s->book, s->to, s->row, akt_xlsx__lines_of(text, width), as->size);
    akt_xlsx_book__text(s->book, s->to, s->row++, 0, text, as->format);
}

static void add_item(summary *s, const char *text)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_buffer_format(&line, "• %s", text);
    add_line(s, akt_buffer_text(&line), &s->item);
    akt_xlsx_book__settle(s->book, &line);
}

static void add_address(akt_buffer *out, const char *name)
{
    akt_buffer_add(out, "internal:'");
    for (; *name; name++) {
        akt_buffer_add(out, *name == '\'' ? "'" : "");
        akt_buffer_add_char(out, *name);
    }
    akt_buffer_add(out, "'!A1");
}

/* The line that leads to a table's sheet. */
static void add_link(summary *s, const akt_xlsx_sheet *sheet)
{
    akt_buffer address = AKT_BUFFER_INIT, text = AKT_BUFFER_INIT, rows = AKT_BUFFER_INIT;
    size_t count = sheet->table->row_count;
    akt_quantity_whole(&rows, (int64_t)count, s->book->lang);
    akt_words_fill(&text, count == 1 ? AKT_W_WORKBOOK_SEE_ONE : AKT_W_WORKBOOK_SEE, s->book->lang,
                   sheet->name, akt_buffer_text(&rows), NULL, NULL);
    add_address(&address, sheet->name);
    if (!s->book->error)
        akt_xlsx_book__keep(s->book, s->book->lib->worksheet_write_url_opt(
                                         s->to, s->row++, 0, akt_buffer_text(&address),
                                         s->link.format, akt_buffer_text(&text), NULL));
    akt_xlsx_book__settle(s->book, &rows);
    akt_xlsx_book__settle(s->book, &text);
    akt_xlsx_book__settle(s->book, &address);
}

static const akt_xlsx_sheet *find_sheet(const akt_xlsx_plan *plan, const akt_doc_table *table)
{
    const akt_xlsx_sheet *sheets = plan->sheets.items;
    for (size_t i = 0; i < plan->sheets.count; i++)
        if (sheets[i].table == table)
            return &sheets[i];
    return NULL;
}

static void add_heading(summary *s, const char *text, int level)
{
    s->row += s->row > 0;
    add_line(s, text, &s->headings[level > 3 ? 2 : level - 1]);
}

static void add_block(summary *s, const akt_block *block, int deeper)
{
    const akt_xlsx_sheet *sheet = NULL;
    switch (block->kind) {
    case AKT_BLOCK_HEADING:
        add_heading(s, block->text, block->level + deeper);
        break;
    case AKT_BLOCK_PARAGRAPH:
        add_line(s, block->text, &s->paragraph);
        break;
    case AKT_BLOCK_ITEM:
        add_item(s, block->text);
        break;
    case AKT_BLOCK_NOTE:
        add_line(s, block->text, &s->note);
        break;
    case AKT_BLOCK_TABLE:
        sheet = find_sheet(s->plan, block->table);
        if (sheet)
            add_link(s, sheet);
        break;
    }
}

void akt_xlsx_book__add_summary(akt_xlsx_book *book, const akt_xlsx_plan *plan)
{
    summary s = {.book = book, .plan = plan};
    s.to = akt_xlsx_book__sheet(book, akt_words(AKT_W_WORKBOOK_SUMMARY, book->lang));
    if (!s.to)
        return;
    make_styles(&s);
    akt_xlsx_book__keep(book, book->lib->worksheet_set_column(s.to, 0, 0, TEXT_WIDTH, NULL));
    book->lib->worksheet_gridlines(s.to, LXW_HIDE_ALL_GRIDLINES);
    for (size_t d = 0; d < plan->document_count; d++) {
        size_t count;
        const akt_block *blocks = akt_document_blocks(plan->documents[d], &count);
        for (size_t i = 0; i < count; i++)
            add_block(&s, &blocks[i], d > 0);
    }
    akt_xlsx_book__count(book, s.to);
}

/* The workbook */

static const char *title_of(const akt_xlsx_plan *plan)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(plan->documents[0], &count);
    return count && blocks[0].kind == AKT_BLOCK_HEADING ? blocks[0].text : "aktorkart";
}

static void set_properties(akt_xlsx_book *book, const akt_xlsx_plan *plan)
{
    akt_buffer title = AKT_BUFFER_INIT;
    akt_xlsx__add_text(&title, title_of(plan), book->lang);
    lxw_doc_properties properties = {.title = title.text, .created = CREATED};
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

lxw_error akt_xlsx_book__write(const akt_xlsx_plan *plan, const akt_xlsx_library *lib, int file,
                               const char *folder)
{
    char path[64], aside[PATH_MAX];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    snprintf(aside, sizeof aside, "%s", folder);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = aside};
    const akt_xlsx_sheet *sheets = plan->sheets.items;
    errno = 0;
    akt_xlsx_book book = {
        .lib = lib, .workbook = lib->workbook_new_opt(path, &options), .lang = plan->lang};
    if (!book.workbook)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    set_properties(&book, plan);
    if (plan->has_summary)
        akt_xlsx_book__add_summary(&book, plan);
    for (size_t i = 0; i < plan->sheets.count; i++)
        akt_xlsx_book__add_table(&book, &sheets[i]);
    claim_room(&book, file);
    if (!book.error)
        akt_xlsx_book__keep(&book, lib->workbook_close(book.workbook));
    return book.error;
}
