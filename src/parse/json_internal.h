#ifndef AKT_PARSE_JSON_INTERNAL_H
#define AKT_PARSE_JSON_INTERNAL_H

#include "parse/json.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What the scans of JSON text share. */

/* A block of text at once: which of its bytes a string cannot hold as they are (a quote, a backslash, a
 * control character), and which are not ASCII. The lowest bit that is set of `stops` is right, and so is
 * every bit of `odd` below it. */
typedef struct akt_json__block {
    uint64_t stops;
    uint64_t odd;
} akt_json__block;

#ifdef __SSE2__

enum { AKT_JSON__BLOCK = 16, AKT_JSON__BITS = 1 }; /* bytes, and bits that each of them has */

static inline akt_json__block akt_json__look(const char *text)
{
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i stops = _mm_or_si128(control, _mm_or_si128(quote, slash));
    return (akt_json__block){(uint64_t)_mm_movemask_epi8(stops),
                             (uint64_t)_mm_movemask_epi8(bytes)};
}

#else

enum { AKT_JSON__BLOCK = 8, AKT_JSON__BITS = 8 };

/* A byte below n leaves its top bit in (x - n) & ~x; below 1 is equal to what it was xored with. Bits
 * above the lowest may be borrowed from it. */
static inline akt_json__block akt_json__look(const char *text)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    uint64_t word;
    memcpy(&word, text, sizeof word);
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
        word = __builtin_bswap64(word);
    const uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
    const uint64_t stops =
        ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
    return (akt_json__block){stops & tops, word & tops};
}

#endif

/* The offset of the first byte at or after `at` that a string cannot hold as it is, as the NUL at the
 * text's end. The text is looked into ahead up to size, which may be 0. *odd gets some bit where a byte
 * on the way is not ASCII. */
static inline size_t akt_json__skip_plain(const char *text, size_t at, size_t size, uint64_t *odd)
{
    for (; at + AKT_JSON__BLOCK <= size; at += AKT_JSON__BLOCK) {
        const akt_json__block block = akt_json__look(text + at);
        if (block.stops) {
            *odd |= block.odd & (block.stops ^ (block.stops - 1));
            return at + (size_t)__builtin_ctzll(block.stops) / AKT_JSON__BITS;
        }
        *odd |= block.odd;
    }
    while ((unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
        *odd |= (unsigned char)text[at++] & 0x80;
    return at;
}

/* Whether a text is JSON without a fault, which false does not deny: seeking faults tells. */
bool akt_json__is_sound(const akt_text_file *file, const akt_json_watch *watch);

/* The faults of a text; slower. */
akt_status akt_json__seek_faults(const akt_text_file *file, akt_diagnostics *faults);

#endif
