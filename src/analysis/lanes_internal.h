#ifndef AKT_ANALYSIS_LANES_INTERNAL_H
#define AKT_ANALYSIS_LANES_INTERNAL_H

#include <stdint.h>
#include <stdlib.h>

/* Eight numbers side by side, one a source, that are reckoned with at once. Where the processor has
 * no such registers the compiler writes out the eight steps: the numbers come out the same, bit by
 * bit. */

typedef double akt_lanes __attribute__((vector_size(64)));
typedef int64_t akt_picks __attribute__((vector_size(64))); /* of each lane, all ones or zero */
typedef uint64_t akt_bits __attribute__((vector_size(64)));

/* Before a hot function: it is compiled for several processors, and the right one is chosen when the
 * program starts. Sanitizers and clang do with one. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define AKT_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define AKT_CLONES
#endif

/* The lanes whose bit is set in the low byte of mask. */
#define AKT_LANES_OF(mask)                                                                         \
    ((((akt_picks){0} + (int64_t)(mask)) & (akt_picks){1, 2, 4, 8, 16, 32, 64, 128}) != 0)

/* Zeroed memory for `count` rows of 64 bytes, in *memory, which the caller frees; the first place in
 * it where such a row may begin. NULL without memory. */
static inline void *akt_lanes__get(void **memory, size_t count)
{
    char *at = calloc(count + 1, sizeof(akt_lanes));
    *memory = at;
    return at ? at + (64 - (uintptr_t)at % 64) : NULL;
}

#endif
