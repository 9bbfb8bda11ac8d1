#ifndef AKT_TESTS_SUPPORT_RANDOM_DATASET_H
#define AKT_TESTS_SUPPORT_RANDOM_DATASET_H

#include "base/buffer.h"
#include "model/dataset.h"

/* Small sound datasets with something of everything, drawn at random: 3 to 16 actors, programmes and
 * forums with parents, members, owners and former ids; ties of several kinds, some twice; roles;
 * flows with ranges, programmes on the way and money that continues other money; sources, needs,
 * statements, indicators and words of their own. What cannot be done ends the program. */

typedef struct akt_random_choice {
    uint64_t seed;    /* the same choice draws the same dataset, on every machine */
    uint64_t variant; /* another draw of the same field, */
    double change;    /* for this share of the fields: two variants of a seed are akin */
    bool unsayable;   /* what no script can say differs between variants, too */
} akt_random_choice;

/* The dataset as a JSON file. */
void akt_random_dataset_write(akt_buffer *out, const akt_random_choice *choice);

/* The same, loaded. */
akt_dataset *akt_random_dataset(const akt_random_choice *choice);

/* One whose texts, places and other facts are what people rarely write, but may: quotes, dividers, line
 * ends, formulas, escapes, control characters, very long ones. */
akt_dataset *akt_random_dataset_odd(uint64_t seed);

/* A variant that differs in about one field of fourteen. */
static inline akt_random_choice akt_random_variant(uint64_t seed, uint64_t variant)
{
    return (akt_random_choice){seed, variant, 0.07, false};
}

#endif
