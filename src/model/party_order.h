#ifndef AKT_MODEL_PARTY_ORDER_H
#define AKT_MODEL_PARTY_ORDER_H

#include "model/record.h"

/* Where an actor, programme or forum stands in its dataset: actors first, then programmes, then
 * forums, each in the order of its table. -1 for an unset ref, whatever its table. O(1). */
static inline int64_t akt_party_place(akt_ref ref)
{
    return akt_ref_is_set(ref) ? ((int64_t)ref.table << 32) + ref.index : -1;
}

/* For qsort and the like: negative, zero or positive. */
static inline int akt_party_compare(akt_ref a, akt_ref b)
{
    int64_t x = akt_party_place(a);
    int64_t y = akt_party_place(b);
    return (x > y) - (x < y);
}

#endif
