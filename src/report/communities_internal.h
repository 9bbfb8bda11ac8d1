#ifndef AKT_REPORT_COMMUNITIES_INTERNAL_H
#define AKT_REPORT_COMMUNITIES_INTERNAL_H

#include "report/describe.h"
#include "report/vertex_names.h"

/* The document on communities while it is written. */
typedef struct akt_communities_page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_network *network;
    const akt_communities *communities;
    const akt_communities_view *options;
    akt_lang lang;
    int32_t *sorted; /* the vertices with a community, community by community */
    size_t *begin;   /* of each community in `sorted`, and where the last one ends */
} akt_communities_page;

const char *akt_communities_page__number(const akt_communities_page *page, double value);

/* "85 %"; NULL where undefined. */
const char *akt_communities_page__percent(const akt_communities_page *page, double share);

/* The members of a community, in the order of the dataset; AKT_NONE: of all, one after another. */
akt_vertices akt_communities_page__members(const akt_communities_page *page, int32_t community);

/* What the division says and how far it holds, or why there is none. (communities_findings.c) */
void akt_communities_page__add_findings(const akt_communities_page *page);

#endif
