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

static void add_table(akt_buffer *out, const akt_block *block, akt_lang lang)
{
    static const char *const readers[] = {"all", "people", "machines"};
    const akt_doc_table *table = block->table;
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
            add_cell(out, &table->cells[r * table->column_count + c], &table->columns[c], lang);
        }
        akt_buffer_add_char(out, ']');
    }
    akt_buffer_add_char(out, ']');
}

static void add_block(akt_buffer *out, const akt_block *block, akt_lang lang)
{
    static const char *const kinds[] = {"h", "p", "i", "n", "t"};
    akt_buffer_format(out, "[\"%s\",", kinds[block->kind]);
    if (block->kind == AKT_BLOCK_TABLE) {
        add_table(out, block, lang);
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

void akt_blocks_add(akt_buffer *out, const akt_document *document, bool with_notes,
                    const char *const *without)
{
    size_t count;
    const char *before = "";
    const akt_block *blocks = akt_document_blocks(document, &count);
    akt_buffer_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (!akt_block__is_for_people(&blocks[i]) ||
            (blocks[i].kind == AKT_BLOCK_NOTE && !with_notes) ||
            (blocks[i].kind == AKT_BLOCK_TABLE && is_named(without, blocks[i].table->name)))
            continue;
        akt_buffer_add(out, before);
        before = ",";
        add_block(out, &blocks[i], akt_document_lang(document));
    }
    akt_buffer_add_char(out, ']');
}

void akt_blocks_add_table(akt_buffer *out, const akt_document *document, const char *name)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && blocks[i].readers != AKT_READERS_PEOPLE &&
            strcmp(blocks[i].table->name, name) == 0) {
            add_block(out, &blocks[i], akt_document_lang(document));
            return;
        }
    akt_buffer_add(out, "null");
}
