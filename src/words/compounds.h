#ifndef AKT_WORDS_COMPOUNDS_H
#define AKT_WORDS_COMPOUNDS_H

#include "base/buffer.h"

/* Where long Norwegian words may be broken: before the last members of compounds that names and
 * headings of the public sector are made of, never within one («innovasjons-samarbeid»). */

#define AKT_SOFT_HYPHEN "\u00ad"

/* All of them, in lower case: of names, then those that only running text in narrow columns needs; none
 * begins another. */
const char *const *akt_compound_members(size_t *count);

/* How many bytes the member of names is that the text of so many bytes begins with; 0 = none.
 * O(members). */
size_t akt_compound_member_at(const char *text, size_t size);

/* Adds the text, with a soft hyphen before each member within its words of 14 bytes or more. */
void akt_compound_add(akt_buffer *out, const char *text);

#endif
