#include "network/grouping.h"

#include "model/ended.h"

#include <stdlib.h>

static const char *const names[AKT_FACET_COUNT] = {
    [AKT_FACET_KIND] = "kind",         [AKT_FACET_LEVEL] = "level", [AKT_FACET_SECTOR] = "sector",
    [AKT_FACET_CATEGORY] = "category", [AKT_FACET_ROLE] = "role",
};

const char *akt_facet_name(akt_facet facet)
{
    return names[facet];
}

/* A term as one number that sorts by vocabulary, then by place in it. */
static int64_t key_of(akt_vocabulary vocabulary, int32_t term)
{
    return term == AKT_NONE ? AKT_NONE : ((int64_t)vocabulary << 32) + term;
}

static int64_t actor_key(const akt_actor *actor, akt_facet facet)
{
    switch (facet) {
    case AKT_FACET_KIND: return key_of(AKT_VOCABULARY_ACTOR_KINDS, actor->kind);
    case AKT_FACET_LEVEL: return key_of(AKT_VOCABULARY_LEVELS, actor->level);
    case AKT_FACET_SECTOR: return key_of(AKT_VOCABULARY_SECTORS, actor->sector);
    default: return key_of(AKT_VOCABULARY_CATEGORIES, actor->party.category);
    }
}

static int64_t party_key(const akt_party *party, akt_table table, akt_facet facet)
{
    if (table == AKT_TABLE_ACTORS)
        return actor_key((const akt_actor *)party, facet);
    if (facet == AKT_FACET_CATEGORY)
        return key_of(AKT_VOCABULARY_CATEGORIES, party->category);
    if (facet == AKT_FACET_KIND && table == AKT_TABLE_PROGRAMMES)
        return key_of(AKT_VOCABULARY_PROGRAMME_KINDS, ((const akt_programme *)party)->kind);
    return AKT_NONE;
}

static void fill_keys(int64_t *keys, const akt_dataset *dataset, const akt_network *network,
                      akt_facet facet)
{
    for (size_t v = 0; v < akt_network_order(network); v++) {
        akt_ref ref = akt_network_ref(network, v);
        keys[v] = party_key(akt_dataset_party(dataset, ref), ref.table, facet);
    }
}

/* best: the strength by which each vertex has its key so far. */
static void fill_roles(int64_t *keys, int32_t *best, const akt_dataset *dataset,
                       const akt_network *network)
{
    const akt_role *roles = akt_dataset_roles(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_ROLES);
    for (size_t v = 0; v < akt_network_order(network); v++) {
        keys[v] = AKT_NONE;
        best[v] = AKT_STRENGTH_POSSIBLE + 1;
    }
    for (size_t i = 0; i < count; i++) {
        size_t v = akt_network_vertex(network, roles[i].holder);
        int64_t key = key_of(AKT_VOCABULARY_ROLES, roles[i].role);
        if (v == SIZE_MAX || roles[i].strength > best[v] ||
            roles[i].strength > AKT_STRENGTH_POSSIBLE || akt_role_has_ended(dataset, &roles[i]))
            continue;
        if (roles[i].strength < best[v] || key < keys[v])
            keys[v] = key;
        best[v] = roles[i].strength;
    }
}

static int compare_keys(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void name_groups(akt_grouping *out, int64_t *sorted)
{
    size_t n = out->count, kept = 0;
    qsort(sorted, n, sizeof *sorted, compare_keys);
    for (size_t i = 0; i < n; i++) {
        if (sorted[i] == AKT_NONE)
            out->without++;
        else if (kept == 0 || sorted[kept - 1] != sorted[i])
            sorted[kept++] = sorted[i];
    }
    for (size_t g = 0; g < kept; g++)
        out->groups[g] = (akt_group){(akt_vocabulary)(sorted[g] >> 32), (int32_t)sorted[g]};
    out->group_count = kept;
}

static void number_vertices(akt_grouping *out, const int64_t *keys, const int64_t *sorted)
{
    for (size_t v = 0; v < out->count; v++) {
        const int64_t *found =
            bsearch(&keys[v], sorted, out->group_count, sizeof *sorted, compare_keys);
        out->of[v] = found ? (int32_t)(found - sorted) : AKT_NONE;
    }
}

akt_status akt_grouping_make(akt_grouping *out, const akt_dataset *dataset,
                             const akt_network *network, akt_facet facet, akt_error *err)
{
    size_t n = akt_network_order(network);
    *out = (akt_grouping){.facet = facet, .count = n};
    int64_t *keys = malloc((2 * n + 1) * sizeof *keys);
    out->of = malloc((n + 1) * sizeof *out->of);
    out->groups = malloc((n + 1) * sizeof *out->groups);
    bool ok = keys && out->of && out->groups;
    if (ok && facet == AKT_FACET_ROLE)
        fill_roles(keys, out->of, dataset, network);
    else if (ok)
        fill_keys(keys, dataset, network, facet);
    for (size_t v = 0; ok && v < n; v++)
        keys[n + v] = keys[v];
    if (ok) {
        name_groups(out, keys + n);
        number_vertices(out, keys, keys + n);
    }
    free(keys);
    if (ok)
        return AKT_OK;
    akt_grouping_dispose(out);
    return akt_error_memory(err);
}

void akt_grouping_dispose(akt_grouping *grouping)
{
    free(grouping->of);
    free(grouping->groups);
    *grouping = (akt_grouping){0};
}
