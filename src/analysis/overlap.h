#ifndef AKT_ANALYSIS_OVERLAP_H
#define AKT_ANALYSIS_OVERLAP_H

#include "base/pool.h"
#include "base/status.h"
#include "model/dataset.h"

/* Who offers the same to the same? Pairs of actors and programmes by what they state: audiences,
 * instruments, and the areas that they hold a clear or possible role in (all of them for a role in
 * all areas). The words are those of GAO-15-49SP (Fragmentation, overlap, and duplication: an
 * evaluation and management guide, 2015), of which these are the strictest that data can tell:
 *   fragmentation: they share an area;
 *   overlap:       they share an area, and an audience or an instrument;
 *   duplication:   of audiences and of instruments alike the Jaccard index, shared / stated by either,
 *                  is 0.8 or more, whatever the area.
 * The strongest that holds is the verdict; a pair with none of them is left out. That two state the
 * same words is something to look at and does not show that they do the same.
 *
 * Not compared: what had ended (model/ended.h), a unit and a body that it lies in at any height, a
 * programme and those who own or operate it. */

typedef enum akt_overlap_verdict {
    AKT_OVERLAP_FRAGMENTATION,
    AKT_OVERLAP_OVERLAP,
    AKT_OVERLAP_DUPLICATION,
    AKT_OVERLAP_NONE
} akt_overlap_verdict;

const char *akt_overlap_verdict_name(akt_overlap_verdict verdict); /* "fragmentation", … */

typedef enum akt_overlap_facet {
    AKT_OVERLAP_AUDIENCE,
    AKT_OVERLAP_INSTRUMENT,
    AKT_OVERLAP_AREA,
    AKT_OVERLAP_FACETS
} akt_overlap_facet;

const char *akt_overlap_facet_name(akt_overlap_facet facet); /* "audience", … */
akt_vocabulary akt_overlap_facet_vocabulary(akt_overlap_facet facet);

/* An actor or programme with the terms that it states, each once, rising. */
typedef struct akt_overlap_party {
    akt_ref party;
    akt_indices terms[AKT_OVERLAP_FACETS];
    uint64_t masks[AKT_OVERLAP_FACETS]; /* bit t % 64 of each term: no bit in common, none shared */
} akt_overlap_party;

typedef struct akt_overlap_pair {
    size_t a, b;                        /* in parties; the id of a comes before that of b */
    double jaccard[AKT_OVERLAP_FACETS]; /* NaN where not both state the facet */
    double score;                       /* mean of those that are known, 0 to 1 */
    akt_overlap_verdict verdict;
} akt_overlap_pair;

typedef struct akt_overlap {
    akt_overlap_party *parties; /* that state a facet, by id */
    size_t party_count;
    size_t silent;    /* actors and programmes that state none of the three */
    size_t ended;     /* left out */
    size_t unmatched; /* pairs of parties without a facet that both state: nothing can be told */
    size_t related;   /* pairs left out that have a verdict: a body and its unit, … */
    akt_overlap_pair *pairs; /* by falling verdict, then falling score, then ids */
    size_t pair_count;
    akt_pool *pool;
} akt_overlap;

/* Any dataset has one: AKT_ENOMEM is all that can fail. O(n^2) of n parties, times the terms of a
 * pair where their sets can meet, and it sorts the p pairs that have a verdict: O(p log p). */
akt_status akt_overlap_compute(akt_overlap *out, const akt_dataset *dataset, akt_error *err);
void akt_overlap_dispose(akt_overlap *overlap);

/* The terms of a facet that both of a pair state, rising: their number, and, where out is not NULL,
 * out filled (room for as many as either states). */
size_t akt_overlap_shared(const akt_overlap *overlap, const akt_overlap_pair *pair,
                          akt_overlap_facet facet, int32_t *out);

#endif
