#include "analysis/profile_internal.h"

#include "analysis/centrality.h"
#include "analysis/gould_fernandez.h"

#include <math.h>
#include <string.h>

static akt_profile_what what_of(akt_ref party)
{
    return party.table == AKT_TABLE_ACTORS       ? AKT_PROFILE_ACTOR
           : party.table == AKT_TABLE_PROGRAMMES ? AKT_PROFILE_PROGRAMME
                                                 : AKT_PROFILE_FORUM;
}

static void put_position(akt_profile_walk *walk, akt_ref party, const char *measure, double value)
{
    const akt_profile_number number = {.what = what_of(party),
                                       .ids = {akt_profile__id(walk, party)},
                                       .measure = {measure},
                                       .subject = party,
                                       .value = value};
    akt_profile__put(walk, &number);
}

static void put_presence(akt_profile_walk *walk, akt_table table)
{
    for (size_t i = 0; i < akt_dataset_count(walk->dataset, table); i++)
        put_position(walk, (akt_ref){table, (int32_t)i}, "present", 1);
}

static akt_status put_brokerage(akt_profile_walk *walk, const akt_network *network, akt_error *err)
{
    akt_grouping grouping = {0};
    akt_gould_fernandez brokers = {0};
    akt_status status = akt_grouping_make(&grouping, walk->dataset, network, AKT_FACET_KIND, err);
    if (status == AKT_OK)
        status = akt_gould_fernandez_compute(&brokers, network, &grouping, err);
    for (size_t v = 0; status == AKT_OK && v < brokers.count; v++) {
        int64_t total = brokers.vertices[v].total;
        put_position(walk, akt_network_ref(network, v), "brokerage",
                     total == AKT_NONE ? NAN : (double)total);
    }
    akt_gould_fernandez_dispose(&brokers);
    akt_grouping_dispose(&grouping);
    return status;
}

static akt_status put_centrality(akt_profile_walk *walk, const akt_network *network, akt_error *err)
{
    const akt_centrality_options options = {.measures = 1u << AKT_MEASURE_DEGREE |
                                                        1u << AKT_MEASURE_BETWEENNESS,
                                            .raw = true,
                                            .threads = walk->options->threads};
    akt_centrality centrality;
    akt_status status = akt_centrality_compute(&centrality, network, &options, err);
    for (size_t v = 0; status == AKT_OK && v < centrality.count; v++) {
        akt_ref party = akt_network_ref(network, v);
        put_position(walk, party, "degree", centrality.values[AKT_MEASURE_DEGREE][v]);
        put_position(walk, party, "betweenness", centrality.values[AKT_MEASURE_BETWEENNESS][v]);
    }
    akt_centrality_dispose(&centrality);
    return status;
}

akt_status akt_profile__put_positions(akt_profile_walk *walk, akt_error *err)
{
    akt_network *network;
    akt_network_options options = walk->options->network;
    options.direction = AKT_DIRECTION_UNDIRECTED;
    options.weight = AKT_WEIGHT_NONE;
    put_presence(walk, AKT_TABLE_ACTORS);
    put_presence(walk, AKT_TABLE_PROGRAMMES);
    put_presence(walk, AKT_TABLE_FORUMS);
    akt_status status = akt_network_new(&network, walk->dataset, &options, err);
    if (status != AKT_OK)
        return status;
    status = put_centrality(walk, network, err);
    if (status == AKT_OK)
        status = put_brokerage(walk, network, err);
    akt_network_free(network);
    return status;
}
