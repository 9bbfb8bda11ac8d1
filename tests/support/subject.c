#include "support/subject.h"

#include "support/sketch.h"

#include <stdio.h>
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

akt_dataset *akt_subject_draw(size_t actors, const char *kind, const akt_pair *pairs, size_t count)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < count; i++)
        akt_sketch_add_tie(dataset, pairs[i].from, pairs[i].to, kind);
    return dataset;
}

akt_dataset *akt_subject_ring(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t v = 0; v < actors; v++)
        akt_sketch_add_tie(dataset, v, (v + 1) % actors, kind);
    return dataset;
}

akt_dataset *akt_subject_star(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t v = 1; v < actors; v++)
        akt_sketch_add_tie(dataset, 0, v, kind);
    return dataset;
}

akt_dataset *akt_subject_complete(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t a = 0; a < actors; a++) {
        for (size_t b = a + 1; b < actors; b++)
            akt_sketch_add_tie(dataset, a, b, kind);
    }
    return dataset;
}

akt_dataset *akt_subject_flows(uint64_t *seed, size_t actors, size_t flows, uint64_t amounts)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    size_t part = actors * 2 / 3;
    for (size_t i = 0; i < flows; i++) {
        bool is_first = akt_sketch_draw(seed, actors) < part;
        size_t offset = is_first ? 0 : part;
        size_t size = is_first ? part : actors - part;
        size_t from = offset + akt_sketch_draw(seed, size);
        size_t to = offset + akt_sketch_draw(seed, size);
        int64_t amount = (int64_t)(1 + akt_sketch_draw(seed, amounts)) * 50000;
        char id[32];
        int length = snprintf(id, sizeof id, "f%zu", i);
        akt_sketch_add_flow(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                            from, to, amount);
    }
    return dataset;
}
