#include "report/document.h"

#include "base/buffer.h"
#include "base/list.h"
#include "words/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct finding {
    const char *text;
    akt_finding from;
} finding;

struct akt_document {
    akt_lang lang;
    akt_pool *pool;
    akt_list blocks;
    akt_list cells; /* of the table that is being filled */
    akt_list findings; /* finding */
    bool failed;
};

akt_document *akt_document_new(akt_lang lang)
{
    akt_document *document = calloc(1, sizeof *document);
    if (!document)
        return NULL;
    document->lang = lang;
    document->blocks = (akt_list)AKT_LIST_OF(akt_block);
    document->cells = (akt_list)AKT_LIST_OF(akt_cell);
    document->findings = (akt_list)AKT_LIST_OF(finding);
    document->pool = akt_pool_new();
    if (document->pool)
        return document;
    free(document);
    return NULL;
}

void akt_document_free(akt_document *document)
{
    if (!document)
        return;
    akt_list_dispose(&document->blocks);
    akt_list_dispose(&document->cells);
    akt_list_dispose(&document->findings);
    akt_pool_free(document->pool);
    free(document);
}

static const char *keep(akt_document *document, const char *text)
{
    if (!text)
        return NULL;
    const char *kept = akt_pool_text(document->pool, text, strlen(text));
    document->failed = document->failed || !kept;
    return kept;
}

static akt_block *last_block(akt_document *document)
{
    return (akt_block *)document->blocks.items + document->blocks.count - 1;
}

/* Moves the cells gathered so far into the table they belong to. */
static void settle_table(akt_document *document)
{
    if (document->cells.count == 0)
        return;
    akt_doc_table *table = last_block(document)->table;
    size_t size = document->cells.count * sizeof(akt_cell);
    table->cells = akt_pool_get(document->pool, size);
    if (table->cells)
        memcpy(table->cells, document->cells.items, size);
    else
        table->row_count = 0;
    document->failed = document->failed || !table->cells;
    document->cells.count = 0;
}

static akt_block *add_block(akt_document *document, akt_block_kind kind, const char *text)
{
    if (document->failed)
        return NULL;
    settle_table(document);
    akt_block *block = akt_list_add(&document->blocks);
    document->failed = !block;
    if (block)
        *block = (akt_block){.kind = kind, .text = keep(document, text)};
    return block;
}

void akt_document_heading(akt_document *document, int level, const char *text)
{
    akt_block *block = add_block(document, AKT_BLOCK_HEADING, text);
    if (block)
        block->level = level;
}

static void add_formatted(akt_document *document, akt_block_kind kind, const char *format,
                          va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = length < 0 ? NULL : malloc((size_t)length + 1);
    if (text) {
        vsnprintf(text, (size_t)length + 1, format, again);
        add_block(document, kind, text);
    } else {
        document->failed = true;
    }
    va_end(again);
    free(text);
}

void akt_document_paragraph(akt_document *document, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_formatted(document, AKT_BLOCK_PARAGRAPH, format, args);
    va_end(args);
}

void akt_document_item(akt_document *document, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_formatted(document, AKT_BLOCK_ITEM, format, args);
    va_end(args);
}

void akt_document_note(akt_document *document, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_formatted(document, AKT_BLOCK_NOTE, format, args);
    va_end(args);
}

void akt_document_finding(akt_document *document, akt_block_kind kind, const char *text,
                          const akt_finding *from)
{
    akt_block *block = add_block(document, kind, text);
    finding *added = block ? akt_list_add(&document->findings) : NULL;
    document->failed = document->failed || !added;
    if (!added)
        return;
    block->basis = keep(document, from->basis);
    *added = (finding){block->text, {keep(document, from->records), block->basis,
                                     keep(document, from->sources)}};
}

void akt_document_table(akt_document *document, const char *name, const char *caption,
                        const akt_column *columns, size_t column_count)
{
    akt_block *block = add_block(document, AKT_BLOCK_TABLE, NULL);
    if (!block)
        return;
    akt_doc_table *table = akt_pool_get(document->pool, sizeof *table);
    akt_column *copy = akt_pool_get(document->pool, column_count * sizeof *copy);
    document->failed = !table || !copy;
    if (document->failed) {
        document->blocks.count--;
        return;
    }
    for (size_t i = 0; i < column_count; i++)
        copy[i] = (akt_column){keep(document, columns[i].key), keep(document, columns[i].title),
                               columns[i].type, keep(document, columns[i].unit)};
    *table = (akt_doc_table){.name = keep(document, name),
                             .caption = keep(document, caption),
                             .columns = copy,
                             .column_count = column_count};
    block->table = table;
}

void akt_document_table_for(akt_document *document, akt_readers readers)
{
    if (!document->failed)
        last_block(document)->readers = readers;
}

void akt_document_table_for_people(akt_document *document)
{
    akt_document_table_for(document, AKT_READERS_PEOPLE);
}

void akt_document_row(akt_document *document)
{
    if (!document->failed)
        last_block(document)->table->row_count++;
}

static void add_cell(akt_document *document, akt_cell cell)
{
    if (document->failed)
        return;
    akt_cell *added = akt_list_add(&document->cells);
    document->failed = !added;
    if (added)
        *added = cell;
}

void akt_document_text(akt_document *document, const char *text)
{
    add_cell(document, (akt_cell){.has_value = text != NULL, .text = keep(document, text)});
}

void akt_document_shown(akt_document *document, const char *text, const char *shown)
{
    add_cell(document, (akt_cell){.has_value = text != NULL,
                                  .text = keep(document, text),
                                  .shown = keep(document, shown)});
}

void akt_document_whole(akt_document *document, int64_t value)
{
    add_cell(document, (akt_cell){.has_value = true, .whole = value});
}

void akt_document_amount(akt_document *document, akt_amount amount, const char *shown)
{
    add_cell(document, (akt_cell){.has_value = amount.known,
                                  .whole = amount.value,
                                  .shown = keep(document, shown)});
}

void akt_document_number(akt_document *document, double value)
{
    add_cell(document, (akt_cell){.has_value = !isnan(value), .number = value});
}

void akt_document_number_shown(akt_document *document, double value, const char *shown)
{
    add_cell(document, (akt_cell){.has_value = !isnan(value),
                                  .number = value,
                                  .shown = keep(document, shown)});
}

void akt_document_nothing(akt_document *document)
{
    add_cell(document, (akt_cell){.has_value = false});
}

akt_lang akt_document_lang(const akt_document *document)
{
    return document->lang;
}

const akt_block *akt_document_blocks(const akt_document *document, size_t *count)
{
    settle_table((akt_document *)document);
    *count = document->blocks.count;
    return document->blocks.items;
}

akt_status akt_document_status(const akt_document *document, akt_error *err)
{
    bool failed = document->failed || akt_pool_has_failed(document->pool);
    return failed ? akt_error_memory(err) : AKT_OK;
}

/* Only machines read it: people have the findings in the text. */
static void add_findings_table(akt_document *document)
{
    const akt_lang lang = document->lang;
    const akt_column columns[] = {
        {"finding", akt_words(AKT_W_FINDINGS_TABLE, lang), AKT_COLUMN_TEXT, NULL},
        {"records", akt_words(AKT_W_FINDINGS_RECORDS, lang), AKT_COLUMN_CODE, NULL},
        {"sources", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_CODE, NULL},
    };
    const finding *items = document->findings.items;
    if (document->findings.count == 0)
        return;
    akt_document_table(document, "findings", akt_words(AKT_W_FINDINGS_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < document->findings.count; i++) {
        akt_document_row(document);
        akt_document_text(document, items[i].text);
        akt_document_text(document, items[i].from.records);
        akt_document_text(document, items[i].from.sources);
    }
}

akt_status akt_document_finish(akt_document **out, akt_document *document, akt_error *err)
{
    add_findings_table(document);
    settle_table(document);
    akt_list_dispose(&document->cells);
    akt_status status = akt_document_status(document, err);
    if (status == AKT_OK)
        *out = document;
    else
        akt_document_free(document);
    return status;
}

akt_pool *akt_document_pool(akt_document *document)
{
    return document->pool;
}
