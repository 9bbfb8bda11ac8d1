#include "model/role_cost.h"

enum { NAMES_AREA = 1, NAMES_ROLE = 2, NAMES_HOLDER = 4 };

static int weigh(const akt_role_cost *line)
{
    return (akt_ref_is_set(line->holder) ? NAMES_HOLDER : 0) +
           (line->role != AKT_NONE ? NAMES_ROLE : 0) +
           (line->area != AKT_NONE ? NAMES_AREA : 0);
}

static bool matches(const akt_role_cost *line, akt_ref holder, int32_t role, int32_t area)
{
    return (!akt_ref_is_set(line->holder) || akt_ref_is_same(line->holder, holder)) &&
           (line->role == AKT_NONE || line->role == role) &&
           (line->area == AKT_NONE || line->area == area);
}

int32_t akt_role_cost_find(const akt_role_costs *costs, akt_ref holder, int32_t role, int32_t area)
{
    int32_t cost = AKT_ROLE_COST_USUAL;
    int best = -1;
    for (size_t i = 0; costs && i < costs->count; i++) {
        const akt_role_cost *line = &costs->items[i];
        if (weigh(line) <= best || !matches(line, holder, role, area))
            continue;
        best = weigh(line);
        cost = line->cost;
    }
    return cost;
}
