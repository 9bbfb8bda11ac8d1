#ifndef AKT_BASE_LARGE_H
#define AKT_BASE_LARGE_H

#include <stddef.h>

/* Says of memory that malloc and its kin gave, before it is filled, that it will be used whole: where it is
 * many megabytes, the system may hand it out in large pages, which costs far fewer steps and misses.
 * Only a hint: nothing else changes. */
void akt_large_hint(void *memory, size_t size);

#endif
