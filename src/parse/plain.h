#ifndef AKT_PARSE_PLAIN_H
#define AKT_PARSE_PLAIN_H

#include <stddef.h>
#include <stdint.h>

/* Text in the plain form that headings and words of sheets are compared in: not every keyboard has all
 * letters, and people are not careful with the rest. */

/* A letter up to U+017F in lower case and without accents: "ø" is "o", "ł" is "l". "æ" stays, since
 * it is two letters; "×" and "÷" are none. */
uint32_t akt_plain_letter(uint32_t code);

/* The first `size` bytes of text with plain letters ("æ" as "ae"), each run of white space and low
 * lines as one space, none at the ends, no colon last. "" where out has no room for it, or it is not
 * UTF-8. O(size). */
void akt_plain(char *out, size_t capacity, const char *text, size_t size);

/* The same with nothing but letters and digits: "Org. nr." is "orgnr". */
void akt_plain_letters(char *out, size_t capacity, const char *text);

#endif
