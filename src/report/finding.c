#include "report/finding.h"

#include "base/list.h"
#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/order.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_MOST = 6 };

/* The citations behind one finding. */
typedef struct basis {
    akt_document *document;
    const akt_dataset *dataset;
    akt_list cites; /* akt_cite */
} basis;

static int compare_records(const void *left, const void *right)
{
    const akt_ref *a = left, *b = right;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* By source, then by place; those without one first. */
static int compare_cites(const void *left, const void *right)
{
    const akt_cite *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return akt_order_compare_places(a->at ? a->at : "", b->at ? b->at : "");
}

static void name_record(akt_buffer *out, const akt_dataset *dataset, akt_ref ref)
{
    const akt_record *record = akt_dataset_record(dataset, ref.table, (size_t)ref.index);
    akt_buffer_add(out, out->size ? "|" : "");
    if (record->id)
        akt_buffer_add(out, record->id);
    else
        akt_buffer_format(out, "%s/%d", akt_table_name(ref.table), (int)ref.index);
}

static void gather_cites(basis *b, akt_ref ref)
{
    const akt_cites *cites = &akt_dataset_record(b->dataset, ref.table, (size_t)ref.index)->sources;
    for (size_t i = 0; i < cites->count; i++) {
        akt_cite *cite = akt_list_add(&b->cites);
        if (cite)
            *cite = cites->items[i];
        else
            akt_pool_fail(akt_document_pool(b->document));
    }
}

static akt_cites unite(const basis *b)
{
    akt_cite *items = b->cites.items;
    size_t kept = 0;
    if (b->cites.count)
        qsort(items, b->cites.count, sizeof *items, compare_cites);
    for (size_t i = 0; i < b->cites.count; i++) {
        if (kept == 0 || compare_cites(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    }
    return (akt_cites){items, kept};
}

/* "Kilder: Difi 2017:01, 5.1, 6.1.1 og 12 steder til". */
static const char *basis_words(const basis *b, const akt_cites *cites)
{
    akt_pool *pool = akt_document_pool(b->document);
    akt_lang lang = akt_document_lang(b->document);
    bool cut = cites->count > PLACES_MOST + 1;
    const akt_cites first = {cites->items, cut ? PLACES_MOST : cites->count};
    const char *places = akt_sources_words(pool, b->dataset, &first, lang);
    if (!places)
        return NULL;
    akt_word word = cut ? AKT_W_FINDING_SOME_SOURCES : AKT_W_FINDING_SOURCES;
    return akt_words_filled(pool, word, lang, places,
                            akt_count_words(pool, cites->count - first.count, lang), NULL, NULL);
}

void akt_finding_add(akt_document *document, akt_block_kind kind, const akt_dataset *dataset,
                     const char *text, akt_refs records)
{
    basis b = {document, dataset, AKT_LIST_OF(akt_cite)};
    akt_pool *pool = akt_document_pool(document);
    akt_buffer ids = AKT_BUFFER_INIT;
    akt_ref *sorted = akt_pool_get(pool, (records.count + 1) * sizeof *sorted);
    if (!sorted)
        return;
    for (size_t i = 0; i < records.count; i++)
        sorted[i] = records.items[i];
    qsort(sorted, records.count, sizeof *sorted, compare_records);
    for (size_t i = 0; i < records.count; i++) {
        if (i > 0 && akt_ref_is_same(sorted[i - 1], sorted[i]))
            continue;
        name_record(&ids, dataset, sorted[i]);
        gather_cites(&b, sorted[i]);
    }
    const akt_cites cites = unite(&b);
    const akt_finding from = {records.count ? akt_buffer_settle(&ids, pool) : NULL,
                              basis_words(&b, &cites), akt_field_cites(pool, dataset, &cites)};
    akt_document_finding(document, kind, text, &from);
    akt_list_dispose(&b.cites);
}

void akt_finding_add_absence(akt_document *document, const char *text)
{
    const akt_finding none = {NULL, NULL, NULL};
    akt_document_finding(document, AKT_BLOCK_PARAGRAPH, text, &none);
}
