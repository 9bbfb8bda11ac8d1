#ifndef AKT_ANALYSIS_PROFILE_RANKS_H
#define AKT_ANALYSIS_PROFILE_RANKS_H

#include "analysis/profile.h"
#include "analysis/rank_tally.h"

/* The ranks that parties have in a profile, over many draws: actors, programmes and forums among
 * themselves by each of their positions, bodies by each sum of a currency. */
typedef struct akt_profile_ranks akt_profile_ranks;

/* Room for so many draws. NULL without memory: ranked rows x draws x 4 bytes. The profile is borrowed. */
akt_profile_ranks *akt_profile_ranks_new(const akt_profile *profile, size_t draws);
void akt_profile_ranks_free(akt_profile_ranks *ranks);

/* One draw: the values of all rows of the profile. A sum of 0 is no place in the order. */
void akt_profile_ranks_add(akt_profile_ranks *ranks, const double *values);

/* Fills the rank of every row of the profile from the draws so far, at least one; rank 0 for those
 * that are not ranked. */
void akt_profile_ranks_read(akt_profile_ranks *ranks, akt_rank *out);

#endif
