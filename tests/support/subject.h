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

#endif
