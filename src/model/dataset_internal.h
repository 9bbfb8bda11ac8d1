#ifndef AKT_MODEL_DATASET_INTERNAL_H
#define AKT_MODEL_DATASET_INTERNAL_H

#include "base/intern.h"
#include "base/list.h"
#include "model/builder.h"

/* Which records must not bear the same id. */
typedef enum akt_id_space {
    AKT_ID_SPACE_PARTY,
    AKT_ID_SPACE_SOURCE,
    AKT_ID_SPACE_FLOW,
    AKT_ID_SPACE_NEED,
    AKT_ID_SPACE_STATEMENT,
    AKT_ID_SPACE_INDICATOR,
    AKT_ID_SPACE_COUNT
} akt_id_space;

struct akt_dataset {
    akt_pool *pool;
    akt_about about;
    akt_list tables[AKT_TABLE_COUNT];
    void *blanks[AKT_TABLE_COUNT];     /* a cleared record each, once one is asked for; in pool */
    uint32_t serials[AKT_TABLE_COUNT]; /* of each table: how many were ever given */
    akt_list asides;                   /* of akt_aside */
    akt_list terms[AKT_VOCABULARY_COUNT];
    akt_intern *term_ids[AKT_VOCABULARY_COUNT];
    akt_intern *ids[AKT_ID_SPACE_COUNT]; /* id → packed reference */
    size_t counted; /* so many flows, the first, bear ids that count them (counted_id.h): these are not
                       in ids, which would cost more than all else of reading a long list */
};

/* A dataset without any term; takes the pool. NULL without memory. */
akt_dataset *akt_dataset__empty(akt_pool *pool);

/* The id space of a table whose records have ids. */
akt_id_space akt_id_space__of(akt_table table);

/* A reference in 32 bits, and back. */
static inline uint32_t akt_ref__pack(akt_table table, size_t index)
{
    return (uint32_t)table << 28 | (uint32_t)index;
}

static inline akt_ref akt_ref__unpack(uint32_t packed)
{
    return (akt_ref){(akt_table)(packed >> 28), (int32_t)(packed & 0xFFFFFFF)};
}

#endif
