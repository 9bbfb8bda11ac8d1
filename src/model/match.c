#include "model/match.h"

#include "base/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool is_same(const char *text, const char *value)
{
    return text && strcmp(text, value) == 0;
}

static bool contains(const char *text, const char *value)
{
    size_t length = strlen(value);
    for (; text && *text; text++)
        if (strncasecmp(text, value, length) == 0)
            return true;
    return false;
}

static bool matches_text(const akt_text *text, const char *value)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        if (contains(text->in[lang], value))
            return true;
    return false;
}

static bool matches_strings(const akt_strings *strings, const char *value)
{
    for (size_t i = 0; i < strings->count; i++)
        if (contains(strings->items[i], value))
            return true;
    return false;
}

static bool matches_code(const akt_dataset *dataset, const akt_field *field, int32_t code,
                         const char *value)
{
    if (code == AKT_AREA_ALL)
        return is_same("all", value);
    const akt_term *term = akt_dataset_term(dataset, (akt_vocabulary)field->arg, code);
    return term && is_same(term->record.id, value);
}

static bool matches_indices(const akt_dataset *dataset, const akt_field *field,
                            const akt_indices *indices, const char *value)
{
    for (size_t i = 0; i < indices->count; i++) {
        int32_t index = indices->items[i];
        bool found = field->type == AKT_FIELD_CODES
                         ? matches_code(dataset, field, index, value)
                         : is_same(akt_dataset_record(dataset, (akt_table)field->arg,
                                                      (size_t)index)
                                       ->id,
                                   value);
        if (found)
            return true;
    }
    return false;
}

static bool matches_refs(const akt_dataset *dataset, const akt_ref *refs, size_t count,
                         const char *value)
{
    for (size_t i = 0; i < count; i++) {
        const akt_party *party = akt_dataset_party(dataset, refs[i]);
        if (party && is_same(party->record.id, value))
            return true;
    }
    return false;
}

static bool matches_cites(const akt_dataset *dataset, const akt_cites *cites, const char *value)
{
    for (size_t i = 0; i < cites->count; i++)
        if (is_same(akt_dataset_sources(dataset)[cites->items[i].source].record.id, value))
            return true;
    return false;
}

static bool matches_date(akt_date date, const char *value)
{
    char text[AKT_DATE_SIZE];
    return akt_date_write(text, date) && strncmp(text, value, strlen(value)) == 0;
}

static bool matches_whole(int64_t number, const char *value)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, number);
    return is_same(text, value);
}

static bool matches_number(double number, const char *value)
{
    char text[AKT_NUMBER_SIZE];
    return akt_number_write(text, number) && is_same(text, value);
}

bool akt_field_matches(const akt_dataset *dataset, const akt_field *field, const void *record,
                       const char *value)
{
    const void *at = akt_field_of(field, record);
    const akt_amount *amount = at;
    const akt_ref *ref = at;
    switch (field->type) {
    case AKT_FIELD_ID:
        return is_same(*(const char *const *)at, value);
    case AKT_FIELD_STRING:
    case AKT_FIELD_OBJECT:
        return contains(*(const char *const *)at, value);
    case AKT_FIELD_TEXT:
        return matches_text(at, value);
    case AKT_FIELD_STRINGS:
        return matches_strings(at, value);
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
        return matches_code(dataset, field, *(const int32_t *)at, value);
    case AKT_FIELD_LAYER:
        return *(const int32_t *)at == akt_layer_from_name(value) && *(const int32_t *)at >= 0;
    case AKT_FIELD_CODES:
    case AKT_FIELD_INDICES:
        return matches_indices(dataset, field, at, value);
    case AKT_FIELD_WORD:
        return *value && is_same(field->words[*(const int32_t *)at], value);
    case AKT_FIELD_REF:
        return matches_refs(dataset, ref, 1, value);
    case AKT_FIELD_REFS:
        return matches_refs(dataset, ((const akt_refs *)at)->items, ((const akt_refs *)at)->count,
                            value);
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR:
        return matches_date(*(const akt_date *)at, value);
    case AKT_FIELD_AMOUNT:
        return amount->known && matches_whole(amount->value, value);
    case AKT_FIELD_WHOLE:
        return *(const int64_t *)at != AKT_NONE && matches_whole(*(const int64_t *)at, value);
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE:
        return matches_number(*(const double *)at, value);
    case AKT_FIELD_BOOL:
        return is_same(*(const bool *)at ? "true" : "false", value);
    case AKT_FIELD_CITES:
        return matches_cites(dataset, at, value);
    case AKT_FIELD_PARTS:
        return false;
    }
    return false;
}
