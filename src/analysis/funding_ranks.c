#include "analysis/funding_ranks.h"

#include "model/party_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW_FLOWS = 2000 };

enum { SIDES = 2 }; /* what is kept, what is own */

typedef struct draws {
    const akt_funding *funding; /* as the dataset stands */
    const akt_dataset *dataset;
    const akt_funding_options *options;
    const akt_uncertainty_options *how;
    size_t *slots;            /* of each body: its place, those of one currency together */
    size_t *first;            /* of each currency: its first slot; then the number of bodies */
    akt_rank_tally **tallies; /* of each currency: one a side */
    double *values[SIDES];    /* by slot */
} draws;

bool akt_funding_ranks_are_quick(const akt_dataset *dataset)
{
    return akt_dataset_count(dataset, AKT_TABLE_FLOWS) <= FEW_FLOWS;
}

static int compare_bodies(const akt_body_money *a, const akt_body_money *b)
{
    int order = akt_party_compare(a->body, b->body);
    return order ? order : strcmp(a->currency, b->currency);
}

static double known(bool is_known, int64_t amount)
{
    return is_known && amount > 0 ? (double)amount : NAN;
}

/* Both lists of bodies have the same order. */
static void tally(const draws *d, const akt_funding *drawn)
{
    size_t at = 0;
    for (size_t i = 0; i < d->funding->body_count; i++) {
        const akt_body_money *body = &d->funding->bodies[i];
        while (at < drawn->body_count && compare_bodies(&drawn->bodies[at], body) < 0)
            at++;
        const akt_body_money *found = &drawn->bodies[at];
        bool is_there = at < drawn->body_count && compare_bodies(found, body) == 0;
        d->values[0][d->slots[i]] = is_there ? known(akt_body_knows_kept(found), found->kept) : NAN;
        d->values[1][d->slots[i]] = is_there ? known(akt_body_knows_own(found), found->own) : NAN;
    }
    for (size_t i = 0; i < d->funding->total_count * SIDES; i++)
        akt_rank_tally_add(d->tallies[i], d->values[i % SIDES] + d->first[i / SIDES]);
}

static akt_status take_draw(const draws *d, uint64_t number, akt_error *err)
{
    const akt_draw draw = {d->how->seed, number, d->how->confidence};
    akt_funding drawn;
    akt_funding_options options = d->options ? *d->options : (akt_funding_options){0};
    options.draw = &draw;
    akt_status status = akt_funding_compute(&drawn, d->dataset, &options, err);
    if (status == AKT_OK)
        tally(d, &drawn);
    akt_funding_dispose(&drawn);
    return status;
}

static void place_bodies(draws *d)
{
    size_t slot = 0;
    for (size_t c = 0; c < d->funding->total_count; c++) {
        d->first[c] = slot;
        for (size_t i = 0; i < d->funding->body_count; i++)
            if (strcmp(d->funding->bodies[i].currency, d->funding->totals[c].currency) == 0)
                d->slots[i] = slot++;
    }
    d->first[d->funding->total_count] = slot;
}

static akt_status make_room(draws *d, akt_error *err)
{
    size_t bodies = d->funding->body_count + 1, currencies = d->funding->total_count + 1;
    d->slots = calloc(bodies, sizeof *d->slots);
    d->first = calloc(currencies, sizeof *d->first);
    d->tallies = calloc(currencies * SIDES, sizeof *d->tallies);
    for (int side = 0; side < SIDES; side++)
        d->values[side] = calloc(bodies, sizeof *d->values[side]);
    if (!d->slots || !d->first || !d->tallies || !d->values[0] || !d->values[1])
        return akt_error_memory(err);
    place_bodies(d);
    for (size_t i = 0; i < d->funding->total_count * SIDES; i++) {
        size_t count = d->first[i / SIDES + 1] - d->first[i / SIDES];
        d->tallies[i] = akt_rank_tally_new(count, d->how->draws, d->how->top);
        if (!d->tallies[i])
            return akt_error_memory(err);
    }
    return AKT_OK;
}

static void dispose(draws *d)
{
    for (size_t i = 0; d->tallies && i < d->funding->total_count * SIDES; i++)
        akt_rank_tally_free(d->tallies[i]);
    free(d->tallies);
    free(d->slots);
    free(d->first);
    for (int side = 0; side < SIDES; side++)
        free(d->values[side]);
}

static akt_status read_ranks(akt_funding_ranks *out, const draws *d, akt_error *err)
{
    size_t count = d->funding->body_count;
    akt_rank *read = calloc(count + 1, sizeof *read);
    if (!read)
        return akt_error_memory(err);
    for (size_t side = 0; side < SIDES; side++) {
        for (size_t c = 0; c < d->funding->total_count; c++)
            akt_rank_tally_read(d->tallies[c * SIDES + side], read + d->first[c]);
        for (size_t i = 0; i < count; i++)
            (side == 0 ? out->kept : out->own)[i] = read[d->slots[i]];
    }
    free(read);
    return AKT_OK;
}

akt_status akt_funding_ranks_draw(akt_funding_ranks *out, const akt_funding *funding,
                                  const akt_dataset *dataset, const akt_funding_options *options,
                                  const akt_uncertainty_options *uncertainty, akt_error *err)
{
    size_t count = funding->body_count + 1;
    draws d = {.funding = funding, .dataset = dataset, .options = options, .how = uncertainty};
    *out = (akt_funding_ranks){.kept = calloc(count, sizeof *out->kept),
                               .own = calloc(count, sizeof *out->own),
                               .draws = uncertainty->draws,
                               .confidence = uncertainty->confidence};
    akt_status status = out->kept && out->own ? make_room(&d, err) : akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < uncertainty->draws; i++)
        status = take_draw(&d, i, err);
    if (status == AKT_OK && uncertainty->draws > 0)
        status = read_ranks(out, &d, err);
    dispose(&d);
    if (status != AKT_OK)
        akt_funding_ranks_dispose(out);
    return status;
}

void akt_funding_ranks_dispose(akt_funding_ranks *ranks)
{
    free(ranks->kept);
    free(ranks->own);
    *ranks = (akt_funding_ranks){0};
}
