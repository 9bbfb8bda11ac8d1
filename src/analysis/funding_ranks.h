#ifndef AKT_ANALYSIS_FUNDING_RANKS_H
#define AKT_ANALYSIS_FUNDING_RANKS_H

#include "analysis/funding.h"
#include "analysis/uncertainty.h"

/* How sure is the order of those with whom money ends or begins? */
typedef struct akt_funding_ranks {
    akt_rank *kept; /* one a body of the funding, among those of its currency; rank 0 = nothing
                     * known ends there in any draw */
    akt_rank *own;
    size_t draws;
    double confidence; /* in records that state none */
} akt_funding_ranks;

/* Whether the usual draws of all flows are a matter of a moment. */
bool akt_funding_ranks_are_quick(const akt_dataset *dataset);

/* Draws the flows and their amounts (model/draw.h) and adds up anew, with the same options as
 * funding was. Amounts that are not known in a draw come after all others. AKT_ENOMEM, AKT_ELIMIT as
 * akt_funding_compute. O(draws x flows log flows + currencies x bodies). */
akt_status akt_funding_ranks_draw(akt_funding_ranks *out, const akt_funding *funding,
                                  const akt_dataset *dataset, const akt_funding_options *options,
                                  const akt_uncertainty_options *uncertainty, akt_error *err);
void akt_funding_ranks_dispose(akt_funding_ranks *ranks);

#endif
