#include "analysis/brokerage_ranks.h"

#include "analysis/gould_fernandez.h"
#include "analysis/structural_holes.h"

#include <math.h>

const char *const akt_brokerage_series_names[AKT_BROKERAGE_SERIES] = {"total", "constraint"};

akt_status akt_brokerage_score(double *const *values, const akt_network *network,
                               const void *context, akt_error *err)
{
    akt_gould_fernandez brokers = {0};
    akt_structural_holes holes = {0};
    akt_status status = akt_gould_fernandez_compute(&brokers, network, context, err);
    if (status == AKT_OK)
        status = akt_structural_holes_compute(&holes, network, err);
    for (size_t v = 0; status == AKT_OK && v < holes.count; v++) {
        int64_t total = brokers.vertices[v].total;
        values[0][v] = total == AKT_NONE ? NAN : (double)total;
        values[1][v] = holes.constraint[v];
    }
    akt_structural_holes_dispose(&holes);
    akt_gould_fernandez_dispose(&brokers);
    return status;
}
