#include "analysis/coverage.h"

#include "network/party_order.h"

#include <stdlib.h>

enum { DEFAULT_MINIMUM = 2, CROWDED_TIMES = 3 };

static const char *const state_names[] = {
    [AKT_CELL_NOT_NEEDED] = "not_needed", [AKT_CELL_GAP] = "gap",         [AKT_CELL_THIN] = "thin",
    [AKT_CELL_COVERED] = "covered",       [AKT_CELL_CROWDED] = "crowded",
};

typedef struct holding {
    akt_ref holder;
    int32_t strength;
} holding;

const char *akt_cell_state_name(akt_cell_state state)
{
    return state_names[state];
}

static bool counts_in(const akt_role *role, const akt_coverage_cell *cell)
{
    if (role->role != cell->role)
        return false;
    return cell->area == AKT_NONE || role->area == cell->area || role->area == AKT_AREA_ALL;
}

static int64_t find_minimum(const akt_dataset *dataset, const akt_coverage_cell *cell)
{
    const akt_need *needs = akt_dataset_needs(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_NEEDS);
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        if (needs[i].role != cell->role || needs[i].area != cell->area)
            continue;
        int64_t minimum = needs[i].minimum < 1 ? DEFAULT_MINIMUM : needs[i].minimum;
        if (minimum > most)
            most = minimum;
    }
    return most;
}

/* Dataset order; the best strength of a holder first. */
static int compare_by_holder(const void *left, const void *right)
{
    const holding *a = left;
    const holding *b = right;
    int order = akt_party_compare(a->holder, b->holder);
    return order ? order : (a->strength > b->strength) - (a->strength < b->strength);
}

static int compare_by_strength(const void *left, const void *right)
{
    const holding *a = left;
    const holding *b = right;
    int order = (a->strength > b->strength) - (a->strength < b->strength);
    return order ? order : akt_party_compare(a->holder, b->holder);
}

/* The cell's holders, each once with its best strength, by strength; the number of them. */
static size_t list_holders(holding *list, akt_coverage_cell *cell, const akt_dataset *dataset)
{
    const akt_role *roles = akt_dataset_roles(dataset);
    size_t records = akt_dataset_count(dataset, AKT_TABLE_ROLES);
    size_t count = 0;
    for (size_t i = 0; i < records; i++) {
        if (!counts_in(&roles[i], cell))
            continue;
        if (akt_ref_is_set(roles[i].holder))
            list[count++] = (holding){roles[i].holder, roles[i].strength};
        else
            cell->collective[roles[i].strength]++;
    }
    qsort(list, count, sizeof *list, compare_by_holder);
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || !akt_ref_is_same(list[distinct - 1].holder, list[i].holder))
            list[distinct++] = list[i];
    }
    qsort(list, distinct, sizeof *list, compare_by_strength);
    return distinct;
}

static akt_cell_state find_state(const akt_coverage_cell *cell)
{
    size_t clear = cell->holders[AKT_STRENGTH_CLEAR];
    if (cell->minimum == 0)
        return AKT_CELL_NOT_NEEDED;
    if (clear + cell->holders[AKT_STRENGTH_POSSIBLE] == 0)
        return AKT_CELL_GAP;
    if ((int64_t)clear < cell->minimum)
        return AKT_CELL_THIN;
    return (int64_t)clear / CROWDED_TIMES >= cell->minimum ? AKT_CELL_CROWDED : AKT_CELL_COVERED;
}

static bool name_holders(akt_coverage_cell *cell, const holding *list, akt_pool *pool)
{
    size_t count = cell->holders[AKT_STRENGTH_CLEAR] + cell->holders[AKT_STRENGTH_POSSIBLE] +
                   cell->holders[AKT_STRENGTH_POTENTIAL];
    akt_ref *named = akt_pool_get(pool, count * sizeof *named);
    int32_t *strength = akt_pool_get(pool, count * sizeof *strength);
    if (!named || !strength)
        return false;
    for (size_t i = 0; i < count; i++) {
        named[i] = list[i].holder;
        strength[i] = list[i].strength;
    }
    cell->named = (akt_refs){named, count};
    cell->named_strength = strength;
    return true;
}

/* list: room for every role record. */
static bool fill_cell(akt_coverage_cell *cell, const akt_dataset *dataset, holding *list,
                      akt_pool *pool)
{
    cell->minimum = find_minimum(dataset, cell);
    size_t count = list_holders(list, cell, dataset);
    for (size_t i = 0; i < count; i++)
        cell->holders[list[i].strength]++;
    cell->state = find_state(cell);
    bool is_sole = cell->holders[AKT_STRENGTH_CLEAR] + cell->holders[AKT_STRENGTH_POSSIBLE] == 1;
    cell->sole_holder = (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
    if (cell->minimum > 0 && is_sole)
        cell->sole_holder = list[0].holder;
    return name_holders(cell, list, pool);
}

static bool fill_cells(akt_coverage *out, const akt_dataset *dataset, holding *list)
{
    size_t at = 0;
    for (size_t r = 0; r < out->role_count; r++, at++) {
        out->cells[at].role = (int32_t)r;
        out->cells[at].area = AKT_NONE;
        if (!fill_cell(&out->cells[at], dataset, list, out->pool))
            return false;
    }
    for (size_t i = 0; i < out->role_count * out->area_count; i++, at++) {
        out->cells[at].role = (int32_t)(i / out->area_count);
        out->cells[at].area = (int32_t)(i % out->area_count);
        if (!fill_cell(&out->cells[at], dataset, list, out->pool))
            return false;
    }
    return true;
}

akt_status akt_coverage_compute(akt_coverage *out, const akt_dataset *dataset, akt_error *err)
{
    *out = (akt_coverage){.pool = akt_pool_new()};
    holding *list = calloc(akt_dataset_count(dataset, AKT_TABLE_ROLES) + 1, sizeof *list);
    bool ok = out->pool && list;
    if (ok) {
        akt_dataset_terms(dataset, AKT_VOCABULARY_ROLES, &out->role_count);
        akt_dataset_terms(dataset, AKT_VOCABULARY_AREAS, &out->area_count);
        out->cell_count = out->role_count * (1 + out->area_count);
        out->cells = akt_pool_get(out->pool, out->cell_count * sizeof *out->cells);
        ok = out->cells && fill_cells(out, dataset, list);
    }
    free(list);
    if (ok)
        return AKT_OK;
    akt_coverage_dispose(out);
    return akt_error_memory(err);
}

void akt_coverage_dispose(akt_coverage *coverage)
{
    akt_pool_free(coverage->pool);
    *coverage = (akt_coverage){0};
}

const akt_coverage_cell *akt_coverage_at(const akt_coverage *coverage, int32_t role, int32_t area)
{
    size_t r = (size_t)role;
    if (area == AKT_NONE)
        return &coverage->cells[r];
    return &coverage->cells[coverage->role_count + r * coverage->area_count + (size_t)area];
}
