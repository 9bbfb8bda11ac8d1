#include "base/random.h"

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

uint64_t akt_random_bits(uint64_t seed, uint64_t stream, uint64_t counter)
{
    return mix(mix(mix(seed) ^ stream) ^ counter);
}

double akt_random_unit(uint64_t seed, uint64_t stream, uint64_t counter)
{
    return (double)(akt_random_bits(seed, stream, counter) >> 11) * 0x1p-53;
}

/* The high half of a 128-bit product (Lemire 2019), from 32-bit halves. */
uint64_t akt_random_below(uint64_t seed, uint64_t stream, uint64_t counter, uint64_t bound)
{
    uint64_t x = akt_random_bits(seed, stream, counter);
    uint64_t low = (x & UINT32_MAX) * (bound & UINT32_MAX);
    uint64_t a = (x >> 32) * (bound & UINT32_MAX) + (low >> 32);
    uint64_t b = (x & UINT32_MAX) * (bound >> 32) + (a & UINT32_MAX);
    return (x >> 32) * (bound >> 32) + (a >> 32) + (b >> 32);
}
