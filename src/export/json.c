#include "export/json.h"

#include "base/json_text.h"
#include "model/schema.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

void akt_export_json_words(akt_buffer *out, const akt_text *text)
{
    const char *nb = text->in[AKT_LANG_NB];
    if (nb && nb == text->in[AKT_LANG_NN] && nb == text->in[AKT_LANG_EN]) {
        akt_json_text_add(out, nb);
        return;
    }
    const char *before = "{";
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        if (!text->in[lang])
            continue;
        akt_buffer_format(out, "%s\"%s\": ", before, akt_lang_name((akt_lang)lang));
        akt_json_text_add(out, text->in[lang]);
        before = ", ";
    }
    akt_buffer_add_char(out, '}');
}

/* One writer a type of field: the value at `at`, which is present. */
typedef void add_field(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const void *at);

static void add_string(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const void *at)
{
    (void)dataset;
    (void)field;
    akt_json_text_add(out, *(const char *const *)at);
}

/* An object that is kept as text, on one line; escaped as akt_json_text_add does. */
static void add_object(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const void *at)
{
    (void)dataset;
    (void)field;
    for (const char *text = *(const char *const *)at; *text; text++) {
        if (strchr("<>&", *text)) /* in a JSON text these stand in strings only, … */
            akt_buffer_format(out, "\\u%04x", (unsigned)*text);
        else if (!strchr("\n\r\t", *text)) /* … and these between tokens only */
            akt_buffer_add_char(out, *text);
    }
}

static void add_text(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    (void)dataset;
    (void)field;
    akt_export_json_words(out, at);
}

static void add_strings(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                        const void *at)
{
    const akt_strings *strings = at;
    (void)dataset;
    (void)field;
    for (size_t i = 0; i < strings->count; i++) {
        akt_buffer_add(out, i > 0 ? ", " : "[");
        akt_json_text_add(out, strings->items[i]);
    }
    akt_buffer_add_char(out, ']');
}

static void add_code(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    int32_t code = *(const int32_t *)at;
    if (code == AKT_AREA_ALL)
        akt_buffer_add(out, "\"all\"");
    else
        akt_json_text_add(out,
                          akt_dataset_term(dataset, (akt_vocabulary)field->arg, code)->record.id);
}

static void add_layer(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                      const void *at)
{
    (void)dataset;
    (void)field;
    akt_json_text_add(out, akt_layer_name((akt_layer) * (const int32_t *)at));
}

static void add_word(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    (void)dataset;
    akt_json_text_add(out, field->words[*(const int32_t *)at]);
}

static void add_ref(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                    const void *at)
{
    (void)field;
    akt_json_text_add(out, akt_dataset_party(dataset, *(const akt_ref *)at)->record.id);
}

static void add_refs(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    const akt_refs *refs = at;
    for (size_t i = 0; i < refs->count; i++) {
        akt_buffer_add(out, i > 0 ? ", " : "[");
        add_ref(out, dataset, field, &refs->items[i]);
    }
    akt_buffer_add_char(out, ']');
}

static void add_id(akt_buffer *out, const akt_dataset *dataset, akt_table table, int32_t index)
{
    akt_json_text_add(out, akt_dataset_record(dataset, table, (size_t)index)->id);
}

static void add_indices(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                        const void *at)
{
    const akt_indices *indices = at;
    for (size_t i = 0; i < indices->count; i++) {
        akt_buffer_add(out, i > 0 ? ", " : "[");
        if (field->type == AKT_FIELD_CODES)
            add_code(out, dataset, field, &indices->items[i]);
        else
            add_id(out, dataset, (akt_table)field->arg, indices->items[i]);
    }
    akt_buffer_add_char(out, ']');
}

static void add_date(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    const akt_date *date = at;
    char text[AKT_DATE_SIZE];
    (void)dataset;
    (void)field;
    akt_date_write(text, *date);
    akt_buffer_format(out, date->month ? "\"%s\"" : "%s", text);
}

static void add_amount(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const void *at)
{
    (void)dataset;
    (void)field;
    akt_buffer_add_integer(out, ((const akt_amount *)at)->value);
}

static void add_whole(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                      const void *at)
{
    (void)dataset;
    (void)field;
    akt_buffer_add_integer(out, *(const int64_t *)at);
}

static void add_number(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const void *at)
{
    (void)dataset;
    (void)field;
    akt_buffer_add_number(out, *(const double *)at);
}

static void add_true(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                     const void *at)
{
    (void)dataset;
    (void)field;
    (void)at;
    akt_buffer_add(out, "true");
}

static void add_cites(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                      const void *at)
{
    const akt_cites *cites = at;
    (void)field;
    for (size_t i = 0; i < cites->count; i++) {
        akt_buffer_add(out, i > 0 ? ", {\"ref\": " : "[{\"ref\": ");
        add_id(out, dataset, AKT_TABLE_SOURCES, cites->items[i].source);
        if (cites->items[i].at) {
            akt_buffer_add(out, ", \"at\": ");
            akt_json_text_add(out, cites->items[i].at);
        }
        akt_buffer_add_char(out, '}');
    }
    akt_buffer_add_char(out, ']');
}

static void add_parts(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                      const void *at)
{
    const akt_parts *parts = at;
    (void)field;
    for (size_t i = 0; i < parts->count; i++) {
        const akt_amount *amount = &parts->items[i].amount;
        akt_buffer_add(out, i > 0 ? ", " : "[");
        akt_buffer_add(out, amount->known ? "{\"flow\": " : "");
        add_id(out, dataset, AKT_TABLE_FLOWS, parts->items[i].flow);
        if (amount->known)
            akt_buffer_format(out, ", \"amount\": %" PRId64 "}", amount->value);
    }
    akt_buffer_add_char(out, ']');
}

static add_field *const writers[] = {
    [AKT_FIELD_ID] = add_string,       [AKT_FIELD_STRING] = add_string,
    [AKT_FIELD_OBJECT] = add_object,   [AKT_FIELD_TEXT] = add_text,
    [AKT_FIELD_STRINGS] = add_strings, [AKT_FIELD_CODE] = add_code,
    [AKT_FIELD_AREA] = add_code,       [AKT_FIELD_LAYER] = add_layer,
    [AKT_FIELD_CODES] = add_indices,   [AKT_FIELD_INDICES] = add_indices,
    [AKT_FIELD_WORD] = add_word,       [AKT_FIELD_REF] = add_ref,
    [AKT_FIELD_REFS] = add_refs,       [AKT_FIELD_DATE] = add_date,
    [AKT_FIELD_YEAR] = add_date,       [AKT_FIELD_AMOUNT] = add_amount,
    [AKT_FIELD_WHOLE] = add_whole,     [AKT_FIELD_NUMBER] = add_number,
    [AKT_FIELD_SHARE] = add_number,    [AKT_FIELD_BOOL] = add_true,
    [AKT_FIELD_CITES] = add_cites,     [AKT_FIELD_PARTS] = add_parts,
};

static bool has_text(const akt_text *text)
{
    return text->in[AKT_LANG_NB] || text->in[AKT_LANG_NN] || text->in[AKT_LANG_EN];
}

bool akt_export_json_has(const akt_field *field, const void *record)
{
    const void *at = akt_field_of(field, record);
    switch (field->type) {
    case AKT_FIELD_ID:
    case AKT_FIELD_STRING:
    case AKT_FIELD_OBJECT: return *(const char *const *)at != NULL;
    case AKT_FIELD_TEXT: return has_text(at);
    case AKT_FIELD_STRINGS: return ((const akt_strings *)at)->count > 0;
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
    case AKT_FIELD_LAYER: return *(const int32_t *)at != AKT_NONE;
    case AKT_FIELD_CODES:
    case AKT_FIELD_INDICES: return ((const akt_indices *)at)->count > 0;
    case AKT_FIELD_WORD: return *(const int32_t *)at != 0 || field->required;
    case AKT_FIELD_REF: return akt_ref_is_set(*(const akt_ref *)at);
    case AKT_FIELD_REFS: return ((const akt_refs *)at)->count > 0;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR: return ((const akt_date *)at)->year != 0;
    case AKT_FIELD_AMOUNT: return ((const akt_amount *)at)->known;
    case AKT_FIELD_WHOLE: return *(const int64_t *)at != AKT_NONE;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return !isnan(*(const double *)at);
    case AKT_FIELD_BOOL: return *(const bool *)at;
    case AKT_FIELD_CITES: return ((const akt_cites *)at)->count > 0;
    case AKT_FIELD_PARTS: return ((const akt_parts *)at)->count > 0;
    }
    return false;
}

void akt_export_json_field(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                           const void *record)
{
    if (akt_export_json_has(field, record))
        writers[field->type](out, dataset, field, akt_field_of(field, record));
    else
        akt_buffer_add(out, "null");
}

void akt_export_json_record(akt_buffer *out, const akt_dataset *dataset,
                            const akt_field_choice *fields, const void *record, const char *head)
{
    const char *before = head ? ", " : "{";
    akt_buffer_add(out, head ? "{" : "");
    akt_buffer_add(out, head ? head : "");
    for (size_t i = 0; i < fields->count; i++) {
        const akt_field *field = fields->items[i];
        if (!akt_export_json_has(field, record))
            continue;
        akt_buffer_add(out, before);
        akt_buffer_add_char(out, '"');
        akt_buffer_add(out, field->name);
        akt_buffer_add(out, "\": ");
        akt_export_json_field(out, dataset, field, record);
        before = ", ";
    }
    akt_buffer_add(out, *before == '{' ? "{}" : "}");
}

void akt_export_json_table(akt_buffer *out, const akt_dataset *dataset, akt_table table,
                           const bool *keep, const akt_field_choice *fields)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_table(table));
    size_t count = akt_dataset_count(dataset, table), written = 0;
    akt_buffer_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (keep && !keep[i])
            continue;
        akt_buffer_add(out, written++ ? ",\n  " : "\n  ");
        akt_export_json_record(out, dataset, fields ? fields : &all,
                               akt_dataset_record(dataset, table, i), NULL);
    }
    akt_buffer_add(out, written ? "\n]" : "]");
}

void akt_export_json_taxonomy(akt_buffer *out, const akt_dataset *dataset)
{
    const akt_field_choice all = akt_field_choose_all(akt_schema_of_terms());
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_dataset_terms(dataset, (akt_vocabulary)v, &count);
        akt_buffer_format(out, "%s\"%s\": [", v > 0 ? ",\n  " : "{\n  ",
                          akt_vocabulary_name((akt_vocabulary)v));
        for (size_t i = 0; i < count && !out->failed; i++) {
            akt_buffer_add(out, i > 0 ? ",\n    " : "\n    ");
            akt_export_json_record(out, dataset, &all, &terms[i], NULL);
        }
        akt_buffer_add(out, count ? "\n  ]" : "]");
    }
    akt_buffer_add(out, "\n}");
}
