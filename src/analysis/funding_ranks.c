#include "analysis/funding_ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct draws {
    const akt_funding *funding; /* as the dataset stands */
    const akt_dataset *dataset;
    const akt_funding_options *options;
    const akt_uncertainty_options *how;
    akt_rank_tally *kept;
    akt_rank_tally *own;
    double *values; /* one a body */
} draws;

static const akt_body_money *find_body(const akt_funding *drawn, const akt_body_money *body)
{
    for (size_t i = 0; i < drawn->body_count; i++) {
        const akt_body_money *found = &drawn->bodies[i];
        if (akt_ref_is_same(found->body, body->body) &&
            strcmp(found->currency, body->currency) == 0)
            return found;
    }
    return NULL;
}

static double known(bool is_known, int64_t amount)
{
    return is_known && amount > 0 ? (double)amount : NAN;
}

static void tally(const draws *d, const akt_funding *drawn, const char *currency)
{
    size_t count = d->funding->body_count;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < count; i++) {
            const akt_body_money *body = &d->funding->bodies[i];
            const akt_body_money *found =
                strcmp(body->currency, currency) == 0 ? find_body(drawn, body) : NULL;
            d->values[i] = !found      ? NAN
                           : side == 0 ? known(akt_body_knows_kept(found), found->kept)
                                       : known(akt_body_knows_own(found), found->own);
        }
        akt_rank_tally_add(side == 0 ? d->kept : d->own, d->values);
    }
}

static akt_status take_draw(const draws *d, uint64_t number, const char *currency, akt_error *err)
{
    const akt_draw draw = {d->how->seed, number, d->how->confidence};
    akt_funding drawn;
    akt_funding_options options = d->options ? *d->options : (akt_funding_options){0};
    options.draw = &draw;
    akt_status status = akt_funding_compute(&drawn, d->dataset, &options, err);
    if (status == AKT_OK)
        tally(d, &drawn, currency);
    akt_funding_dispose(&drawn);
    return status;
}

/* Fills the ranks of those in one currency; the others have none in these draws. */
static akt_status rank_currency(akt_funding_ranks *out, draws *d, const char *currency,
                                akt_error *err)
{
    size_t count = d->funding->body_count;
    akt_rank *read = calloc(count + 1, sizeof *read);
    d->kept = akt_rank_tally_new(count, d->how->draws, d->how->top);
    d->own = akt_rank_tally_new(count, d->how->draws, d->how->top);
    akt_status status = read && d->kept && d->own ? AKT_OK : akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < d->how->draws; i++)
        status = take_draw(d, i, currency, err);
    for (int side = 0; status == AKT_OK && side < 2; side++) {
        akt_rank *ranks = side == 0 ? out->kept : out->own;
        akt_rank_tally_read(side == 0 ? d->kept : d->own, read);
        for (size_t i = 0; i < count; i++)
            ranks[i] = read[i].rank ? read[i] : ranks[i];
    }
    akt_rank_tally_free(d->kept);
    akt_rank_tally_free(d->own);
    free(read);
    return status;
}

akt_status akt_funding_ranks_draw(akt_funding_ranks *out, const akt_funding *funding,
                                  const akt_dataset *dataset, const akt_funding_options *options,
                                  const akt_uncertainty_options *uncertainty, akt_error *err)
{
    size_t count = funding->body_count + 1;
    draws d = {funding, dataset, options, uncertainty, NULL, NULL, calloc(count, sizeof *d.values)};
    *out = (akt_funding_ranks){.kept = calloc(count, sizeof *out->kept),
                               .own = calloc(count, sizeof *out->own),
                               .draws = uncertainty->draws,
                               .confidence = uncertainty->confidence};
    akt_status status = d.values && out->kept && out->own ? AKT_OK : akt_error_memory(err);
    for (size_t c = 0; status == AKT_OK && c < funding->total_count; c++)
        status = rank_currency(out, &d, funding->totals[c].currency, err);
    free(d.values);
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
