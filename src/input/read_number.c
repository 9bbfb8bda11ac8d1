#include "base/number.h"
#include "input/field_internal.h"

#include <math.h>

/* Numbers, amounts and dates. */

void akt_field__number(const akt_spot *s, const akt_json *value, void *at)
{
    if (akt_json_kind_of(value) == AKT_JSON_NUMBER && isfinite(akt_json_number(value)))
        *(double *)at = akt_json_number(value);
    else
        akt_spot__fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
}

void akt_field__share(const akt_spot *s, const akt_json *value, void *at)
{
    double share = NAN;
    akt_field__number(s, value, &share);
    if (share >= 0 && share <= 1)
        *(double *)at = share;
    else if (!isnan(share))
        akt_spot__fault(s, AKT_FAULT_SHARE_RANGE, NULL, NULL, NULL);
}

void akt_field__whole(const akt_spot *s, const akt_json *value, void *at)
{
    double number = NAN;
    akt_field__number(s, value, &number);
    if (number >= 1 && number <= (double)AKT_NUMBER_WHOLE_MAX && floor(number) == number)
        *(int64_t *)at = (int64_t)number;
    else if (!isnan(number))
        akt_spot__fault(s, AKT_FAULT_NOT_WHOLE, NULL, NULL, NULL);
}

void akt_field__amount(const akt_spot *s, const akt_json *value, void *at)
{
    if (akt_json_kind_of(value) != AKT_JSON_NUMBER) {
        akt_spot__fault(s, AKT_FAULT_WANTS_NUMBER, NULL, NULL, NULL);
        return;
    }
    double number = akt_json_number(value);
    if (number < 0)
        akt_spot__fault(s, AKT_FAULT_NEGATIVE_AMOUNT, NULL, NULL, NULL);
    else if (number > (double)AKT_NUMBER_WHOLE_MAX)
        akt_spot__fault(s, AKT_FAULT_AMOUNT_TOO_LARGE, NULL, NULL, NULL);
    else if (floor(number) != number)
        akt_spot__fault(s, AKT_FAULT_AMOUNT_FRACTION, NULL, NULL, NULL);
    else
        *(akt_amount *)at = (akt_amount){true, (int64_t)number};
}

void akt_field__date(const akt_spot *s, const akt_json *value, void *at)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_json_kind kind = akt_json_kind_of(value);
    if (kind == AKT_JSON_NUMBER)
        akt_buffer_add_number(&text, akt_json_number(value));
    else if (kind == AKT_JSON_STRING)
        akt_buffer_add(&text, akt_json_string(value));
    akt_date date = {0, 0, 0};
    if (kind != AKT_JSON_NUMBER && kind != AKT_JSON_STRING)
        akt_spot__fault(s, AKT_FAULT_WANTS_DATE, NULL, NULL, NULL);
    else if (!akt_date_read(akt_buffer_text(&text), &date) ||
             (s->field->type == AKT_FIELD_YEAR && date.month))
        akt_spot__fault(s, AKT_FAULT_BAD_DATE, akt_buffer_text(&text), NULL, NULL);
    else
        *(akt_date *)at = date;
    s->reader->no_memory = s->reader->no_memory || text.failed;
    akt_buffer_dispose(&text);
}
