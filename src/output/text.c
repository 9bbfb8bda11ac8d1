#include "output/writers_internal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* For a terminal: headings underlined, paragraphs folded at 88 characters, tables in columns, their
 * cells at 44, or at fewer, down to 15 or a whole word, where the table would be wider than 120.
 * Control characters of the data are replaced, so that nothing steers the terminal. */

enum { LINE = 88, WIDEST = 44, NARROWEST = 15, TABLE = 120 };

static void add_clean(akt_buffer *out, const char *text)
{
    size_t size = strlen(text), at = 0;
    while (at < size) {
        uint32_t code = akt_utf8_next(text, size, &at);
        bool control = code < 0x20 || code == 0x7F || (code >= 0x80 && code < 0xA0);
        akt_buffer_add_code(out, code == '\n' || code == '\t' ? ' ' : control ? 0xFFFD : code);
    }
}

static size_t width_of(const char *text, size_t size)
{
    size_t width = 0;
    for (size_t i = 0; i < size; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

/* The bytes of the first `limit` characters, or of all up to the next space. */
static size_t first_piece(const char *text, size_t limit)
{
    size_t size = strcspn(text, " "), at = 0;
    if (width_of(text, size) <= limit)
        return size;
    while (limit-- > 0)
        akt_utf8_next(text, size, &at);
    return at;
}

/* Breaks a text into lines of at most `limit` characters, at spaces; a longer word is cut up. */
static void add_folded(akt_buffer *out, const char *text, size_t limit, const char *first,
                       const char *next)
{
    akt_buffer clean = AKT_BUFFER_INIT;
    add_clean(&clean, text);
    size_t column = akt_utf8_length(first), indent = strlen(next);
    const char *at = akt_buffer_text(&clean);
    akt_buffer_add(out, first);
    for (bool begins = true, spaced = false; *at; begins = false) {
        size_t size = first_piece(at, limit - indent);
        size_t width = width_of(at, size);
        if (!begins && column + spaced + width > limit) {
            akt_buffer_format(out, "\n%s", next);
            column = indent;
        } else if (spaced) {
            akt_buffer_add_char(out, ' ');
            column++;
        }
        akt_buffer_add_bytes(out, at, size);
        column += width;
        at += size;
        spaced = *at == ' ';
        at += strspn(at, " ");
    }
    akt_buffer_add_char(out, '\n');
    out->failed = out->failed || clean.failed;
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

static void add_padded(akt_buffer *out, const char *text, size_t size, size_t width, bool right)
{
    size_t length = width_of(text, size);
    size_t pad = width > length ? width - length : 0;
    if (right)
        akt_buffer_format(out, "%*s", (int)pad, "");
    akt_buffer_add_bytes(out, text, size);
    if (!right)
        akt_buffer_format(out, "%*s", (int)pad, "");
}

/* A cell as lines of at most `limit` characters, each ended by LF. */
static void show_cell(akt_buffer *out, const akt_cell *cell, const akt_column *column, size_t limit,
                      akt_lang lang)
{
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_cell__show(&whole, cell, column, lang);
    add_folded(out, akt_buffer_text(&whole), limit, "", "");
    out->failed = out->failed || whole.failed;
    akt_buffer_dispose(&whole);
}

static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (*text) {
        size_t size = strcspn(text, " \n"), width = width_of(text, size);
        longest = width > longest ? width : longest;
        text += size + (text[size] != '\0');
    }
    return longest;
}

/* How wide a column is, and in *word its longest word, where its cells are folded at `limit`. */
static size_t width_of_column(const akt_doc_table *table, size_t column, size_t limit, size_t *word,
                              akt_lang lang)
{
    size_t width = akt_utf8_length(table->columns[column].title);
    akt_buffer text = AKT_BUFFER_INIT;
    *word = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_clear(&text);
        show_cell(&text, &table->cells[r * table->column_count + column], &table->columns[column],
                  limit, lang);
        size_t longest = longest_word(akt_buffer_text(&text));
        *word = longest > *word ? longest : *word;
        for (const char *at = akt_buffer_text(&text); *at; at += strcspn(at, "\n") + 1) {
            size_t length = width_of(at, strcspn(at, "\n"));
            width = length > width ? length : width;
        }
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

/* A table as it is set in columns: `next` is what each cell of the row still has to say. */
typedef struct layout {
    const akt_doc_table *table;
    akt_lang lang;
    size_t *widths;
    size_t *words; /* the longest of each column */
    akt_buffer *texts;
    const char **next;
} layout;

/* One line of the row: each cell's next. False where no cell has any left. */
static bool add_row_line(akt_buffer *out, const layout *l)
{
    bool any = false;
    for (size_t c = 0; c < l->table->column_count; c++)
        any = any || *l->next[c];
    for (size_t c = 0; any && c < l->table->column_count; c++) {
        const char *at = l->next[c];
        size_t size = strcspn(at, "\n");
        akt_buffer_add(out, c > 0 ? "  " : "");
        add_padded(out, at, size, l->widths[c], akt_column__is_number(&l->table->columns[c]));
        l->next[c] = at + size + (at[size] == '\n');
    }
    if (any)
        end_line(out);
    return any;
}

static void add_row(akt_buffer *out, const layout *l, size_t row)
{
    for (size_t c = 0; c < l->table->column_count; c++) {
        akt_buffer_clear(&l->texts[c]);
        show_cell(&l->texts[c], &l->table->cells[row * l->table->column_count + c],
                  &l->table->columns[c], l->widths[c], l->lang);
        l->next[c] = akt_buffer_text(&l->texts[c]);
    }
    while (!out->failed && add_row_line(out, l)) {
    }
}

static void add_head(akt_buffer *out, const layout *l)
{
    const akt_doc_table *table = l->table;
    if (table->caption)
        akt_buffer_format(out, "%s\n", table->caption);
    for (size_t c = 0; c < table->column_count; c++) {
        add_folded(&l->texts[c], table->columns[c].title, l->widths[c], "", "");
        l->next[c] = akt_buffer_text(&l->texts[c]);
    }
    while (!out->failed && add_row_line(out, l)) {
    }
    for (size_t c = 0; c < table->column_count; c++) {
        akt_buffer_add(out, c > 0 ? "  " : "");
        for (size_t i = 0; i < l->widths[c]; i++)
            akt_buffer_add(out, "─");
    }
    akt_buffer_add_char(out, '\n');
}

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* As wide as the cells are, or where the table would be too wide the widest columns narrower, all
 * alike, but never narrower than a word. */
static void find_widths(const layout *l)
{
    const akt_doc_table *table = l->table;
    size_t whole = 0, limit = WIDEST;
    for (size_t c = 0; c < table->column_count; c++) {
        l->widths[c] = width_of_column(table, c, WIDEST, &l->words[c], l->lang);
        l->words[c] = most(l->words[c], longest_word(table->columns[c].title));
        whole += l->widths[c] + 2;
    }
    while (whole > TABLE + 2 && limit-- > NARROWEST) {
        whole = 0;
        for (size_t c = 0; c < table->column_count; c++) {
            l->widths[c] = least(l->widths[c], most(limit, l->words[c]));
            whole += l->widths[c] + 2;
        }
    }
}

static void add_trimmed(akt_buffer *out, const akt_doc_table *table, akt_lang lang)
{
    size_t count = table->column_count;
    layout l = {table,
                lang,
                calloc(count, sizeof *l.widths),
                calloc(count, sizeof *l.words),
                calloc(count, sizeof *l.texts),
                calloc(count, sizeof *l.next)};
    out->failed = out->failed || !l.widths || !l.words || !l.texts || !l.next;
    if (!out->failed)
        find_widths(&l);
    if (!out->failed)
        add_head(out, &l);
    for (size_t r = 0; !out->failed && r < table->row_count; r++)
        add_row(out, &l, r);
    for (size_t c = 0; l.texts && c < count; c++)
        akt_buffer_dispose(&l.texts[c]);
    free(l.widths);
    free(l.words);
    free(l.texts);
    free(l.next);
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

static void add_basis(akt_buffer *out, const akt_block *block)
{
    if (block->basis)
        add_folded(out, block->basis, LINE, "  ", "  ");
}

void akt_text__write(akt_buffer *out, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_block *b = &blocks[i];
        if (!akt_block__is_for_people(b))
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
            add_folded(out, b->text, LINE, "", "");
            add_basis(out, b);
            break;
        case AKT_BLOCK_ITEM:
            add_folded(out, b->text, LINE, "• ", "  ");
            add_basis(out, b);
            break;
        case AKT_BLOCK_TABLE:
            add_table(out, b->table, akt_document_lang(document));
            break;
        }
    }
}
