#include "analysis/centrality_ranks.h"

#include <string.h>

akt_centrality_series akt_centrality_series_of(const akt_centrality_options *asked)
{
    akt_centrality_series series = {.asked = *asked};
    series.asked.edge_betweenness = false;
    series.asked.progress = NULL;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (!(asked->measures & 1U << m))
            continue;
        series.names[series.count] = akt_measure_name((akt_measure)m);
        series.measures[series.count++] = (akt_measure)m;
    }
    return series;
}

akt_status akt_centrality_score(double *const *values, const akt_network *network,
                                const void *context, akt_error *err)
{
    const akt_centrality_series *series = context;
    akt_centrality centrality;
    akt_status status = akt_centrality_compute(&centrality, network, &series->asked, err);
    for (size_t i = 0; status == AKT_OK && i < series->count; i++)
        memcpy(values[i], centrality.values[series->measures[i]],
               centrality.count * sizeof *values[i]);
    akt_centrality_dispose(&centrality);
    return status;
}
