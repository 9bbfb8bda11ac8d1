#include "words/quantity.h"

#include "base/number.h"
#include "words/words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

/* The digits of a whole number in groups of three. */
static void add_groups(akt_buffer *out, const char *digits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            akt_buffer_add(out, NO_BREAK_SPACE);
        akt_buffer_add_char(out, digits[i]);
    }
}

void akt_quantity_number(akt_buffer *out, double value, int decimals, akt_lang lang)
{
    char text[AKT_NUMBER_SIZE];
    size_t length = akt_number_write_fixed(text, value, decimals);
    char *digits = text;
    if (*digits == '-') {
        akt_buffer_add(out, MINUS);
        digits++;
        length--;
    }
    size_t whole = strcspn(digits, ".");
    add_groups(out, digits, whole);
    if (whole < length) {
        akt_buffer_add_char(out, lang == AKT_LANG_EN ? '.' : ',');
        akt_buffer_add(out, digits + whole + 1);
    }
}

void akt_quantity_measure(akt_buffer *out, double value, akt_lang lang)
{
    double size = fabs(value);
    bool whole = floor(value) == value || size >= 1000;
    akt_quantity_number(out, value, whole ? 0 : size >= 9.9995 ? 1 : 3, lang);
}

void akt_quantity_whole(akt_buffer *out, int64_t value, akt_lang lang)
{
    char digits[24];
    const char *text = digits;
    (void)lang;
    snprintf(digits, sizeof digits, "%" PRId64, value);
    if (*text == '-') {
        akt_buffer_add(out, MINUS);
        text++;
    }
    add_groups(out, text, strlen(text));
}

/* Whether a sum reads well in millions: at most three decimals, at least one million. */
static int million_decimals(int64_t value)
{
    if (value < 1000000)
        return -1;
    for (int decimals = 0, unit = 1000000; decimals <= 3; decimals++, unit /= 10)
        if (value % unit == 0)
            return decimals;
    return -1;
}

void akt_quantity_money(akt_buffer *out, int64_t value, const char *currency, akt_lang lang)
{
    bool kroner = !currency || strcmp(currency, "NOK") == 0;
    int decimals = million_decimals(value);
    if (decimals >= 0 && value <= AKT_NUMBER_WHOLE_MAX) {
        akt_quantity_number(out, (double)value / 1e6, decimals, lang);
        akt_buffer_add(out, NO_BREAK_SPACE);
        akt_buffer_add(out, akt_words(AKT_W_QUANTITY_MILLION, lang));
    } else {
        akt_quantity_whole(out, value, lang);
    }
    if (!kroner && !*currency)
        return;
    akt_buffer_add(out, NO_BREAK_SPACE);
    akt_buffer_add(out, kroner ? akt_words(AKT_W_QUANTITY_KRONER, lang) : currency);
}

void akt_quantity_date(akt_buffer *out, int year, int month, int day, akt_lang lang)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (lang == AKT_LANG_EN) {
        if (day)
            akt_buffer_format(out, "%d ", day);
        if (month)
            akt_buffer_format(out, "%s ", names[month - 1]);
    } else {
        if (day)
            akt_buffer_format(out, "%02d.", day);
        if (month)
            akt_buffer_format(out, "%02d.", month);
    }
    akt_buffer_format(out, "%04d", year);
}
