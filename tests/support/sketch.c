#include "support/sketch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *demand(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static int32_t find_code(const akt_dataset *dataset, akt_vocabulary vocabulary, const char *id)
{
    int32_t code = akt_dataset_find_term(dataset, vocabulary, id);
    if (code == AKT_NONE)
        abort();
    return code;
}

akt_dataset *akt_sketch_new(size_t actors)
{
    akt_dataset *dataset = demand(akt_dataset_new());
    for (size_t i = 0; i < actors; i++) {
        char id[32];
        int length = snprintf(id, sizeof id, "a%zu", i);
        akt_sketch_add_party(dataset, AKT_TABLE_ACTORS,
                             demand(akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length)));
    }
    return dataset;
}

akt_ref akt_sketch_actor(size_t index)
{
    return (akt_ref){AKT_TABLE_ACTORS, (int32_t)index};
}

akt_ref akt_sketch_add_party(akt_dataset *dataset, akt_table table, const char *id)
{
    akt_record *record = demand(akt_dataset_add(dataset, table));
    record->id = id;
    return akt_dataset_index(dataset, table, akt_dataset_count(dataset, table) - 1, id);
}

akt_refs akt_sketch_refs(akt_dataset *dataset, const akt_ref *refs, size_t count)
{
    akt_ref *copy = demand(akt_pool_get(akt_dataset_pool(dataset), count * sizeof *copy));
    memcpy(copy, refs, count * sizeof *copy);
    return (akt_refs){copy, count};
}

akt_tie *akt_sketch_add_tie(akt_dataset *dataset, size_t from, size_t to, const char *kind)
{
    akt_tie *tie = demand(akt_dataset_add(dataset, AKT_TABLE_TIES));
    tie->from = akt_sketch_actor(from);
    tie->to = akt_sketch_actor(to);
    tie->kind = find_code(dataset, AKT_VOCABULARY_TIE_KINDS, kind);
    return tie;
}

akt_flow *akt_sketch_add_flow(akt_dataset *dataset, const char *id, size_t from, size_t to,
                              int64_t amount)
{
    akt_flow *flow = demand(akt_dataset_add(dataset, AKT_TABLE_FLOWS));
    flow->record.id = id;
    flow->from = akt_sketch_actor(from);
    flow->to = akt_sketch_actor(to);
    flow->currency = "NOK";
    if (amount >= 0)
        flow->amount = (akt_amount){true, amount};
    size_t index = akt_dataset_count(dataset, AKT_TABLE_FLOWS) - 1;
    akt_dataset_index(dataset, AKT_TABLE_FLOWS, index, id);
    return flow;
}

void akt_sketch_continue(akt_dataset *dataset, const char *flow, const char *continued,
                         int64_t amount)
{
    int32_t index = akt_dataset_find(dataset, AKT_TABLE_FLOWS, flow);
    int32_t target = akt_dataset_find(dataset, AKT_TABLE_FLOWS, continued);
    if (index == AKT_NONE || target == AKT_NONE)
        abort();
    akt_flow *record = (akt_flow *)akt_dataset_edit(dataset, AKT_TABLE_FLOWS, (size_t)index);
    size_t count = record->continues.count;
    akt_part *parts = demand(akt_pool_get(akt_dataset_pool(dataset), (count + 1) * sizeof *parts));
    if (count > 0)
        memcpy(parts, record->continues.items, count * sizeof *parts);
    parts[count].flow = target;
    if (amount >= 0)
        parts[count].amount = (akt_amount){true, amount};
    record->continues = (akt_parts){parts, count + 1};
}

static int32_t find_area(const akt_dataset *dataset, const char *area)
{
    if (!area)
        return AKT_NONE;
    return strcmp(area, "all") == 0 ? AKT_AREA_ALL : find_code(dataset, AKT_VOCABULARY_AREAS, area);
}

akt_role *akt_sketch_add_role(akt_dataset *dataset, akt_ref holder, const char *role,
                              const char *area, akt_strength strength)
{
    akt_role *record = demand(akt_dataset_add(dataset, AKT_TABLE_ROLES));
    record->holder = holder;
    record->role = find_code(dataset, AKT_VOCABULARY_ROLES, role);
    record->area = find_area(dataset, area);
    record->strength = (int32_t)strength;
    return record;
}

akt_need *akt_sketch_add_need(akt_dataset *dataset, const char *role, const char *area,
                              int64_t minimum)
{
    akt_need *record = demand(akt_dataset_add(dataset, AKT_TABLE_NEEDS));
    record->role = role ? find_code(dataset, AKT_VOCABULARY_ROLES, role) : AKT_NONE;
    record->area = find_area(dataset, area);
    record->minimum = minimum;
    return record;
}

akt_indices akt_sketch_codes(akt_dataset *dataset, akt_vocabulary vocabulary, const char *ids)
{
    size_t count = 0;
    int32_t *codes = demand(akt_pool_get(akt_dataset_pool(dataset), (strlen(ids) + 1) * sizeof *codes));
    while (*ids) {
        char id[64];
        size_t size = strcspn(ids, ",");
        snprintf(id, sizeof id, "%.*s", (int)size, ids);
        codes[count++] = find_code(dataset, vocabulary, id);
        ids += size + (ids[size] == ',');
    }
    return (akt_indices){codes, count};
}

akt_actor *akt_sketch_edit_actor(akt_dataset *dataset, size_t index)
{
    return (akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, index);
}

uint64_t akt_sketch_draw(uint64_t *seed, uint64_t limit)
{
    uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) % limit;
}

akt_dataset *akt_sketch_pairs(size_t actors, const char *kind, const akt_pair *pairs, size_t count)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < count; i++)
        akt_sketch_add_tie(dataset, pairs[i].from, pairs[i].to, kind);
    return dataset;
}

akt_dataset *akt_sketch_ring(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t v = 0; v < actors; v++)
        akt_sketch_add_tie(dataset, v, (v + 1) % actors, kind);
    return dataset;
}

akt_dataset *akt_sketch_star(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t v = 1; v < actors; v++)
        akt_sketch_add_tie(dataset, 0, v, kind);
    return dataset;
}

akt_dataset *akt_sketch_complete(size_t actors, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t a = 0; a < actors; a++) {
        for (size_t b = a + 1; b < actors; b++)
            akt_sketch_add_tie(dataset, a, b, kind);
    }
    return dataset;
}

akt_dataset *akt_sketch_flows(uint64_t *seed, size_t actors, size_t flows, uint64_t amounts)
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

akt_dataset *akt_sketch_field(uint64_t seed)
{
    akt_dataset *dataset = akt_sketch_flows(&seed, 9, 14, 9);
    for (size_t i = 0; i < 5; i++)
        akt_sketch_edit_actor(dataset, i)->driver = AKT_DRIVER_CENTRAL;
    for (size_t i = 0; i < 9; i++)
        akt_sketch_add_tie(dataset, akt_sketch_draw(&seed, 9), akt_sketch_draw(&seed, 9),
                           "cooperates");
    akt_sketch_add_need(dataset, "enabler", "policy", 1);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "enabler", "all", AKT_STRENGTH_POSSIBLE);
    return dataset;
}
