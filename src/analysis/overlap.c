#include "analysis/overlap.h"

#include "analysis/overlap_internal.h"
#include "base/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ALIKE 0.8 /* duplication: the Jaccard index from which two sets count as the same */

static const struct {
    const char *name;
    akt_vocabulary vocabulary;
} facets[AKT_OVERLAP_FACETS] = {
    [AKT_OVERLAP_AUDIENCE] = {"audience", AKT_VOCABULARY_AUDIENCES},
    [AKT_OVERLAP_INSTRUMENT] = {"instrument", AKT_VOCABULARY_INSTRUMENTS},
    [AKT_OVERLAP_AREA] = {"area", AKT_VOCABULARY_AREAS},
};

typedef struct work {
    akt_overlap *out;
    const akt_dataset *dataset;
    akt_list pairs;
} work;

const char *akt_overlap_verdict_name(akt_overlap_verdict verdict)
{
    static const char *const names[] = {"fragmentation", "overlap", "duplication", "none"};
    return names[verdict];
}

const char *akt_overlap_facet_name(akt_overlap_facet facet)
{
    return facets[facet].name;
}

akt_vocabulary akt_overlap_facet_vocabulary(akt_overlap_facet facet)
{
    return facets[facet].vocabulary;
}

/* Whether one lies in the other, at any height. */
static bool is_within(const akt_dataset *dataset, akt_ref unit, akt_ref body)
{
    size_t steps = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    while (unit.table == AKT_TABLE_ACTORS && akt_ref_is_set(unit) && steps-- > 0) {
        unit = akt_dataset_actors(dataset)[unit.index].parent;
        if (akt_ref_is_set(unit) && akt_ref_is_same(unit, body))
            return true;
    }
    return false;
}

static bool is_run_by(const akt_dataset *dataset, akt_ref programme, akt_ref body)
{
    if (programme.table != AKT_TABLE_PROGRAMMES)
        return false;
    const akt_programme *p = &akt_dataset_programmes(dataset)[programme.index];
    return akt_refs_contain(&p->owners, body) || akt_refs_contain(&p->operators, body);
}

static bool are_related(const akt_dataset *dataset, akt_ref a, akt_ref b)
{
    return is_within(dataset, a, b) || is_within(dataset, b, a) || is_run_by(dataset, a, b) ||
           is_run_by(dataset, b, a);
}

/* How many codes both have; they go to out where it is not NULL. */
static size_t meet(const akt_indices *a, const akt_indices *b, int32_t *out)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->items[i] == b->items[k]) {
            if (out)
                out[shared] = a->items[i];
            shared++;
            i++;
            k++;
        } else if (a->items[i] < b->items[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}

static akt_overlap_verdict judge(const double *jaccard)
{
    double audience = jaccard[AKT_OVERLAP_AUDIENCE], instrument = jaccard[AKT_OVERLAP_INSTRUMENT];
    if (audience >= ALIKE && instrument >= ALIKE)
        return AKT_OVERLAP_DUPLICATION;
    if (!(jaccard[AKT_OVERLAP_AREA] > 0))
        return AKT_OVERLAP_NONE;
    return audience > 0 || instrument > 0 ? AKT_OVERLAP_OVERLAP : AKT_OVERLAP_FRAGMENTATION;
}

/* False where the two state no facet in common. */
static bool measure(const akt_overlap *overlap, akt_overlap_pair *pair)
{
    const akt_overlap_party *a = &overlap->parties[pair->a];
    const akt_overlap_party *b = &overlap->parties[pair->b];
    double sum = 0;
    int known = 0;
    for (int f = 0; f < AKT_OVERLAP_FACETS; f++) {
        pair->jaccard[f] = NAN;
        if (a->terms[f].count == 0 || b->terms[f].count == 0)
            continue;
        bool may_meet = (a->masks[f] & b->masks[f]) != 0;
        size_t shared = may_meet ? meet(&a->terms[f], &b->terms[f], NULL) : 0;
        size_t either = a->terms[f].count + b->terms[f].count - shared;
        pair->jaccard[f] = (double)shared / (double)either;
        sum += pair->jaccard[f];
        known++;
    }
    pair->score = known ? sum / known : NAN;
    pair->verdict = judge(pair->jaccard);
    return known > 0;
}

static bool compare_pair(work *w, size_t a, size_t b)
{
    akt_overlap *out = w->out;
    akt_overlap_pair pair = {.a = a, .b = b};
    bool told = measure(out, &pair);
    out->unmatched += !told;
    if (pair.verdict == AKT_OVERLAP_NONE)
        return true;
    if (are_related(w->dataset, out->parties[a].party, out->parties[b].party)) {
        out->related++;
        return true;
    }
    akt_overlap_pair *added = akt_list_add(&w->pairs);
    if (added)
        *added = pair;
    return added != NULL;
}

static int compare_pairs(const void *left, const void *right)
{
    const akt_overlap_pair *a = left, *b = right;
    if (a->verdict != b->verdict)
        return a->verdict < b->verdict ? 1 : -1;
    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static bool find_pairs(work *w)
{
    akt_overlap *out = w->out;
    for (size_t a = 0; a < out->party_count; a++)
        for (size_t b = a + 1; b < out->party_count; b++)
            if (!compare_pair(w, a, b))
                return false;
    out->pairs = akt_pool_get(out->pool, (w->pairs.count + 1) * sizeof *out->pairs);
    if (!out->pairs)
        return false;
    out->pair_count = w->pairs.count;
    if (out->pair_count) {
        memcpy(out->pairs, w->pairs.items, out->pair_count * sizeof *out->pairs);
        qsort(out->pairs, out->pair_count, sizeof *out->pairs, compare_pairs);
    }
    return true;
}

akt_status akt_overlap_compute(akt_overlap *out, const akt_dataset *dataset, akt_error *err)
{
    *out = (akt_overlap){.pool = akt_pool_new()};
    work w = {.out = out, .dataset = dataset, .pairs = AKT_LIST_OF(akt_overlap_pair)};
    bool ok = out->pool && akt_overlap__find_parties(out, dataset) && find_pairs(&w);
    akt_list_dispose(&w.pairs);
    if (ok)
        return AKT_OK;
    akt_overlap_dispose(out);
    return akt_error_memory(err);
}

void akt_overlap_dispose(akt_overlap *overlap)
{
    akt_pool_free(overlap->pool);
    *overlap = (akt_overlap){0};
}

size_t akt_overlap_shared(const akt_overlap *overlap, const akt_overlap_pair *pair,
                          akt_overlap_facet facet, int32_t *out)
{
    return meet(&overlap->parties[pair->a].terms[facet], &overlap->parties[pair->b].terms[facet],
                out);
}
