#ifndef AKT_ANALYSIS_TRACE_INTERNAL_H
#define AKT_ANALYSIS_TRACE_INTERNAL_H

#include "analysis/funding_internal.h"
#include "analysis/places_internal.h"
#include "analysis/trace.h"
#include "analysis/visits_internal.h"

enum { AKT_TRACE_START = -1 }; /* as the `from` of an arc */

/* The way of money upstream, in one currency at a time. What has one value a body
 * lies by its place. */
typedef struct akt_tracer {
    const akt_flow *flows;
    akt_flow_choice choice;
    akt_passage passage;
    akt_places places;
    int64_t *in;    /* kroner in that no flow is said to continue */
    int64_t *out;   /* kroner out that continue no flow */
    double *mass;   /* of each flow, while it is spread */
    bool *used;     /* flows by which the money came, in any currency */
    bool *came;     /* bodies that it came by, in any currency */
    bool *rings;    /* bodies where it goes round, in any currency */
    bool *reached;  /* bodies that it came by */
    bool *ends;     /* those of them from which a beginning can be reached */
    akt_list queue; /* int32_t: the bodies reached, in the order of the walk */
    akt_list arcs;  /* akt_arc between places, or from AKT_TRACE_START: shares of the money in */
} akt_tracer;

/* To be closed also on failure. AKT_EINVAL where the first year lies after the last, AKT_ENOMEM. */
akt_status akt_tracer__open(akt_tracer *out, const akt_dataset *dataset, const int years[2],
                            akt_error *err);
void akt_tracer__close(akt_tracer *t);

/* Whether a flow carries known money in the currency. */
bool akt_tracer__carries(const akt_tracer *t, int32_t flow, const char *currency);

/* The part of what a body pays that came in to it, and the part that begins with it. */
double akt_tracer__passing(const akt_tracer *t, size_t body);
double akt_tracer__beginning(const akt_tracer *t, size_t body);

/* Walks from the money in to body to all that it came by; O(bodies reached * flows). AKT_ELIMIT, AKT_ENOMEM. */
akt_status akt_tracer__walk(akt_tracer *t, akt_ref body, const char *currency, akt_error *err);

#endif
