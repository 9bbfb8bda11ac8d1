#include "diagram/text_width.h"

#include "base/utf8.h"
#include "diagram/advances_internal.h"

#include <string.h>

#define UNKNOWN 600 /* thousandths: about the mean of the letters */
#define WIDE 1000   /* from here on scripts fill a square */
#define WIDE_FROM 0x2E80u

static const akt_advance *find(uint32_t code)
{
    size_t low = 0;
    size_t high = akt_advance__count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (akt_advance__table[middle].code < code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool hit = low < akt_advance__count && akt_advance__table[low].code == code;
    return hit ? &akt_advance__table[low] : NULL;
}

static bool has_no_width(uint32_t code)
{
    return (code >= 0x300 && code < 0x370) || (code >= 0x200B && code <= 0x200F);
}

static int advance_of(uint32_t code, bool bold)
{
    if (code == AKT_UTF8_BAD || !akt_utf8_is_xml(code) || code < 0x20) {
        code = 0xFFFD;
    }
    const akt_advance *advance = find(code);
    if (advance != NULL) {
        return bold ? advance->bold : advance->regular;
    }
    if (has_no_width(code)) {
        return 0;
    }
    return code >= WIDE_FROM ? WIDE : UNKNOWN;
}

double akt_text_width(const char *text, double size, bool bold)
{
    size_t length = strlen(text);
    double sum = 0;
    for (size_t at = 0; at < length;) {
        sum += advance_of(akt_utf8_next(text, length, &at), bold);
    }
    return sum * size / 1000;
}
