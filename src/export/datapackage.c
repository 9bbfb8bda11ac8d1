#include "export/sheets_internal.h"

#include "base/json_text.h"
#include "output/csv.h"

#include <string.h>

/* The csv folder with a description that programs read: Frictionless Tabular Data Package 1. */

typedef struct describer {
    const akt_export_job *job;
    akt_buffer *out;
    akt_csv_dialect dialect;
} describer;

static void add_member(akt_buffer *out, const char *before, const char *key, const char *text)
{
    akt_buffer_format(out, "%s\"%s\": ", before, key);
    akt_json_text_add(out, text);
}

static const char *type_of(const akt_field *field)
{
    if (!field)
        return "string";
    switch (field->type) {
    case AKT_FIELD_YEAR: return "year";
    case AKT_FIELD_AMOUNT:
    case AKT_FIELD_WHOLE: return "integer";
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return "number";
    case AKT_FIELD_BOOL: return "boolean";
    case AKT_FIELD_OBJECT: return "object";
    default: return "string";
    }
}

static void add_word(akt_buffer *out, size_t *count, const char *word)
{
    akt_buffer_add(out, (*count)++ ? ", " : "");
    akt_json_text_add(out, word);
}

static void add_codes(describer *d, akt_vocabulary vocabulary, bool has_all, size_t *count)
{
    size_t terms;
    const akt_term *items = akt_dataset_terms(d->job->dataset, vocabulary, &terms);
    for (size_t i = 0; i < terms; i++)
        add_word(d->out, count, items[i].record.id);
    if (has_all)
        add_word(d->out, count, "all");
}

static bool has_words(const akt_export_column *column)
{
    return !column->field || column->field->type == AKT_FIELD_CODE ||
           column->field->type == AKT_FIELD_AREA || column->field->type == AKT_FIELD_WORD ||
           column->field->type == AKT_FIELD_LAYER;
}

/* The words that may stand there, where it is one of them. */
static void add_enum(describer *d, const akt_export_column *column)
{
    const akt_field *field = column->field;
    size_t count = 0;
    akt_buffer_add(d->out, "\"enum\": [");
    for (int v = 0; !field && v < AKT_VOCABULARY_COUNT; v++)
        add_word(d->out, &count, akt_vocabulary_name((akt_vocabulary)v));
    if (field && (field->type == AKT_FIELD_CODE || field->type == AKT_FIELD_AREA))
        add_codes(d, (akt_vocabulary)field->arg, field->type == AKT_FIELD_AREA, &count);
    for (size_t i = 0; field && field->type == AKT_FIELD_WORD && field->words[i]; i++)
        if (*field->words[i])
            add_word(d->out, &count, field->words[i]);
    for (int l = 0; field && field->type == AKT_FIELD_LAYER && l < AKT_LAYER_COUNT; l++)
        add_word(d->out, &count, akt_layer_name((akt_layer)l));
    akt_buffer_add_char(d->out, ']');
}

static void add_constraints(describer *d, const akt_export_column *column)
{
    const akt_field *field = column->field;
    const char *between = "";
    akt_buffer_add(d->out, ", \"constraints\": {");
    /* A required text may be in another language than the one whose column this is. */
    bool is_required = !field || (field->required && field->type != AKT_FIELD_TEXT);
    if (is_required) {
        akt_buffer_add(d->out, "\"required\": true");
        between = ", ";
    }
    if (has_words(column)) {
        akt_buffer_add(d->out, between);
        add_enum(d, column);
    } else if (field->type == AKT_FIELD_DATE) {
        akt_buffer_format(d->out, "%s\"pattern\": \"[0-9]{4}(-[0-9]{2}){0,2}\"", between);
    } else if (field->type == AKT_FIELD_SHARE) {
        akt_buffer_format(d->out, "%s\"minimum\": 0, \"maximum\": 1", between);
    }
    akt_buffer_add_char(d->out, '}');
}

static void add_field(describer *d, int32_t kind, const akt_export_column *column)
{
    akt_buffer key = AKT_BUFFER_INIT, title = AKT_BUFFER_INIT;
    const char *type = type_of(column->field);
    akt_export__add_key(&key, column);
    akt_export__add_heading(&title, column, AKT_LANG_EN);
    add_member(d->out, "{", "name", akt_buffer_text(&key));
    add_member(d->out, ", ", "type", type);
    if (strcmp(type, "number") == 0 && d->dialect.point != '.')
        add_member(d->out, ", ", "decimalChar", ",");
    add_member(d->out, ", ", "title", akt_buffer_text(&title));
    add_member(d->out, ", ", "description", akt_export__explanation(kind, column, AKT_LANG_EN));
    add_constraints(d, column);
    akt_buffer_add_char(d->out, '}');
    d->out->failed = d->out->failed || key.failed || title.failed;
    akt_buffer_dispose(&key);
    akt_buffer_dispose(&title);
}

/* The one table whose records a field refers to, that has a file; AKT_NONE where there is none. */
static int32_t table_of(const describer *d, const akt_field *field)
{
    for (int32_t t = 0; field && field->type == AKT_FIELD_REF && t < AKT_TABLE_COUNT; t++)
        if (field->arg == 1 << t && akt_dataset_count(d->job->dataset, (akt_table)t))
            return t;
    return AKT_NONE;
}

static void add_keys(describer *d, int32_t kind, const akt_export_columns *columns)
{
    const char *between = ", \"foreignKeys\": [";
    bool has_id = kind < AKT_TABLE_COUNT && akt_schema_field(akt_sheet_schema(kind), "id");
    akt_buffer_add(d->out, has_id ? ", \"primaryKey\": \"id\"" : "");
    for (size_t c = 0; c < columns->count; c++) {
        int32_t table = table_of(d, columns->items[c].field);
        if (table == AKT_NONE)
            continue;
        akt_buffer_add(d->out, between);
        add_member(d->out, "{", "fields", columns->items[c].field->name);
        add_member(d->out, ", \"reference\": {", "resource",
                   table == kind ? "" : akt_table_name((akt_table)table));
        akt_buffer_add(d->out, ", \"fields\": \"id\"}}");
        between = ", ";
    }
    akt_buffer_add(d->out, strcmp(between, ", ") == 0 ? "]" : "");
}

static void add_dialect(describer *d)
{
    const char separator[2] = {d->dialect.separator, '\0'};
    akt_buffer_add(d->out, ",\n    \"dialect\": ");
    add_member(d->out, "{", "delimiter", separator);
    add_member(d->out, ", ", "lineTerminator", d->dialect.line_end);
    akt_buffer_add(d->out, ", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true}");
}

static void add_resource(describer *d, int32_t kind, const akt_list *rows, bool is_first)
{
    akt_export_columns columns;
    const char *name = akt_sheet_kind_name(kind);
    akt_export__columns(&columns, kind, rows, false);
    add_member(d->out, is_first ? "\n   {" : ",\n   {", "name", name);
    akt_buffer_format(d->out, ", \"path\": \"%s.csv\"", name);
    add_member(d->out, ", ", "title", akt_sheet_kind_words(kind, AKT_LANG_EN));
    akt_buffer_add(d->out, ",\n    \"profile\": \"tabular-data-resource\", \"format\": \"csv\", "
                           "\"mediatype\": \"text/csv\", \"encoding\": \"utf-8\"");
    add_dialect(d);
    akt_buffer_add(d->out, ",\n    \"schema\": {\"fields\": [");
    for (size_t c = 0; c < columns.count; c++) {
        akt_buffer_add(d->out, c ? ",\n      " : "\n      ");
        add_field(d, kind, &columns.items[c]);
    }
    akt_buffer_add(d->out, "], \"missingValues\": [\"\"]");
    add_keys(d, kind, &columns);
    akt_buffer_add(d->out, "}}");
}

static bool add_resources(describer *d)
{
    bool good = true, is_first = true;
    akt_buffer_add(d->out, ",\n \"resources\": [");
    for (int32_t i = 0; i < AKT_SHEET_KIND_COUNT && good; i++) {
        int32_t kind = (i + AKT_SHEET_DATASET) % AKT_SHEET_KIND_COUNT;
        akt_list rows = AKT_LIST_OF(akt_export_row);
        good = akt_export__rows(&rows, d->job->dataset, kind);
        if (good && rows.count > 0) {
            add_resource(d, kind, &rows, is_first);
            is_first = false;
        }
        akt_list_dispose(&rows);
    }
    akt_buffer_add(d->out, "]");
    return good;
}

static void add_sources(describer *d)
{
    const akt_source *sources = akt_dataset_sources(d->job->dataset);
    size_t count = akt_dataset_count(d->job->dataset, AKT_TABLE_SOURCES);
    akt_buffer_add(d->out, count ? ",\n \"sources\": [" : "");
    for (size_t i = 0; i < count; i++) {
        const char *title = akt_text_in(&sources[i].title, AKT_LANG_NB);
        add_member(d->out, i ? ",\n   {" : "\n   {", "title", title ? title : sources[i].record.id);
        if (sources[i].url)
            add_member(d->out, ", ", "path", sources[i].url);
        akt_buffer_add_char(d->out, '}');
    }
    akt_buffer_add(d->out, count ? "]" : "");
}

static void add_head(describer *d)
{
    char name[AKT_SHEET_ID_SIZE];
    const akt_about *about = akt_dataset_about(d->job->dataset);
    const char *title = akt_text_in(&about->title, AKT_LANG_NB);
    akt_sheet_word_id(name, title ? title : "");
    add_member(d->out, "{", "profile", "tabular-data-package");
    add_member(d->out, ",\n ", "name", *name ? name : "aktorkart");
    add_member(d->out, ",\n ", "title", title ? title : "aktorkart");
    add_member(d->out, ",\n ", "description",
               "Who does what in a field of public policy, who pays and what is missing. Several "
               "ids in a cell are divided by |. A text that a spreadsheet would take for a formula "
               "has an apostrophe before it.");
    if (about->licence)
        add_member(d->out, ",\n \"licenses\": [{", "name", about->licence);
    akt_buffer_add(d->out, about->licence ? "}]" : "");
}

akt_status akt_export__datapackage(const akt_export_job *job)
{
    akt_status status = akt_export__csv(job);
    if (status != AKT_OK)
        return status;
    describer d = {job, akt_export__file(job, "datapackage.json"),
                   akt_csv_dialect_of(job->options->excel)};
    if (!d.out)
        return akt_error_memory(job->err);
    add_head(&d);
    add_sources(&d);
    bool good = add_resources(&d);
    akt_buffer_add(d.out, "}\n");
    return good ? AKT_OK : akt_error_memory(job->err);
}
