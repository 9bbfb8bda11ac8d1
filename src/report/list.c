#include "report/describe.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

/* The fields that people see in a list; machines get all. */
static const char *const shown[AKT_TABLE_COUNT][8] = {
    [AKT_TABLE_SOURCES] = {"id", "short", "title", "publisher", "date", "url", "note"},
    [AKT_TABLE_ACTORS] = {"id", "name", "kind", "category", "driver", "sources"},
    [AKT_TABLE_PROGRAMMES] = {"id", "name", "kind", "owners", "operators", "sources"},
    [AKT_TABLE_FORUMS] = {"id", "name", "members", "from", "to", "sources"},
    [AKT_TABLE_TIES] = {"from", "kind", "to", "what", "from_year", "sources"},
    [AKT_TABLE_FLOWS] = {"from", "to", "via", "amount", "year", "status", "sources"},
    [AKT_TABLE_ROLES] = {"holder", "role", "area", "strength", "basis", "sources"},
    [AKT_TABLE_NEEDS] = {"id", "name", "role", "area", "reach", "sources"},
    [AKT_TABLE_STATEMENTS] = {"kind", "number", "text", "verdict", "sources"},
    [AKT_TABLE_INDICATORS] = {"name", "group", "value", "unit", "n", "year", "sources"},
};

/* A list being written: which records, which fields. */
typedef struct view {
    akt_document *document;
    const akt_dataset *dataset;
    akt_table table;
    const akt_list_view *options;
} view;

static bool is_taken(const view *v, size_t index)
{
    return !v->options->keep || v->options->keep[index];
}

static akt_column_type shown_type(akt_field_type type)
{
    switch (type) {
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
    case AKT_FIELD_WHOLE:
        return AKT_COLUMN_NUMBER;
    case AKT_FIELD_AMOUNT:
        return AKT_COLUMN_MONEY;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        return AKT_COLUMN_DATE;
    default:
        return AKT_COLUMN_TEXT;
    }
}

static akt_column shown_column(const akt_field *field, akt_lang lang)
{
    const char *name = strcmp(field->name, "from_year") == 0 ? "year" : field->name;
    return (akt_column){field->name, akt_field_title(name, lang), shown_type(field->type), NULL};
}

static akt_field_choice shown_fields(akt_table table)
{
    akt_field_choice fields = {.count = 0};
    for (size_t i = 0; i < 8 && shown[table][i]; i++)
        fields.items[fields.count++] =
            akt_schema_field(akt_schema_of_table(table), shown[table][i]);
    return fields;
}

static void add_shown_cell(akt_document *document, const akt_dataset *dataset,
                           const akt_field *field, const void *record)
{
    const void *at = akt_field_of(field, record);
    const int64_t *whole = at;
    bool nobody = strcmp(field->name, "holder") == 0 && !akt_ref_is_set(*(const akt_ref *)at);
    switch (shown_type(field->type)) {
    case AKT_COLUMN_NUMBER:
        if (field->type != AKT_FIELD_WHOLE)
            akt_document_number(document, *(const double *)at);
        else
            akt_document_number(document, *whole == AKT_NONE ? NAN : (double)*whole);
        break;
    case AKT_COLUMN_MONEY:
        akt_document_amount(document, *(const akt_amount *)at,
                            akt_field_shown(document, dataset, field, record));
        break;
    case AKT_COLUMN_DATE:
        akt_field_date_cell(document, *(const akt_date *)at);
        break;
    default:
        akt_document_text(document,
                          nobody ? akt_words(AKT_W_NOBODY, akt_document_lang(document))
                                 : akt_field_shown(document, dataset, field, record));
        break;
    }
}

static void add_people_table(const view *v, const akt_field_choice *fields)
{
    akt_column columns[AKT_SCHEMA_FIELDS_MAX];
    for (size_t c = 0; c < fields->count; c++)
        columns[c] = shown_column(fields->items[c], akt_document_lang(v->document));
    akt_document_table(v->document, akt_table_name(v->table), NULL, columns, fields->count);
    akt_document_table_for_people(v->document);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, v->table); i++) {
        if (!is_taken(v, i))
            continue;
        akt_document_row(v->document);
        for (size_t c = 0; c < fields->count; c++)
            add_shown_cell(v->document, v->dataset, fields->items[c],
                           akt_dataset_record(v->dataset, v->table, i));
    }
}

static void add_machine_table(const view *v, const akt_field_choice *fields)
{
    akt_column columns[AKT_FIELD_COLUMNS_MAX];
    size_t count = akt_field_columns(columns, akt_document_pool(v->document), fields);
    akt_document_table(v->document, akt_table_name(v->table), NULL, columns, count);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, v->table); i++) {
        if (!is_taken(v, i))
            continue;
        akt_document_row(v->document);
        akt_field_cells(v->document, v->dataset, fields,
                        akt_dataset_record(v->dataset, v->table, i));
    }
}

static size_t count_taken(const view *v)
{
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(v->dataset, v->table); i++)
        count += is_taken(v, i);
    return count;
}

akt_status akt_describe_list(akt_document **out, const akt_dataset *dataset, akt_table table,
                             const akt_list_view *options, akt_lang lang, akt_error *err)
{
    *out = NULL;
    const akt_schema *schema = akt_schema_of_table(table);
    akt_field_choice all = akt_field_choose_all(schema), few = shown_fields(table);
    if (options->columns) {
        akt_status status = akt_field_choose(&all, schema, options->columns, err);
        if (status != AKT_OK)
            return status;
        few = all;
    }
    view v = {akt_document_new(lang), dataset, table, options};
    if (!v.document)
        return akt_error_memory(err);
    size_t count = count_taken(&v);
    akt_document_heading(v.document, 1, akt_table_words(table, lang));
    akt_document_paragraph(v.document, "%s.",
                           akt_counted_words(akt_document_pool(v.document), count,
                                             AKT_W_COUNT_RECORD, AKT_W_COUNT_RECORDS, lang));
    if (count)
        add_people_table(&v, &few);
    add_machine_table(&v, &all);
    return akt_document_finish(out, v.document, err);
}

akt_status akt_describe_taxonomy(akt_document **out, const akt_dataset *dataset, akt_lang lang,
                                 akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const akt_column columns[] = {
        {"vocabulary", akt_words(AKT_W_COLUMN_VOCABULARY, lang), AKT_COLUMN_CODE, NULL},
        {"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL},
        {"name", "bokmål", AKT_COLUMN_TEXT, NULL},
        {"name_nn", "nynorsk", AKT_COLUMN_TEXT, NULL},
        {"name_en", "English", AKT_COLUMN_TEXT, NULL},
        {"group", akt_words(AKT_W_COLUMN_GROUP, lang), AKT_COLUMN_TEXT, NULL},
        {"sources", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_CODE, NULL},
    };
    akt_document_heading(document, 1, akt_words(AKT_W_TABLE_TAXONOMY, lang));
    akt_document_table(document, "taxonomy", NULL, columns, sizeof columns / sizeof *columns);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_dataset_terms(dataset, (akt_vocabulary)v, &count);
        for (size_t i = 0; i < count; i++) {
            akt_document_row(document);
            akt_document_text(document, akt_vocabulary_name((akt_vocabulary)v));
            akt_document_text(document, terms[i].record.id);
            for (int l = 0; l < AKT_LANG_COUNT; l++)
                akt_document_text(document, terms[i].name.in[l]);
            akt_document_text(document, akt_text_in(&terms[i].group, lang));
            akt_document_text(document,
                              akt_sources_words(akt_document_pool(document), dataset,
                                                &terms[i].record.sources, lang));
        }
    }
    return akt_document_finish(out, document, err);
}
