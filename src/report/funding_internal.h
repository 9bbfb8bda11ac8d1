#ifndef AKT_REPORT_FUNDING_INTERNAL_H
#define AKT_REPORT_FUNDING_INTERNAL_H

#include "analysis/funding_ranks.h"
#include "report/field_words.h"

/* What the parts of the report on money share. */
typedef struct akt_funding_view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_funding *funding;
    const akt_funding_ranks *ranks; /* or NULL */
    akt_lang lang;
} akt_funding_view;

/* Whether a flow is among those that a sentence rests on. */
typedef bool akt_flow_test(const akt_funding_view *v, size_t flow, const void *of);

/* The sentences that the report opens with, each with its flows. */
void akt_funding__add_findings(const akt_funding_view *v);

/* Where money begins and ends, by size; it sums to what is counted without a boundary. */
void akt_funding__add_balance(const akt_funding_view *v);

/* What of each flow is counted: all of them for machines, those of known amount for people. */
void akt_funding__add_flows(const akt_funding_view *v);

/* The name of a body, with the currency where there are several. */
const char *akt_funding__body_name(const akt_funding_view *v, akt_ref body, const char *currency);

/* Notes the years of the flows that count. */
void akt_funding__note_period(akt_document *document, const akt_period *period);

/* A money column's unit: the one currency there is, else none. */
const char *akt_funding__unit(const akt_funding *funding);

#endif
