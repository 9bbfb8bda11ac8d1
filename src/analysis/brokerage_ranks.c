#include "analysis/brokerage_ranks.h"

#include "analysis/gould_fernandez.h"
#include "analysis/structural_holes.h"

#include <math.h>
#include <string.h>

const char *const akt_brokerage_series_names[AKT_BROKERAGE_SERIES] = {"total", "constraint"};

static akt_status score_pairs(double *values, const akt_network *network,
                              const akt_grouping *grouping, akt_error *err)
{
    akt_gould_fernandez brokers;
    akt_status status = akt_gould_fernandez_compute(&brokers, network, grouping, err);
    if (status != AKT_OK)
        return status;
    for (size_t v = 0; v < brokers.count; v++) {
        int64_t total = brokers.vertices[v].total;
        values[v] = total == AKT_NONE ? NAN : (double)total;
    }
    akt_gould_fernandez_dispose(&brokers);
    return AKT_OK;
}

static akt_status score_constraint(double *values, const akt_network *network, akt_error *err)
{
    akt_structural_holes holes;
    akt_status status = akt_structural_holes_compute(&holes, network, err);
    if (status != AKT_OK)
        return status;
    if (holes.count)
        memcpy(values, holes.constraint, holes.count * sizeof *values);
    akt_structural_holes_dispose(&holes);
    return AKT_OK;
}

akt_status akt_brokerage_score(double *const *values, const akt_network *network,
                               const void *context, akt_error *err)
{
    const akt_brokerage_series *series = context;
    akt_status status = score_pairs(values[0], network, series->grouping, err);
    if (status == AKT_OK && series->count > 1)
        status = score_constraint(values[1], network, err);
    return status;
}
