#include "output/writers_internal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* For a terminal: headings underlined, paragraphs folded at 88 characters, tables in columns.
 * Control characters of the data are replaced, so that nothing steers the terminal. */

enum { LINE = 88, WIDEST = 44 };

static void add_clean(akt_buffer *out, const char *text)
{
    size_t size = strlen(text), at = 0;
    while (at < size) {
        uint32_t code = akt_utf8_next(text, size, &at);
        bool control = code < 0x20 || code == 0x7F || (code >= 0x80 && code < 0xA0);
        akt_buffer_add_code(out, code == '\n' || code == '\t' ? ' ' : control ? 0xFFFD : code);
    }
}

static void add_folded(akt_buffer *out, const char *text, const char *first, const char *next)
{
    akt_buffer clean = AKT_BUFFER_INIT;
    add_clean(&clean, text);
    size_t column = akt_utf8_length(first);
    const char *at = akt_buffer_text(&clean);
    akt_buffer_add(out, first);
    for (bool begins = true; *at; begins = false) {
        size_t size = strcspn(at, " ");
        size_t width = 0;
        for (size_t i = 0; i < size; i++)
            width += ((unsigned char)at[i] & 0xC0) != 0x80;
        if (!begins && column + 1 + width > LINE) {
            akt_buffer_format(out, "\n%s", next);
            column = strlen(next);
        } else if (!begins) {
            akt_buffer_add_char(out, ' ');
            column++;
        }
        akt_buffer_add_bytes(out, at, size);
        column += width;
        at += size + strspn(at + size, " ");
    }
    akt_buffer_add_char(out, '\n');
    akt_buffer_dispose(&clean);
}

static void add_heading(akt_buffer *out, const akt_block *block)
{
    size_t start = out->size;
    add_clean(out, block->text);
    size_t width = akt_utf8_length(akt_buffer_text(out) + start);
    akt_buffer_add_char(out, '\n');
    for (size_t i = 0; i < width && block->level < 3; i++)
        akt_buffer_add_char(out, block->level == 1 ? '=' : '-');
    akt_buffer_add(out, block->level < 3 ? "\n" : "");
}

static void add_padded(akt_buffer *out, const char *text, size_t width, bool right)
{
    size_t length = akt_utf8_length(text);
    size_t pad = width > length ? width - length : 0;
    if (right)
        akt_buffer_format(out, "%*s", (int)pad, "");
    akt_buffer_add(out, text);
    if (!right)
        akt_buffer_format(out, "%*s", (int)pad, "");
}

/* A cell's lines are cut at WIDEST characters, with … */
static void show_cell(akt_buffer *out, const akt_cell *cell, const akt_column *column,
                      akt_lang lang)
{
    akt_buffer whole = AKT_BUFFER_INIT, clean = AKT_BUFFER_INIT;
    akt_cell__show(&whole, cell, column, lang);
    add_clean(&clean, akt_buffer_text(&whole));
    const char *text = akt_buffer_text(&clean);
    if (akt_utf8_length(text) <= WIDEST) {
        akt_buffer_add(out, text);
    } else {
        size_t at = 0;
        for (int i = 0; i < WIDEST - 1; i++)
            akt_utf8_next(text, clean.size, &at);
        akt_buffer_add_bytes(out, text, at);
        akt_buffer_add(out, "…");
    }
    akt_buffer_dispose(&whole);
    akt_buffer_dispose(&clean);
}

static size_t width_of_column(const akt_doc_table *table, size_t column, akt_lang lang)
{
    size_t width = akt_utf8_length(table->columns[column].title);
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_clear(&text);
        show_cell(&text, &table->cells[r * table->column_count + column], &table->columns[column],
                  lang);
        size_t length = akt_utf8_length(akt_buffer_text(&text));
        width = length > width ? length : width;
    }
    akt_buffer_dispose(&text);
    return width;
}

/* No spaces at the ends of lines. */
static void end_line(akt_buffer *out)
{
    while (out->size && out->text[out->size - 1] == ' ')
        out->text[--out->size] = '\0';
    akt_buffer_add_char(out, '\n');
}

static void add_row(akt_buffer *out, const akt_doc_table *table, const akt_cell *cells,
                    const size_t *widths, akt_lang lang)
{
    for (size_t c = 0; c < table->column_count; c++) {
        akt_buffer text = AKT_BUFFER_INIT;
        show_cell(&text, &cells[c], &table->columns[c], lang);
        akt_buffer_add(out, c > 0 ? "  " : "");
        add_padded(out, akt_buffer_text(&text), widths[c],
                   akt_column__is_number(&table->columns[c]));
        akt_buffer_dispose(&text);
    }
    end_line(out);
}

static void add_table(akt_buffer *out, const akt_doc_table *table, akt_lang lang)
{
    size_t *widths = calloc(table->column_count, sizeof *widths);
    if (!widths) {
        out->failed = true;
        return;
    }
    if (table->caption)
        akt_buffer_format(out, "%s\n", table->caption);
    for (size_t c = 0; c < table->column_count; c++) {
        widths[c] = width_of_column(table, c, lang);
        akt_buffer_add(out, c > 0 ? "  " : "");
        add_padded(out, table->columns[c].title, widths[c],
                   akt_column__is_number(&table->columns[c]));
    }
    end_line(out);
    for (size_t c = 0; c < table->column_count; c++) {
        akt_buffer_add(out, c > 0 ? "  " : "");
        for (size_t i = 0; i < widths[c]; i++)
            akt_buffer_add(out, "─");
    }
    akt_buffer_add_char(out, '\n');
    for (size_t r = 0; r < table->row_count; r++)
        add_row(out, table, &table->cells[r * table->column_count], widths, lang);
    free(widths);
}

void akt_text__write(akt_buffer *out, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_block *b = &blocks[i];
        if (b->readers == AKT_READERS_MACHINES)
            continue;
        bool in_list =
            b->kind == AKT_BLOCK_ITEM && i > 0 && blocks[i - 1].kind == AKT_BLOCK_ITEM;
        if (i > 0 && !in_list)
            akt_buffer_add_char(out, '\n');
        switch (b->kind) {
        case AKT_BLOCK_HEADING:
            add_heading(out, b);
            break;
        case AKT_BLOCK_PARAGRAPH:
        case AKT_BLOCK_NOTE:
            add_folded(out, b->text, "", "");
            break;
        case AKT_BLOCK_ITEM:
            add_folded(out, b->text, "• ", "  ");
            break;
        case AKT_BLOCK_TABLE:
            add_table(out, b->table, akt_document_lang(document));
            break;
        }
    }
}
