#include "analysis/overlap_internal.h"

#include "model/ended.h"

#include <stdlib.h>
#include <string.h>

static int compare_codes(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

/* Sorts the codes in place and drops repeated ones. */
static akt_indices settle(int32_t *codes, size_t count)
{
    size_t kept = 0;
    qsort(codes, count, sizeof *codes, compare_codes);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || codes[kept - 1] != codes[i])
            codes[kept++] = codes[i];
    return (akt_indices){codes, kept};
}

static bool copy_terms(akt_pool *pool, akt_indices *to, const akt_indices *from)
{
    int32_t *codes = akt_pool_get(pool, (from->count + 1) * sizeof *codes);
    if (!codes)
        return false;
    for (size_t i = 0; i < from->count; i++)
        codes[i] = from->items[i];
    *to = settle(codes, from->count);
    return true;
}

static bool holds(const akt_dataset *dataset, const akt_role *role, akt_ref party)
{
    return akt_ref_is_same(role->holder, party) && role->strength <= AKT_STRENGTH_POSSIBLE &&
           role->area != AKT_NONE && !akt_role_has_ended(dataset, role);
}

static bool find_areas(const akt_dataset *dataset, akt_pool *pool, akt_overlap_party *party)
{
    size_t areas, count = 0;
    size_t records = akt_dataset_count(dataset, AKT_TABLE_ROLES);
    const akt_role *roles = akt_dataset_roles(dataset);
    akt_dataset_terms(dataset, AKT_VOCABULARY_AREAS, &areas);
    bool *has = akt_pool_get(pool, areas + 1);
    int32_t *codes = akt_pool_get(pool, (areas + 1) * sizeof *codes);
    if (!has || !codes)
        return false;
    for (size_t i = 0; i < records; i++) {
        if (!holds(dataset, &roles[i], party->party))
            continue;
        for (size_t a = 0; a < areas; a++)
            has[a] = has[a] || roles[i].area == AKT_AREA_ALL || roles[i].area == (int32_t)a;
    }
    for (size_t a = 0; a < areas; a++)
        if (has[a])
            codes[count++] = (int32_t)a;
    party->terms[AKT_OVERLAP_AREA] = (akt_indices){codes, count};
    return true;
}

static bool fill_party(const akt_dataset *dataset, akt_pool *pool, akt_overlap_party *party,
                       akt_ref ref)
{
    const akt_party *head = akt_dataset_party(dataset, ref);
    bool is_actor = ref.table == AKT_TABLE_ACTORS;
    const akt_indices *audiences = is_actor ? &((const akt_actor *)head)->audiences
                                            : &((const akt_programme *)head)->audiences;
    const akt_indices *instruments = is_actor ? &((const akt_actor *)head)->instruments
                                              : &((const akt_programme *)head)->instruments;
    party->party = ref;
    return copy_terms(pool, &party->terms[AKT_OVERLAP_AUDIENCE], audiences) &&
           copy_terms(pool, &party->terms[AKT_OVERLAP_INSTRUMENT], instruments) &&
           find_areas(dataset, pool, party);
}

static bool is_silent(const akt_overlap_party *party)
{
    size_t stated = 0;
    for (int f = 0; f < AKT_OVERLAP_FACETS; f++)
        stated += party->terms[f].count;
    return stated == 0;
}

static bool gather(akt_overlap *out, const akt_dataset *dataset, akt_ref ref)
{
    if (akt_party_has_ended(dataset, ref)) {
        out->ended++;
        return true;
    }
    akt_overlap_party *party = &out->parties[out->party_count];
    if (!fill_party(dataset, out->pool, party, ref))
        return false;
    bool silent = is_silent(party);
    out->silent += silent;
    out->party_count += !silent;
    return true;
}

/* Parties and their ids, to be sorted. */
typedef struct named {
    const char *id;
    akt_overlap_party party;
} named;

static int compare_ids(const void *left, const void *right)
{
    return strcmp(((const named *)left)->id, ((const named *)right)->id);
}

static bool sort_parties(akt_overlap *out, const akt_dataset *dataset)
{
    named *list = malloc((out->party_count + 1) * sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < out->party_count; i++)
        list[i] =
            (named){akt_dataset_party(dataset, out->parties[i].party)->record.id, out->parties[i]};
    qsort(list, out->party_count, sizeof *list, compare_ids);
    for (size_t i = 0; i < out->party_count; i++)
        out->parties[i] = list[i].party;
    free(list);
    return true;
}

static void add_masks(akt_overlap_party *party)
{
    for (int f = 0; f < AKT_OVERLAP_FACETS; f++)
        for (size_t k = 0; k < party->terms[f].count; k++)
            party->masks[f] |= UINT64_C(1) << (party->terms[f].items[k] % 64);
}

bool akt_overlap__find_parties(akt_overlap *out, const akt_dataset *dataset)
{
    size_t actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    size_t programmes = akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES);
    out->parties = akt_pool_get(out->pool, (actors + programmes + 1) * sizeof *out->parties);
    if (!out->parties)
        return false;
    for (size_t i = 0; i < actors + programmes; i++) {
        const akt_ref ref = i < actors ? (akt_ref){AKT_TABLE_ACTORS, (int32_t)i}
                                       : (akt_ref){AKT_TABLE_PROGRAMMES, (int32_t)(i - actors)};
        if (!gather(out, dataset, ref))
            return false;
    }
    for (size_t i = 0; i < out->party_count; i++)
        add_masks(&out->parties[i]);
    return sort_parties(out, dataset);
}
