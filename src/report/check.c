#include "base/buffer.h"
#include "report/describe.h"
#include "model/schema.h"
#include "report/field_words.h"
#include "words/fault_words.h"

#include <string.h>

static void add_faults(akt_document *document, const akt_diagnostics *faults, akt_lang lang)
{
    const akt_column columns[] = {
        {"level", akt_words(AKT_W_CHECK_LEVEL, lang), AKT_COLUMN_CODE, NULL},
        {"file", akt_words(AKT_W_CHECK_FILE, lang), AKT_COLUMN_CODE, NULL},
        {"line", akt_words(AKT_W_CHECK_LINE, lang), AKT_COLUMN_WHOLE, NULL},
        {"column", akt_words(AKT_W_CHECK_COLUMN, lang), AKT_COLUMN_WHOLE, NULL},
        {"pointer", akt_words(AKT_W_CHECK_POINTER, lang), AKT_COLUMN_CODE, NULL},
        {"code", akt_words(AKT_W_CHECK_CODE, lang), AKT_COLUMN_CODE, NULL},
        {"message", akt_words(AKT_W_CHECK_MESSAGE, lang), AKT_COLUMN_TEXT, NULL},
    };
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    akt_document_table(document, "faults", akt_words(AKT_W_CHECK_FAULTS, lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        akt_level level = akt_fault_level(items[i].fault);
        akt_buffer message = AKT_BUFFER_INIT;
        akt_fault_words(&message, &items[i], lang);
        akt_document_row(document);
        akt_document_shown(document, akt_level_name(level), akt_level_words(level, lang));
        akt_document_text(document, items[i].file);
        for (int place = 0; place < 2; place++) {
            if (items[i].line)
                akt_document_whole(document,
                                   (int64_t)(place ? items[i].column : items[i].line));
            else
                akt_document_nothing(document);
        }
        akt_document_text(document, items[i].pointer);
        akt_document_text(document, akt_fault_code(items[i].fault));
        akt_document_text(document, akt_buffer_settle(&message, akt_document_pool(document)));
    }
}

typedef struct inventory {
    size_t records;
    size_t claims;
    size_t sourced;
} inventory;

static void add_table_row(akt_document *document, const akt_dataset *dataset, akt_table table,
                          inventory *sum)
{
    size_t count = akt_dataset_count(dataset, table), sourced = 0, derived = 0;
    bool has_fact = akt_schema_of_table(table)->has_fact;
    for (size_t i = 0; i < count; i++) {
        const akt_record *record = akt_dataset_record(dataset, table, i);
        sourced += record->sources.count > 0;
        derived += record->basis != AKT_BASIS_STATED;
    }
    sum->records += count;
    sum->claims += has_fact ? count : 0;
    sum->sourced += has_fact ? sourced : 0;
    if (!count)
        return;
    akt_document_row(document);
    akt_document_shown(document, akt_table_name(table),
                       akt_table_words(table, akt_document_lang(document)));
    akt_document_whole(document, (int64_t)count);
    if (has_fact) {
        akt_document_whole(document, (int64_t)sourced);
        akt_document_whole(document, (int64_t)derived);
    } else {
        akt_document_nothing(document);
        akt_document_nothing(document);
    }
}

static void add_inventory(akt_document *document, const akt_dataset *dataset, akt_lang lang)
{
    const akt_column columns[] = {
        {"table", akt_words(AKT_W_CHECK_TABLE, lang), AKT_COLUMN_CODE, NULL},
        {"records", akt_words(AKT_W_CHECK_RECORDS, lang), AKT_COLUMN_WHOLE, NULL},
        {"sourced", akt_words(AKT_W_CHECK_SOURCED, lang), AKT_COLUMN_WHOLE, NULL},
        {"derived", akt_words(AKT_W_CHECK_DERIVED, lang), AKT_COLUMN_WHOLE, NULL},
    };
    inventory sum = {0, 0, 0};
    akt_pool *pool = akt_document_pool(document);
    akt_document_table(document, "inventory", akt_words(AKT_W_CHECK_INVENTORY, lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for_people(document);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        add_table_row(document, dataset, (akt_table)t, &sum);
    const char *title = akt_text_in(&akt_dataset_about(dataset)->title, lang);
    akt_document_paragraph(document, "%s: %s.", title ? title : "–",
                           akt_counted_words(pool, sum.records, AKT_W_COUNT_RECORD,
                                             AKT_W_COUNT_RECORDS, lang));
    akt_document_paragraph(document, "%s",
                           akt_words_filled(pool, AKT_W_CHECK_CLAIMS, lang,
                                            akt_count_words(pool, sum.sourced, lang),
                                            akt_count_words(pool, sum.claims, lang), NULL, NULL));
}

static void add_counts(akt_document *document, const akt_diagnostics *faults, akt_lang lang)
{
    akt_pool *pool = akt_document_pool(document);
    const size_t *counts = faults->counts;
    akt_document_paragraph(
        document, "%s, %s, %s.",
        akt_counted_words(pool, counts[AKT_LEVEL_ERROR], AKT_W_COUNT_ERROR, AKT_W_COUNT_ERRORS,
                          lang),
        akt_counted_words(pool, counts[AKT_LEVEL_WARNING], AKT_W_COUNT_WARNING,
                          AKT_W_COUNT_WARNINGS, lang),
        akt_counted_words(pool, counts[AKT_LEVEL_NOTE], AKT_W_COUNT_NOTE, AKT_W_COUNT_NOTES, lang));
}

akt_status akt_describe_check(akt_document **out, const akt_dataset *dataset,
                              const akt_diagnostics *faults, bool with_faults, akt_lang lang,
                              akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    akt_document_heading(document, 1, akt_words(AKT_W_CHECK_TITLE, lang));
    add_counts(document, faults, lang);
    if (dataset)
        add_inventory(document, dataset, lang);
    if (with_faults)
        add_faults(document, faults, lang);
    return akt_document_finish(out, document, err);
}
