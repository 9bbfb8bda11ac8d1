#include "model/field_same.h"

#include <math.h>
#include <string.h>

static bool is_same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_text(const akt_text *a, const akt_text *b)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        if (!is_same_string(a->in[lang], b->in[lang]))
            return false;
    return true;
}

static bool are_same_strings(const akt_strings *a, const akt_strings *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (!is_same_string(a->items[i], b->items[i]))
            return false;
    return a->count == b->count;
}

static bool are_same_refs(const akt_refs *a, const akt_refs *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (!akt_ref_is_same(a->items[i], b->items[i]))
            return false;
    return a->count == b->count;
}

static bool are_same_indices(const akt_indices *a, const akt_indices *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (a->items[i] != b->items[i])
            return false;
    return a->count == b->count;
}

static bool is_same_date(const akt_date *a, const akt_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static bool is_same_amount(const akt_amount *a, const akt_amount *b)
{
    return a->known == b->known && (!a->known || a->value == b->value);
}

static bool is_same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a <= b && a >= b);
}

static bool are_same_cites(const akt_cites *a, const akt_cites *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (a->items[i].source != b->items[i].source ||
            !is_same_string(a->items[i].at, b->items[i].at))
            return false;
    return a->count == b->count;
}

static bool are_same_parts(const akt_parts *a, const akt_parts *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (a->items[i].flow != b->items[i].flow ||
            !is_same_amount(&a->items[i].amount, &b->items[i].amount))
            return false;
    return a->count == b->count;
}

static bool is_same_ref(const akt_ref *a, const akt_ref *b)
{
    return akt_ref_is_set(*a) ? akt_ref_is_same(*a, *b) : !akt_ref_is_set(*b);
}

bool akt_field_is_same(const akt_field *field, const void *first, const void *second)
{
    const void *a = akt_field_of(field, first), *b = akt_field_of(field, second);
    switch (field->type) {
    case AKT_FIELD_ID:
    case AKT_FIELD_STRING:
    case AKT_FIELD_OBJECT: return is_same_string(*(const char *const *)a, *(const char *const *)b);
    case AKT_FIELD_TEXT: return is_same_text(a, b);
    case AKT_FIELD_STRINGS: return are_same_strings(a, b);
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
    case AKT_FIELD_LAYER:
    case AKT_FIELD_WORD: return *(const int32_t *)a == *(const int32_t *)b;
    case AKT_FIELD_CODES:
    case AKT_FIELD_INDICES: return are_same_indices(a, b);
    case AKT_FIELD_REF: return is_same_ref(a, b);
    case AKT_FIELD_REFS: return are_same_refs(a, b);
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR: return is_same_date(a, b);
    case AKT_FIELD_AMOUNT: return is_same_amount(a, b);
    case AKT_FIELD_WHOLE: return *(const int64_t *)a == *(const int64_t *)b;
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return is_same_number(*(const double *)a, *(const double *)b);
    case AKT_FIELD_BOOL: return *(const bool *)a == *(const bool *)b;
    case AKT_FIELD_CITES: return are_same_cites(a, b);
    case AKT_FIELD_PARTS: return are_same_parts(a, b);
    }
    return false;
}

bool akt_record_is_same(const akt_schema *schema, const void *a, const void *b)
{
    const akt_field_choice all = akt_field_choose_all(schema);
    for (size_t i = 0; i < all.count; i++)
        if (!akt_field_is_same(all.items[i], a, b))
            return false;
    return true;
}
