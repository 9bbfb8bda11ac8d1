#include "analysis/coverage_internal.h"

#include "model/party_order.h"

#include <math.h>
#include <stdlib.h>

static size_t count_bearing(const akt_coverage_cell *cell)
{
    if (cell->minimum == 0)
        return 0;
    return cell->holders[AKT_STRENGTH_CLEAR] + cell->holders[AKT_STRENGTH_POSSIBLE];
}

static int compare_by_party(const void *left, const void *right)
{
    const akt_coverage_holder *a = left;
    const akt_coverage_holder *b = right;
    return akt_party_compare(a->holder, b->holder);
}

static int compare_by_exclusivity(const void *left, const void *right)
{
    const akt_coverage_holder *a = left;
    const akt_coverage_holder *b = right;
    if (a->exclusivity != b->exclusivity)
        return a->exclusivity < b->exclusivity ? 1 : -1;
    return compare_by_party(left, right);
}

/* The bearers of a cell come first among those that it names. */
static void list_bearers(const akt_coverage *out, akt_coverage_holder *list)
{
    for (size_t c = 0, at = 0; c < out->cell_count; c++) {
        const akt_coverage_cell *cell = &out->cells[c];
        size_t bearing = count_bearing(cell);
        for (size_t i = 0; i < bearing; i++)
            list[at++] = (akt_coverage_holder){cell->named.items[i], 1, bearing == 1,
                                               exp(1.0 - (double)bearing)};
    }
}

/* Equal terms of a sum may come in any order. */
static size_t merge(akt_coverage_holder *list, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare_by_party(&list[kept - 1], &list[i]) != 0) {
            list[kept++] = list[i];
            continue;
        }
        list[kept - 1].cells++;
        list[kept - 1].sole += list[i].sole;
        list[kept - 1].exclusivity += list[i].exclusivity;
    }
    return kept;
}

static int compare_parts(const void *left, const void *right)
{
    int order = compare_by_party(left, right);
    return order ? order : compare_by_exclusivity(left, right);
}

bool akt_coverage__rank_holders(akt_coverage *out)
{
    size_t count = 0;
    for (size_t c = 0; c < out->cell_count; c++)
        count += count_bearing(&out->cells[c]);
    out->holders = akt_pool_get(out->pool, (count + 1) * sizeof *out->holders);
    if (!out->holders)
        return false;
    list_bearers(out, out->holders);
    qsort(out->holders, count, sizeof *out->holders, compare_parts);
    out->holder_count = merge(out->holders, count);
    qsort(out->holders, out->holder_count, sizeof *out->holders, compare_by_exclusivity);
    return true;
}
