#include "output/markdown.h"

#include "base/utf8.h"
#include "output/writers_internal.h"

#include <string.h>

/* CommonMark with pipe tables. What the data holds can become neither markup nor HTML. */

static void add_escaped(akt_buffer *out, const char *text)
{
    size_t size = strlen(text), at = 0;
    while (at < size) {
        uint32_t code = akt_utf8_next(text, size, &at);
        if (code < 0x20 || (code >= 0x7F && code < 0xA0))
            akt_buffer_add_code(out, code == '\n' || code == '\t' || code == '\r' ? ' ' : 0xFFFD);
        else if (code == '<')
            akt_buffer_add(out, "&lt;");
        else if (code == '&')
            akt_buffer_add(out, "&amp;");
        else if (code < 0x80 && strchr("\\`*_[]|#>~", (int)code))
            akt_buffer_format(out, "\\%c", (char)code);
        else
            akt_buffer_add_code(out, code);
    }
}

/* What a line begins with can make it a list, a rule, code or a heading's underline. */
static const char *escape_start(akt_buffer *out, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t digits = strspn(text, "0123456789");
    if (digits && text[digits] && strchr(".)", text[digits])) {
        akt_buffer_add_bytes(out, text, digits);
        text += digits;
        akt_buffer_add_char(out, '\\');
        akt_buffer_add_char(out, *text++);
    } else if (*text && strchr("-+=", *text)) {
        akt_buffer_add_char(out, '\\');
        akt_buffer_add_char(out, *text++);
    }
    return text;
}

static void add_line(akt_buffer *out, const char *before, const char *text, const char *after)
{
    akt_buffer_add(out, before);
    add_escaped(out, escape_start(out, text));
    akt_buffer_add(out, after);
}

static void add_between_bars(akt_buffer *out, const char *text)
{
    akt_buffer_add_char(out, ' ');
    add_escaped(out, text);
    akt_buffer_add(out, " |");
}

static void add_cell(akt_buffer *out, const akt_cell *cell, const akt_column *column, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_cell__show(&text, cell, column, lang);
    add_between_bars(out, akt_buffer_text(&text));
    out->failed = out->failed || text.failed;
    akt_buffer_dispose(&text);
}

static void add_trimmed(akt_buffer *out, const akt_doc_table *table, akt_lang lang)
{
    if (table->caption)
        add_line(out, "**", table->caption, "**\n\n");
    akt_buffer_add_char(out, '|');
    for (size_t c = 0; c < table->column_count; c++)
        add_between_bars(out, table->columns[c].title);
    akt_buffer_add(out, "\n|");
    for (size_t c = 0; c < table->column_count; c++)
        akt_buffer_add(out, akt_column__is_number(&table->columns[c]) ? " ---: |" : " --- |");
    akt_buffer_add_char(out, '\n');
    const akt_cell *cell = table->cells;
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_add_char(out, '|');
        for (size_t c = 0; c < table->column_count; c++)
            add_cell(out, cell++, &table->columns[c], lang);
        akt_buffer_add_char(out, '\n');
    }
}

static void add_table(akt_buffer *out, const akt_doc_table *table, akt_lang lang)
{
    akt_doc_table trimmed;
    if (akt_table__trim(&trimmed, table))
        add_trimmed(out, &trimmed, lang);
    else
        out->failed = true;
    akt_table__dispose(&trimmed);
}

static void add_sentence(akt_buffer *out, const char *before, const akt_block *block)
{
    add_line(out, before, block->text, block->basis ? " *(" : "\n");
    if (block->basis)
        add_line(out, "", block->basis, ")*\n");
}

static void add_block(akt_buffer *out, const akt_block *b, int deeper, akt_lang lang)
{
    static const char *const marks[] = {"", "# ", "## ", "### ", "#### ", "##### ", "###### "};
    switch (b->kind) {
    case AKT_BLOCK_HEADING:
        add_line(out, marks[b->level + deeper < 6 ? b->level + deeper : 6], b->text, "\n");
        break;
    case AKT_BLOCK_PARAGRAPH:
        add_sentence(out, "", b);
        break;
    case AKT_BLOCK_ITEM:
        add_sentence(out, "- ", b);
        break;
    case AKT_BLOCK_NOTE:
        add_line(out, "*", b->text, "*\n");
        break;
    case AKT_BLOCK_TABLE:
        add_table(out, b->table, lang);
        break;
    }
}

void akt_markdown_add(akt_buffer *out, const akt_document *document, int deeper)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        if (!akt_block__is_for_people(&blocks[i]))
            continue;
        bool in_list = blocks[i].kind == AKT_BLOCK_ITEM && i > 0 &&
                       blocks[i - 1].kind == AKT_BLOCK_ITEM;
        if (i > 0 && !in_list)
            akt_buffer_add_char(out, '\n');
        add_block(out, &blocks[i], deeper, akt_document_lang(document));
    }
}
