#ifndef AKT_PARSE_JSON_INTERNAL_H
#define AKT_PARSE_JSON_INTERNAL_H

#include "parse/json.h"

#include <string.h>

/* What the scans of JSON text share. */

/* The offset of the first byte at or after `at` that a string cannot hold as it is: a quote, a backslash
 * or a control character, which the NUL at the text's end is. The text is looked into ahead up to size, which may be 0. *odd gets a bit that is set in 0x80 of some
 * byte where one on the way is not ASCII, and perhaps where one behind is not. */
static inline size_t akt_json__skip_plain(const char *text, size_t at, size_t size, uint64_t *odd)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    for (uint64_t word; at + sizeof word <= size; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
            word = __builtin_bswap64(word);
        /* A byte below n leaves its top bit in (x - n) & ~x; below 1 is equal to what it was xored
         * with. The lowest bit left is that of such a byte; those above may be borrowed from it. */
        uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
        uint64_t stops = (((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) |
                          ((slash - ones) & ~slash)) &
                         tops;
        *odd |= word;
        if (stops)
            return at + (size_t)__builtin_ctzll(stops) / 8;
    }
    while ((unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
        *odd |= (unsigned char)text[at++];
    return at;
}

/* Whether a text is JSON without a fault, which false does not deny: seeking faults tells. */
bool akt_json__is_sound(const akt_text_file *file, const akt_json_watch *watch);

/* The faults of a text; slower. */
akt_status akt_json__seek_faults(const akt_text_file *file, akt_diagnostics *faults);

#endif
