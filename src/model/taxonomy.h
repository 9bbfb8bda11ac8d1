#ifndef AKT_MODEL_TAXONOMY_H
#define AKT_MODEL_TAXONOMY_H

#include "model/record.h"

/* The words of the field, as data: which roles, areas, kinds, categories … there are. One taxonomy
 * is built in; a dataset extends it, or replaces an entry by giving one with the same id. Entries
 * are referred to by their index in their vocabulary; the order is the order of drawing. */

typedef enum akt_vocabulary {
    AKT_VOCABULARY_ROLES,
    AKT_VOCABULARY_AREAS,
    AKT_VOCABULARY_ACTOR_KINDS,
    AKT_VOCABULARY_PROGRAMME_KINDS,
    AKT_VOCABULARY_FLOW_KINDS,
    AKT_VOCABULARY_BANDS,
    AKT_VOCABULARY_CATEGORIES,
    AKT_VOCABULARY_LEVELS,
    AKT_VOCABULARY_SECTORS,
    AKT_VOCABULARY_AUDIENCES,
    AKT_VOCABULARY_INSTRUMENTS,
    AKT_VOCABULARY_TIE_KINDS,
    AKT_VOCABULARY_CONCEPTS, /* of the sources' own frameworks; nothing else refers to them */
    AKT_VOCABULARY_COUNT
} akt_vocabulary;

typedef enum akt_layer {
    AKT_LAYER_FUNDING,
    AKT_LAYER_GOVERNANCE,
    AKT_LAYER_COOPERATION,
    AKT_LAYER_OWNERSHIP,
    AKT_LAYER_MEMBERSHIP,
    AKT_LAYER_COUNT
} akt_layer;

/* One word of a vocabulary. */
typedef struct akt_term {
    akt_record record;
    akt_text name;
    akt_text description;
    const char *slot;        /* names a place in the palette, or NULL */
    int32_t band;            /* categories: index in AKT_VOCABULARY_BANDS, or AKT_NONE */
    int32_t layer;           /* tie kinds: akt_layer, or AKT_NONE */
    bool directed;           /* tie kinds */
    akt_indices audiences;   /* areas */
    akt_indices instruments; /* areas */
    akt_text group;          /* concepts: the framework it belongs to */
} akt_term;

/* The words as data files spell them: "roles", "areas", …; "funding", … */
const char *akt_vocabulary_name(akt_vocabulary vocabulary);
const char *akt_layer_name(akt_layer layer);

/* AKT_NONE where no layer has that name. */
int32_t akt_layer_from_name(const char *name);

/* The built-in entries of a vocabulary; *count is set. Static. */
const akt_term *akt_taxonomy_built_in(akt_vocabulary vocabulary, size_t *count);

#endif
