#include "base/number.h"

#include <float.h>
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

enum { DIGITS = 15, LEAST_TEN = -4, MOST_TEN = 15 };

/* The 15 digits of a number from 0.0001 to below 10^15 whose first stands for 10^*ten; 0 where the
 * rounding is too close to call. Scaled by an exact power of ten in 64 bits of mantissa, it is off by
 * at most 2^-14. */
static uint64_t scale_digits(double value, int *ten)
{
    static const long double powers[] = {1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,
                                         1e7L,  1e8L,  1e9L,  1e10L, 1e11L, 1e12L, 1e13L,
                                         1e14L, 1e15L, 1e16L, 1e17L, 1e18L};
    static const double tens[] = {1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2,  1e3,  1e4,  1e5, 1e6,
                                  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const uint64_t most = 1000000000000000;
    int above = 0;
    while (value >= tens[above])
        above++;
    *ten = above + LEAST_TEN;
    long double scaled = (long double)value * powers[DIGITS - 1 - *ten];
    uint64_t whole = (uint64_t)scaled;
    long double rest = scaled - (long double)whole;
    if (LDBL_MANT_DIG < 64 || (rest > 0.4995L && rest < 0.5005L))
        return 0;
    whole += rest > 0.5L;
    if (whole < most)
        return whole;
    ++*ten;
    return *ten < MOST_TEN ? whole / 10 : 0;
}

/* As "%.15g" writes it where that has no exponent; 0 where this is not sure to be so. */
static size_t write_quickly(char *out, double value)
{
    double size = fabs(value);
    char digits[DIGITS];
    int ten;
    if (!(size >= 1e-4 && size < 1e15))
        return 0;
    uint64_t number = scale_digits(size, &ten);
    if (number == 0)
        return 0;
    int count = DIGITS;
    for (int i = DIGITS; i-- > 0; number /= 10)
        digits[i] = (char)('0' + number % 10);
    while (count > 1 && count > ten + 1 && digits[count - 1] == '0')
        count--;
    char *at = out;
    if (value < 0)
        *at++ = '-';
    if (ten < 0) {
        memcpy(at, "0.000", 5);
        at += 1 - ten;
    }
    for (int i = 0; i < count; i++) {
        if (i == ten + 1 && ten >= 0)
            *at++ = '.';
        *at++ = digits[i];
    }
    *at = '\0';
    return (size_t)(at - out);
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
    size_t size = write_quickly(out, value);
    if (size > 0)
        return size;
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
