#include "output/xlsx_internal.h"

#include "words/quantity.h"
#include "words/words.h"

enum { INK = 0x1F2C3D, SUBTLE = 0x545E6B, ACCENT = 0x0062BA, TEXT_WIDTH = 92 };

static const double TITLE_SIZE = 20, SECTION_SIZE = 14, PART_SIZE = 12, NOTE_SIZE = 10;

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
    const double sizes[] = {TITLE_SIZE, SECTION_SIZE, PART_SIZE};
    const akt_xlsx_library *lib = s->book->lib;
    for (int level = 0; level < 3; level++)
        s->headings[level] = make_style(s->book, sizes[level], INK);
    s->paragraph = make_style(s->book, AKT_XLSX_FONT_SIZE, INK);
    s->item = make_style(s->book, AKT_XLSX_FONT_SIZE, INK);
    s->note = make_style(s->book, NOTE_SIZE, SUBTLE);
    s->link = make_style(s->book, AKT_XLSX_FONT_SIZE, ACCENT);
    if (s->book->error)
        return;
    for (int level = 0; level < 3; level++)
        lib->format_set_bold(s->headings[level].format);
    lib->format_set_indent(s->item.format, 1);
    lib->format_set_underline(s->link.format, LXW_UNDERLINE_SINGLE);
}

static void add_line(summary *s, const char *text, const style *as)
{
    size_t width = (size_t)(TEXT_WIDTH * AKT_XLSX_FONT_SIZE / as->size);
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

static void add_basis(summary *s, const akt_block *block)
{
    if (block->basis)
        add_line(s, block->basis, &s->note);
}

static void add_block(summary *s, const akt_block *block, int deeper)
{
    const akt_xlsx_sheet *sheet = NULL;
    switch (block->kind) {
    case AKT_BLOCK_HEADING: add_heading(s, block->text, block->level + deeper); break;
    case AKT_BLOCK_PARAGRAPH:
        add_line(s, block->text, &s->paragraph);
        add_basis(s, block);
        break;
    case AKT_BLOCK_ITEM:
        add_item(s, block->text);
        add_basis(s, block);
        break;
    case AKT_BLOCK_NOTE: add_line(s, block->text, &s->note); break;
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
    s.to = akt_xlsx_book__sheet(book, plan->summary);
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
