#ifndef AKT_ANALYSIS_NEW_TIES_H
#define AKT_ANALYSIS_NEW_TIES_H

#include "analysis/coordination.h"
#include "base/pool.h"

/* Which new ties would help the central actors most? Of all sets of so many ties between two who have
 * none, the one that betters a measure of analysis/coordination.h the most:
 *
 *   central_density        between central actors; every set helps alike
 *   central_mean_distance  between central actors; first the fewest pairs that no path joins, then the
 *                          least mean distance of the others
 *   hub_load               between central actors
 *   central_reach          from a central actor to another actor that none of them is tied to: a tie
 *                          between two central actors brings nobody closer. Which of them holds it
 *                          makes no difference: the nearest, then the one with the fewest ties, then
 *                          the first id
 *
 * The other measures cannot be bettered by a tie, or more of them is neither better nor worse. Who had
 * ended when the facts hold (model/ended.h) gets no tie. Of sets as good the one with the first ids,
 * pair by pair, each pair in the order of its ids.
 *
 * All sets are tried where they are AKT_NEW_TIES_SETS at most. Else the best tie is taken, then the
 * best beside it, and so on, and `bound` says how far the best set can be from that. */

enum { AKT_NEW_TIES_SETS = 200000, AKT_NEW_TIES_MOST = 50 };

typedef struct akt_new_tie {
    akt_ref from;
    akt_ref to;
    double
        gain; /* how much it betters the measure beside those before it; NaN: undefined without */
} akt_new_tie;

typedef struct akt_new_tie_set {
    akt_new_tie *ties; /* as many as asked for, each the one that helps most beside those before */
    double value;      /* of the measure with all of them */
    size_t apart;      /* pairs of central actors that no path joins then; of mean distance only */
} akt_new_tie_set;

typedef struct akt_new_ties {
    akt_coordination_measure measure;
    size_t ties;            /* in each set */
    size_t central;         /* central actors */
    size_t choices;         /* pairs that could get a tie, of which the measure would gain */
    double before;          /* the measure now; NaN where it is undefined */
    size_t apart;           /* now */
    bool is_complete;       /* all sets were tried */
    bool is_exact;          /* so they were, or the bound is met */
    size_t sets;            /* that were tried */
    double bound;           /* no set makes the measure better than this */
    akt_new_tie_set *items; /* the best first; of a search step by step only one */
    size_t count;
    akt_pool *pool;
} akt_new_ties;

typedef struct akt_new_ties_options {
    akt_coordination_measure measure;
    size_t ties; /* 1 to AKT_NEW_TIES_MOST */
    size_t sets; /* how many to tell, at least 1 */
} akt_new_ties_options;

/* Whether new ties can better the measure. */
bool akt_new_ties_can_better(akt_coordination_measure measure);

/* network: layers, years and kind of forums apply, as in akt_coordination_compute. AKT_EINVAL where
 * ties cannot better the measure or fewer pairs are left than ties asked for. Errors are those of
 * akt_network_new. O(central (n + m)) and, a set, O(central^2), for central_reach O(n + its
 * neighbours). */
akt_status akt_new_ties_find(akt_new_ties *out, const akt_dataset *dataset,
                             const akt_network_options *network,
                             const akt_new_ties_options *options, akt_error *err);
void akt_new_ties_dispose(akt_new_ties *ties);

#endif
