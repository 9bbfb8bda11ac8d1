#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whatever the locale puts between whole and fraction becomes a point. */
static size_t set_point(char *text)
{
    size_t to = 0;
    bool pointed = false;
    for (size_t from = 0; text[from]; from++) {
        if (strchr("0123456789+-e", text[from])) {
            text[to++] = text[from];
            pointed = false;
        } else if (!pointed) {
            text[to++] = '.';
            pointed = true;
        }
    }
    text[to] = '\0';
    return to;
}

static bool is_zero(const char *text)
{
    return strspn(text, "-0.") == strlen(text);
}

static size_t drop_sign_of_zero(char *text, size_t length)
{
    if (text[0] != '-' || !is_zero(text))
        return length;
    memmove(text, text + 1, length);
    return length - 1;
}

size_t akt_number_write_whole(char out[AKT_NUMBER_SIZE], int64_t value)
{
    enum { MOST = 20 };
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t at = MOST, size = 0;
    char digits[MOST];
    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        out[size++] = '-';
    memcpy(out + size, digits + at, MOST - at);
    size += MOST - at;
    out[size] = '\0';
    return size;
}

size_t akt_number_write(char out[AKT_NUMBER_SIZE], double value)
{
    out[0] = '\0';
    if (!isfinite(value))
        return 0;
    if (fabs(value) < 1e15 && value == (double)(int64_t)value)
        return akt_number_write_whole(out, (int64_t)value);
    snprintf(out, AKT_NUMBER_SIZE, "%.15g", value);
    return drop_sign_of_zero(out, set_point(out));
}

size_t akt_number_write_fixed(char out[AKT_NUMBER_SIZE], double value, int decimals)
{
    out[0] = '\0';
    if (!isfinite(value))
        return 0;
    snprintf(out, AKT_NUMBER_SIZE, "%.*f", decimals, value);
    return drop_sign_of_zero(out, set_point(out));
}

bool akt_number_read_whole(const char *text, int64_t *value)
{
    int64_t sum = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || sum > (INT64_MAX - 9) / 10)
            return false;
        sum = sum * 10 + (*text - '0');
    }
    *value = sum;
    return true;
}

/* Whole numbers and powers of ten this small are exact, so that their quotient is rounded once. */
bool akt_number_read(const char *text, double *value)
{
    double whole = 0, scale = 1;
    size_t digits = 0;
    bool is_fraction = false;
    for (; *text; text++) {
        if (*text == '.' && digits > 0 && !is_fraction) {
            is_fraction = true;
            continue;
        }
        if (*text < '0' || *text > '9' || ++digits > 15)
            return false;
        whole = whole * 10 + (*text - '0');
        scale *= is_fraction ? 10 : 1;
    }
    *value = whole / scale;
    return digits > 0;
}
