#ifndef AKT_MODEL_ROLE_COST_H
#define AKT_MODEL_ROLE_COST_H

#include "model/dataset.h"

/* What it would cost to give a holder a clear role, in units that whoever states them chooses:
 * kroner, months, effort. */

enum { AKT_ROLE_COST_USUAL = 1, AKT_ROLE_COST_MOST = 1000000 };

/* A cost that holds for all that match it. */
typedef struct akt_role_cost {
    akt_ref holder; /* unset: any */
    int32_t role;   /* AKT_NONE: any */
    int32_t area;   /* AKT_NONE: any, and a role without an area */
    int32_t cost;   /* 0 to AKT_ROLE_COST_MOST */
} akt_role_cost;

typedef struct akt_role_costs {
    const akt_role_cost *items;
    size_t count;
} akt_role_costs;

/* The cost of the most specific line that matches: one that names the holder before any that does
 * not, then one that names the role, then the area; the first of several alike;
 * AKT_ROLE_COST_USUAL where none matches. area AKT_NONE: a role without an area. costs may be NULL.
 * O(lines). */
int32_t akt_role_cost_find(const akt_role_costs *costs, akt_ref holder, int32_t role, int32_t area);

#endif
