#ifndef AKT_BASE_RANDOM_H
#define AKT_BASE_RANDOM_H

#include <stdint.h>

/* Random numbers by counter: the same seed, stream and counter give the same number, whatever was
 * asked before and on whichever thread. Each is the finaliser of splitmix64 (Steele, Lea & Flood
 * 2014) over the three, one after the other. Not for secrets. */

uint64_t akt_random_bits(uint64_t seed, uint64_t stream, uint64_t counter);

/* Evenly in [0, 1), in steps of 2^-53. */
double akt_random_unit(uint64_t seed, uint64_t stream, uint64_t counter);

/* Evenly in 0 … bound - 1, a bias below bound/2^64 aside. bound > 0. */
uint64_t akt_random_below(uint64_t seed, uint64_t stream, uint64_t counter, uint64_t bound);

#endif
