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
void akt_subject_dispose(akt_subject *subject);

/* Pairs of actors, each tied by one tie of that kind. */
typedef struct akt_pair {
    size_t from;
    size_t to;
} akt_pair;
akt_dataset *akt_subject_draw(size_t actors, const char *kind, const akt_pair *pairs, size_t count);

/* Every actor tied to the next, the last to the first. */
akt_dataset *akt_subject_ring(size_t actors, const char *kind);

/* The first actor tied to all others. */
akt_dataset *akt_subject_star(size_t actors, const char *kind);

/* All actors tied to each other. */
akt_dataset *akt_subject_complete(size_t actors, const char *kind);

/* Flows among the actors that their seed settles, some of them to oneself and some again, in two
 * parts that do not meet; amounts from 1 to `amounts` times 50 000. */
akt_dataset *akt_subject_flows(uint64_t *seed, size_t actors, size_t flows, uint64_t amounts);

#endif
