#include "base/number.h"
#include "input/field_internal.h"

#include <math.h>
#include <string.h>

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

/* count digits as a number; -1 where they are not all digits. */
static int read_digits(const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static bool is_date(akt_date date, size_t length)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1000 || date.year > 2999)
        return false;
    if (length >= 7 && (date.month < 1 || date.month > 12))
        return false;
    bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    int last = length < 10 ? 31 : days[date.month - 1] + (date.month == 2 && leap);
    return length < 10 || (date.day >= 1 && date.day <= last);
}

static bool parse_date(const char *text, akt_date *out)
{
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    if ((length >= 7 && text[4] != '-') || (length == 10 && text[7] != '-'))
        return false;
    int year = read_digits(text, 4);
    int month = length >= 7 ? read_digits(text + 5, 2) : 0;
    int day = length == 10 ? read_digits(text + 8, 2) : 0;
    *out = (akt_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return is_date(*out, length);
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
    else if (!parse_date(akt_buffer_text(&text), &date) ||
             (s->field->type == AKT_FIELD_YEAR && date.month))
        akt_spot__fault(s, AKT_FAULT_BAD_DATE, akt_buffer_text(&text), NULL, NULL);
    else
        *(akt_date *)at = date;
    s->reader->no_memory = s->reader->no_memory || text.failed;
    akt_buffer_dispose(&text);
}
