#ifndef AKT_ANALYSIS_SUGGESTION_INTERNAL_H
#define AKT_ANALYSIS_SUGGESTION_INTERNAL_H

#include "analysis/suggestion.h"

/* One place that one holder may take. */
typedef struct akt_offer {
    bool is_open;
    int32_t cost;
    akt_fit fit;
} akt_offer;

/* Who may take what: the shortfalls of a suggestion, and everybody that may fill some of them. */
typedef struct akt_offers {
    const akt_shortfall *cells;
    size_t cell_count;
    akt_ref *holders; /* by id */
    size_t holder_count;
    akt_offer *items; /* holder by holder, one a cell */
} akt_offers;

static inline const akt_offer *akt_offers__at(const akt_offers *offers, size_t holder, size_t cell)
{
    return &offers->items[holder * offers->cell_count + cell];
}

/* Negative, zero or positive as the first is cheaper, or fits better at the same cost. */
int akt_offer__compare(const akt_offer *a, const akt_offer *b);

/* Whether a party is there to be asked: not over, not only planned. */
bool akt_offers__may_ask(const akt_dataset *dataset, akt_ref party);

/* What offers follow from. */
typedef struct akt_offer_terms {
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    const akt_role_costs *costs; /* may be NULL */
} akt_offer_terms;

/* All offers for the shortfalls, in pool; sets `eligible` and `unfit` of each. False without memory.
 * O(parties x (cells x role records + log parties)). */
bool akt_offers__make(akt_offers *out, akt_shortfall *cells, size_t cell_count,
                      const akt_offer_terms *terms, akt_pool *pool);

/* Leaves out every holder before whom `enough` others go, as the header of suggestion.h has it.
 * O(holders^2 x cells). */
bool akt_offers__prune(akt_offers *out, const akt_offers *offers, size_t enough, akt_pool *pool);

/* A choice among the offers: pairs of a holder and a cell, by cell, then by holder. */
typedef struct akt_choice_pair {
    uint32_t holder;
    uint32_t cell;
} akt_choice_pair;

typedef struct akt_choice {
    akt_choice_pair *pairs;
    size_t count;
} akt_choice;

/* The offer of a holder in a cell, with gain 0. */
akt_assignment akt_assignment__make(const akt_offers *offers, size_t holder, size_t cell);

/* What a choice comes to, in pool; false without memory. O(count^2 x cells). */
bool akt_plan__tell(akt_plan *out, const akt_offers *offers, const akt_choice *choice,
                    akt_pool *pool);

/* What a search takes, and where it leaves what it finds. */
typedef struct akt_choice_terms {
    const akt_offers *offers;
    akt_pool *pool;
    akt_error *err; /* may be NULL */
} akt_choice_terms;

/* The best choices, at most `wanted`, in pool; *found is how many there are, none after a failure
 * but those found before it. relaxed as in akt_suggestion. Errors as akt_suggestion_find. */
akt_status akt_choices__search(akt_choice *out, size_t wanted, size_t *found, double *relaxed,
                               const akt_choice_terms *terms);

#endif
