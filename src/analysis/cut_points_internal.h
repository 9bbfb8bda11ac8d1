#ifndef AKT_ANALYSIS_CUT_POINTS_INTERNAL_H
#define AKT_ANALYSIS_CUT_POINTS_INTERNAL_H

#include "analysis/cut_points.h"
#include "analysis/tied_internal.h"
#include "analysis/walk_internal.h"

/* The tied part of a network, walked. */
struct akt_cut_ground {
    akt_tied tied;
    akt_walk walk;
    uint32_t *number; /* of each vertex of the network that is tied, its number among those */
};

#endif
