#ifndef AKT_ANALYSIS_COORDINATION_H
#define AKT_ANALYSIS_COORDINATION_H

#include "network/network.h"

/* How well the central actors (those with `driver: central`) hang together, and what that costs
 * them. All is undirected and counts steps: two are tied where the network has an edge between them,
 * whatever its weight. */

typedef struct akt_coordination {
    size_t central;         /* actors with driver central */
    size_t tied_pairs;      /* pairs of them with an edge */
    size_t apart;           /* pairs of them that no path through the network joins */
    double central_density; /* tied_pairs by all pairs of them; NaN for fewer than two */
    /* Steps on the shortest path through the whole network, the mean over the pairs that a path
     * joins; NaN where none does. */
    double central_mean_distance;
    /* The share, of all vertices that are not central, of those within two steps of some central
     * actor; a vertex without a tie counts among all. NaN where there is none, or none central. */
    double central_reach;
    /* Degree centralisation (Freeman 1979) of the graph of the central actors and the edges between
     * them: the sum of C_max - C_i by (c-1)(c-2); NaN for fewer than three. */
    double centralisation;
    size_t central_brokers; /* central actors tied to two others that have no tie to each other */
    /* What it costs: pairs of central actors with a tie outside forums (a record of ties, a parent, a
     * flow, as far as the layers have them), and the memberships of central actors in forums with at
     * least two central members: a forum is one event, to which each keeps one tie. */
    size_t standing_ties;
    double forums_per_actor; /* those memberships a central actor; NaN without central actors */
    double
        hub_load; /* the share of tied_pairs that the one with the most is part of; NaN without */
    akt_ref hub;  /* that one, the first of several; unset without tied pairs */
} akt_coordination;

typedef enum akt_coordination_measure {
    AKT_COORDINATION_DENSITY,
    AKT_COORDINATION_MEAN_DISTANCE,
    AKT_COORDINATION_REACH,
    AKT_COORDINATION_CENTRALISATION,
    AKT_COORDINATION_BROKERS,
    AKT_COORDINATION_STANDING_TIES,
    AKT_COORDINATION_FORUMS_PER_ACTOR,
    AKT_COORDINATION_HUB_LOAD,
    AKT_COORDINATION_COUNT
} akt_coordination_measure;

/* Whether more of a measure is better, for those who want the central actors to work together at
 * little cost. Centralisation and brokers are neither: a hub coordinates and is a bottleneck. */
typedef enum akt_better {
    AKT_BETTER_LESS = -1,
    AKT_BETTER_NEITHER = 0,
    AKT_BETTER_MORE = 1
} akt_better;

/* "central_density", "central_mean_distance", "central_reach", "centralisation", "central_brokers",
 * "standing_ties", "forums_per_actor", "hub_load". */
const char *akt_coordination_measure_name(akt_coordination_measure measure);

/* AKT_NONE where no measure has that name. */
int32_t akt_coordination_measure_from_name(const char *name);
akt_better akt_coordination_measure_better(akt_coordination_measure measure);

/* NaN where the measure is undefined. */
double akt_coordination_value(const akt_coordination *coordination,
                              akt_coordination_measure measure);

/* The layers, years, draw and kind of forums of the options apply; their direction and weight do not.
 * With forums as nodes a forum is a vertex and a step of its own: its members are then not tied by
 * it. Errors are those of akt_network_new. It builds the network once, and walks it once for each
 * central actor: O(records log records + central (n + m + memberships)), a forum of k members
 * counting k. */
akt_status akt_coordination_compute(akt_coordination *out, const akt_dataset *dataset,
                                    const akt_network_options *options, akt_error *err);

#endif
