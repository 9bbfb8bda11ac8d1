#include "report/describe.h"
#include "report/field_cells.h"
#include "report/field_words.h"

#include <string.h>

/* The fields that people see in a list; machines get all. */
static const char *const shown[AKT_TABLE_COUNT][8] = {
    [AKT_TABLE_SOURCES] = {"id", "title", "publisher", "date"},
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

static size_t list_columns(akt_column *columns, const akt_schema *schema, akt_table table,
                           akt_lang lang)
{
    size_t count = 0;
    for (; count < 8 && shown[table][count]; count++) {
        const char *name = shown[table][count];
        const char *title = akt_field_title(strcmp(name, "from_year") == 0 ? "year" : name, lang);
        const akt_field *field = akt_schema_field(schema, name);
        bool number = field->type == AKT_FIELD_NUMBER || field->type == AKT_FIELD_WHOLE;
        akt_column_type type = number                        ? AKT_COLUMN_NUMBER
                               : field->type == AKT_FIELD_ID ? AKT_COLUMN_CODE
                                                             : AKT_COLUMN_TEXT;
        columns[count] = (akt_column){name, title, type, NULL};
    }
    return count;
}

static void add_shown_cell(akt_document *document, const akt_dataset *dataset,
                           const akt_field *field, const void *record)
{
    const void *at = akt_field_of(field, record);
    if (field->type == AKT_FIELD_NUMBER)
        akt_document_number(document, *(const double *)at);
    else if (field->type == AKT_FIELD_WHOLE && *(const int64_t *)at != AKT_NONE)
        akt_document_number(document, (double)*(const int64_t *)at);
    else if (field->type == AKT_FIELD_WHOLE)
        akt_document_nothing(document);
    else if (strcmp(field->name, "holder") == 0 && !akt_ref_is_set(*(const akt_ref *)at))
        akt_document_text(document, akt_words(AKT_W_NOBODY, akt_document_lang(document)));
    else
        akt_document_text(document, akt_field_shown(document, dataset, field, record));
}

/* The table for people; also what publications show. */
static void add_people_table(akt_document *document, const akt_dataset *dataset, akt_table table)
{
    const akt_schema *schema = akt_schema_of_table(table);
    akt_column columns[8];
    size_t column_count = list_columns(columns, schema, table, akt_document_lang(document));
    akt_document_table(document, schema->name, NULL, columns, column_count);
    akt_document_table_for_people(document);
    for (size_t i = 0; i < akt_dataset_count(dataset, table); i++) {
        const akt_record *record = akt_dataset_record(dataset, table, i);
        akt_document_row(document);
        for (size_t c = 0; c < column_count; c++)
            add_shown_cell(document, dataset, akt_schema_field(schema, columns[c].key), record);
    }
}

static void add_machine_table(akt_document *document, const akt_dataset *dataset, akt_table table)
{
    const akt_schema *schema = akt_schema_of_table(table);
    akt_column columns[AKT_FIELD_COLUMNS_MAX];
    size_t count = akt_field_columns(columns, akt_document_pool(document), schema);
    akt_document_table(document, schema->name, NULL, columns, count);
    akt_document_table_for(document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < akt_dataset_count(dataset, table); i++) {
        akt_document_row(document);
        akt_field_cells(document, dataset, schema, akt_dataset_record(dataset, table, i));
    }
}

static akt_status finish(akt_document **out, akt_document *document, akt_error *err)
{
    akt_status status = akt_document_status(document, err);
    if (status == AKT_OK)
        *out = document;
    else
        akt_document_free(document);
    return status;
}

akt_status akt_describe_list(akt_document **out, const akt_dataset *dataset, akt_table table,
                             akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    akt_pool *pool = akt_document_pool(document);
    size_t count = akt_dataset_count(dataset, table);
    akt_document_heading(document, 1, akt_table_words(table, lang));
    akt_document_paragraph(
        document, "%s.",
        akt_counted_words(pool, count, AKT_W_COUNT_RECORD, AKT_W_COUNT_RECORDS, lang));
    if (count)
        add_people_table(document, dataset, table);
    add_machine_table(document, dataset, table);
    return finish(out, document, err);
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
    return finish(out, document, err);
}
