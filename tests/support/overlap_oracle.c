#include "support/overlap_oracle.h"

#include <math.h>
#include <stdbool.h>

enum { TERMS = 64 };

typedef struct set {
    bool has[TERMS];
} set;

static void include(set *s, const akt_indices *codes)
{
    for (size_t i = 0; i < codes->count; i++)
        s->has[codes->items[i]] = true;
}

static set areas_of(const akt_dataset *dataset, size_t actor)
{
    set s = {{false}};
    size_t areas;
    akt_dataset_terms(dataset, AKT_VOCABULARY_AREAS, &areas);
    const akt_role *roles = akt_dataset_roles(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ROLES); i++) {
        bool held = roles[i].holder.table == AKT_TABLE_ACTORS &&
                    roles[i].holder.index == (int32_t)actor && roles[i].strength <= 1;
        for (size_t k = 0; held && k < areas; k++)
            if (roles[i].area == AKT_AREA_ALL || roles[i].area == (int32_t)k)
                s.has[k] = true;
    }
    return s;
}

static size_t size_of(const set *s)
{
    size_t size = 0;
    for (size_t i = 0; i < TERMS; i++)
        size += s->has[i];
    return size;
}

static double jaccard(const set *a, const set *b)
{
    double shared = 0, either = 0;
    for (size_t i = 0; i < TERMS; i++) {
        shared += a->has[i] && b->has[i];
        either += a->has[i] || b->has[i];
    }
    return size_of(a) && size_of(b) ? shared / either : NAN;
}

static bool lies_in(const akt_dataset *dataset, size_t unit, size_t body)
{
    akt_ref up = akt_dataset_actors(dataset)[unit].parent;
    if (up.index == AKT_NONE)
        return false;
    return (size_t)up.index == body || lies_in(dataset, (size_t)up.index, body);
}

akt_oracle_pair akt_oracle_overlap(const akt_dataset *dataset, size_t a, size_t b)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    const size_t ends[] = {a, b};
    set sets[2][3] = {{{{false}}}};
    for (size_t i = 0; i < 2; i++) {
        include(&sets[i][0], &actors[ends[i]].audiences);
        include(&sets[i][1], &actors[ends[i]].instruments);
        sets[i][2] = areas_of(dataset, ends[i]);
    }
    double alike[3], sum = 0, known = 0;
    for (size_t f = 0; f < 3; f++) {
        alike[f] = jaccard(&sets[0][f], &sets[1][f]);
        sum += isnan(alike[f]) ? 0 : alike[f];
        known += !isnan(alike[f]);
    }
    akt_oracle_pair told = {AKT_OVERLAP_NONE, known > 0 ? sum / known : NAN};
    if (lies_in(dataset, a, b) || lies_in(dataset, b, a))
        return told;
    if (alike[2] > 0)
        told.verdict =
            alike[0] > 0 || alike[1] > 0 ? AKT_OVERLAP_OVERLAP : AKT_OVERLAP_FRAGMENTATION;
    if (alike[0] >= 0.8 && alike[1] >= 0.8)
        told.verdict = AKT_OVERLAP_DUPLICATION;
    return told;
}
