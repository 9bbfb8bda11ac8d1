#ifndef AKT_ANALYSIS_SUGGESTION_H
#define AKT_ANALYSIS_SUGGESTION_H

#include "analysis/coverage.h"
#include "model/role_cost.h"

/* Who could close the gaps? The least-cost set of new clear roles with which every cell that
 * analysis/coverage.h finds wanting meets its minimum, or, for gaps only, gets one clear holder.
 *
 * Who may take a role: actors, forums, and programmes that are not only planned, as long as they have
 * not ended when the facts hold (model/ended.h). Where an area names audiences, a holder that states
 * audiences must share one with it; likewise instruments; who states none may take any. A role is
 * never suggested to one that holds it clearly there, nor for the area «all». Where fewer may take a
 * role than are missing, all of them are asked and the rest stays missing.
 *
 * Of all sets that do, the best has, each only among those alike so far,
 *   1. the least cost, summed over its roles;
 *   2. the fewest roles;
 *   3. the best fit: the least sum of akt_fit's members, one after the other;
 *   4. the fewest distinct holders;
 *   5. by role and area in the order of the taxonomy (a role without area before those with), the
 *      first ids in bytewise order.
 * That leaves one. Runners-up are the best of the sets that contain none of those before.
 *
 * It is exact: a program in zeros and ones that GLPK solves for one criterion after the other, each
 * held at its best while the next is sought. Left out of the program is only who can never be
 * needed. Let T be how many clear holders the cells miss together and N how many sets are asked for.
 * A set without a needless role (and 2. sees to that) has at most T roles, since each must fill a
 * place that would else be empty, so at most T holders. Say that a goes before b if wherever b may
 * take a role a may too, at a lower cost, or the same and a better fit, or all alike and the earlier
 * id. With T + N - 1 or more going before b, any set with b leaves N of them idle, and each of
 * these in b's place gives another set that is better: b is in none of the N best. */

/* How well a role fits a holder; less is better. */
typedef struct akt_fit {
    int32_t
        stated; /* the strength that a source states of it there: possible, potential, weak; then
                       AKT_FIT_SILENT (nothing), and AKT_FIT_ABSENT last */
    int32_t facets;    /* 0: states audiences or instruments that meet the area's; else 1 */
    int32_t elsewhere; /* 0: has the role clearly or possibly, but not there; else 1 */
    int32_t driver;    /* 0 central, 1 listed, 2 neither */
} akt_fit;

enum { AKT_FIT_SILENT = AKT_STRENGTH_ABSENT, AKT_FIT_ABSENT };

/* A clear role that somebody could get. */
typedef struct akt_assignment {
    akt_ref holder;
    int32_t role;
    int32_t area; /* AKT_NONE: without an area, for the row «any» */
    int64_t cost;
    akt_fit fit;
    /* How many missing clear holders it fills, in its cell and the row «any» of its role, once those
     * before it in the plan are in. Over a plan the sum is what is missing. */
    size_t gain;
} akt_assignment;

/* A set of roles that does what was asked. */
typedef struct akt_plan {
    akt_assignment *items; /* greatest gain first, gaps before thin cells, then as in 5. */
    size_t count;
    int64_t cost;
    size_t holders; /* distinct */
} akt_plan;

/* A cell that lacks clear holders. */
typedef struct akt_shortfall {
    int32_t role;
    int32_t area; /* AKT_NONE: the row «any» */
    akt_cell_state state;
    size_t clear;
    size_t missing;
    size_t asked;    /* of those, how many somebody may fill: what the plans do */
    size_t eligible; /* who may take the role there */
    size_t unfit;    /* who may not, since they state other audiences or instruments */
} akt_shortfall;

typedef struct akt_suggestion_options {
    bool gaps_only;
    const akt_role_costs *costs; /* NULL: every role costs AKT_ROLE_COST_USUAL */
    size_t plans;                /* how many, the best first; at least 1 */
} akt_suggestion_options;

typedef struct akt_suggestion {
    bool gaps_only;
    bool has_costs;            /* not all the same */
    akt_plan *plans;           /* fewer than asked for where there are no more */
    size_t plan_count;         /* 0: nothing is missing */
    akt_shortfall *shortfalls; /* by role, row «any» first, then by area */
    size_t shortfall_count;
    size_t needed;  /* cells with a need */
    size_t missing; /* clear holders, summed over the shortfalls */
    size_t asked;   /* of those, what the plans fill */
    size_t parties; /* actors, programmes and forums */
    size_t ended;   /* of those, left out: had come to an end */
    size_t planned; /* left out: programmes that are only planned */
    /* Who may take what, by shortfall, then by cost, fit and id; gain 0. */
    akt_assignment *candidates;
    size_t candidate_count;
    /* No set costs less than either of these. By hand: role by role, the more of the cheapest places
     * in its areas and the cheapest in its row «any», since a role fills one place in one area and
     * one in the row. By the program with shares of roles allowed (its linear relaxation). */
    int64_t bound;
    double relaxed;
    /* For each role of the best plan, in its order, others that could have it instead, at any cost:
     * by cost, fit and id, at most AKT_SUGGESTION_OTHERS. Who is in the plan there is none of them. */
    akt_refs *others;
    akt_pool *pool;
} akt_suggestion;

enum { AKT_SUGGESTION_OTHERS = 3 };

/* coverage is that of the dataset by area. AKT_EINVAL where it is by another facet, or no need names
 * a role.
 * Errors of GLPK as AKT_ELIMIT and AKT_EINTERNAL. O(holders^2 x shortfalls) and the search, whose
 * time may grow with two to the power of what is missing, though it seldom does. */
akt_status akt_suggestion_find(akt_suggestion *out, const akt_dataset *dataset,
                               const akt_coverage *coverage, const akt_suggestion_options *options,
                               akt_error *err);
void akt_suggestion_dispose(akt_suggestion *suggestion);

#endif
