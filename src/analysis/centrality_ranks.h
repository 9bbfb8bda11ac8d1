#ifndef AKT_ANALYSIS_CENTRALITY_RANKS_H
#define AKT_ANALYSIS_CENTRALITY_RANKS_H

#include "analysis/centrality.h"
#include "analysis/uncertainty.h"

/* Measures of position as series to draw ranks of, in the order of their numbers. */
typedef struct akt_centrality_series {
    akt_centrality_options asked;
    akt_measure measures[AKT_MEASURE_COUNT];
    const char *names[AKT_MEASURE_COUNT];
    size_t count;
} akt_centrality_series;

/* The measures that the options ask for, without those of edges. */
akt_centrality_series akt_centrality_series_of(const akt_centrality_options *asked);

/* An akt_scorer; context is an akt_centrality_series. Fails as akt_centrality_compute does. */
akt_status akt_centrality_score(double *const *values, const akt_network *network,
                                const void *context, akt_error *err);

#endif
