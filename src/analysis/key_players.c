#include "analysis/key_players.h"

#include "analysis/key_search_internal.h"

#include <math.h>
#include <stdlib.h>

static void sort_members(akt_key_set *set)
{
    for (size_t i = 1; i < set->size; i++) {
        for (size_t j = i; j > 0 && set->members[j] < set->members[j - 1]; j--) {
            int32_t held = set->members[j];
            set->members[j] = set->members[j - 1];
            set->members[j - 1] = held;
        }
    }
}

static double fragmentation_of(uint64_t pairs, size_t remaining)
{
    double n = (double)remaining;
    return remaining > 1 ? 1 - 2 * (double)pairs / (n * (n - 1)) : NAN;
}

/* What was found, in the numbers of the network. */
static akt_key_set name_set(const akt_search *search, const akt_tied *tied)
{
    akt_key_set set = {.size = search->size, .is_exact = search->is_exact};
    for (size_t i = 0; i < set.size; i++)
        set.members[i] = tied->vertex[search->set[i]];
    sort_members(&set);
    return set;
}

static void find_negative(akt_key_players *out, akt_search *search, const akt_tied *tied)
{
    for (size_t k = 1; k <= out->sizes; k++) {
        akt_search__run(search, k);
        akt_key_set set = name_set(search, tied);
        set.pairs = (uint64_t)-search->best;
        set.value = fragmentation_of(set.pairs, out->count - k);
        out->negative[k - 1] = set;
    }
}

static void find_positive(akt_key_players *out, akt_search *search, const akt_tied *tied)
{
    for (size_t k = 1; k <= out->sizes; k++) {
        akt_search__run(search, k);
        akt_key_set set = name_set(search, tied);
        set.value = search->best / (double)out->count;
        akt_search__count_reached(search, &set.direct, &set.in_reach);
        out->positive[k - 1] = set;
    }
}

akt_status akt_key_players_compute(akt_key_players *out, const akt_network *network, size_t players,
                                   akt_error *err)
{
    akt_tied tied;
    akt_search search;
    *out = (akt_key_players){.fragmentation = NAN};
    if (players > AKT_KEY_PLAYERS_MAX)
        return akt_error_set(err, AKT_EINVAL, "at most %d key players", AKT_KEY_PLAYERS_MAX);
    akt_status status = akt_tied__link(&tied, network, err);
    if (status != AKT_OK)
        return status;
    status = akt_search__make(&search, &tied.rows, err);
    if (status == AKT_OK) {
        out->count = akt_network_order(network);
        out->tied = tied.rows.order;
        out->tried = search.tried;
        out->sizes = players < out->tied ? players : out->tied;
        out->pairs = akt_search__count_pairs(&search);
        out->fragmentation = fragmentation_of(out->pairs, out->count);
        akt_search__measure(&search, AKT_SEARCH_SPLIT);
        find_negative(out, &search, &tied);
        akt_search__measure(&search, AKT_SEARCH_REACH);
        find_positive(out, &search, &tied);
    }
    akt_search__dispose(&search);
    akt_tied__dispose(&tied);
    return status;
}
