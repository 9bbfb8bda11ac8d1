#include "model/comparable.h"
#include "report/describe.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <string.h>

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_indicator *items;
    size_t count;
    akt_lang lang;
} view;

#define COLUMN(key, word, type) {key, akt_words(AKT_W_##word, v->lang), AKT_COLUMN_##type, NULL}
#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

static void add_row(const view *v, const akt_indicator *item)
{
    akt_document_row(v->document);
    akt_document_text(v->document, item->record.id);
    akt_document_text(v->document, akt_text_in(&item->name, v->lang));
    akt_document_text(v->document, akt_text_in(&item->group, v->lang));
    akt_document_number(v->document, item->value);
    akt_document_shown(v->document, item->unit, akt_unit_words(item->unit, v->lang));
    if (item->n != AKT_NONE)
        akt_document_whole(v->document, item->n);
    else
        akt_document_nothing(v->document);
    akt_field_date_cell(v->document, item->year);
    akt_document_text(v->document, akt_text_in(&item->survey, v->lang));
    akt_field_sources_cell(v->document, v->dataset, &item->record);
    akt_field_basis_cells(v->document, &item->record);
}

static void open_table(const view *v)
{
    const akt_column columns[] = {
        COLUMN("id", COLUMN_ID, CODE),       COLUMN("name", COLUMN_WHAT, TEXT),
        COLUMN("group", COLUMN_GROUP, TEXT), COLUMN("value", COLUMN_VALUE, NUMBER),
        COLUMN("unit", COLUMN_UNIT, CODE),   COLUMN("n", COLUMN_N, WHOLE),
        COLUMN("year", COLUMN_YEAR, DATE),   COLUMN("survey", COLUMN_SURVEY, TEXT),
        AKT_FIELD_EVIDENCE_COLUMNS(v->lang),
    };
    akt_document_table(v->document, "indicators", NULL, columns, COUNT_OF(columns));
}

static void add_pair(const view *v, size_t a, size_t b)
{
    const akt_indicator *first = &v->items[a], *second = &v->items[b];
    akt_document_row(v->document);
    akt_document_shown(v->document, first->record.id, akt_text_in(&first->name, v->lang));
    akt_document_number(v->document, first->value);
    akt_document_shown(v->document, second->record.id, akt_text_in(&second->name, v->lang));
    akt_document_number(v->document, second->value);
    akt_document_number(v->document, second->value - first->value);
    bool percent = first->unit && strcmp(first->unit, "percent") == 0;
    akt_document_shown(v->document, first->unit,
                       percent ? akt_words(AKT_W_UNIT_POINTS, v->lang)
                               : akt_unit_words(first->unit, v->lang));
}

static void open_pairs(const view *v)
{
    const akt_column columns[] = {
        COLUMN("a", COLUMN_WHAT, TEXT),
        COLUMN("value_a", COLUMN_VALUE, NUMBER),
        COLUMN("b", INDICATORS_AGAINST, TEXT),
        COLUMN("value_b", COLUMN_VALUE, NUMBER),
        COLUMN("difference", INDICATORS_DIFFERENCE, NUMBER),
        COLUMN("unit", COLUMN_UNIT, CODE),
    };
    akt_document_table(v->document, "comparisons", akt_words(AKT_W_INDICATORS_PAIRS, v->lang),
                       columns, COUNT_OF(columns));
}

static void describe_all(const view *v)
{
    open_table(v);
    for (size_t i = 0; i < v->count; i++)
        add_row(v, &v->items[i]);
    open_pairs(v);
    for (size_t a = 0; a < v->count; a++)
        for (size_t b = a + 1; b < v->count; b++)
            if (akt_indicators_can_subtract(v->items, a, b))
                add_pair(v, a, b);
    akt_document_note(v->document, "%s", akt_words(AKT_W_INDICATORS_RULE, v->lang));
}

static void describe_one(const view *v, size_t chosen)
{
    open_table(v);
    add_row(v, &v->items[chosen]);
    for (size_t i = 0; i < v->count; i++)
        if (i != chosen && akt_indicators_are_comparable(v->items, chosen, i))
            add_row(v, &v->items[i]);
    open_pairs(v);
    for (size_t i = 0; i < v->count; i++)
        if (i != chosen && akt_indicators_can_subtract(v->items, chosen, i))
            add_pair(v, chosen, i);
    akt_document_note(v->document, "%s", akt_words(AKT_W_INDICATORS_RULE, v->lang));
}

static akt_status describe_two(const view *v, size_t a, size_t b, akt_error *err)
{
    const char *first = v->items[a].record.id, *second = v->items[b].record.id;
    if (!akt_indicators_have_same_unit(v->items, a, b))
        return akt_error_set(err, AKT_EINVAL,
                             "'%s' and '%s' cannot be compared: one is in %s, the other in %s",
                             first, second, v->items[a].unit ? v->items[a].unit : "no unit",
                             v->items[b].unit ? v->items[b].unit : "no unit");
    if (!akt_indicators_are_comparable(v->items, a, b))
        return akt_error_set(err, AKT_EINVAL,
                             "'%s' and '%s' cannot be compared: no source sets them side by side; "
                             "they may differ in who was asked and how",
                             first, second);
    open_table(v);
    add_row(v, &v->items[a]);
    add_row(v, &v->items[b]);
    open_pairs(v);
    if (akt_indicators_can_subtract(v->items, a, b))
        add_pair(v, a, b);
    return AKT_OK;
}

akt_status akt_describe_indicators(akt_document **out, const akt_dataset *dataset,
                                   const akt_indices *chosen, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    view v = {document,
              akt_document_pool(document),
              dataset,
              akt_dataset_indicators(dataset),
              akt_dataset_count(dataset, AKT_TABLE_INDICATORS),
              lang};
    akt_status status = AKT_OK;
    akt_document_heading(document, 1, akt_words(AKT_W_TABLE_INDICATORS, lang));
    if (!v.count)
        akt_document_paragraph(document, "%s", akt_words(AKT_W_INDICATORS_NONE, lang));
    else if (chosen->count == 0)
        describe_all(&v);
    else if (chosen->count == 1)
        describe_one(&v, (size_t)chosen->items[0]);
    else
        status = describe_two(&v, (size_t)chosen->items[0], (size_t)chosen->items[1], err);
    akt_document_note(document, "%s", akt_source_line(v.pool, dataset, lang));
    if (status == AKT_OK)
        return akt_document_finish(out, document, err);
    akt_document_free(document);
    return status;
}
