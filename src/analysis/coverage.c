#include "analysis/coverage.h"

#include "analysis/coverage_internal.h"
#include "model/ended.h"
#include "model/party_order.h"

#include <stdlib.h>

enum { DEFAULT_MINIMUM = 2, CROWDED_TIMES = 3 };

static const char *const state_names[] = {
    [AKT_CELL_NOT_NEEDED] = "not_needed", [AKT_CELL_GAP] = "gap",         [AKT_CELL_THIN] = "thin",
    [AKT_CELL_COVERED] = "covered",       [AKT_CELL_CROWDED] = "crowded",
};

static const struct {
    const char *name;
    akt_vocabulary vocabulary;
} facets[AKT_COVERAGE_BY_COUNT] = {
    [AKT_COVERAGE_BY_AREA] = {"area", AKT_VOCABULARY_AREAS},
    [AKT_COVERAGE_BY_AUDIENCE] = {"audience", AKT_VOCABULARY_AUDIENCES},
    [AKT_COVERAGE_BY_LEVEL] = {"level", AKT_VOCABULARY_LEVELS},
    [AKT_COVERAGE_BY_SECTOR] = {"sector", AKT_VOCABULARY_SECTORS},
};

typedef struct holding {
    akt_ref holder;
    int32_t strength;
    int32_t record;
} holding;

typedef struct work {
    akt_coverage *out;
    const akt_dataset *dataset;
    const akt_draw *draw; /* or NULL */
    holding *list;        /* room for every role record */
} work;

const char *akt_cell_state_name(akt_cell_state state)
{
    return state_names[state];
}

const char *akt_coverage_by_name(akt_coverage_by by)
{
    return facets[by].name;
}

akt_vocabulary akt_coverage_by_vocabulary(akt_coverage_by by)
{
    return facets[by].vocabulary;
}

static akt_indices one_code(const int32_t *code)
{
    return (akt_indices){code, *code >= 0};
}

/* The terms of the facet that a role stands under, where it is not of all areas. */
static akt_indices list_terms(const work *w, const akt_role *role)
{
    static const akt_indices none = {NULL, 0};
    akt_coverage_by by = w->out->by;
    if (by == AKT_COVERAGE_BY_AREA)
        return one_code(&role->area);
    if (!akt_ref_is_set(role->holder) || role->holder.table == AKT_TABLE_FORUMS)
        return none;
    const akt_party *party = akt_dataset_party(w->dataset, role->holder);
    if (role->holder.table == AKT_TABLE_PROGRAMMES)
        return by == AKT_COVERAGE_BY_AUDIENCE ? ((const akt_programme *)party)->audiences : none;
    const akt_actor *actor = (const akt_actor *)party;
    return by == AKT_COVERAGE_BY_AUDIENCE ? actor->audiences
           : by == AKT_COVERAGE_BY_LEVEL  ? one_code(&actor->level)
                                          : one_code(&actor->sector);
}

static bool is_of_all(const work *w, const akt_role *role)
{
    return w->out->by == AKT_COVERAGE_BY_AREA && role->area == AKT_AREA_ALL;
}

static bool counts_in(const work *w, const akt_role *role, const akt_coverage_cell *cell)
{
    if (role->role != cell->role || akt_role_has_ended(w->dataset, role))
        return false;
    const akt_indices terms = list_terms(w, role);
    bool is_here = cell->area == AKT_NONE || is_of_all(w, role) ||
                   akt_indices_contain(&terms, cell->area);
    return is_here && akt_draw_keeps(w->draw, AKT_TABLE_ROLES, &role->record);
}

static bool tests(const work *w, const akt_need *need, const akt_coverage_cell *cell)
{
    if (need->role != cell->role)
        return false;
    return w->out->by == AKT_COVERAGE_BY_AREA ? need->area == cell->area : cell->area == AKT_NONE;
}

static bool find_needs(const work *w, akt_coverage_cell *cell)
{
    const akt_need *needs = akt_dataset_needs(w->dataset);
    size_t records = akt_dataset_count(w->dataset, AKT_TABLE_NEEDS);
    size_t count = 0;
    for (size_t i = 0; i < records; i++)
        count += tests(w, &needs[i], cell);
    akt_ref *found = akt_pool_get(w->out->pool, (count + 1) * sizeof *found);
    if (!found)
        return false;
    cell->needs = (akt_refs){found, count};
    for (size_t i = 0, at = 0; i < records; i++) {
        if (!tests(w, &needs[i], cell))
            continue;
        int64_t minimum = needs[i].minimum < 1 ? DEFAULT_MINIMUM : needs[i].minimum;
        cell->minimum = minimum > cell->minimum ? minimum : cell->minimum;
        found[at++] = (akt_ref){AKT_TABLE_NEEDS, (int32_t)i};
    }
    return true;
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
    order = order ? order : akt_party_compare(a->holder, b->holder);
    return order ? order : (a->record > b->record) - (a->record < b->record);
}

/* The records that count in the cell, by strength; false without memory. */
static bool list_records(const work *w, akt_coverage_cell *cell)
{
    const akt_role *roles = akt_dataset_roles(w->dataset);
    size_t records = akt_dataset_count(w->dataset, AKT_TABLE_ROLES);
    size_t count = 0;
    for (size_t i = 0; i < records; i++)
        if (counts_in(w, &roles[i], cell))
            w->list[count++] = (holding){roles[i].holder, roles[i].strength, (int32_t)i};
    qsort(w->list, count, sizeof *w->list, compare_by_strength);
    akt_ref *found = akt_pool_get(w->out->pool, (count + 1) * sizeof *found);
    if (!found)
        return false;
    for (size_t i = 0; i < count; i++)
        found[i] = (akt_ref){AKT_TABLE_ROLES, w->list[i].record};
    cell->roles = (akt_refs){found, count};
    return true;
}

/* The cell's holders, each once with its best strength, by strength; the number of them. */
static size_t list_holders(const work *w, akt_coverage_cell *cell)
{
    size_t count = 0, distinct = 0;
    for (size_t i = 0; i < cell->roles.count; i++) {
        if (akt_ref_is_set(w->list[i].holder))
            w->list[count++] = w->list[i];
        else
            cell->collective[w->list[i].strength]++;
    }
    qsort(w->list, count, sizeof *w->list, compare_by_holder);
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || !akt_ref_is_same(w->list[distinct - 1].holder, w->list[i].holder))
            w->list[distinct++] = w->list[i];
    }
    qsort(w->list, distinct, sizeof *w->list, compare_by_strength);
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

static bool fill_cell(const work *w, akt_coverage_cell *cell)
{
    if (!find_needs(w, cell) || !list_records(w, cell))
        return false;
    size_t count = list_holders(w, cell);
    for (size_t i = 0; i < count; i++)
        cell->holders[w->list[i].strength]++;
    cell->state = find_state(cell);
    bool is_sole = cell->holders[AKT_STRENGTH_CLEAR] + cell->holders[AKT_STRENGTH_POSSIBLE] == 1;
    cell->sole_holder = (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
    if (cell->minimum > 0 && is_sole)
        cell->sole_holder = w->list[0].holder;
    return name_holders(cell, w->list, w->out->pool);
}

static bool fill_cells(const work *w)
{
    akt_coverage *out = w->out;
    for (size_t at = 0; at < out->cell_count; at++) {
        akt_coverage_cell *cell = &out->cells[at];
        size_t beyond = at < out->role_count ? 0 : at - out->role_count;
        bool any = at < out->role_count;
        cell->role = (int32_t)(any ? at : beyond / out->area_count);
        cell->area = any ? AKT_NONE : (int32_t)(beyond % out->area_count);
        if (!fill_cell(w, cell))
            return false;
    }
    return true;
}

static int compare_holders(const void *left, const void *right)
{
    return akt_party_compare(((const holding *)left)->holder, ((const holding *)right)->holder);
}

/* The holders of a role of whom some record stands in a cell, in dataset order. */
static size_t list_placed(const work *w, const akt_coverage_cell *any)
{
    const akt_role *roles = akt_dataset_roles(w->dataset);
    size_t count = 0;
    for (size_t i = 0; i < any->roles.count; i++) {
        const akt_role *role = &roles[any->roles.items[i].index];
        if (is_of_all(w, role) || list_terms(w, role).count)
            w->list[count++] = (holding){.holder = role->holder};
    }
    qsort(w->list, count, sizeof *w->list, compare_holders);
    return count;
}

static size_t count_unplaced(const work *w, const akt_coverage_cell *any)
{
    size_t placed = list_placed(w, any), count = 0;
    for (size_t i = 0; i < any->named.count; i++) {
        const holding wanted = {.holder = any->named.items[i]};
        count += !bsearch(&wanted, w->list, placed, sizeof *w->list, compare_holders);
    }
    return count;
}

static void count_records(const work *w)
{
    akt_coverage *out = w->out;
    const akt_role *roles = akt_dataset_roles(w->dataset);
    const akt_need *needs = akt_dataset_needs(w->dataset);
    const akt_about *about = akt_dataset_about(w->dataset);
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_ROLES); i++) {
        bool ended = akt_role_has_ended(w->dataset, &roles[i]);
        out->ended += ended;
        out->records += !ended;
        out->open_ends += !ended && roles[i].to.year && !about->at.year && !about->date.year;
    }
    for (size_t i = 0; i < akt_dataset_count(w->dataset, AKT_TABLE_NEEDS); i++)
        out->roleless += needs[i].role == AKT_NONE;
    for (size_t r = 0; r < out->role_count; r++)
        out->unplaced += count_unplaced(w, &out->cells[r]);
}

static bool compute_cells(const work *w)
{
    akt_coverage *out = w->out;
    akt_dataset_terms(w->dataset, AKT_VOCABULARY_ROLES, &out->role_count);
    akt_dataset_terms(w->dataset, facets[out->by].vocabulary, &out->area_count);
    out->cell_count = out->role_count * (1 + out->area_count);
    out->cells = akt_pool_get(out->pool, out->cell_count * sizeof *out->cells);
    return out->cells && fill_cells(w);
}

static bool compute(const work *w)
{
    if (!compute_cells(w) || !akt_coverage__rank_holders(w->out))
        return false;
    count_records(w);
    return w->out->by != AKT_COVERAGE_BY_AREA || akt_coverage__find_provision(w->out, w->dataset);
}

/* Runs one of the two above on what w leaves open. */
static akt_status run(bool (*step)(const work *), work w, akt_error *err)
{
    w.out->pool = akt_pool_new();
    w.list = calloc(akt_dataset_count(w.dataset, AKT_TABLE_ROLES) + 1, sizeof *w.list);
    bool ok = w.out->pool && w.list && step(&w);
    free(w.list);
    if (ok)
        return AKT_OK;
    akt_coverage_dispose(w.out);
    return akt_error_memory(err);
}

akt_status akt_coverage_compute_by(akt_coverage *out, const akt_dataset *dataset,
                                   akt_coverage_by by, akt_error *err)
{
    *out = (akt_coverage){.by = by};
    return run(compute, (work){out, dataset, NULL, NULL}, err);
}

akt_status akt_coverage_compute_cells(akt_coverage *out, const akt_dataset *dataset,
                                      const akt_draw *draw, akt_error *err)
{
    *out = (akt_coverage){.by = AKT_COVERAGE_BY_AREA};
    return run(compute_cells, (work){out, dataset, draw, NULL}, err);
}

akt_status akt_coverage_compute(akt_coverage *out, const akt_dataset *dataset, akt_error *err)
{
    return akt_coverage_compute_by(out, dataset, AKT_COVERAGE_BY_AREA, err);
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
