#include "output/blocks.h"

#include "base/json_text.h"
#include "output/writers_internal.h"

#include <string.h>

static void add_text(akt_buffer *out, const char *text)
{
    if (text)
        akt_json_text_add(out, text);
    else
        akt_buffer_add(out, "null");
}

static void add_value(akt_buffer *out, const akt_cell *cell, akt_column_type type)
{
    if (!cell->has_value)
        akt_buffer_add(out, "null");
    else if (type == AKT_COLUMN_NUMBER)
        akt_buffer_add_number(out, cell->number);
    else if (type == AKT_COLUMN_WHOLE || type == AKT_COLUMN_MONEY)
        akt_buffer_add_integer(out, cell->whole);
    else
        akt_json_text_add(out, cell->text);
}

static void add_cell(akt_buffer *out, const akt_cell *cell, const akt_column *column, akt_lang lang)
{
    if (!cell->shown && (!cell->has_value || !akt_column__is_number(column))) {
        add_value(out, cell, column->type);
        return;
    }
    akt_buffer shown = AKT_BUFFER_INIT;
    akt_cell__show(&shown, cell, column, lang);
    akt_buffer_add_char(out, '[');
    add_value(out, cell, column->type);
    akt_buffer_add_char(out, ',');
    akt_json_text_add(out, akt_buffer_text(&shown));
    akt_buffer_add_char(out, ']');
    out->failed = out->failed || shown.failed;
    akt_buffer_dispose(&shown);
}

/* The cells of a table and of the same table in another language, or of none. */
typedef struct twins {
    const akt_doc_table *own, *other;
    akt_lang lang, other_lang;
} twins;

static void add_unless_same(akt_buffer *out, const twins *t, size_t row, size_t column)
{
    size_t at = row * t->own->column_count + column;
    akt_buffer own = AKT_BUFFER_INIT, other = AKT_BUFFER_INIT;
    add_cell(&own, &t->own->cells[at], &t->own->columns[column], t->lang);
    if (t->other)
        add_cell(&other, &t->other->cells[at], &t->other->columns[column], t->other_lang);
    bool is_same = t->other && strcmp(akt_buffer_text(&own), akt_buffer_text(&other)) == 0;
    akt_buffer_add(out, is_same ? "0" : akt_buffer_text(&own));
    out->failed = out->failed || own.failed || other.failed;
    akt_buffer_dispose(&own);
    akt_buffer_dispose(&other);
}

static void add_columns(akt_buffer *out, const akt_doc_table *table)
{
    static const char *const types[] = {"text", "code", "date", "whole", "number", "money"};
    akt_buffer_add_char(out, '[');
    for (size_t c = 0; c < table->column_count; c++) {
        akt_buffer_add(out, c ? ",[" : "[");
        akt_json_text_add(out, table->columns[c].key);
        akt_buffer_add_char(out, ',');
        akt_json_text_add(out, table->columns[c].title);
        akt_buffer_format(out, ",\"%s\"]", types[table->columns[c].type]);
    }
    akt_buffer_add_char(out, ']');
}

static void add_table(akt_buffer *out, const akt_block *block, const twins *t)
{
    static const char *const readers[] = {"all", "people", "machines"};
    const akt_doc_table *table = t->own;
    akt_json_text_add(out, table->name);
    akt_buffer_add_char(out, ',');
    add_text(out, table->caption);
    akt_buffer_format(out, ",\"%s\",", readers[block->readers]);
    add_columns(out, table);
    akt_buffer_add(out, ",[");
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_add(out, r ? ",[" : "[");
        for (size_t c = 0; c < table->column_count; c++) {
            akt_buffer_add(out, c ? "," : "");
            add_unless_same(out, t, r, c);
        }
        akt_buffer_add_char(out, ']');
    }
    akt_buffer_add_char(out, ']');
}

static void add_block(akt_buffer *out, const akt_block *block, const twins *t)
{
    static const char *const kinds[] = {"h", "p", "i", "n", "t"};
    akt_buffer_format(out, "[\"%s\",", kinds[block->kind]);
    if (block->kind == AKT_BLOCK_TABLE) {
        add_table(out, block, t);
    } else {
        if (block->kind == AKT_BLOCK_HEADING)
            akt_buffer_format(out, "%d,", block->level);
        add_text(out, block->text);
    }
    if (block->kind == AKT_BLOCK_PARAGRAPH || block->kind == AKT_BLOCK_ITEM) {
        akt_buffer_add_char(out, ',');
        add_text(out, block->basis);
    }
    akt_buffer_add_char(out, ']');
}

static bool is_named(const char *const *names, const char *name)
{
    for (; names && *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

static bool is_alike(const akt_block *a, const akt_block *b)
{
    return a->kind == AKT_BLOCK_TABLE && b->kind == AKT_BLOCK_TABLE && a->readers == b->readers &&
           strcmp(a->table->name, b->table->name) == 0;
}

/* The table blocks[at] in the other document, which may lack tables of other names: where its name comes
 * up for the same time. */
static const akt_doc_table *twin_of(const akt_document *like, const akt_block *blocks, size_t at)
{
    size_t count, before = 0;
    const akt_block *others = akt_document_blocks(like, &count);
    for (size_t i = 0; i < at; i++)
        before += is_alike(&blocks[i], &blocks[at]);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *other = others[i].table;
        if (is_alike(&others[i], &blocks[at]) && before-- == 0)
            return other->row_count == blocks[at].table->row_count &&
                           other->column_count == blocks[at].table->column_count
                       ? other
                       : NULL;
    }
    return NULL;
}

void akt_blocks_add(akt_buffer *out, const akt_document *document,
                    const akt_blocks_options *options)
{
    size_t count;
    const char *before = "";
    const akt_block *blocks = akt_document_blocks(document, &count);
    twins t = {.lang = akt_document_lang(document)};
    if (options->like)
        t.other_lang = akt_document_lang(options->like);
    akt_buffer_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        bool is_table = blocks[i].kind == AKT_BLOCK_TABLE;
        if (!akt_block__is_for_people(&blocks[i]) ||
            (blocks[i].kind == AKT_BLOCK_NOTE && options->without_notes) ||
            (is_table && is_named(options->without, blocks[i].table->name)))
            continue;
        t.own = is_table ? blocks[i].table : NULL;
        t.other = is_table && options->like ? twin_of(options->like, blocks, i) : NULL;
        akt_buffer_add(out, before);
        before = ",";
        add_block(out, &blocks[i], &t);
    }
    akt_buffer_add_char(out, ']');
}

void akt_blocks_add_table(akt_buffer *out, const akt_document *document, const char *name)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const twins t = {.own = blocks[i].table, .lang = akt_document_lang(document)};
        if (blocks[i].kind == AKT_BLOCK_TABLE && blocks[i].readers != AKT_READERS_PEOPLE &&
            strcmp(t.own->name, name) == 0) {
            add_block(out, &blocks[i], &t);
            return;
        }
    }
    akt_buffer_add(out, "null");
}
