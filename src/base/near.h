#ifndef AKT_BASE_NEAR_H
#define AKT_BASE_NEAR_H

#include <stddef.h>

/* The best match so far of a misspelt word among candidates. */
typedef struct akt_near {
    const char *word;
    const char *best; /* NULL where nothing is near enough */
    size_t distance;
} akt_near;

akt_near akt_near_start(const char *word);

/* Looks at one more candidate (borrowed). Near enough is a Damerau-Levenshtein distance (adjacent
 * swaps, in bytes, A like a) of at most a third of the word, at least one. O(length of both); words
 * over 64 bytes are never near. */
void akt_near_try(akt_near *near, const char *candidate);

/* The same of a candidate that another word is the best match for: an id for a name. */
void akt_near_try_for(akt_near *near, const char *candidate, const char *best);

#endif
