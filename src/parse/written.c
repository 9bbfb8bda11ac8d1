#include "parse/written.h"

#include "base/utf8.h"
#include "parse/grid.h"

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

/* Past a sign and "kr". */
static const char *skip_front(const char *text, bool *is_negative)
{
    *is_negative = false;
    if (strncmp(text, "kr", 2) == 0)
        text += text[2] == '.' ? 3 : 2;
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
static akt_written find_point(const char *text, const char **point)
{
    const char *last = text + strlen(text);
    *point = NULL;
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

akt_written akt_written_number(const char *text, akt_buffer *out)
{
    char plain[LONGEST];
    bool is_negative;
    const char *point;
    if (!simplify(text, plain))
        return AKT_WRITTEN_NONE;
    int shift = take_signs(plain);
    const char *start = skip_front(plain, &is_negative), *end = start + strlen(start);
    akt_written answer = find_point(start, &point);
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

/* One or two digits, of at most `most`; 0 for none. */
static int read_part(const char **text, int most)
{
    int value = 0;
    for (int i = 0; i < 2 && is_digit(**text); i++)
        value = value * 10 + *(*text)++ - '0';
    return value <= most ? value : 0;
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
