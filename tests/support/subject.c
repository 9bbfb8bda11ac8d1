#include "support/subject.h"

#include <stdlib.h>

akt_subject akt_subject_of(akt_dataset *dataset, akt_network_options options, uint32_t measures)
{
    akt_subject s = {.dataset = dataset};
    const akt_centrality_options asked = {.measures = measures};
    if (akt_network_new(&s.network, dataset, &options, NULL) != AKT_OK ||
        akt_centrality_compute(&s.result, s.network, &asked, NULL) != AKT_OK)
        abort();
    return s;
}

void akt_subject_dispose(akt_subject *subject)
{
    akt_centrality_dispose(&subject->result);
    akt_network_free(subject->network);
    akt_dataset_free(subject->dataset);
}
