#ifndef AKT_REPORT_ROBUSTNESS_INTERNAL_H
#define AKT_REPORT_ROBUSTNESS_INTERNAL_H

#include "report/describe.h"
#include "report/vertex_names.h"

/* The document on robustness while it is written. */
typedef struct akt_robustness_page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_network *network;
    const akt_cut_points *cuts;
    const akt_key_players *players;
    akt_lang lang;
} akt_robustness_page;

akt_vertices akt_robustness_page__vertices(const akt_robustness_page *page, const int32_t *items,
                                           size_t count);

/* The parts that a cut leaves; empty without memory, which the pool then tells. To be disposed of. */
akt_cut_parts akt_robustness_page__parts(const akt_robustness_page *page, const akt_cut *cut);

/* All in the parts, which leave out the largest: who is cut off. */
akt_vertices akt_robustness_page__cut_off(const akt_robustness_page *page,
                                          const akt_cut_parts *parts);

/* What must not fall out, or why nothing can be said. (robustness_findings.c) */
void akt_robustness_page__add_findings(const akt_robustness_page *page);

#endif
