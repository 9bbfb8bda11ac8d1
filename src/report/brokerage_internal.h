#ifndef AKT_REPORT_BROKERAGE_INTERNAL_H
#define AKT_REPORT_BROKERAGE_INTERNAL_H

#include "report/describe.h"

/* What the parts of the report on brokerage share. */
typedef struct akt_brokerage_report {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_brokerage_view *view;
    const size_t *order; /* vertices by falling number of pairs, then by rising constraint */
    akt_lang lang;
} akt_brokerage_report;

/* "type", "nivå", …: what the groups are by. */
const char *akt_brokerage__facet_words(const akt_brokerage_report *r);

/* Who brokers and how, who has alternatives, what goes across groups: two to five sentences. */
void akt_brokerage__findings(const akt_brokerage_report *r);

/* One row a vertex (people read it in two tables, ranked), one a group, one for the network. */
void akt_brokerage__tables(const akt_brokerage_report *r);

#endif
