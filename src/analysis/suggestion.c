#include "analysis/suggestion.h"

#include "analysis/suggestion_internal.h"
#include "model/ended.h"

#include <stdlib.h>
#include <string.h>

/* From what is missing to plans: which cells, who may fill them, what the search chose, told in the
 * order in which it helps. */

typedef struct work {
    akt_suggestion *out;
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    const akt_suggestion_options *options;
    akt_offers offers; /* all */
    akt_offers needed; /* those that may be in one of the best plans */
    akt_error *err;
} work;

static size_t count_missing(const akt_coverage_cell *cell, bool gaps_only)
{
    size_t clear = cell->holders[AKT_STRENGTH_CLEAR];
    if (cell->state == AKT_CELL_GAP && gaps_only)
        return 1;
    bool wanting = cell->state == AKT_CELL_GAP || (cell->state == AKT_CELL_THIN && !gaps_only);
    return wanting ? (size_t)cell->minimum - clear : 0;
}

static void add_shortfall(work *w, int32_t role, int32_t area)
{
    const akt_coverage_cell *cell = akt_coverage_at(w->coverage, role, area);
    akt_suggestion *out = w->out;
    size_t missing = count_missing(cell, w->options->gaps_only);
    out->needed += cell->minimum > 0;
    out->missing += missing;
    if (missing)
        out->shortfalls[out->shortfall_count++] =
            (akt_shortfall){.role = role,
                            .area = area,
                            .state = cell->state,
                            .clear = cell->holders[AKT_STRENGTH_CLEAR],
                            .missing = missing};
}

static akt_status find_shortfalls(work *w)
{
    const akt_coverage *c = w->coverage;
    w->out->shortfalls = akt_pool_get(w->out->pool, (c->cell_count + 1) * sizeof(akt_shortfall));
    if (!w->out->shortfalls)
        return akt_error_memory(w->err);
    for (int32_t r = 0; r < (int32_t)c->role_count; r++) {
        add_shortfall(w, r, AKT_NONE);
        for (int32_t a = 0; a < (int32_t)c->area_count; a++)
            add_shortfall(w, r, a);
    }
    if (w->out->needed == 0)
        return akt_error_set(w->err, AKT_EINVAL,
                             "nothing is asked for here: no need names a role, so no cell has a "
                             "minimum");
    return AKT_OK;
}

static void count_parties(work *w)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    akt_suggestion *out = w->out;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        size_t count = akt_dataset_count(w->dataset, tables[t]);
        out->parties += count;
        for (size_t i = 0; i < count; i++) {
            const akt_ref party = {tables[t], (int32_t)i};
            bool ended = akt_party_has_ended(w->dataset, party);
            out->ended += ended;
            out->planned += !ended && !akt_offers__may_ask(w->dataset, party);
        }
    }
}

static bool costs_differ(const akt_offers *offers)
{
    const akt_offer *first = NULL;
    for (size_t i = 0; i < offers->holder_count * offers->cell_count; i++) {
        const akt_offer *o = &offers->items[i];
        if (!o->is_open)
            continue;
        first = first ? first : o;
        if (o->cost != first->cost)
            return true;
    }
    return first && first->cost != AKT_ROLE_COST_USUAL;
}

static akt_status find_offers(work *w)
{
    akt_suggestion *out = w->out;
    const akt_offer_terms terms = {w->dataset, w->coverage, w->options->costs};
    if (!akt_offers__make(&w->offers, out->shortfalls, out->shortfall_count, &terms, out->pool))
        return akt_error_memory(w->err);
    for (size_t c = 0; c < out->shortfall_count; c++) {
        akt_shortfall *cell = &out->shortfalls[c];
        cell->asked = cell->missing < cell->eligible ? cell->missing : cell->eligible;
        out->asked += cell->asked;
    }
    out->has_costs = costs_differ(&w->offers);
    size_t enough = out->asked + w->options->plans - 1;
    bool ok = akt_offers__prune(&w->needed, &w->offers, enough, out->pool);
    return ok ? AKT_OK : akt_error_memory(w->err);
}

/* A holder and its offer, to be sorted. */
typedef struct ranked {
    const akt_offer *offer;
    size_t holder;
} ranked;

static int compare_ranked(const void *left, const void *right)
{
    const ranked *a = left;
    const ranked *b = right;
    int order = akt_offer__compare(a->offer, b->offer);
    return order ? order : (a->holder > b->holder) - (a->holder < b->holder);
}

/* Who may take the role of a cell, the best first; how many. list has room for all holders. */
static size_t rank_offers(ranked *list, const akt_offers *offers, size_t cell)
{
    size_t count = 0;
    for (size_t h = 0; h < offers->holder_count; h++)
        if (akt_offers__at(offers, h, cell)->is_open)
            list[count++] = (ranked){akt_offers__at(offers, h, cell), h};
    qsort(list, count, sizeof *list, compare_ranked);
    return count;
}

static akt_status list_candidates(work *w)
{
    akt_suggestion *out = w->out;
    size_t most = w->offers.holder_count * w->offers.cell_count;
    ranked *list = malloc((w->offers.holder_count + 1) * sizeof *list);
    out->candidates = akt_pool_get(out->pool, (most + 1) * sizeof *out->candidates);
    for (size_t c = 0; list && out->candidates && c < w->offers.cell_count; c++) {
        size_t count = rank_offers(list, &w->offers, c);
        for (size_t i = 0; i < count; i++)
            out->candidates[out->candidate_count++] =
                akt_assignment__make(&w->offers, list[i].holder, c);
    }
    bool ok = list && out->candidates;
    free(list);
    return ok ? AKT_OK : akt_error_memory(w->err);
}

static int compare_costs(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

static int64_t sum_cheapest(int32_t *costs, size_t count, size_t wanted)
{
    int64_t sum = 0;
    qsort(costs, count, sizeof *costs, compare_costs);
    for (size_t i = 0; i < wanted && i < count; i++)
        sum += costs[i];
    return sum;
}

/* The cheapest places in one cell; in a row «any» each holder at the cheapest of its offers in the
 * cells of that role. */
static int64_t bound_cell(const work *w, size_t cell, int32_t *costs)
{
    const akt_shortfall *cells = w->offers.cells;
    size_t count = 0;
    for (size_t h = 0; h < w->offers.holder_count; h++) {
        const akt_offer *own = akt_offers__at(&w->offers, h, cell);
        if (!own->is_open)
            continue;
        costs[count] = own->cost;
        for (size_t c = 0; cells[cell].area == AKT_NONE && c < w->offers.cell_count; c++) {
            const akt_offer *other = akt_offers__at(&w->offers, h, c);
            if (cells[c].role == cells[cell].role && other->is_open && other->cost < costs[count])
                costs[count] = other->cost;
        }
        count++;
    }
    return sum_cheapest(costs, count, cells[cell].asked);
}

static akt_status find_bound(work *w)
{
    akt_suggestion *out = w->out;
    int32_t *costs = malloc((w->offers.holder_count + 1) * sizeof *costs);
    if (!costs)
        return akt_error_memory(w->err);
    int64_t any = 0, areas = 0;
    for (size_t c = 0; c < out->shortfall_count; c++) {
        int64_t cost = bound_cell(w, c, costs);
        any += out->shortfalls[c].area == AKT_NONE ? cost : 0;
        areas += out->shortfalls[c].area == AKT_NONE ? 0 : cost;
        if (c + 1 < out->shortfall_count && out->shortfalls[c + 1].role == out->shortfalls[c].role)
            continue;
        out->bound += any > areas ? any : areas;
        any = areas = 0;
    }
    free(costs);
    return AKT_OK;
}

static akt_status find_plans(work *w)
{
    akt_suggestion *out = w->out;
    size_t found = 0, wanted = w->options->plans;
    const akt_choice_terms terms = {&w->needed, out->pool, w->err};
    akt_choice *choices = akt_pool_get(out->pool, wanted * sizeof *choices);
    out->plans = akt_pool_get(out->pool, wanted * sizeof *out->plans);
    if (!choices || !out->plans)
        return akt_error_memory(w->err);
    akt_status status = akt_choices__search(choices, wanted, &found, &out->relaxed, &terms);
    for (; status == AKT_OK && out->plan_count < found; out->plan_count++)
        if (!akt_plan__tell(&out->plans[out->plan_count], &w->needed, &choices[out->plan_count],
                            out->pool))
            status = akt_error_memory(w->err);
    return status;
}

static bool is_in(const akt_plan *plan, const akt_assignment *candidate)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].role == candidate->role && plan->items[i].area == candidate->area &&
            akt_ref_is_same(plan->items[i].holder, candidate->holder))
            return true;
    return false;
}

static bool list_others_of(akt_suggestion *out, const akt_assignment *item, akt_refs *others)
{
    akt_ref *list = akt_pool_get(out->pool, AKT_SUGGESTION_OTHERS * sizeof *list);
    size_t count = 0;
    for (size_t i = 0; list && i < out->candidate_count && count < AKT_SUGGESTION_OTHERS; i++) {
        const akt_assignment *c = &out->candidates[i];
        if (c->role == item->role && c->area == item->area && !is_in(out->plans, c))
            list[count++] = c->holder;
    }
    *others = (akt_refs){list, count};
    return list != NULL;
}

static akt_status list_others(work *w)
{
    akt_suggestion *out = w->out;
    size_t count = out->plan_count ? out->plans[0].count : 0;
    out->others = akt_pool_get(out->pool, (count + 1) * sizeof *out->others);
    bool ok = out->others != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = list_others_of(out, &out->plans[0].items[i], &out->others[i]);
    return ok ? AKT_OK : akt_error_memory(w->err);
}

static akt_status find(work *w)
{
    w->out->pool = akt_pool_new();
    akt_status status = w->out->pool ? find_shortfalls(w) : akt_error_memory(w->err);
    if (status != AKT_OK)
        return status;
    count_parties(w);
    status = find_offers(w);
    if (status == AKT_OK)
        status = list_candidates(w);
    if (status == AKT_OK)
        status = find_bound(w);
    if (status == AKT_OK && w->out->asked)
        status = find_plans(w);
    return status == AKT_OK ? list_others(w) : status;
}

akt_status akt_suggestion_find(akt_suggestion *out, const akt_dataset *dataset,
                               const akt_coverage *coverage, const akt_suggestion_options *options,
                               akt_error *err)
{
    *out = (akt_suggestion){.gaps_only = options->gaps_only};
    if (coverage->by != AKT_COVERAGE_BY_AREA)
        return akt_error_set(err, AKT_EINVAL, "roles are suggested by area");
    work w = {.out = out, .dataset = dataset, .coverage = coverage, .options = options, .err = err};
    akt_status status = find(&w);
    if (status != AKT_OK)
        akt_suggestion_dispose(out);
    return status;
}

void akt_suggestion_dispose(akt_suggestion *suggestion)
{
    akt_pool_free(suggestion->pool);
    *suggestion = (akt_suggestion){0};
}
