#include "analysis/suggestion_internal.h"

#include "model/ended.h"

#include <stdlib.h>
#include <string.h>

/* Who may take which role, at what cost, and how well it fits. */

typedef struct work {
    akt_offers *out;
    akt_shortfall *cells;
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    const akt_role_costs *costs;
} work;

/* What a party says of whom it is for and what it does; a forum says nothing. */
typedef struct facets {
    akt_indices audiences;
    akt_indices instruments;
} facets;

static facets list_facets(const akt_dataset *dataset, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    if (ref.table == AKT_TABLE_ACTORS) {
        const akt_actor *actor = (const akt_actor *)party;
        return (facets){actor->audiences, actor->instruments};
    }
    if (ref.table == AKT_TABLE_PROGRAMMES) {
        const akt_programme *programme = (const akt_programme *)party;
        return (facets){programme->audiences, programme->instruments};
    }
    return (facets){0};
}

static bool meets(const akt_indices *stated, const akt_indices *wanted)
{
    for (size_t i = 0; i < stated->count; i++)
        if (akt_indices_contain(wanted, stated->items[i]))
            return true;
    return false;
}

static bool misses(const akt_indices *stated, const akt_indices *wanted)
{
    return stated->count && wanted->count && !meets(stated, wanted);
}

/* What the sources say of a holder in a cell, as akt_fit has it; AKT_STRENGTH_CLEAR too. */
static int32_t find_stated(const work *w, const akt_coverage_cell *cell, akt_ref holder)
{
    const akt_role *roles = akt_dataset_roles(w->dataset);
    for (size_t i = 0; i < cell->roles.count; i++) {
        const akt_role *role = &roles[cell->roles.items[i].index];
        if (akt_ref_is_same(role->holder, holder))
            return role->strength == AKT_STRENGTH_ABSENT ? AKT_FIT_ABSENT : role->strength;
    }
    return AKT_FIT_SILENT;
}

static int32_t rank_driver(const akt_dataset *dataset, akt_ref ref)
{
    int32_t driver = ref.table == AKT_TABLE_ACTORS ? akt_dataset_actors(dataset)[ref.index].driver
                                                   : AKT_DRIVER_NONE;
    return driver == AKT_DRIVER_CENTRAL ? 0 : driver == AKT_DRIVER_LISTED ? 1 : 2;
}

static akt_offer make_offer(const work *w, akt_shortfall *cell, akt_ref holder)
{
    static const akt_term anything = {0};
    const akt_term *area = akt_dataset_term(w->dataset, AKT_VOCABULARY_AREAS, cell->area);
    const facets own = list_facets(w->dataset, holder);
    area = area ? area : &anything;
    bool unfit =
        misses(&own.audiences, &area->audiences) || misses(&own.instruments, &area->instruments);
    int32_t stated = find_stated(w, akt_coverage_at(w->coverage, cell->role, cell->area), holder);
    int32_t anywhere = find_stated(w, akt_coverage_at(w->coverage, cell->role, AKT_NONE), holder);
    bool shares =
        meets(&own.audiences, &area->audiences) || meets(&own.instruments, &area->instruments);
    bool elsewhere = stated > AKT_STRENGTH_POSSIBLE && anywhere <= AKT_STRENGTH_POSSIBLE;
    bool is_open = stated != AKT_STRENGTH_CLEAR && !unfit;
    cell->unfit += unfit && stated != AKT_STRENGTH_CLEAR;
    cell->eligible += is_open;
    return (akt_offer){.is_open = is_open,
                       .cost = akt_role_cost_find(w->costs, holder, cell->role, cell->area),
                       .fit = {.stated = stated,
                               .facets = !shares,
                               .elsewhere = !elsewhere,
                               .driver = rank_driver(w->dataset, holder)}};
}

int akt_offer__compare(const akt_offer *a, const akt_offer *b)
{
    const int32_t left[] = {a->cost, a->fit.stated, a->fit.facets, a->fit.elsewhere, a->fit.driver};
    const int32_t right[] = {b->cost, b->fit.stated, b->fit.facets, b->fit.elsewhere,
                             b->fit.driver};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

bool akt_offers__may_ask(const akt_dataset *dataset, akt_ref party)
{
    bool planned = party.table == AKT_TABLE_PROGRAMMES &&
                   akt_dataset_programmes(dataset)[party.index].status == AKT_PROGRAMME_PLANNED;
    return !planned && !akt_party_has_ended(dataset, party);
}

/* Adds a party that has an open offer. */
static void add_party(work *w, akt_ref party)
{
    akt_offers *out = w->out;
    akt_offer *offers = &out->items[out->holder_count * out->cell_count];
    bool any = false;
    for (size_t c = 0; c < out->cell_count; c++) {
        offers[c] = make_offer(w, &w->cells[c], party);
        any = any || offers[c].is_open;
    }
    if (any)
        out->holders[out->holder_count++] = party;
}

/* A party and where it stood, to be put in the order of ids. */
typedef struct named {
    const char *id;
    akt_ref party;
} named;

static int compare_ids(const void *left, const void *right)
{
    return strcmp(((const named *)left)->id, ((const named *)right)->id);
}

static size_t list_parties(named *out, const akt_dataset *dataset)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    size_t count = 0;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++) {
            const akt_ref party = {tables[t], (int32_t)i};
            if (akt_offers__may_ask(dataset, party))
                out[count++] = (named){akt_dataset_party(dataset, party)->record.id, party};
        }
    }
    qsort(out, count, sizeof *out, compare_ids);
    return count;
}

bool akt_offers__make(akt_offers *out, akt_shortfall *cells, size_t cell_count,
                      const akt_offer_terms *terms, akt_pool *pool)
{
    size_t parties = akt_dataset_count(terms->dataset, AKT_TABLE_ACTORS) +
                     akt_dataset_count(terms->dataset, AKT_TABLE_PROGRAMMES) +
                     akt_dataset_count(terms->dataset, AKT_TABLE_FORUMS);
    *out =
        (akt_offers){.cells = cells,
                     .cell_count = cell_count,
                     .holders = akt_pool_get(pool, (parties + 1) * sizeof *out->holders),
                     .items = akt_pool_get(pool, (parties * cell_count + 1) * sizeof *out->items)};
    named *all = malloc((parties + 1) * sizeof *all);
    bool ok = all && out->holders && out->items;
    work w = {out, cells, terms->dataset, terms->coverage, terms->costs};
    size_t count = ok ? list_parties(all, terms->dataset) : 0;
    for (size_t i = 0; i < count; i++)
        add_party(&w, all[i].party);
    free(all);
    return ok;
}

/* Whether the first holder can stand in for the second wherever that may take a role, each time with
 * a gain, if only that of the earlier id. */
static bool goes_before(const akt_offers *offers, size_t a, size_t b)
{
    for (size_t c = 0; c < offers->cell_count; c++) {
        const akt_offer *first = akt_offers__at(offers, a, c);
        const akt_offer *second = akt_offers__at(offers, b, c);
        if (!second->is_open)
            continue;
        int order = first->is_open ? akt_offer__compare(first, second) : 1;
        if (order > 0 || (order == 0 && a > b))
            return false;
    }
    return true;
}

static bool is_needed(const akt_offers *offers, size_t holder, size_t enough)
{
    size_t before = 0;
    for (size_t a = 0; a < offers->holder_count && before < enough; a++)
        before += a != holder && goes_before(offers, a, holder);
    return before < enough;
}

bool akt_offers__prune(akt_offers *out, const akt_offers *offers, size_t enough, akt_pool *pool)
{
    size_t row = offers->cell_count;
    *out = *offers;
    out->holder_count = 0;
    out->holders = akt_pool_get(pool, (offers->holder_count + 1) * sizeof *out->holders);
    out->items = akt_pool_get(pool, (offers->holder_count * row + 1) * sizeof *out->items);
    if (!out->holders || !out->items)
        return false;
    for (size_t h = 0; h < offers->holder_count; h++) {
        if (!is_needed(offers, h, enough))
            continue;
        memcpy(&out->items[out->holder_count * row], akt_offers__at(offers, h, 0),
               row * sizeof *out->items);
        out->holders[out->holder_count++] = offers->holders[h];
    }
    return true;
}
