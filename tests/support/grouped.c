#include "support/grouped.h"

#include "support/sketch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set_level(akt_dataset *dataset, size_t actor, int32_t level)
{
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, actor))->level = level;
}

static akt_grouped build(akt_dataset *dataset, const akt_network_options *options)
{
    akt_grouped grouped = {.dataset = dataset};
    if (akt_network_new(&grouped.network, dataset, options, NULL) != AKT_OK ||
        akt_grouping_make(&grouped.grouping, dataset, grouped.network, AKT_FACET_LEVEL, NULL) !=
            AKT_OK)
        abort();
    return grouped;
}

akt_grouped akt_grouped_sketch(const char *groups, const char *ties, bool directed)
{
    size_t n = strlen(groups);
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t v = 0; v < n; v++)
        set_level(dataset, v, groups[v] == '.' ? AKT_NONE : groups[v] - 'A');
    for (; *ties; ties += strspn(ties, " ")) {
        akt_sketch_add_tie(dataset, (size_t)(ties[0] - '0'), (size_t)(ties[1] - '0'), "governs");
        ties += 2;
    }
    const akt_network_options options = {.layers = 1 << AKT_LAYER_GOVERNANCE,
                                         .direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED};
    return build(dataset, &options);
}

akt_grouped akt_grouped_random(uint64_t *seed, bool directed, akt_weight weight)
{
    size_t n = 1 + akt_sketch_draw(seed, AKT_GROUPED_MOST);
    size_t flows = akt_sketch_draw(seed, 5 * n), groups = 1 + akt_sketch_draw(seed, 5);
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t v = 0; v < n; v++)
        set_level(dataset, v, (int32_t)akt_sketch_draw(seed, groups + 1) - 1);
    for (size_t i = 0; i < flows; i++) {
        char id[32];
        int length = snprintf(id, sizeof id, "f%zu", i);
        size_t from = akt_sketch_draw(seed, n), to = akt_sketch_draw(seed, n);
        akt_sketch_add_flow(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                            from, to, (int64_t)(1 + akt_sketch_draw(seed, 900)) * 1000);
    }
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .weight = weight,
                                         .direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED};
    return build(dataset, &options);
}

void akt_grouped_dispose(akt_grouped *grouped)
{
    akt_grouping_dispose(&grouped->grouping);
    akt_network_free(grouped->network);
    akt_dataset_free(grouped->dataset);
}
