#include "output/xlsx_internal.h"

#include "base/utf8.h"
#include "words/words.h"

#include <string.h>

enum { CELL_MOST = 32767 }; /* UTF-16 units */

static size_t units_of(uint32_t code)
{
    return code > 0xFFFF ? 2 : 1;
}

static size_t count_units(const char *text)
{
    size_t units = 0, size = strlen(text), at = 0;
    while (at < size)
        units += units_of(akt_utf8_next(text, size, &at));
    return units;
}

/* Excel reads "_x0041_" as "A": the underscore of what looks like it is written so itself. */
static bool is_escape(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789ABCDEFabcdef") >= 4 &&
           text[6] == '_';
}

static uint32_t clean(uint32_t code)
{
    bool kept =
        code == '\n' || (akt_utf8_is_xml(code) && code >= 0x20 && !(code >= 0x7F && code < 0xA0));
    return code == '\t' ? ' ' : code == '\r' ? '\n' : kept ? code : 0xFFFD;
}

bool akt_xlsx__add_text(akt_buffer *out, const char *text, akt_lang lang)
{
    const char *mark = akt_words(AKT_W_WORKBOOK_CUT, lang);
    size_t size = strlen(text), at = 0, units = 0, start = out->size, cut = start;
    size_t room = CELL_MOST - count_units(mark);
    while (at < size && units <= CELL_MOST) {
        bool escape = is_escape(text + at);
        uint32_t code = akt_utf8_next(text, size, &at);
        if (code == '\r' && text[at] == '\n')
            continue;
        code = clean(code == AKT_UTF8_BAD ? 0xFFFD : code);
        if (escape)
            akt_buffer_add(out, "_x005F_");
        else
            akt_buffer_add_code(out, code);
        units += escape ? 7 : units_of(code);
        cut = units <= room ? out->size : cut;
    }
    if (units <= CELL_MOST || out->failed)
        return false;
    out->size = cut;
    out->text[cut] = '\0';
    akt_buffer_add(out, mark);
    return true;
}

size_t akt_xlsx__width_of(const char *text)
{
    size_t longest = 0, width = 0;
    for (; *text; text++) {
        width = *text == '\n' ? 0 : width + (((unsigned char)*text & 0xC0) != 0x80);
        longest = width > longest ? width : longest;
    }
    return longest;
}

size_t akt_xlsx__lines_of(const char *text, size_t width)
{
    size_t lines = 1, column = 0;
    width += width / 8;
    while (*text) {
        size_t bytes = strcspn(text, " \n"), word = 0;
        for (size_t i = 0; i < bytes; i++)
            word += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (column && column + 1 + word > width) {
            lines++;
            column = 0;
        }
        column += (column > 0) + word;
        for (; column > width; column -= width)
            lines++;
        lines += text[bytes] == '\n';
        column = text[bytes] == '\n' ? 0 : column;
        text += bytes + (text[bytes] != '\0');
    }
    return lines;
}

/* Days since 1 March 0000 of the proleptic Gregorian calendar, so that a leap day comes last in its
 * year. */
static int64_t count_days(akt_date date)
{
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + date.day - 1;
}

/* Excel has a 29 February 1900 that never was: days before it are counted otherwise. */
double akt_xlsx__day_number(akt_date date)
{
    static const akt_date first = {1900, 3, 1};
    return akt_date_is_before(date, first) ? 0
                                           : (double)(count_days(date) - count_days(first) + 61);
}
