#include "report/field_cells.h"

#include "base/buffer.h"
#include "report/field_words.h"
#include "words/quantity.h"

#include <math.h>
#include <string.h>

/* NULL where the text is empty. */
static const char *settle(akt_pool *pool, akt_buffer *text)
{
    const char *kept = akt_buffer_settle(text, pool);
    return *kept ? kept : NULL;
}

/* Columns */

static akt_column_type column_type(akt_field_type type)
{
    switch (type) {
    case AKT_FIELD_AMOUNT:
        return AKT_COLUMN_MONEY;
    case AKT_FIELD_WHOLE:
        return AKT_COLUMN_WHOLE;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        return AKT_COLUMN_NUMBER;
    case AKT_FIELD_TEXT:
        return AKT_COLUMN_TEXT;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        return AKT_COLUMN_DATE;
    default:
        return AKT_COLUMN_CODE;
    }
}

static const char *in_language(akt_pool *pool, const char *name, int lang)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%s_%s", name, akt_lang_name((akt_lang)lang));
    return akt_buffer_settle(&key, pool);
}

size_t akt_field_columns(akt_column *columns, akt_pool *pool, const akt_field_choice *fields)
{
    size_t count = 0;
    for (size_t i = 0; i < fields->count; i++) {
        const akt_field *field = fields->items[i];
        columns[count++] = (akt_column){field->name, field->name, column_type(field->type), NULL};
        for (int lang = 1; field->type == AKT_FIELD_TEXT && lang < AKT_LANG_COUNT; lang++) {
            const char *key = in_language(pool, field->name, lang);
            columns[count++] = (akt_column){key, key, AKT_COLUMN_TEXT, NULL};
        }
    }
    return count;
}

/* Cells */

static void add_term_id(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                        int32_t code)
{
    if (code == AKT_AREA_ALL)
        akt_buffer_add(out, "all");
    else if (code != AKT_NONE)
        akt_buffer_add(out,
                       akt_dataset_term(dataset, (akt_vocabulary)field->arg, code)->record.id);
}

static void add_bar(akt_buffer *out)
{
    if (out->size)
        akt_buffer_add_char(out, '|');
}

static void add_indices(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                        const akt_indices *indices)
{
    for (size_t i = 0; i < indices->count; i++) {
        add_bar(out);
        if (field->type == AKT_FIELD_CODES)
            add_term_id(out, dataset, field, indices->items[i]);
        else
            akt_buffer_add(out, akt_dataset_record(dataset, (akt_table)field->arg,
                                                   (size_t)indices->items[i])
                                    ->id);
    }
}

static void add_refs(akt_buffer *out, const akt_dataset *dataset, const akt_refs *refs)
{
    for (size_t i = 0; i < refs->count; i++) {
        add_bar(out);
        akt_buffer_add(out, akt_dataset_party(dataset, refs->items[i])->record.id);
    }
}

static void add_strings(akt_buffer *out, const akt_strings *strings)
{
    for (size_t i = 0; i < strings->count; i++) {
        add_bar(out);
        akt_buffer_add(out, strings->items[i]);
    }
}

static void add_cites(akt_buffer *out, const akt_dataset *dataset, const akt_cites *cites)
{
    for (size_t i = 0; i < cites->count; i++) {
        add_bar(out);
        akt_buffer_add(out, akt_dataset_sources(dataset)[cites->items[i].source].record.id);
        if (cites->items[i].at)
            akt_buffer_format(out, "#%s", cites->items[i].at);
    }
}

static void add_parts(akt_buffer *out, const akt_dataset *dataset, const akt_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        add_bar(out);
        akt_buffer_add(out, akt_dataset_flows(dataset)[parts->items[i].flow].record.id);
        if (parts->items[i].amount.known) {
            akt_buffer_add_char(out, ':');
            akt_buffer_add_integer(out, parts->items[i].amount.value);
        }
    }
}

static void add_date(akt_buffer *out, akt_date date)
{
    char text[AKT_DATE_SIZE];
    akt_buffer_add_bytes(out, text, akt_date_write(text, date));
}

/* What the csv and json of a field hold, where it is text; empty where the field is absent. */
static void add_code_text(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                          const void *at)
{
    switch (field->type) {
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
        add_term_id(out, dataset, field, *(const int32_t *)at);
        break;
    case AKT_FIELD_LAYER:
        if (*(const int32_t *)at != AKT_NONE)
            akt_buffer_add(out, akt_layer_name((akt_layer) * (const int32_t *)at));
        break;
    case AKT_FIELD_WORD:
        akt_buffer_add(out, field->words[*(const int32_t *)at]);
        break;
    case AKT_FIELD_CODES:
    case AKT_FIELD_INDICES:
        add_indices(out, dataset, field, at);
        break;
    case AKT_FIELD_REF: {
        akt_refs one = {at, akt_ref_is_set(*(const akt_ref *)at) ? 1 : 0};
        add_refs(out, dataset, &one);
        break;
    }
    case AKT_FIELD_REFS:
        add_refs(out, dataset, at);
        break;
    case AKT_FIELD_STRINGS:
        add_strings(out, at);
        break;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        add_date(out, *(const akt_date *)at);
        break;
    case AKT_FIELD_BOOL:
        akt_buffer_add(out, *(const bool *)at ? "true" : "");
        break;
    case AKT_FIELD_CITES:
        add_cites(out, dataset, at);
        break;
    case AKT_FIELD_PARTS:
        add_parts(out, dataset, at);
        break;
    default:
        break;
    }
}

static void add_texts(akt_document *document, const akt_text *text)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        akt_document_text(document, text->in[lang]);
}

static void add_cell(akt_document *document, const akt_dataset *dataset, const akt_field *field,
                     const void *record)
{
    const void *at = akt_field_of(field, record);
    const akt_amount *amount = at;
    akt_buffer text = AKT_BUFFER_INIT;
    switch (field->type) {
    case AKT_FIELD_ID:
    case AKT_FIELD_STRING:
    case AKT_FIELD_OBJECT:
        akt_document_text(document, *(const char *const *)at);
        break;
    case AKT_FIELD_TEXT:
        add_texts(document, at);
        break;
    case AKT_FIELD_AMOUNT:
        if (amount->known)
            akt_document_whole(document, amount->value);
        else
            akt_document_nothing(document);
        break;
    case AKT_FIELD_WHOLE:
        if (*(const int64_t *)at != AKT_NONE)
            akt_document_whole(document, *(const int64_t *)at);
        else
            akt_document_nothing(document);
        break;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        akt_document_number(document, *(const double *)at);
        break;
    default:
        add_code_text(&text, dataset, field, at);
        akt_document_text(document, settle(akt_document_pool(document), &text));
        break;
    }
}

const char *akt_field_cites(akt_pool *pool, const akt_dataset *dataset, const akt_cites *cites)
{
    akt_buffer text = AKT_BUFFER_INIT;
    add_cites(&text, dataset, cites);
    return settle(pool, &text);
}

const char *akt_field_coded(akt_pool *pool, const akt_dataset *dataset, const akt_field *field,
                            const void *record)
{
    const void *at = akt_field_of(field, record);
    akt_buffer text = AKT_BUFFER_INIT;
    switch (field->type) {
    case AKT_FIELD_ID:
    case AKT_FIELD_STRING:
    case AKT_FIELD_OBJECT: return *(const char *const *)at;
    case AKT_FIELD_TEXT: return ((const akt_text *)at)->in[AKT_LANG_NB];
    case AKT_FIELD_AMOUNT:
        if (((const akt_amount *)at)->known)
            akt_buffer_add_integer(&text, ((const akt_amount *)at)->value);
        break;
    case AKT_FIELD_WHOLE:
        if (*(const int64_t *)at != AKT_NONE)
            akt_buffer_add_integer(&text, *(const int64_t *)at);
        break;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: akt_buffer_add_number(&text, *(const double *)at); break;
    default: add_code_text(&text, dataset, field, at); break;
    }
    return settle(pool, &text);
}

/* Why an amount is missing, a field that only flows have, says nothing of one that is known. */
static bool is_moot(const akt_field *field, const void *record)
{
    return strcmp(field->name, "missing") == 0 && ((const akt_flow *)record)->amount.known;
}

void akt_field_cells(akt_document *document, const akt_dataset *dataset,
                     const akt_field_choice *fields, const void *record)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (is_moot(fields->items[i], record))
            akt_document_nothing(document);
        else
            add_cell(document, dataset, fields->items[i], record);
    }
}

/* As people read it */

static void show_strings(akt_buffer *out, const akt_strings *strings)
{
    for (size_t i = 0; i < strings->count; i++)
        akt_buffer_format(out, "%s%s", i > 0 ? ", " : "", strings->items[i]);
}

static void show_refs(akt_buffer *out, const akt_dataset *dataset, const akt_refs *refs,
                      akt_lang lang)
{
    for (size_t i = 0; i < refs->count; i++) {
        akt_buffer_add(out, i > 0 ? ", " : "");
        akt_buffer_add(out, akt_dataset_label(dataset, refs->items[i], lang, true));
    }
}

static void show_codes(akt_buffer *out, const akt_dataset *dataset, const akt_field *field,
                       const akt_indices *codes, akt_lang lang)
{
    for (size_t i = 0; i < codes->count; i++) {
        akt_buffer_add(out, i > 0 ? ", " : "");
        akt_buffer_add(
            out, akt_term_words(dataset, (akt_vocabulary)field->arg, codes->items[i], lang));
    }
}

/* Of a flow: the amount, or why there is none; a bound of it. */
static const char *show_amount(akt_pool *pool, const akt_field *field, const akt_flow *flow,
                               akt_lang lang)
{
    const akt_amount *amount = akt_field_of(field, flow);
    if (amount == &flow->amount)
        return akt_amount_words(pool, flow, lang);
    return amount->known ? akt_money_words(pool, amount->value, flow->currency, lang) : NULL;
}

/* What reads as one text; NULL where it is absent. */
static const char *show_one(akt_pool *pool, const akt_dataset *dataset, const akt_field *field,
                            const void *record, akt_lang lang)
{
    const void *at = akt_field_of(field, record);
    switch (field->type) {
    case AKT_FIELD_ID:
    case AKT_FIELD_STRING:
        return *(const char *const *)at;
    case AKT_FIELD_TEXT:
        return akt_text_in(at, lang);
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
        return akt_term_words(dataset, (akt_vocabulary)field->arg, *(const int32_t *)at, lang);
    case AKT_FIELD_WORD:
        return akt_choice_words(field->name, field->words[*(const int32_t *)at], lang);
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        return akt_date_words(pool, *(const akt_date *)at, lang);
    case AKT_FIELD_AMOUNT:
        return show_amount(pool, field, record, lang);
    case AKT_FIELD_CITES:
        return akt_sources_words(pool, dataset, at, lang);
    default:
        return NULL;
    }
}

const char *akt_field_shown(akt_document *document, const akt_dataset *dataset,
                            const akt_field *field, const void *record)
{
    const void *at = akt_field_of(field, record);
    akt_lang lang = akt_document_lang(document);
    akt_pool *pool = akt_document_pool(document);
    akt_buffer text = AKT_BUFFER_INIT;
    const char *one = NULL;
    if (is_moot(field, record))
        return NULL;
    switch (field->type) {
    case AKT_FIELD_CODES:
        show_codes(&text, dataset, field, at, lang);
        break;
    case AKT_FIELD_REF:
        akt_buffer_add(&text, akt_dataset_label(dataset, *(const akt_ref *)at, lang, true));
        break;
    case AKT_FIELD_REFS:
        show_refs(&text, dataset, at, lang);
        break;
    case AKT_FIELD_WHOLE:
        if (*(const int64_t *)at != AKT_NONE)
            akt_quantity_whole(&text, *(const int64_t *)at, lang);
        break;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        if (!isnan(*(const double *)at))
            akt_quantity_measure(&text, *(const double *)at, lang);
        break;
    case AKT_FIELD_STRINGS:
        show_strings(&text, at);
        break;
    case AKT_FIELD_LAYER:
    case AKT_FIELD_INDICES:
    case AKT_FIELD_BOOL:
    case AKT_FIELD_PARTS:
        add_code_text(&text, dataset, field, at);
        break;
    default:
        one = show_one(pool, dataset, field, record, lang);
        akt_buffer_add(&text, one ? one : "");
        break;
    }
    return settle(pool, &text);
}

void akt_field_sources_cell(akt_document *document, const akt_dataset *dataset,
                            const akt_record *record)
{
    akt_pool *pool = akt_document_pool(document);
    const akt_cites *cites = &record->sources;
    akt_document_shown(
        document, akt_field_cites(pool, dataset, cites),
        akt_sources_words(pool, dataset, cites, akt_document_lang(document)));
}

void akt_field_date_cell(akt_document *document, akt_date date)
{
    char text[AKT_DATE_SIZE];
    akt_date_write(text, date);
    akt_document_shown(document, *text ? text : NULL,
                       akt_date_words(akt_document_pool(document), date,
                                      akt_document_lang(document)));
}

void akt_field_basis_cells(akt_document *document, const akt_record *record)
{
    static const char *const names[] = {"stated", "derived", "interpreted"};
    akt_lang lang = akt_document_lang(document);
    const char *name = names[record->basis];
    bool plain = record->basis == AKT_BASIS_STATED;
    akt_document_shown(document, name, plain ? "–" : akt_choice_words("basis", name, lang));
    akt_document_text(document, akt_text_in(&record->note, lang));
}
