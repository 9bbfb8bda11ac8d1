#include "parse/written.h"

#include "base/utf8.h"
#include "parse/grid.h"

#include <math.h>
#include <string.h>

enum { LONGEST = 64, MOST_DIGITS = 18 };

/* White space of any kind is one space, signs and letters are plain ASCII; false where it is too long
 * or has other characters. */
static bool simplify(const char *text, char out[LONGEST])
{
    size_t size = strlen(text), length = 0;
    for (size_t at = 0; at < size;) {
        uint32_t code = akt_utf8_next(text, size, &at);
        if (akt_grid_is_space(code))
            code = ' ';
        else if (code == 0x2212 || code == 0x2013)
            code = '-';
        else if (code >= 'A' && code <= 'Z')
            code += 'a' - 'A';
        if (code > '~' || length == LONGEST - 1)
            return false;
        if (code != ' ' || (length > 0 && out[length - 1] != ' '))
            out[length++] = (char)code;
    }
    while (length > 0 && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return true;
}

/* Takes word off the end, and spaces before it; whether it stood there behind a number. */
static bool take_end(char *text, const char *word)
{
    size_t length = strlen(text), size = strlen(word);
    if (length <= size || strcmp(text + length - size, word) != 0)
        return false;
    length -= size;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    text[length] = '\0';
    return true;
}

/* Takes the sign of kroner off, which spreadsheets put behind amounts; the power of ten that a
 * percent sign means. */
static int take_signs(char *text)
{
    static const char *const money[] = {"kroner", "kr.", "kr", "nok", ",-", ".-"};
    for (size_t i = 0; i < sizeof money / sizeof *money; i++)
        take_end(text, money[i]);
    return take_end(text, "%") ? -2 : 0;
}

/* Past a sign and "kr" or "nok". */
static const char *skip_front(const char *text, bool *is_negative)
{
    *is_negative = false;
    if (strncmp(text, "kr", 2) == 0)
        text += text[2] == '.' ? 3 : 2;
    else if (strncmp(text, "nok", 3) == 0)
        text += 3;
    text += *text == ' ';
    if (*text == '-' || *text == '+')
        *is_negative = *text++ == '-';
    return text + (*text == ' ');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What divides whole from fraction, '\0' for nothing: the last of points and commas, unless it stands
 * there twice or might divide groups. */
static akt_written find_point(const char *text, akt_written_point said, const char **point)
{
    const char *last = text + strlen(text);
    *point = NULL;
    if (said != AKT_WRITTEN_POINT_UNSAID) {
        *point = strrchr(text, said == AKT_WRITTEN_POINT_COMMA ? ',' : '.');
        return AKT_WRITTEN_GOOD;
    }
    while (last > text && last[-1] != '.' && last[-1] != ',')
        last--;
    if (last == text)
        return AKT_WRITTEN_GOOD;
    last--;
    size_t before = (size_t)(last - text);
    bool is_first = strcspn(text, ".,") == before;
    bool is_twice = memchr(text, *last, before) != NULL;
    if (is_twice)
        return AKT_WRITTEN_GOOD;
    if (is_first && strlen(last + 1) == 3 && before >= 1 && before <= 3 && *text != '0')
        return AKT_WRITTEN_AMBIGUOUS;
    *point = last;
    return AKT_WRITTEN_GOOD;
}

/* Adds the digits of a whole number in groups of three, or in none, to digits. */
static bool read_whole(const char *text, const char *end, akt_buffer *digits)
{
    char divider = '\0';
    size_t run = 0;
    for (; text < end; text++) {
        if (is_digit(*text)) {
            akt_buffer_add_char(digits, *text);
            run++;
            continue;
        }
        bool is_good = divider ? run == 3 && *text == divider : run >= 1 && run <= 3;
        if (!strchr(" .,'", *text) || !is_good)
            return false;
        divider = *text;
        run = 0;
    }
    return divider ? run == 3 : run > 0;
}

/* Adds digits times ten to the power of shift: 25 and 5 as 2500000, 25 and -3 as 0.025. */
static void add_shifted(akt_buffer *out, const char *digits, int shift)
{
    digits += strspn(digits, "0");
    int length = (int)strlen(digits);
    for (; length > 0 && shift < 0 && digits[length - 1] == '0'; shift++)
        length--;
    int whole = length > 0 ? length + shift : 0;
    if (whole <= 0)
        akt_buffer_add_char(out, '0');
    for (int i = whole < 0 ? whole : 0; length > 0 && (i < length || i < whole); i++) {
        if (i == whole || (i == 0 && whole == 0))
            akt_buffer_add_char(out, '.');
        akt_buffer_add_char(out, i >= 0 && i < length ? digits[i] : '0');
    }
}

/* Whether there are digits, and then letters. */
static bool has_unit(const char *text)
{
    size_t number = strspn(text, "0123456789 .,'");
    return is_digit(*text) && text[number] >= 'a' && text[number] <= 'z';
}

/* The number that a plain text says, times ten to the power of shift. */
static akt_written read_number(const char *plain, int shift, akt_written_point said,
                               akt_buffer *out)
{
    bool is_negative;
    const char *point;
    const char *start = skip_front(plain, &is_negative), *end = start + strlen(start);
    akt_written answer = find_point(start, said, &point);
    akt_buffer digits = AKT_BUFFER_INIT;
    bool good = read_whole(start, point ? point : end, &digits);
    for (const char *c = point ? point + 1 : end; good && c < end; c++, shift--) {
        good = is_digit(*c);
        akt_buffer_add_char(&digits, *c);
    }
    good = good && digits.size <= MOST_DIGITS && (!point || point + 1 < end);
    if (!good)
        answer = has_unit(start) ? AKT_WRITTEN_UNIT : AKT_WRITTEN_NONE;
    if (answer == AKT_WRITTEN_GOOD) {
        akt_buffer_add(out, is_negative ? "-" : "");
        add_shifted(out, akt_buffer_text(&digits), shift);
    }
    out->failed = out->failed || digits.failed;
    akt_buffer_dispose(&digits);
    return answer;
}

akt_written akt_written_number(const char *text, akt_buffer *out)
{
    char plain[LONGEST];
    if (!simplify(text, plain))
        return AKT_WRITTEN_NONE;
    int shift = take_signs(plain);
    return read_number(plain, shift, AKT_WRITTEN_POINT_UNSAID, out);
}

/* Takes a word for thousands or more off the end; the power of ten that it means. */
static int take_scale(char *text)
{
    static const struct {
        const char *word;
        int power;
    } scales[] = {{"mill.", 6},     {"mill", 6},       {"millioner", 6},  {"millionar", 6},
                  {"million", 6},   {"mnok", 6},       {"mkr", 6},        {"mrd.", 9},
                  {"mrd", 9},       {"milliarder", 9}, {"milliardar", 9}, {"milliard", 9},
                  {"tusen", 3},     {"tnok", 3},       {"tkr", 3}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (take_end(text, scales[i].word))
            return scales[i].power;
    return 0;
}

bool akt_written_has_scale(const char *text)
{
    char plain[LONGEST];
    if (!simplify(text, plain))
        return false;
    if (take_scale(plain))
        return true;
    take_signs(plain);
    return take_scale(plain) != 0;
}

/* Makes (500), as bookkeepers write it, -500. */
static void take_brackets(char *text)
{
    size_t length = strlen(text);
    if (length < 3 || text[0] != '(' || text[length - 1] != ')')
        return;
    text[0] = '-';
    text[length - 1] = '\0';
}

akt_written akt_written_amount(const char *text, akt_written_point point, akt_buffer *out)
{
    char plain[LONGEST];
    if (!simplify(text, plain))
        return AKT_WRITTEN_NONE;
    int shift = take_scale(plain);
    if (take_signs(plain) != 0)
        return AKT_WRITTEN_UNIT;
    shift = shift ? shift : take_scale(plain);
    take_brackets(plain);
    /* Ahead of a word for millions, three digits behind a comma are no thousands. */
    if (shift >= 6 && point == AKT_WRITTEN_POINT_UNSAID && !strchr(plain, '.'))
        point = AKT_WRITTEN_POINT_COMMA;
    return read_number(plain, shift, point, out);
}

/* One or two digits, of at most `most`; 0 for none. */
static int read_part(const char **text, int most)
{
    int value = 0;
    for (int i = 0; i < 2 && is_digit(**text); i++)
        value = value * 10 + *(*text)++ - '0';
    return value <= most ? value : 0;
}

bool akt_written_is_whole(double amount)
{
    double off = fabs(amount - round(amount));
    return off <= 1e-6 * fmax(1, fabs(amount)) && off < 0.005;
}

void akt_written_date(const char *text, akt_buffer *out)
{
    const char *at = text;
    int day = read_part(&at, 31);
    int month = day && *at == '.' ? (at++, read_part(&at, 12)) : 0;
    bool has_year = month && *at == '.' && strspn(at + 1, "0123456789") == 4;
    if (has_year && (at[5] == '\0' || at[5] == ' '))
        akt_buffer_format(out, "%.4s-%02d-%02d", at + 1, month, day);
    else
        akt_buffer_add(out, text);
}

/* The digits of a day, at most three numbers with one kind of divider between them. */
typedef struct day {
    size_t sizes[3];
    int numbers[3];
    size_t count;
    char divider;
} day;

/* Past the day, at what may be a time. */
static const char *read_day(const char *text, day *out)
{
    *out = (day){.count = 0};
    while (out->count < 3) {
        size_t size = strspn(text, "0123456789");
        if (size == 0 || size > 4)
            return NULL;
        for (size_t i = 0; i < size; i++)
            out->numbers[out->count] = out->numbers[out->count] * 10 + text[i] - '0';
        out->sizes[out->count++] = size;
        text += size;
        bool goes_on = *text && strchr("-./", *text) && (out->count == 1 || *text == out->divider);
        if (!goes_on || out->count == 3)
            break;
        out->divider = *text++;
    }
    return text;
}

static bool is_time(const char *text)
{
    if (*text == '\0')
        return true;
    return (*text == ' ' || *text == 't') && is_digit(text[1]) &&
           text[1 + strspn(text + 1, "0123456789:.z+-")] == '\0';
}

/* Which of the first two numbers is the month. */
static akt_written find_month(const day *d, akt_written_order order, size_t *month)
{
    *month = 1;
    if (d->divider == '.' || order == AKT_WRITTEN_ORDER_DMY || d->numbers[0] > 12)
        return AKT_WRITTEN_GOOD;
    *month = 0;
    bool is_clear = order == AKT_WRITTEN_ORDER_MDY || d->numbers[1] > 12;
    return is_clear || d->numbers[0] == d->numbers[1] ? AKT_WRITTEN_GOOD : AKT_WRITTEN_AMBIGUOUS;
}

akt_written akt_written_day(const char *text, akt_written_order order, akt_buffer *out)
{
    char plain[LONGEST];
    day d;
    const char *rest = simplify(text, plain) ? read_day(plain + (*plain == ' '), &d) : NULL;
    if (!rest || !is_time(rest))
        return AKT_WRITTEN_NONE;
    const int *n = d.numbers;
    bool year_first = d.sizes[0] == 4, year_last = d.sizes[d.count - 1] == 4;
    if (d.count == 1 && year_first && !*rest)
        akt_buffer_format(out, "%04d", n[0]);
    else if (d.count == 2 && year_first != year_last && !*rest)
        akt_buffer_format(out, "%04d-%02d", n[year_first ? 0 : 1], n[year_first ? 1 : 0]);
    else if (d.count == 3 && year_first && d.sizes[1] <= 2 && d.sizes[2] <= 2)
        akt_buffer_format(out, "%04d-%02d-%02d", n[0], n[1], n[2]);
    else if (d.count == 3 && year_last && d.sizes[0] <= 2 && d.sizes[1] <= 2) {
        size_t month;
        akt_written found = find_month(&d, order, &month);
        if (found != AKT_WRITTEN_GOOD)
            return found;
        akt_buffer_format(out, "%04d-%02d-%02d", n[2], n[month], n[1 - month]);
    } else
        return AKT_WRITTEN_NONE;
    return AKT_WRITTEN_GOOD;
}
