#include "output/html.h"

#include "base/digest.h"
#include "output/markup.h"
#include "output/page.h"
#include "output/writers_internal.h"
#include "words/compounds.h"

#include <string.h>

static void add_element(akt_buffer *out, const char *open, const char *text, const char *close)
{
    akt_buffer_add(out, open);
    akt_markup_add(out, text);
    akt_buffer_add(out, close);
}

/* Whether the column's values are ids of actors, programmes and forums, their names what is shown. */
static bool names_parties(const akt_column *column)
{
    static const char *const keys[] = {"id", "from", "to", "via", "holder", "other"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(column->key, keys[i]) == 0)
            return true;
    return false;
}

static void add_cell(akt_buffer *out, const akt_cell *cell, const akt_column *column, bool head,
                     const akt_html_style *style, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    bool linked = style->link && cell->shown && cell->has_value && names_parties(column);
    akt_cell__show(&text, cell, column, lang);
    akt_buffer_add(out, head                              ? "<th scope=\"row\">"
                        : akt_column__is_number(column) ? "<td class=\"tall\">"
                                                          : "<td>");
    if (linked) {
        akt_buffer_add(out, "<a href=\"");
        akt_buffer_add(out, style->link);
        add_element(out, "", cell->text, "\">");
    }
    add_element(out, "", akt_buffer_text(&text), linked ? "</a>" : "");
    akt_buffer_add(out, head ? "</th>" : "</td>");
    out->failed = out->failed || text.failed;
    akt_buffer_dispose(&text);
}

static bool is_the_same(const akt_doc_table *table, size_t column)
{
    for (size_t r = 1; r < table->row_count; r++) {
        const char *text = table->cells[r * table->column_count + column].text;
        const char *first = table->cells[column].text;
        if (text != first && !(text && first && strcmp(text, first) == 0))
            return false;
    }
    return true;
}

/* Ids before what they stand for are not for people; nor is, in every row, what the text is about. */
static size_t count_passed_over(const akt_doc_table *table, const akt_html_style *style)
{
    size_t passed = 0;
    for (; passed + 1 < table->column_count; passed++) {
        const akt_column *it = &table->columns[passed];
        bool is_id = passed == 0 && strcmp(it->key, "id") == 0;
        bool is_told = style->about && strcmp(it->key, style->about) == 0;
        if (it->type != AKT_COLUMN_CODE || !(is_id || (is_told && is_the_same(table, passed))))
            break;
    }
    return passed;
}

static void add_heading_cell(akt_buffer *out, const akt_column *column, bool soft)
{
    akt_buffer title = AKT_BUFFER_INIT;
    if (soft)
        akt_compound_add(&title, column->title);
    add_element(out,
                akt_column__is_number(column) ? "<th scope=\"col\" class=\"tall\">"
                                              : "<th scope=\"col\">",
                soft ? akt_buffer_text(&title) : column->title, "</th>");
    out->failed = out->failed || title.failed;
    akt_buffer_dispose(&title);
}

/* The first column that is shown names the row and is its head. */
static void add_rows(akt_buffer *out, const akt_doc_table *table, const akt_html_style *style,
                     akt_lang lang)
{
    size_t start = count_passed_over(table, style);
    akt_buffer_add(out, "<thead><tr>");
    for (size_t c = start; c < table->column_count; c++)
        add_heading_cell(out, &table->columns[c], style->soft);
    akt_buffer_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_add(out, "<tr>");
        for (size_t c = start; c < table->column_count; c++)
            add_cell(out, &table->cells[r * table->column_count + c], &table->columns[c],
                     c == start, style, lang);
        akt_buffer_add(out, "</tr>\n");
    }
    akt_buffer_add(out, "</tbody>");
}

/* A table without a caption is named by the heading above it; a folded one bears its caption, and
 * how many rows there are, on the outside. */
static void add_trimmed(akt_buffer *out, const akt_doc_table *table, const char *heading,
                        const akt_html_style *style, akt_lang lang)
{
    bool folded = style->fold && table->row_count > style->fold;
    const char *name = table->caption ? table->caption : heading;
    if (folded) {
        add_element(out, "<details><summary>", name, "");
        akt_buffer_format(out, " (%zu)</summary>\n", table->row_count);
    }
    add_element(out, "<div class=\"tabell\" tabindex=\"0\" role=\"group\" aria-label=\"", name,
                "\">\n<table>\n");
    if (table->caption && !folded)
        add_element(out, "<caption>", table->caption, "</caption>\n");
    add_rows(out, table, style, lang);
    akt_buffer_add(out, folded ? "</table></div></details>\n" : "</table></div>\n");
}

static void add_table(akt_buffer *out, const akt_doc_table *table, const char *heading,
                      const akt_html_style *style, akt_lang lang)
{
    akt_doc_table trimmed;
    if (akt_table__trim(&trimmed, table))
        add_trimmed(out, &trimmed, heading, style, lang);
    else
        out->failed = true;
    akt_table__dispose(&trimmed);
}

static void add_heading(akt_buffer *out, const akt_block *block, int deeper)
{
    int level = block->level + deeper;
    akt_buffer_format(out, "<h%d>", level);
    akt_markup_add(out, block->text);
    akt_buffer_format(out, "</h%d>\n", level);
}

void akt_html_add_sentence(akt_buffer *out, const char *open, const akt_block *block,
                           const char *close)
{
    add_element(out, open, block->text, "");
    if (block->basis)
        add_element(out, " <small>", block->basis, "</small>");
    akt_buffer_add(out, close);
}

void akt_html_add_note(akt_buffer *out, const char *text)
{
    add_element(out, "<p class=\"merknad\">", text, "</p>\n");
}

void akt_html_add(akt_buffer *out, const akt_document *document, const akt_html_style *style)
{
    size_t count;
    bool in_list = false;
    const char *heading = "";
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_block *b = &blocks[i];
        if (!akt_block__is_for_people(b))
            continue;
        if (in_list != (b->kind == AKT_BLOCK_ITEM))
            akt_buffer_add(out, in_list ? "</ul>\n" : "<ul>\n");
        in_list = b->kind == AKT_BLOCK_ITEM;
        switch (b->kind) {
        case AKT_BLOCK_HEADING:
            heading = b->text;
            if (style->titled || i > 0)
                add_heading(out, b, style->deeper);
            break;
        case AKT_BLOCK_PARAGRAPH:
            akt_html_add_sentence(out, "<p>", b, "</p>\n");
            break;
        case AKT_BLOCK_ITEM:
            akt_html_add_sentence(out, "<li>", b, "</li>\n");
            break;
        case AKT_BLOCK_NOTE:
            if (!style->without_notes)
                akt_html_add_note(out, b->text);
            break;
        case AKT_BLOCK_TABLE:
            add_table(out, b->table, heading, style, akt_document_lang(document));
            break;
        }
    }
    if (in_list)
        akt_buffer_add(out, "</ul>\n");
}

static const char *title_of(const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    return count && blocks[0].kind == AKT_BLOCK_HEADING ? blocks[0].text : "aktorkart";
}

void akt_html_add_styled_head(akt_buffer *out, const char *title, const char *style, akt_lang lang)
{
    char digest[AKT_DIGEST_BASE64_SIZE];
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_buffer_add(&whole, akt_page_style_css);
    akt_buffer_add(&whole, style);
    akt_digest_base64(akt_buffer_text(&whole), whole.size, digest);
    akt_buffer_format(out,
                      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'sha256-%s'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                      akt_lang_name(lang), digest);
    add_element(out, "<title>", title, "</title>\n<style>");
    akt_buffer_add(out, akt_buffer_text(&whole));
    akt_buffer_add(out, "</style>\n</head>\n");
    out->failed = out->failed || whole.failed;
    akt_buffer_dispose(&whole);
}

void akt_html_add_head(akt_buffer *out, const char *title, akt_lang lang)
{
    akt_html_add_styled_head(out, title, "", lang);
}

void akt_html__write(akt_buffer *out, const akt_document *document)
{
    static const akt_html_style whole = {.titled = true};
    akt_html_add_head(out, title_of(document), akt_document_lang(document));
    akt_buffer_add(out, "<body>\n<main class=\"dokument\">\n");
    akt_html_add(out, document, &whole);
    akt_buffer_add(out, "</main>\n</body>\n</html>\n");
}
