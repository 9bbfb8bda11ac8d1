#include "base/list.h"
#include "model/schema.h"
#include "report/describe.h"
#include "report/field_words.h"
#include "words/order.h"

#include <stdlib.h>

/* How many facts rest on each place of each source. */
typedef struct place {
    int32_t source;
    const char *at;
    size_t facts;
    size_t derived;
    size_t interpreted;
} place;

static int by_place(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return akt_order_compare_places(a->at ? a->at : "", b->at ? b->at : "");
}

static bool gather_record(akt_list *cites, const akt_record *record)
{
    for (size_t i = 0; i < record->sources.count; i++) {
        place *added = akt_list_add(cites);
        if (!added)
            return false;
        *added = (place){record->sources.items[i].source, record->sources.items[i].at, 1,
                         record->basis == AKT_BASIS_DERIVED,
                         record->basis == AKT_BASIS_INTERPRETED};
    }
    return true;
}

static bool gather(akt_list *cites, const akt_dataset *dataset)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, (akt_table)t); i++)
            if (!gather_record(cites, akt_dataset_record(dataset, (akt_table)t, i)))
                return false;
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_dataset_terms(dataset, (akt_vocabulary)v, &count);
        for (size_t i = 0; i < count; i++)
            if (!gather_record(cites, &terms[i].record))
                return false;
    }
    return true;
}

/* Adds up what stands at the same place. */
static size_t unite(place *places, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(places, count, sizeof *places, by_place);
    for (size_t i = 0; i < count; i++) {
        if (kept && by_place(&places[kept - 1], &places[i]) == 0) {
            places[kept - 1].facts++;
            places[kept - 1].derived += places[i].derived;
            places[kept - 1].interpreted += places[i].interpreted;
        } else {
            places[kept++] = places[i];
        }
    }
    return kept;
}

static void add_places(akt_document *document, const akt_dataset *dataset, const place *places,
                       size_t count, akt_lang lang)
{
    const akt_column columns[] = {
        {"source", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_CODE, NULL},
        {"section", akt_words(AKT_W_SOURCES_SECTION, lang), AKT_COLUMN_TEXT, NULL},
        {"facts", akt_words(AKT_W_SOURCES_FACTS, lang), AKT_COLUMN_WHOLE, NULL},
        {"derived", akt_words(AKT_W_BASIS_DERIVED, lang), AKT_COLUMN_WHOLE, NULL},
        {"interpreted", akt_words(AKT_W_BASIS_INTERPRETED, lang), AKT_COLUMN_WHOLE, NULL},
    };
    const akt_source *sources = akt_dataset_sources(dataset);
    akt_document_table(document, "sources", akt_words(AKT_W_SOURCES_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        const akt_source *source = &sources[places[i].source];
        const char *name = akt_text_in(&source->short_name, lang);
        akt_document_row(document);
        akt_document_shown(document, source->record.id, name ? name : source->record.id);
        akt_document_text(document, places[i].at);
        akt_document_whole(document, (int64_t)places[i].facts);
        akt_document_whole(document, (int64_t)places[i].derived);
        akt_document_whole(document, (int64_t)places[i].interpreted);
    }
}

static const char *id_of(const akt_dataset *dataset, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    return party ? party->record.id : "–";
}

/* The id of a record; the ends of a tie and the holder of a role, which have none. */
static const char *name_record(akt_pool *pool, const akt_dataset *dataset, akt_table table,
                               const akt_record *record)
{
    const akt_tie *tie = (const akt_tie *)record;
    const akt_role *role = (const akt_role *)record;
    akt_buffer text = AKT_BUFFER_INIT;
    if (record->id)
        akt_buffer_add(&text, record->id);
    else if (table == AKT_TABLE_TIES)
        akt_buffer_format(&text, "%s → %s", id_of(dataset, tie->from), id_of(dataset, tie->to));
    else if (table == AKT_TABLE_ROLES)
        akt_buffer_add(&text, id_of(dataset, role->holder));
    return akt_buffer_settle(&text, pool);
}

/* Claims that no source is given for. */
static void add_unsourced(akt_document *document, const akt_dataset *dataset, akt_lang lang)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(dataset, (akt_table)t);
        for (size_t i = 0; akt_schema_of_table((akt_table)t)->has_fact && i < count; i++) {
            const akt_record *record = akt_dataset_record(dataset, (akt_table)t, i);
            if (record->sources.count == 0)
                akt_document_item(document, "%s: %s %s", akt_words(AKT_W_SOURCES_MISSING, lang),
                                  akt_table_words((akt_table)t, lang),
                                  name_record(akt_document_pool(document), dataset, (akt_table)t,
                                              record));
        }
    }
}

akt_status akt_describe_sources(akt_document **out, const akt_dataset *dataset, akt_lang lang,
                                akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    akt_list cites = AKT_LIST_OF(place);
    if (!document || !gather(&cites, dataset)) {
        akt_document_free(document);
        akt_list_dispose(&cites);
        return akt_error_memory(err);
    }
    size_t count = unite(cites.items, cites.count);
    akt_document_heading(document, 1, akt_words(AKT_W_SOURCES_TITLE, lang));
    add_places(document, dataset, cites.items, count, lang);
    add_unsourced(document, dataset, lang);
    akt_list_dispose(&cites);
    return akt_document_finish(out, document, err);
}
