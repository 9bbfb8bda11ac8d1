#ifndef AKT_REPORT_VERTEX_NAMES_H
#define AKT_REPORT_VERTEX_NAMES_H

#include "network/network.h"
#include "report/document.h"

/* Several vertices of a network at once: as people, machines and findings name them. */

typedef struct akt_vertices {
    const akt_dataset *dataset;
    const akt_network *network;
    const int32_t *items;
    size_t count;
} akt_vertices;

/* "KS, Difi og DOGA", or with more than most (0 = no bound) "KS, Difi, DOGA og 5 til". */
const char *akt_vertices_names(akt_pool *pool, const akt_vertices *vertices, size_t most,
                               akt_lang lang);

/* Their ids joined by |. */
const char *akt_vertices_ids(akt_pool *pool, const akt_vertices *vertices);

/* The records that they are; none without memory, which the pool then tells. */
akt_refs akt_vertices_refs(akt_pool *pool, const akt_vertices *vertices);

#endif
