#include "base/near.h"
#include "input/edit_record.h"
#include "input/field_internal.h"

#include <string.h>

/* References: ids of parties, records of one table, places in sources, parts of flows. */

/* Looking for the nearest id takes a look at all of them: not for each of very many faults. */
enum { MOST_SUGGESTIONS = 1000 };

static void try_record(akt_near *near, const akt_dataset *dataset, akt_ref ref)
{
    static const uint32_t parties =
        1U << AKT_TABLE_ACTORS | 1U << AKT_TABLE_PROGRAMMES | 1U << AKT_TABLE_FORUMS;
    const akt_record *record = akt_dataset_record(dataset, ref.table, (size_t)ref.index);
    if (!record->id)
        return;
    akt_near_try(near, record->id);
    if (!(parties & 1U << ref.table))
        return;
    const akt_party *party = (const akt_party *)record;
    const char *names[] = {akt_text_in(&party->name, AKT_LANG_NB),
                           akt_text_in(&party->short_name, AKT_LANG_NB)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i])
            akt_near_try_for(near, names[i], record->id);
}

const char *akt_input_nearest_id(const akt_dataset *dataset, uint32_t tables, const char *word,
                                 const akt_diagnostics *faults)
{
    akt_near near = akt_near_start(word);
    if (faults->list.count >= MOST_SUGGESTIONS)
        return NULL;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = tables & 1U << t ? akt_dataset_count(dataset, (akt_table)t) : 0;
        for (size_t i = 0; i < count; i++)
            try_record(&near, dataset, (akt_ref){(akt_table)t, (int32_t)i});
    }
    return near.best;
}

static const char *nearest_id(const akt_spot *s, const char *id, uint32_t mask)
{
    return akt_input_nearest_id(s->reader->dataset, mask, id, s->reader->faults);
}

static void fault_table(const akt_spot *s, const char *id, akt_table is, uint32_t mask)
{
    akt_buffer wanted = AKT_BUFFER_INIT;
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (mask & 1U << t)
            akt_known__add(&wanted, akt_table_name((akt_table)t));
    akt_spot__fault_value(s, AKT_FAULT_WRONG_TABLE, id, akt_table_name(is),
                          akt_buffer_text(&wanted));
    s->reader->no_memory = s->reader->no_memory || wanted.failed;
    akt_buffer_dispose(&wanted);
}

static const char *read_id(const akt_spot *s, const akt_json *value)
{
    if (akt_json_kind_of(value) == AKT_JSON_STRING)
        return akt_json_string(value);
    akt_spot__fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
    return NULL;
}

static bool read_ref(const akt_spot *s, const akt_json *value, void *item)
{
    uint32_t mask = (uint32_t)s->field->arg;
    const char *id = read_id(s, value);
    if (!id)
        return false;
    akt_ref ref = akt_dataset_find_party(s->reader->dataset, id);
    if (!akt_ref_is_set(ref)) {
        akt_spot__fault_value(s, AKT_FAULT_UNKNOWN_ID, id, nearest_id(s, id, mask), NULL);
        return false;
    }
    if (!(mask & 1U << ref.table)) {
        fault_table(s, id, ref.table, mask);
        return false;
    }
    *(akt_ref *)item = ref;
    return true;
}

void akt_field__ref(const akt_spot *s, const akt_json *value, void *at)
{
    read_ref(s, value, at);
}

void akt_field__refs(const akt_spot *s, const akt_json *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_IDS, sizeof(akt_ref), read_ref};
    akt_refs *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

/* AKT_NONE after a fault. */
static int32_t find_index(const akt_spot *s, const akt_json *value, akt_table table)
{
    const char *id = read_id(s, value);
    if (!id)
        return AKT_NONE;
    int32_t index = akt_dataset_find(s->reader->dataset, table, id);
    if (index == AKT_NONE)
        akt_spot__fault_value(s, AKT_FAULT_UNKNOWN_ID, id, nearest_id(s, id, 1U << table), NULL);
    return index;
}

static bool read_index(const akt_spot *s, const akt_json *value, void *item)
{
    int32_t index = find_index(s, value, (akt_table)s->field->arg);
    *(int32_t *)item = index;
    return index != AKT_NONE;
}

void akt_field__indices(const akt_spot *s, const akt_json *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_IDS, sizeof(int32_t), read_index};
    akt_indices *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

/* The member of that name of an object that holds no others than it and `other`; or NULL. */
static const akt_json *get_of_two(const akt_json *value, const char *name, const char *other)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT)
        return NULL;
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i))
        if (strcmp(akt_json_key(i), name) != 0 && strcmp(akt_json_key(i), other) != 0)
            return NULL;
    return akt_json_get(value, name);
}

static bool read_cite(const akt_spot *s, const akt_json *value, void *item)
{
    akt_cite *cite = item;
    const akt_json *ref = get_of_two(value, "ref", "at");
    const akt_json *at = ref ? akt_json_get(value, "at") : NULL;
    if (!ref || (at && akt_json_kind_of(at) != AKT_JSON_STRING)) {
        akt_spot__fault(s, AKT_FAULT_WANTS_CITES, NULL, NULL, NULL);
        return false;
    }
    cite->source = find_index(s, ref, AKT_TABLE_SOURCES);
    cite->at = at ? akt_spot__keep(s, akt_json_string(at)) : NULL;
    return cite->source != AKT_NONE;
}

void akt_field__cites(const akt_spot *s, const akt_json *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_CITES, sizeof(akt_cite), read_cite};
    akt_cites *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

static bool read_part(const akt_spot *s, const akt_json *value, void *item)
{
    akt_part *part = item;
    *part = (akt_part){AKT_NONE, {false, 0}};
    if (akt_json_kind_of(value) == AKT_JSON_STRING) {
        part->flow = find_index(s, value, AKT_TABLE_FLOWS);
        return part->flow != AKT_NONE;
    }
    const akt_json *flow = get_of_two(value, "flow", "amount");
    const akt_json *amount = flow ? akt_json_get(value, "amount") : NULL;
    if (!amount) {
        akt_spot__fault(s, AKT_FAULT_WANTS_PARTS, NULL, NULL, NULL);
        return false;
    }
    part->flow = find_index(s, flow, AKT_TABLE_FLOWS);
    if (akt_json_kind_of(amount) != AKT_JSON_NULL)
        akt_field__amount(s, amount, &part->amount);
    return part->flow != AKT_NONE;
}

static void read_only_part(const akt_spot *s, const akt_json *value, akt_parts *out)
{
    akt_part *part = akt_pool_get(akt_dataset_pool(s->reader->dataset), sizeof *part);
    s->reader->no_memory = s->reader->no_memory || !part;
    if (part && read_part(s, value, part))
        *out = (akt_parts){part, 1};
}

void akt_field__parts(const akt_spot *s, const akt_json *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_PARTS, sizeof(akt_part), read_part};
    akt_parts *out = at;
    if (akt_json_kind_of(value) == AKT_JSON_STRING)
        read_only_part(s, value, out);
    else
        out->items = akt_spot__items(s, value, &reader, &out->count);
}
