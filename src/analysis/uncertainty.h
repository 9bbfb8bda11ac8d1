#ifndef AKT_ANALYSIS_UNCERTAINTY_H
#define AKT_ANALYSIS_UNCERTAINTY_H

#include "analysis/rank_tally.h"
#include "network/network.h"

/* How sure is a ranking of the vertices of a network? */

/* Fills values[s][v] for every series s (a measure) and vertex v, NaN where undefined. */
typedef akt_status (*akt_scorer)(double *const *values, const akt_network *network,
                                 const void *context, akt_error *err);

typedef struct akt_scoring {
    akt_scorer score;
    const void *context;
    size_t series;
} akt_scoring;

typedef struct akt_uncertainty_options {
    size_t draws; /* at least 1 */
    uint64_t seed;
    double confidence; /* in records that state none; 1 = certain */
    size_t top;        /* p_top is of the first so many */
} akt_uncertainty_options;

/* 200 draws, seed 1, confidence 0.9, top 5. */
extern const akt_uncertainty_options akt_uncertainty_usual;

/* Whether the usual draws of a measure that follows all shortest paths are a matter of a moment. */
bool akt_uncertainty_is_quick(const akt_network *network);

/* Monte Carlo over what the records are unsure of (model/draw.h): every draw builds the network
 * anew, with the ties and amounts of that draw. Fills ranks[s x n + v], the 5-95 % interval and the
 * median of each rank. The same for any number of threads. draws x (building + scoring). */
akt_status akt_uncertainty_ranks(akt_rank *ranks, const akt_dataset *dataset,
                                 const akt_network_options *network, const akt_scoring *scoring,
                                 const akt_uncertainty_options *options, akt_error *err);

enum { AKT_SENSITIVITY_SHARES = 6 };

/* -0.2, -0.1, -0.05, 0.05, 0.1, 0.2: taken away and added (network/perturb.h). */
extern const double akt_sensitivity_shares[AKT_SENSITIVITY_SHARES];

/* What ties that are missing or mistaken would do (after Martin & Niemeyer 2019): for each share
 * and series, the probability that two random vertices whose values differ keep their order when
 * so many edges go or come; a pair that becomes equal counts one half. NaN where no two values
 * differ. Fills kept[s x AKT_SENSITIVITY_SHARES + i]. Beyond 1,000 vertices over 100,000 random
 * pairs, else over all. 6 x draws x (scoring + pairs). */
akt_status akt_uncertainty_sensitivity(double *kept, const akt_network *network,
                                       const akt_scoring *scoring, size_t draws, uint64_t seed,
                                       akt_error *err);

#endif
