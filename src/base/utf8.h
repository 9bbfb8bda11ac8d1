#ifndef AKT_BASE_UTF8_H
#define AKT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */

#define AKT_UTF8_BAD UINT32_MAX

/* The code point at text[*at], which moves past it. AKT_UTF8_BAD where the bytes are not UTF-8;
 * *at then moves one byte. Needs *at < size. */
uint32_t akt_utf8_next(const char *text, size_t size, size_t *at);

/* The offset of the first byte that is not UTF-8; size where all of it is. O(size). */
size_t akt_utf8_check(const char *text, size_t size);

/* The largest length, at most size, that ends on a whole character of valid text. */
size_t akt_utf8_whole(const char *text, size_t size);

/* The number of code points in a valid, terminated text. */
size_t akt_utf8_length(const char *text);

/* Writes code (a valid code point) to out, at most four bytes; returns how many. */
size_t akt_utf8_encode(uint32_t code, char out[4]);

/* Whether XML 1.0 can carry the code point: not a control character other than tab, LF and CR, and
 * not U+FFFE or U+FFFF. */
bool akt_utf8_is_xml(uint32_t code);

#endif
