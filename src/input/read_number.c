#include "base/number.h"
#include "input/field_internal.h"

#include <math.h>
#include <string.h>

/* Numbers, amounts and dates. */

static double read(const akt_spot *s, const char *value)
{
    double number = akt_json_number_of(value, &s->reader->scratch);
    s->reader->no_memory = s->reader->no_memory || s->reader->scratch.failed;
    return number;
}

void akt_field__number(const akt_spot *s, const char *value, void *at)
{
    double number = akt_json_kind_at(value) == AKT_JSON_NUMBER ? read(s, value) : NAN;
    if (isfinite(number))
        *(double *)at = number;
    else
        akt_spot__fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
}

void akt_field__share(const akt_spot *s, const char *value, void *at)
{
    double share = NAN;
    akt_field__number(s, value, &share);
    if (share >= 0 && share <= 1)
        *(double *)at = share;
    else if (!isnan(share))
        akt_spot__fault(s, AKT_FAULT_SHARE_RANGE, NULL, NULL, NULL);
}

void akt_field__whole(const akt_spot *s, const char *value, void *at)
{
    double number = NAN;
    akt_field__number(s, value, &number);
    if (number >= 1 && number <= (double)AKT_NUMBER_WHOLE_MAX && floor(number) == number)
        *(int64_t *)at = (int64_t)number;
    else if (!isnan(number))
        akt_spot__fault(s, AKT_FAULT_NOT_WHOLE, NULL, NULL, NULL);
}

void akt_field__amount(const akt_spot *s, const char *value, void *at)
{
    if (akt_json_kind_at(value) != AKT_JSON_NUMBER) {
        akt_spot__fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
        return;
    }
    double number = read(s, value);
    if (number < 0)
        akt_spot__fault(s, AKT_FAULT_NEGATIVE_AMOUNT, NULL, NULL, NULL);
    else if (number > (double)AKT_NUMBER_WHOLE_MAX)
        akt_spot__fault(s, AKT_FAULT_AMOUNT_TOO_LARGE, NULL, NULL, NULL);
    else if (floor(number) != number)
        akt_spot__fault(s, AKT_FAULT_AMOUNT_FRACTION, NULL, NULL, NULL);
    else
        *(akt_amount *)at = (akt_amount){true, (int64_t)number};
}

/* A number as it is written with as few digits as it needs; most are already. */
static void read_year(const akt_spot *s, const char *value, akt_buffer *out)
{
    const size_t digits = strspn(value, "0123456789");
    const bool is_plain = digits > 0 && digits < 10 && !strchr(".eE", value[digits] | ' ');
    const double number = is_plain ? 0 : read(s, value);
    akt_buffer_clear(out);
    if (is_plain)
        akt_buffer_add_bytes(out, value, digits);
    else
        akt_buffer_add_number(out, number);
}

void akt_field__date(const akt_spot *s, const char *value, void *at)
{
    akt_buffer *text = &s->reader->scratch;
    akt_json_kind kind = akt_json_kind_at(value);
    if (kind == AKT_JSON_NUMBER)
        read_year(s, value, text);
    else if (kind == AKT_JSON_STRING)
        akt_spot__word(s, value);
    akt_date date = {0, 0, 0};
    if (kind != AKT_JSON_NUMBER && kind != AKT_JSON_STRING)
        akt_spot__fault(s, AKT_FAULT_WANTS_DATE, NULL, NULL, NULL);
    else if (!akt_date_read(akt_buffer_text(text), &date) ||
             (s->field->type == AKT_FIELD_YEAR && date.month))
        akt_spot__fault(s, AKT_FAULT_BAD_DATE, akt_buffer_text(text), NULL, NULL);
    else
        *(akt_date *)at = date;
    s->reader->no_memory = s->reader->no_memory || text->failed;
}
