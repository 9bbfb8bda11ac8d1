#ifndef AKT_TESTS_SUPPORT_SUBJECT_H
#define AKT_TESTS_SUPPORT_SUBJECT_H

#include "analysis/centrality.h"

/* A small network and its measures. Whatever fails ends the program. */
typedef struct akt_subject {
    akt_dataset *dataset;
    akt_network *network;
    akt_centrality result;
} akt_subject;

/* Takes the dataset over; measures as a mask, normalised. */
akt_subject akt_subject_of(akt_dataset *dataset, akt_network_options options, uint32_t measures);
akt_subject akt_subject_as(akt_dataset *dataset, akt_network_options options,
                           const akt_centrality_options *asked);
void akt_subject_dispose(akt_subject *subject);

/* Flows by chance among 3 to most - 1 actors, and how round `round` of many takes them: directed or
 * not, of each weight, of few amounts or of many. */
akt_dataset *akt_subject_random(akt_network_options *options, uint64_t *seed, unsigned round,
                                size_t most);

#endif
