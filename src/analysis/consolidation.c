#include "analysis/funding_internal.h"

#include "model/party_order.h"

#include <stdlib.h>

static int compare_refs(const void *left, const void *right)
{
    return akt_party_compare(*(const akt_ref *)left, *(const akt_ref *)right);
}

akt_status akt_boundary__sort(akt_refs *out, akt_pool *pool, akt_refs bodies, akt_error *err)
{
    akt_ref *sorted = akt_pool_get(pool, (bodies.count + 1) * sizeof *sorted);
    size_t kept = 0;
    *out = (akt_refs){NULL, 0};
    if (!sorted)
        return akt_error_memory(err);
    for (size_t i = 0; i < bodies.count; i++)
        sorted[i] = bodies.items[i];
    qsort(sorted, bodies.count, sizeof *sorted, compare_refs);
    for (size_t i = 0; i < bodies.count; i++) {
        if (kept == 0 || compare_refs(&sorted[kept - 1], &sorted[i]) != 0)
            sorted[kept++] = sorted[i];
    }
    *out = (akt_refs){sorted, kept};
    return AKT_OK;
}

bool akt_boundary__holds(akt_refs sorted, akt_ref body)
{
    return sorted.count > 0 &&
           bsearch(&body, sorted.items, sorted.count, sizeof body, compare_refs) != NULL;
}

/* The kroner of a pass that were counted further up: those of `from` are the first to go on. */
static int64_t count_covered(const akt_pass *pass, int64_t covered)
{
    int64_t left = covered - pass->before;
    return left < 0 ? 0 : left < pass->amount ? left : pass->amount;
}

/* covered: of each flow, the kroner that are counted in it or further up. */
static void sweep(int64_t *counted, int64_t *covered, const akt_passage *passage,
                  const bool *inside)
{
    const akt_flow *flows = passage->flows;
    const akt_pass *passes = passage->passes.items;
    size_t p = 0;
    for (size_t i = 0; i < passage->count; i++) {
        int32_t flow = passage->order[i];
        int64_t before = 0;
        for (; p < passage->passes.count && passes[p].flow == flow; p++)
            before += count_covered(&passes[p], covered[passes[p].from]);
        if (inside && inside[flow])
            covered[flow] = before;
        else if (flows[flow].amount.known)
            covered[flow] = flows[flow].amount.value;
        counted[flow] = covered[flow] - before;
    }
}

akt_status akt_passage__count(int64_t *counted, const akt_passage *passage, const bool *inside,
                              akt_error *err)
{
    size_t count = passage->flow_count;
    int64_t *covered = calloc(count + 1, sizeof *covered);
    if (!covered)
        return akt_error_memory(err);
    for (size_t i = 0; i < count; i++)
        counted[i] = 0;
    sweep(counted, covered, passage, inside);
    free(covered);
    return AKT_OK;
}

bool akt_flows__list(akt_refs *out, akt_pool *pool, const bool *flags, size_t count)
{
    akt_ref *refs = akt_pool_get(pool, (count + 1) * sizeof *refs);
    size_t kept = 0;
    for (size_t i = 0; refs && i < count; i++) {
        if (flags[i])
            refs[kept++] = (akt_ref){AKT_TABLE_FLOWS, (int32_t)i};
    }
    *out = (akt_refs){refs, kept};
    return refs != NULL;
}
