#include "output/workbook.h"

#include "output/xlsx.h"
#include "output/xlsx_internal.h"

#include <stdio.h>
#include <string.h>

enum {
    REQUIRED_FILL = 0xC9D8EA,
    HEAD_FILL = 0xE6EBF1,
    HEAD_INK = 0x1F2C3D,
    LAST_ROW = 1048575,
    FILTER_WIDTH = 3,
    PROMPT_MOST = 240, /* bytes: 255 characters may be shown */
    PROMPT_TITLE_MOST = 32
};

typedef struct sheet {
    akt_xlsx_book *book;
    const akt_workbook_sheet *of;
    lxw_worksheet *to;
    lxw_format *required, *heading; /* of headings */
    lxw_format *text, *prose;
} sheet;

static lxw_format *make_heading(akt_xlsx_book *book, lxw_color_t fill)
{
    lxw_format *format = akt_xlsx_book__format(book);
    if (!format)
        return NULL;
    book->lib->format_set_bold(format);
    book->lib->format_set_bg_color(format, fill);
    book->lib->format_set_font_color(format, HEAD_INK);
    book->lib->format_set_bottom(format, LXW_BORDER_THIN);
    book->lib->format_set_text_wrap(format);
    return format;
}

static lxw_format *make_text(akt_xlsx_book *book, bool is_wrapped)
{
    lxw_format *format = akt_xlsx_book__format(book);
    if (format)
        book->lib->format_set_num_format(format, "@");
    if (format && is_wrapped)
        book->lib->format_set_text_wrap(format);
    return format;
}

static lxw_format *format_of(const sheet *s, const akt_workbook_column *column)
{
    if (!column->numbers)
        return column->is_wrapped ? s->prose : s->text;
    lxw_format *format = akt_xlsx_book__format(s->book);
    if (format)
        s->book->lib->format_set_num_format(format, column->numbers);
    return format;
}

/* Headings */

static void write_headings(const sheet *s)
{
    size_t lines = 1;
    for (size_t c = 0; c < s->of->column_count; c++) {
        const akt_workbook_column *column = &s->of->columns[c];
        size_t button = s->of->is_prose ? 0 : FILTER_WIDTH;
        size_t own = akt_xlsx__lines_of(column->title, column->width - button);
        lines = own > lines ? own : lines;
    }
    akt_xlsx_book__height(s->book, s->to, 0, lines, AKT_XLSX_FONT_SIZE);
    for (size_t c = 0; c < s->of->column_count; c++)
        akt_xlsx_book__text(s->book, s->to, 0, (lxw_col_t)c, s->of->columns[c].title,
                            s->of->columns[c].is_required ? s->required : s->heading);
}

/* The start of a text, whole characters of it. */
static void clip(char *out, size_t most, const char *text)
{
    size_t size = strlen(text);
    for (size = size < most ? size : most; size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80;)
        size--;
    memcpy(out, text, size);
    out[size] = '\0';
}

static void add_prompt(const sheet *s, size_t c)
{
    char title[PROMPT_TITLE_MOST + 1], message[PROMPT_MOST + 1];
    const akt_workbook_column *column = &s->of->columns[c];
    if (!column->prompt || s->book->error)
        return;
    clip(title, PROMPT_TITLE_MOST, column->title);
    clip(message, PROMPT_MOST, column->prompt);
    lxw_data_validation prompt = {.validate = LXW_VALIDATION_TYPE_ANY,
                                  .show_input = LXW_VALIDATION_ON,
                                  .input_title = title,
                                  .input_message = message};
    akt_xlsx_book__keep(s->book, s->book->lib->worksheet_data_validation_range(
                                     s->to, 0, (lxw_col_t)c, 0, (lxw_col_t)c, &prompt));
}

static void add_list(const sheet *s, size_t c)
{
    char source[256];
    const akt_workbook_column *column = &s->of->columns[c];
    if (!column->list || s->book->error)
        return;
    snprintf(source, sizeof source, "%s", column->list);
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                .value_formula = source,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .dropdown = LXW_VALIDATION_ON,
                                .show_error =
                                    column->is_closed ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_STOP};
    akt_xlsx_book__keep(s->book, s->book->lib->worksheet_data_validation_range(
                                     s->to, 1, (lxw_col_t)c, LAST_ROW, (lxw_col_t)c, &list));
}

/* Rows */

static const akt_workbook_cell *cell_at(const akt_workbook_sheet *of, size_t row, size_t column)
{
    return &of->cells[row * of->column_count + column];
}

static void write_row(const sheet *s, size_t row, lxw_format *const *formats)
{
    size_t lines = 1;
    const lxw_row_t at = (lxw_row_t)row + 1;
    for (size_t c = 0; c < s->of->column_count; c++) {
        const char *text = cell_at(s->of, row, c)->text;
        size_t own = text && s->of->columns[c].is_wrapped
                         ? akt_xlsx__lines_of(text, s->of->columns[c].width)
                         : 1;
        lines = own > lines ? own : lines;
    }
    /* Spelled out for every row, or a text of several lines makes its row tall. */
    akt_xlsx_book__height(s->book, s->to, at, lines, AKT_XLSX_FONT_SIZE);
    for (size_t c = 0; c < s->of->column_count; c++) {
        const akt_workbook_cell *cell = cell_at(s->of, row, c);
        if (cell->text)
            akt_xlsx_book__text(s->book, s->to, at, (lxw_col_t)c, cell->text, formats[c]);
        else if (cell->is_number)
            akt_xlsx_book__number(s->book, s->to, at, (lxw_col_t)c, cell->number, formats[c]);
    }
}

static void arrange(const sheet *s)
{
    const akt_xlsx_library *lib = s->book->lib;
    const lxw_row_t last_row = (lxw_row_t)(s->of->row_count ? s->of->row_count : 1);
    lib->worksheet_freeze_panes(s->to, 1, (lxw_col_t)s->of->frozen);
    lib->worksheet_set_landscape(s->to);
    akt_xlsx_book__keep(s->book, lib->worksheet_repeat_rows(s->to, 0, 0));
    akt_xlsx_book__keep(s->book, lib->worksheet_ignore_errors(
                                     s->to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    if (s->of->is_prose)
        return;
    lib->worksheet_fit_to_pages(s->to, 0, 0); /* dozens of columns on one page nobody can read */
    akt_xlsx_book__keep(s->book, lib->worksheet_autofilter(s->to, 0, 0, last_row,
                                                           (lxw_col_t)(s->of->column_count - 1)));
}

enum { COLUMNS_MAX = 256 };

static void write_cells(const sheet *s)
{
    lxw_format *formats[COLUMNS_MAX];
    for (size_t c = 0; c < s->of->column_count; c++) {
        formats[c] = format_of(s, &s->of->columns[c]);
        if (!s->book->error)
            akt_xlsx_book__keep(s->book, s->book->lib->worksheet_set_column(
                                             s->to, (lxw_col_t)c, (lxw_col_t)c,
                                             (double)s->of->columns[c].width, formats[c]));
    }
    if (!s->book->error)
        write_headings(s);
    for (size_t row = 0; row < s->of->row_count && !s->book->error; row++)
        write_row(s, row, formats);
    for (size_t c = 0; c < s->of->column_count; c++) {
        add_prompt(s, c);
        add_list(s, c);
    }
}

static void add_sheet(akt_xlsx_book *book, const akt_workbook_sheet *of)
{
    sheet s = {.book = book, .of = of};
    s.to = akt_xlsx_book__sheet(book, of->name);
    s.required = make_heading(book, REQUIRED_FILL);
    s.heading = make_heading(book, HEAD_FILL);
    s.text = make_text(book, false);
    s.prose = make_text(book, true);
    if (!book->error)
        write_cells(&s);
    if (!book->error)
        arrange(&s);
    akt_xlsx_book__count(book, s.to);
}

static lxw_error make(const void *what, const akt_xlsx_library *lib, int file, char *folder)
{
    const akt_workbook *workbook = what;
    akt_xlsx_book book = {.lib = lib, .lang = workbook->lang};
    if (!akt_xlsx_book__open(&book, file, folder))
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    for (size_t i = 0; i < workbook->sheet_count; i++)
        add_sheet(&book, &workbook->sheets[i]);
    return akt_xlsx_book__close(&book, workbook->title, file);
}

/* What is too long for a cell, its escapes counted. */
static bool is_long(const char *text, akt_lang lang)
{
    if (strlen(text) <= AKT_WORKBOOK_CELL_MAX / 7) /* an escape makes seven of one */
        return false;
    akt_buffer written = AKT_BUFFER_INIT;
    bool is_cut = akt_xlsx__add_text(&written, text, lang);
    akt_buffer_dispose(&written);
    return is_cut;
}

static akt_status check_sheet(const akt_workbook_sheet *of, akt_lang lang, akt_error *err)
{
    size_t filled = 0;
    for (size_t i = 0; i < of->row_count * of->column_count; i++) {
        filled += of->cells[i].text || of->cells[i].is_number;
        if (of->cells[i].text && is_long(of->cells[i].text, lang))
            return akt_error_set(err, AKT_ELIMIT,
                                 "sheet '%s', row %zu, column %zu: a cell holds at most %d "
                                 "characters; choose csv or json",
                                 of->name, i / of->column_count + 2, i % of->column_count + 1,
                                 AKT_WORKBOOK_CELL_MAX);
    }
    if (of->row_count > LAST_ROW || filled > AKT_WORKBOOK_CELLS_MAX)
        return akt_error_set(err, AKT_ELIMIT,
                             "sheet '%s' has %zu rows and %zu cells, more than a workbook should; "
                             "choose csv",
                             of->name, of->row_count, filled);
    return AKT_OK;
}

akt_status akt_workbook_write(akt_buffer *out, const akt_workbook *workbook, akt_error *err)
{
    akt_xlsx_job job;
    akt_status status = AKT_OK;
    for (size_t i = 0; i < workbook->sheet_count && status == AKT_OK; i++)
        status = check_sheet(&workbook->sheets[i], workbook->lang, err);
    if (status == AKT_OK)
        status = akt_xlsx__start(&job, make, workbook, workbook->sheet_count, err);
    return status == AKT_OK ? akt_xlsx_finish(out, &job, err) : status;
}
