#ifndef AKT_ANALYSIS_PLACES_INTERNAL_H
#define AKT_ANALYSIS_PLACES_INTERNAL_H

#include "model/dataset.h"

/* Places of bodies, from 0: actors, then programmes, then forums, in dataset order. */
typedef struct akt_places {
    size_t before[AKT_TABLE_COUNT]; /* bodies of the tables before this one */
    size_t count;
} akt_places;

akt_places akt_places__number(const akt_dataset *dataset);

/* The body at a place. */
akt_ref akt_places__at(const akt_places *places, size_t place);

static inline int32_t akt_places__of(const akt_places *places, akt_ref body)
{
    return (int32_t)(places->before[body.table] + (size_t)body.index);
}

#endif
