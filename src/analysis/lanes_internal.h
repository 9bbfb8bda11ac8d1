#ifndef AKT_ANALYSIS_LANES_INTERNAL_H
#define AKT_ANALYSIS_LANES_INTERNAL_H

#include <stdint.h>
#include <stdlib.h>

/* Numbers side by side, one a source, that are reckoned with at once. Where the processor has no
 * such registers the compiler writes out the steps: the numbers come out the same, bit by bit. Eight
 * would be quicker on a few processors and much slower on most. */

typedef double akt_lanes __attribute__((vector_size(32)));
typedef int64_t akt_picks __attribute__((vector_size(32))); /* of each lane, all ones or zero */
typedef uint64_t akt_bits __attribute__((vector_size(32)));

/* Before a hot function: it is compiled for several processors, and the right one is chosen when the
 * program starts. Sanitizers and clang do with one. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define AKT_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define AKT_CLONES
#endif

enum { AKT_LINE = 64 }; /* bytes that a processor fetches at once */

/* So many zeroed bytes in *memory, which the caller frees; the first place in it where a line
 * begins. NULL without memory. */
static inline void *akt_lanes__get(void **memory, size_t bytes)
{
    char *at = calloc(bytes / AKT_LINE + 2, AKT_LINE);
    *memory = at;
    return at ? at + (AKT_LINE - (uintptr_t)at % AKT_LINE) : NULL;
}

#endif
