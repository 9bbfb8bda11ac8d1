#include "analysis/suggestion_internal.h"

#include "analysis/zero_one_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The best choices among offers, as a program in zeros and ones. Its variables: every open offer, by
 * cell, then by holder; whether a holder counts in a row «any», by cell, then by holder; whether a
 * holder is in at all. */

enum { CRITERIA = 7 };

typedef struct search {
    const akt_offers *offers;
    akt_choice_pair *pairs; /* of the open offers */
    size_t pair_count;
    size_t
        *counted; /* of each cell that is a row «any», where its variables begin; else SIZE_MAX */
    size_t holders; /* where the variables of holders begin */
    akt_zero_one program;
    bool *chosen;
    akt_error *err;
} search;

static const akt_offer *offer_of(const search *s, size_t pair)
{
    return akt_offers__at(s->offers, s->pairs[pair].holder, s->pairs[pair].cell);
}

/* What a pair or, as the last but one criterion, a holder adds to a criterion. */
static int32_t weigh(const search *s, size_t pair, int criterion)
{
    const akt_offer *o = offer_of(s, pair);
    const int32_t of_pairs[CRITERIA] = {
        o->cost, 1, o->fit.stated, o->fit.facets, o->fit.elsewhere, o->fit.driver, 0};
    return of_pairs[criterion];
}

static bool list_pairs(search *s)
{
    const akt_offers *o = s->offers;
    s->pairs = malloc((o->cell_count * o->holder_count + 1) * sizeof *s->pairs);
    s->counted = malloc((o->cell_count + 1) * sizeof *s->counted);
    if (!s->pairs || !s->counted)
        return false;
    for (uint32_t c = 0; c < o->cell_count; c++)
        for (uint32_t h = 0; h < o->holder_count; h++)
            if (akt_offers__at(o, h, c)->is_open)
                s->pairs[s->pair_count++] = (akt_choice_pair){h, c};
    s->holders = s->pair_count;
    for (size_t c = 0; c < o->cell_count; c++) {
        bool any = o->cells[c].area == AKT_NONE;
        s->counted[c] = any ? s->holders : SIZE_MAX;
        s->holders += any ? o->holder_count : 0;
    }
    return true;
}

/* Every cell gets what it asks for: an area its holders, a row «any» those who count there. */
static bool add_cells(search *s)
{
    akt_zero_one *p = &s->program;
    bool ok = true;
    for (size_t c = 0; ok && c < s->offers->cell_count; c++) {
        ok = akt_zero_one__add_row(p, (int64_t)s->offers->cells[c].asked);
        if (s->counted[c] == SIZE_MAX) {
            for (size_t i = 0; ok && i < s->pair_count; i++)
                if (s->pairs[i].cell == c)
                    ok = akt_zero_one__add_entry(p, i, 1);
        } else {
            for (size_t h = 0; ok && h < s->offers->holder_count; h++)
                ok = akt_zero_one__add_entry(p, s->counted[c] + h, 1);
        }
    }
    return ok;
}

/* Who counts in a row «any»: once, whoever takes the role somewhere and does not hold it yet. */
static bool add_counts(search *s, size_t c)
{
    akt_zero_one *p = &s->program;
    bool ok = true;
    for (size_t h = 0; ok && h < s->offers->holder_count; h++) {
        if (!akt_offers__at(s->offers, h, c)->is_open) {
            p->fixed[s->counted[c] + h] = 0;
            continue;
        }
        ok = akt_zero_one__add_row(p, 0) && akt_zero_one__add_entry(p, s->counted[c] + h, -1);
        for (size_t i = 0; ok && i < s->pair_count; i++)
            if (s->pairs[i].holder == h &&
                s->offers->cells[s->pairs[i].cell].role == s->offers->cells[c].role)
                ok = akt_zero_one__add_entry(p, i, 1);
    }
    return ok;
}

/* Whoever takes a role is in. */
static bool add_holders(search *s)
{
    bool ok = true;
    for (size_t i = 0; ok && i < s->pair_count; i++)
        ok = akt_zero_one__add_row(&s->program, 0) &&
             akt_zero_one__add_entry(&s->program, s->holders + s->pairs[i].holder, 1) &&
             akt_zero_one__add_entry(&s->program, i, -1);
    return ok;
}

static akt_status build(search *s)
{
    if (!list_pairs(s))
        return akt_error_memory(s->err);
    size_t variables = s->holders + s->offers->holder_count;
    s->chosen = calloc(variables + 1, sizeof *s->chosen);
    if (!s->chosen)
        return akt_error_memory(s->err);
    akt_status status = akt_zero_one__make(&s->program, variables, s->err);
    if (status != AKT_OK)
        return status;
    bool ok = add_cells(s) && add_holders(s);
    for (size_t c = 0; ok && c < s->offers->cell_count; c++)
        if (s->counted[c] != SIZE_MAX)
            ok = add_counts(s, c);
    return ok ? AKT_OK : akt_error_memory(s->err);
}

static void aim_at(search *s, int criterion)
{
    akt_zero_one *p = &s->program;
    memset(p->objective, 0, p->variables * sizeof *p->objective);
    for (size_t i = 0; i < s->pair_count; i++)
        p->objective[i] = weigh(s, i, criterion);
    for (size_t h = 0; criterion == CRITERIA - 1 && h < s->offers->holder_count; h++)
        p->objective[s->holders + h] = 1;
}

/* What the objective is now, it stays from here on. */
static bool hold(search *s, int64_t value)
{
    akt_zero_one *p = &s->program;
    bool ok = akt_zero_one__add_row(p, -value);
    for (size_t v = 0; ok && v < p->variables; v++)
        if (p->objective[v])
            ok = akt_zero_one__add_entry(p, v, -p->objective[v]);
    return ok;
}

/* One criterion after the other. *found is false where there is no choice at all. */
static akt_status optimise(search *s, double *relaxed, bool *found)
{
    for (int i = 0; i < CRITERIA; i++) {
        akt_zero_one_answer answer;
        aim_at(s, i);
        akt_status status = akt_zero_one__solve(&answer, s->chosen, &s->program, s->err);
        *found = answer.is_feasible;
        if (status != AKT_OK || !*found)
            return status;
        if (i == 0 && relaxed)
            *relaxed = round(answer.relaxed * 1e6) / 1e6; /* what a solver adds is noise */
        if (!hold(s, answer.value))
            return akt_error_memory(s->err);
    }
    return AKT_OK;
}

/* The first pair from `first` on that is chosen; pair_count where none is. */
static size_t find_chosen(const search *s, size_t first)
{
    while (first < s->pair_count && !s->chosen[first])
        first++;
    return first;
}

static void fix(search *s, size_t first, size_t end, int8_t to)
{
    for (size_t i = first; i < end; i++)
        s->program.fixed[i] = to;
}

/* Of all choices as good, the one that has the first pair that any has, then the next, and so on.
 * Before a pair that is chosen, a choice is sought that has an earlier one: there is none, or it has
 * fewer before it. */
static akt_status settle_ids(search *s)
{
    akt_zero_one *p = &s->program;
    akt_status status = AKT_OK;
    for (size_t first = 0; status == AKT_OK && first < s->pair_count;) {
        akt_zero_one_answer answer = {0};
        size_t end = find_chosen(s, first);
        if (end == first) {
            fix(s, first, ++end, 1);
            first = end;
            continue;
        }
        memset(p->objective, 0, p->variables * sizeof *p->objective);
        for (size_t i = first; i < end; i++)
            p->objective[i] = -1;
        status = akt_zero_one__solve(&answer, s->chosen, p, s->err);
        if (answer.value < 0)
            continue;
        fix(s, first, end, 0);
        first = end;
    }
    return status;
}

/* What is chosen, in pool; and from here on never all of it together. */
static bool keep(search *s, akt_choice *out, akt_pool *pool)
{
    size_t count = 0;
    for (size_t i = 0; i < s->pair_count; i++)
        count += s->chosen[i];
    out->pairs = akt_pool_get(pool, (count + 1) * sizeof *out->pairs);
    bool ok = out->pairs && akt_zero_one__add_row(&s->program, 1 - (int64_t)count);
    for (size_t i = 0; ok && i < s->pair_count; i++) {
        if (!s->chosen[i])
            continue;
        out->pairs[out->count++] = s->pairs[i];
        ok = akt_zero_one__add_entry(&s->program, i, -1);
    }
    return ok;
}

/* The next best choice. What holds for it alone is taken back afterwards. */
static akt_status find_next(search *s, akt_choice *out, double *relaxed, bool *found,
                            akt_pool *pool)
{
    akt_zero_one *p = &s->program;
    size_t rows = p->rows.count, entries = p->entries.count;
    akt_status status = optimise(s, relaxed, found);
    if (status == AKT_OK && *found)
        status = settle_ids(s);
    p->rows.count = rows;
    p->entries.count = entries;
    memset(p->fixed, AKT_ZERO_ONE_FREE, s->pair_count);
    if (status == AKT_OK && *found && !keep(s, out, pool))
        status = akt_error_memory(s->err);
    return status;
}

akt_status akt_choices__search(akt_choice *out, size_t wanted, size_t *found, double *relaxed,
                               const akt_choice_terms *terms)
{
    search s = {.offers = terms->offers, .err = terms->err};
    *found = 0;
    akt_status status = build(&s);
    bool more = true;
    while (status == AKT_OK && more && *found < wanted) {
        out[*found] = (akt_choice){0};
        status = find_next(&s, &out[*found], *found ? NULL : relaxed, &more, terms->pool);
        *found += status == AKT_OK && more;
    }
    akt_zero_one__dispose(&s.program);
    free(s.pairs);
    free(s.counted);
    free(s.chosen);
    return status;
}
