#include "analysis/suggestion_internal.h"

#include <stdlib.h>

/* A choice, told in the order in which it helps. */

akt_assignment akt_assignment__make(const akt_offers *offers, size_t holder, size_t cell)
{
    const akt_offer *offer = akt_offers__at(offers, holder, cell);
    return (akt_assignment){.holder = offers->holders[holder],
                            .role = offers->cells[cell].role,
                            .area = offers->cells[cell].area,
                            .cost = offer->cost,
                            .fit = offer->fit};
}

/* What is filled while a plan is told step by step. */
typedef struct telling {
    const akt_offers *offers;
    const akt_choice *choice;
    size_t *left;   /* of each cell, what is still asked for */
    bool *is_told;  /* of each pair */
    bool *is_known; /* holder by holder, one a cell: whether it counts there by now */
} telling;

static bool fills(const telling *t, const akt_choice_pair *pair, size_t cell)
{
    const akt_shortfall *own = &t->offers->cells[pair->cell];
    const akt_shortfall *other = &t->offers->cells[cell];
    bool meant = cell == pair->cell || (other->role == own->role && other->area == AKT_NONE);
    return meant && t->left[cell] && akt_offers__at(t->offers, pair->holder, cell)->is_open &&
           !t->is_known[pair->holder * t->offers->cell_count + cell];
}

static size_t count_filled(const telling *t, const akt_choice_pair *pair)
{
    size_t gain = 0;
    for (size_t c = 0; c < t->offers->cell_count; c++)
        gain += fills(t, pair, c);
    return gain;
}

/* The untold pair that helps most, of several one in a gap before one where somebody is. */
static size_t pick(const telling *t, size_t *gain)
{
    size_t best = SIZE_MAX;
    bool is_gap = false;
    *gain = 0;
    for (size_t i = 0; i < t->choice->count; i++) {
        const akt_choice_pair *pair = &t->choice->pairs[i];
        if (t->is_told[i])
            continue;
        size_t own = count_filled(t, pair);
        bool gap = t->offers->cells[pair->cell].state == AKT_CELL_GAP;
        if (best != SIZE_MAX && (own < *gain || (own == *gain && gap <= is_gap)))
            continue;
        best = i;
        *gain = own;
        is_gap = gap;
    }
    return best;
}

static void tell_pair(telling *t, size_t pair)
{
    const akt_choice_pair *p = &t->choice->pairs[pair];
    for (size_t c = 0; c < t->offers->cell_count; c++) {
        if (!fills(t, p, c))
            continue;
        t->left[c]--;
        t->is_known[p->holder * t->offers->cell_count + c] = true;
    }
    t->is_told[pair] = true;
}

static void tell(telling *t, akt_plan *plan)
{
    for (size_t c = 0; c < t->offers->cell_count; c++)
        t->left[c] = t->offers->cells[c].asked;
    while (plan->count < t->choice->count) {
        size_t gain, pair = pick(t, &gain);
        const akt_choice_pair *p = &t->choice->pairs[pair];
        akt_assignment *item = &plan->items[plan->count++];
        *item = akt_assignment__make(t->offers, p->holder, p->cell);
        item->gain = gain;
        plan->cost += item->cost;
        tell_pair(t, pair);
    }
    for (size_t i = 0; i < plan->count; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before = before || akt_ref_is_same(plan->items[k].holder, plan->items[i].holder);
        plan->holders += !before;
    }
}

bool akt_plan__tell(akt_plan *out, const akt_offers *offers, const akt_choice *choice,
                    akt_pool *pool)
{
    size_t cells = offers->cell_count;
    telling t = {offers, choice, calloc(cells + 1, sizeof *t.left),
                 calloc(choice->count + 1, sizeof *t.is_told),
                 calloc(offers->holder_count * cells + 1, sizeof *t.is_known)};
    *out = (akt_plan){.items = akt_pool_get(pool, (choice->count + 1) * sizeof *out->items)};
    bool ok = t.left && t.is_told && t.is_known && out->items;
    if (ok)
        tell(&t, out);
    free(t.left);
    free(t.is_told);
    free(t.is_known);
    return ok;
}
