#include "support/subject.h"

#include "support/sketch.h"

#include <stdlib.h>

akt_subject akt_subject_as(akt_dataset *dataset, akt_network_options options,
                           const akt_centrality_options *asked)
{
    akt_subject s = {.dataset = dataset};
    if (akt_network_new(&s.network, dataset, &options, NULL) != AKT_OK ||
        akt_centrality_compute(&s.result, s.network, asked, NULL) != AKT_OK)
        abort();
    return s;
}

akt_subject akt_subject_of(akt_dataset *dataset, akt_network_options options, uint32_t measures)
{
    return akt_subject_as(dataset, options, &(akt_centrality_options){.measures = measures});
}

void akt_subject_dispose(akt_subject *subject)
{
    akt_centrality_dispose(&subject->result);
    akt_network_free(subject->network);
    akt_dataset_free(subject->dataset);
}

akt_dataset *akt_subject_random(akt_network_options *options, uint64_t *seed, unsigned round,
                                size_t most)
{
    size_t n = 3 + akt_sketch_draw(seed, most - 3);
    size_t flows = akt_sketch_draw(seed, 4 * n);
    *options = (akt_network_options){
        .layers = 1 << AKT_LAYER_FUNDING,
        .direction = round & 1 ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED,
        .weight = (akt_weight)(round / 2 % 3),
    };
    return akt_sketch_flows(seed, n, flows, round / 6 % 2 ? 4 : 1000000);
}
