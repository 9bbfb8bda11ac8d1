#include "analysis/profile_ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_TOP = 1 };

/* Rows that are ranked among each other. */
typedef struct series {
    uint32_t *rows;
    size_t count;
    bool is_money;
    const char *measure;
    akt_rank_tally *tally;
} series;

struct akt_profile_ranks {
    const akt_profile *profile;
    series *items;
    size_t count;
    double *values; /* of one series */
    akt_rank *read;
};

static series *find(akt_profile_ranks *ranks, const akt_profile_row *row)
{
    bool is_money = row->what == AKT_PROFILE_MONEY;
    for (size_t i = 0; i < ranks->count; i++) {
        series *s = &ranks->items[i];
        if (s->is_money == is_money && strcmp(s->measure, row->measure) == 0)
            return s;
    }
    return NULL;
}

static bool make_series(akt_profile_ranks *ranks, const akt_profile_row *row)
{
    series *grown = realloc(ranks->items, (ranks->count + 1) * sizeof *grown);
    uint32_t *rows = malloc((ranks->profile->count + 1) * sizeof *rows);
    if (grown)
        ranks->items = grown;
    if (!grown || !rows) {
        free(rows);
        return false;
    }
    ranks->items[ranks->count++] =
        (series){.rows = rows, .is_money = row->what == AKT_PROFILE_MONEY, .measure = row->measure};
    return true;
}

static bool list_rows(akt_profile_ranks *ranks)
{
    const akt_profile *profile = ranks->profile;
    for (size_t i = 0; i < profile->count; i++) {
        const akt_profile_row *row = &profile->rows[i];
        if (!akt_profile_is_ranked(row))
            continue;
        if (!find(ranks, row) && !make_series(ranks, row))
            return false;
        series *s = find(ranks, row);
        s->rows[s->count++] = (uint32_t)i;
    }
    return true;
}

akt_profile_ranks *akt_profile_ranks_new(const akt_profile *profile, size_t draws)
{
    akt_profile_ranks *ranks = calloc(1, sizeof *ranks);
    if (!ranks)
        return NULL;
    ranks->profile = profile;
    ranks->values = malloc((profile->count + 1) * sizeof *ranks->values);
    ranks->read = malloc((profile->count + 1) * sizeof *ranks->read);
    bool ok = ranks->values && ranks->read && list_rows(ranks);
    for (size_t i = 0; ok && i < ranks->count; i++) {
        series *s = &ranks->items[i];
        s->tally = akt_rank_tally_new(s->count, draws, NO_TOP);
        ok = s->tally != NULL;
    }
    if (ok)
        return ranks;
    akt_profile_ranks_free(ranks);
    return NULL;
}

void akt_profile_ranks_free(akt_profile_ranks *ranks)
{
    if (!ranks)
        return;
    for (size_t i = 0; i < ranks->count; i++) {
        free(ranks->items[i].rows);
        akt_rank_tally_free(ranks->items[i].tally);
    }
    free(ranks->items);
    free(ranks->values);
    free(ranks->read);
    free(ranks);
}

void akt_profile_ranks_add(akt_profile_ranks *ranks, const double *values)
{
    for (size_t i = 0; i < ranks->count; i++) {
        const series *s = &ranks->items[i];
        for (size_t k = 0; k < s->count; k++) {
            double value = values[s->rows[k]];
            ranks->values[k] = s->is_money && !(value > 0) ? NAN : value;
        }
        akt_rank_tally_add(s->tally, ranks->values);
    }
}

void akt_profile_ranks_read(akt_profile_ranks *ranks, akt_rank *out)
{
    for (size_t i = 0; i < ranks->profile->count; i++)
        out[i] = (akt_rank){0};
    for (size_t i = 0; i < ranks->count; i++) {
        const series *s = &ranks->items[i];
        akt_rank_tally_read(s->tally, ranks->read);
        for (size_t k = 0; k < s->count; k++)
            out[s->rows[k]] = ranks->read[k];
    }
}
