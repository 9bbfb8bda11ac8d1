#include "export/sheets_internal.h"

#include "base/utf8.h"
#include "export/json.h"
#include "parse/quoted.h"
#include "words/choice_words.h"
#include "words/words.h"

#include <string.h>

/* One value → one cell, so that it comes back. */

static const char in_lists[] = ";|\n\r", in_ids[] = ";|,\n\r";

/* Words stand for what they lead back to only. */
const char *akt_export__term_words(const akt_export_style *style, akt_vocabulary vocabulary,
                                   int32_t code)
{
    if (code == AKT_AREA_ALL)
        return style->lang == AKT_NONE ? "all" : akt_words(AKT_W_ALL_AREAS, (akt_lang)style->lang);
    const akt_term *term = akt_dataset_term(style->dataset, vocabulary, code);
    if (style->lang == AKT_NONE)
        return term->record.id;
    const char *name = akt_text_in(&term->name, (akt_lang)style->lang);
    bool leads_back = name && strcspn(name, "\"\n\r\t") == strlen(name) &&
                      !akt_sheet_word_is_all_areas(name) &&
                      akt_sheet_word_term_of(style->dataset, vocabulary, name) == code;
    return leads_back ? name : term->record.id;
}

const char *akt_export__choice_words(const akt_export_style *style, const akt_field *field,
                                     const char *word)
{
    if (style->lang == AKT_NONE)
        return word;
    const char *words = akt_choice_words(field->name, word, (akt_lang)style->lang);
    const char *meant = akt_sheet_word_choice(field, words);
    return meant && strcmp(meant, word) == 0 ? words : word;
}

static const char *id_of(const akt_export_style *style, akt_table table, int32_t index)
{
    return akt_dataset_record(style->dataset, table, (size_t)index)->id;
}

/* "difi-2017-01#6.1": the place is in quotes where it would not come back. */
static void add_cite(akt_buffer *out, const akt_export_style *style, const akt_cite *cite)
{
    char dividers[8] = ";|\n\r";
    akt_buffer_add(out, id_of(style, AKT_TABLE_SOURCES, cite->source));
    if (!cite->at)
        return;
    if (*cite->at && strchr("# ,:\t", *cite->at)) /* which are passed over before a place */
        strncat(dividers, cite->at, 1);
    akt_buffer_add_char(out, '#');
    akt_quoted_add_item(out, cite->at, dividers);
}

static void add_cites(akt_buffer *out, const akt_export_style *style, const akt_cites *cites)
{
    for (size_t i = 0; i < cites->count; i++) {
        akt_buffer_add(out, i ? style->between : "");
        add_cite(out, style, &cites->items[i]);
    }
}

static void add_parts(akt_buffer *out, const akt_export_style *style, const akt_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        akt_buffer_add(out, i ? style->between : "");
        akt_buffer_add(out, id_of(style, AKT_TABLE_FLOWS, parts->items[i].flow));
        if (parts->items[i].amount.known) {
            akt_buffer_add_char(out, ' ');
            akt_buffer_add_integer(out, parts->items[i].amount.value);
        }
    }
}

static void add_strings(akt_buffer *out, const akt_export_style *style, const akt_strings *strings)
{
    for (size_t i = 0; i < strings->count; i++) {
        akt_buffer_add(out, i ? style->between : "");
        akt_quoted_add_item(out, strings->items[i], in_lists);
    }
}

static void add_codes(akt_buffer *out, const akt_export_style *style, const akt_field *field,
                      const akt_indices *codes)
{
    for (size_t i = 0; i < codes->count; i++) {
        akt_buffer_add(out, i ? style->between : "");
        akt_quoted_add_item(
            out, akt_export__term_words(style, (akt_vocabulary)field->arg, codes->items[i]),
            in_ids);
    }
}

static void add_refs(akt_buffer *out, const akt_export_style *style, const akt_ref *refs,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        akt_buffer_format(out, "%s%s", i ? style->between : "",
                          akt_dataset_party(style->dataset, refs[i])->record.id);
}

static void add_indices(akt_buffer *out, const akt_export_style *style, const akt_field *field,
                        const akt_indices *indices)
{
    for (size_t i = 0; i < indices->count; i++)
        akt_buffer_format(out, "%s%s", i ? style->between : "",
                          id_of(style, (akt_table)field->arg, indices->items[i]));
}

/* Three decimals behind a point or comma might be thousands: one more says that they are none. A number
 * with very many digits has its point, by which programs are known. */
static void add_number(akt_buffer *out, const akt_export_style *style, double value)
{
    size_t start = out->size;
    akt_buffer_add_number(out, value);
    char *point = out->failed ? NULL : strchr(out->text + start, '.');
    if (!point)
        return;
    size_t length = strlen(out->text + start);
    if (strlen(point + 1) == 3)
        akt_buffer_add_char(out, '0');
    point = out->failed ? NULL : strchr(out->text + start, '.');
    if (point && length <= 18)
        *point = style->point;
}

/* JSON as it stands, but for what cells lose: carriage returns, which are white space, are left out, and
 * characters that no cell holds, which stand in strings, are escaped. */
static void add_object(akt_buffer *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t code = akt_utf8_next(text, size, &at);
        if (code == '\t')
            akt_buffer_add_char(out, ' ');
        else if (akt_quoted_is_odd(code) && code != '\r')
            akt_buffer_format(out, "\\u%04x", (unsigned)code);
        else if (code != '\r')
            akt_buffer_add_code(out, code);
    }
}

static void add_date(akt_buffer *out, akt_date date)
{
    char text[AKT_DATE_SIZE];
    akt_date_write(text, date);
    akt_buffer_add(out, text);
}

static akt_export_cell add_value(akt_buffer *out, const akt_export_style *style,
                                 const akt_field *field, const void *at)
{
    switch (field->type) {
    case AKT_FIELD_OBJECT: add_object(out, *(const char *const *)at); break;
    case AKT_FIELD_STRINGS: add_strings(out, style, at); break;
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
        akt_buffer_add(
            out, akt_export__term_words(style, (akt_vocabulary)field->arg, *(const int32_t *)at));
        break;
    case AKT_FIELD_CODES: add_codes(out, style, field, at); break;
    case AKT_FIELD_LAYER:
        akt_buffer_add(out, akt_layer_name((akt_layer) * (const int32_t *)at));
        break;
    case AKT_FIELD_WORD:
        akt_buffer_add(out,
                       akt_export__choice_words(style, field, field->words[*(const int32_t *)at]));
        break;
    case AKT_FIELD_REF: add_refs(out, style, at, 1); break;
    case AKT_FIELD_REFS:
        add_refs(out, style, ((const akt_refs *)at)->items, ((const akt_refs *)at)->count);
        break;
    case AKT_FIELD_INDICES: add_indices(out, style, field, at); break;
    case AKT_FIELD_DATE: add_date(out, *(const akt_date *)at); break;
    case AKT_FIELD_YEAR: add_date(out, *(const akt_date *)at); return AKT_EXPORT_CELL_NUMBER;
    case AKT_FIELD_AMOUNT:
        akt_buffer_add_integer(out, ((const akt_amount *)at)->value);
        return AKT_EXPORT_CELL_NUMBER;
    case AKT_FIELD_WHOLE:
        akt_buffer_add_integer(out, *(const int64_t *)at);
        return AKT_EXPORT_CELL_NUMBER;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        add_number(out, style, *(const double *)at);
        return AKT_EXPORT_CELL_NUMBER;
    case AKT_FIELD_BOOL:
        akt_buffer_add(out, style->lang == AKT_NONE ? "true"
                                                    : akt_words(AKT_W_YES, (akt_lang)style->lang));
        break;
    case AKT_FIELD_CITES: add_cites(out, style, at); break;
    case AKT_FIELD_PARTS: add_parts(out, style, at); break;
    default: akt_quoted_add_cell(out, *(const char *const *)at); break;
    }
    return AKT_EXPORT_CELL_TEXT;
}

akt_export_cell akt_export__add_cell(akt_buffer *out, const akt_export_style *style,
                                     const akt_export_row *row, const akt_export_column *column)
{
    if (!column->field) {
        akt_buffer_add(out, akt_vocabulary_name((akt_vocabulary)row->vocabulary));
        return AKT_EXPORT_CELL_TEXT;
    }
    if (column->field->type == AKT_FIELD_TEXT) {
        const char *text = akt_export__text_below(row, column);
        if (text)
            akt_quoted_add_cell(out, text);
        return text ? AKT_EXPORT_CELL_TEXT : AKT_EXPORT_CELL_EMPTY;
    }
    if (!akt_export_json_has(column->field, row->record))
        return AKT_EXPORT_CELL_EMPTY;
    return add_value(out, style, column->field, akt_field_of(column->field, row->record));
}
