#include "output/xlsx_internal.h"

#include "output/writers_internal.h"
#include "words/words.h"

#include <stdio.h>
#include <stdlib.h>

enum { HEAD_FILL = 0xE6EBF1, HEAD_INK = 0x1F2C3D };
enum { NARROWEST = 8, WIDEST = 60, FILTER_BUTTON = 3 };

/* A column of the sheet: the values of one of the table's, or the words shown instead of them. */
typedef struct track {
    size_t source;
    bool is_words;
    size_t width;
    int decimals;
    lxw_format *format; /* of numbers */
    lxw_format *other;  /* of days, and of money in another currency than the column's */
} track;

typedef struct sheet {
    akt_xlsx_book *book;
    const akt_doc_table *table;
    lxw_worksheet *to;
    track *tracks;
    size_t count;
    lxw_format *text;
    lxw_format *reason; /* words where a number is wanted */
} sheet;

static const akt_cell *cell_at(const sheet *s, size_t row, const track *t)
{
    return &s->table->cells[row * s->table->column_count + t->source];
}

static const akt_column *column_of(const sheet *s, const track *t)
{
    return &s->table->columns[t->source];
}

static bool says_more(const sheet *s, size_t row, const track *t)
{
    return akt_xlsx_cell__says_more(s->book, cell_at(s, row, t), column_of(s, t));
}

/* Formats */

static lxw_format *make_format(akt_xlsx_book *book, const char *pattern)
{
    lxw_format *format = akt_xlsx_book__format(book);
    if (!format)
        return NULL;
    book->lib->format_set_num_format(format, pattern);
    book->lib->format_set_align(format, LXW_ALIGN_RIGHT);
    book->lib->format_set_indent(format, 1);
    return format;
}

static void format_number(akt_xlsx_book *book, const akt_column *column, track *t)
{
    static const char *const numbers[] = {"#,##0", "#,##0.0", "", "#,##0.000"};
    static const char *const shares[] = {"0%", "0.0%"};
    t->format = make_format(book, akt_xlsx_column__is_share(column) ? shares[t->decimals]
                                                                    : numbers[t->decimals]);
}

static void format_money(akt_xlsx_book *book, const akt_column *column, track *t)
{
    const char *currency = akt_xlsx_column__currency(column, book->lang);
    char pattern[32];
    snprintf(pattern, sizeof pattern, *currency ? "#,##0\\ \"%s\"" : "#,##0", currency);
    t->format = make_format(book, pattern);
    t->other = make_format(book, "#,##0");
}

static void format_track(const sheet *s, track *t)
{
    const akt_column *column = column_of(s, t);
    if (t->is_words)
        return;
    switch (column->type) {
    case AKT_COLUMN_TEXT:
    case AKT_COLUMN_CODE: break;
    case AKT_COLUMN_DATE:
        t->format = make_format(s->book, "0");
        t->other = make_format(s->book, s->book->lang == AKT_LANG_EN ? "d mmm yyyy" : "dd.mm.yyyy");
        break;
    case AKT_COLUMN_MONEY: format_money(s->book, column, t); break;
    case AKT_COLUMN_WHOLE:
    case AKT_COLUMN_NUMBER: format_number(s->book, column, t); break;
    }
}

static lxw_format *make_head(akt_xlsx_book *book, bool right)
{
    lxw_format *format = akt_xlsx_book__format(book);
    if (!format)
        return NULL;
    book->lib->format_set_bold(format);
    book->lib->format_set_text_wrap(format);
    book->lib->format_set_bg_color(format, HEAD_FILL);
    book->lib->format_set_font_color(format, HEAD_INK);
    book->lib->format_set_bottom(format, LXW_BORDER_THIN);
    book->lib->format_set_align(format, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    book->lib->format_set_indent(format, right);
    return format;
}

/* Columns */

static size_t longest_word(const char *text)
{
    size_t longest = 0;
    for (size_t width = 0; *text; text++) {
        width = *text == ' ' ? 0 : width + (((unsigned char)*text & 0xC0) != 0x80);
        longest = width > longest ? width : longest;
    }
    return longest;
}

static size_t width_of_cell(const sheet *s, size_t row, const track *t)
{
    const akt_column *column = column_of(s, t);
    const akt_cell *cell = cell_at(s, row, t);
    if (!t->is_words)
        return akt_xlsx_cell__width(s->book, cell, column, t->decimals);
    return says_more(s, row, t) ? akt_xlsx__width_of(cell->shown) : 0;
}

/* As wide as the cells, never narrower than a word of the title beside the button of the filter. */
static void measure_track(const sheet *s, track *t)
{
    size_t widest = longest_word(column_of(s, t)->title) + FILTER_BUTTON;
    for (size_t r = 0; r < s->table->row_count; r++) {
        int decimals = akt_xlsx_cell__decimals(cell_at(s, r, t), column_of(s, t));
        t->decimals = decimals > t->decimals ? decimals : t->decimals;
    }
    for (size_t r = 0; r < s->table->row_count; r++) {
        size_t width = width_of_cell(s, r, t);
        widest = width > widest ? width : widest;
    }
    widest += 2;
    t->width = widest < NARROWEST ? NARROWEST : widest > WIDEST ? WIDEST : widest;
}

static void plan_tracks(sheet *s)
{
    for (size_t c = 0; c < s->table->column_count; c++) {
        const track words = {.source = c, .is_words = true};
        bool more = false;
        s->tracks[s->count++] = (track){.source = c};
        for (size_t r = 0; !more && r < s->table->row_count; r++)
            more = says_more(s, r, &words);
        if (more)
            s->tracks[s->count++] = words;
    }
    for (size_t i = 0; i < s->count; i++) {
        measure_track(s, &s->tracks[i]);
        format_track(s, &s->tracks[i]);
    }
}

/* Rows */

static void add_title(akt_buffer *out, const sheet *s, const track *t)
{
    const char *title = column_of(s, t)->title;
    if (t->is_words)
        akt_words_fill(out, AKT_W_WORKBOOK_IN_WORDS, s->book->lang, title, NULL, NULL, NULL);
    else
        akt_buffer_add(out, title);
}

static bool is_right(const sheet *s, const track *t)
{
    const akt_column *column = column_of(s, t);
    return !t->is_words && (akt_column__is_number(column) || column->type == AKT_COLUMN_DATE);
}

static void write_head(const sheet *s)
{
    lxw_format *left = make_head(s->book, false), *right = make_head(s->book, true);
    akt_buffer title = AKT_BUFFER_INIT;
    size_t lines = 1;
    for (size_t i = 0; i < s->count; i++) {
        akt_buffer_clear(&title);
        add_title(&title, s, &s->tracks[i]);
        size_t own =
            akt_xlsx__lines_of(akt_buffer_text(&title), s->tracks[i].width - FILTER_BUTTON);
        lines = own > lines ? own : lines;
    }
    akt_xlsx_book__height(s->book, s->to, 0, lines, AKT_XLSX_FONT_SIZE);
    for (size_t i = 0; i < s->count; i++) {
        akt_buffer_clear(&title);
        add_title(&title, s, &s->tracks[i]);
        akt_xlsx_book__text(s->book, s->to, 0, (lxw_col_t)i, akt_buffer_text(&title),
                            is_right(s, &s->tracks[i]) ? right : left);
    }
    akt_xlsx_book__settle(s->book, &title);
}

/* The words that a cell of the sheet holds; nothing where it holds a number, or nothing. */
static void add_content(akt_buffer *out, const sheet *s, size_t row, const track *t)
{
    const akt_cell *cell = cell_at(s, row, t);
    double value;
    bool words = akt_xlsx_cell__read(cell, column_of(s, t), &value) == AKT_XLSX_WORDS;
    if (t->is_words ? says_more(s, row, t) : words)
        akt_xlsx_cell__add_words(out, cell, column_of(s, t), s->book->lang);
}

static void write_number(const sheet *s, size_t row, size_t at)
{
    const track *t = &s->tracks[at];
    double value;
    akt_xlsx_kind kind = akt_xlsx_cell__read(cell_at(s, row, t), column_of(s, t), &value);
    bool other = t->other && (kind == AKT_XLSX_DAY || says_more(s, row, t));
    if (kind != AKT_XLSX_WORDS)
        akt_xlsx_book__number(s->book, s->to, (lxw_row_t)row + 1, (lxw_col_t)at, value,
                              other ? t->other : t->format);
}

static void write_row(const sheet *s, size_t row, akt_buffer *texts)
{
    size_t lines = 1;
    for (size_t i = 0; i < s->count; i++) {
        const track *t = &s->tracks[i];
        akt_buffer_clear(&texts[i]);
        add_content(&texts[i], s, row, t);
        size_t own = akt_xlsx__lines_of(akt_buffer_text(&texts[i]), t->width);
        lines = own > lines ? own : lines;
    }
    akt_xlsx_book__height(s->book, s->to, (lxw_row_t)row + 1, lines, AKT_XLSX_FONT_SIZE);
    for (size_t i = 0; i < s->count; i++) {
        if (texts[i].size)
            akt_xlsx_book__text(s->book, s->to, (lxw_row_t)row + 1, (lxw_col_t)i,
                                akt_buffer_text(&texts[i]),
                                is_right(s, &s->tracks[i]) ? s->reason : s->text);
        else if (!s->tracks[i].is_words)
            write_number(s, row, i);
    }
}

static void write_rows(const sheet *s)
{
    akt_buffer *texts = calloc(s->count + 1, sizeof *texts);
    if (!texts)
        akt_xlsx_book__keep(s->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (size_t r = 0; !s->book->error && r < s->table->row_count; r++)
        write_row(s, r, texts);
    for (size_t i = 0; texts && i < s->count; i++)
        akt_xlsx_book__settle(s->book, &texts[i]);
    free(texts);
}

static void arrange(const sheet *s)
{
    const akt_xlsx_library *lib = s->book->lib;
    const lxw_row_t last_row = (lxw_row_t)s->table->row_count;
    const lxw_col_t last_column = (lxw_col_t)(s->count - 1);
    for (size_t i = 0; i < s->count; i++)
        akt_xlsx_book__keep(s->book, lib->worksheet_set_column(s->to, (lxw_col_t)i, (lxw_col_t)i,
                                                               (double)s->tracks[i].width, NULL));
    lib->worksheet_freeze_panes(s->to, 1, 0);
    lib->worksheet_set_landscape(s->to);
    akt_xlsx_book__keep(s->book, lib->worksheet_repeat_rows(s->to, 0, 0));
    akt_xlsx_book__keep(s->book, lib->worksheet_autofilter(s->to, 0, 0, last_row, last_column));
    akt_xlsx_book__keep(s->book, lib->worksheet_ignore_errors(
                                     s->to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
}

void akt_xlsx_book__add_table(akt_xlsx_book *book, const akt_xlsx_sheet *planned)
{
    sheet s = {.book = book, .table = &planned->trimmed};
    s.to = akt_xlsx_book__sheet(book, planned->name);
    s.text = akt_xlsx_book__format(book);
    s.reason = make_format(book, "General");
    s.tracks = calloc(s.table->column_count * 2 + 1, sizeof *s.tracks);
    if (!s.tracks)
        akt_xlsx_book__keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    if (!book->error) {
        book->lib->format_set_text_wrap(s.text);
        book->lib->format_set_text_wrap(s.reason);
        plan_tracks(&s);
        write_head(&s);
        write_rows(&s);
    }
    if (!book->error)
        arrange(&s);
    akt_xlsx_book__count(book, s.to);
    free(s.tracks);
}
