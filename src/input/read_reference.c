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

static bool is_id(const akt_spot *s, const char *value)
{
    if (akt_json_kind_at(value) == AKT_JSON_STRING)
        return true;
    akt_spot__fault(s, AKT_FAULT_WANTS_ID, NULL, NULL, NULL);
    return false;
}

static void fault_id(const akt_spot *s, const char *value, uint32_t mask)
{
    const char *id = akt_spot__word(s, value);
    akt_spot__fault_value(s, AKT_FAULT_UNKNOWN_ID, id, nearest_id(s, id, mask), NULL);
}

static bool read_ref(const akt_spot *s, const char *value, void *item)
{
    uint32_t mask = (uint32_t)s->field->arg;
    if (!is_id(s, value))
        return false;
    const akt_json_bytes id = akt_spot__bytes(s, value);
    akt_ref ref = akt_dataset_find_party_of(s->reader->dataset, id.text, id.size);
    if (!akt_ref_is_set(ref)) {
        fault_id(s, value, mask);
        return false;
    }
    if (!(mask & 1U << ref.table)) {
        fault_table(s, akt_spot__word(s, value), ref.table, mask);
        return false;
    }
    *(akt_ref *)item = ref;
    return true;
}

void akt_field__ref(const akt_spot *s, const char *value, void *at)
{
    read_ref(s, value, at);
}

void akt_field__refs(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_IDS, sizeof(akt_ref), read_ref};
    akt_refs *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

/* AKT_NONE after a fault. */
static int32_t find_index(const akt_spot *s, const char *value, akt_table table)
{
    if (!is_id(s, value))
        return AKT_NONE;
    const akt_json_bytes id = akt_spot__bytes(s, value);
    int32_t index = akt_dataset_find_of(s->reader->dataset, table, id.text, id.size);
    if (index == AKT_NONE)
        fault_id(s, value, 1U << table);
    return index;
}

static bool read_index(const akt_spot *s, const char *value, void *item)
{
    int32_t index = find_index(s, value, (akt_table)s->field->arg);
    *(int32_t *)item = index;
    return index != AKT_NONE;
}

void akt_field__indices(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_IDS, sizeof(int32_t), read_index};
    akt_indices *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

/* The member of that name of an object that holds no others than it and `other`; or NULL. */
static const char *get_of_two(const char *value, const char *name, const char *other)
{
    const char *found = NULL;
    if (akt_json_kind_at(value) != AKT_JSON_OBJECT)
        return NULL;
    for (akt_json_cursor i = akt_json_enter(value, 0); akt_json_next(&i);) {
        if (akt_json_key_is(&i, name))
            found = value + i.value;
        else if (!akt_json_key_is(&i, other))
            return NULL;
    }
    return found;
}

static bool read_cite(const akt_spot *s, const char *value, void *item)
{
    akt_cite *cite = item;
    const char *ref = get_of_two(value, "ref", "at");
    const char *at = ref ? get_of_two(value, "at", "ref") : NULL;
    if (!ref || (at && akt_json_kind_at(at) != AKT_JSON_STRING)) {
        akt_spot__fault(s, AKT_FAULT_WANTS_CITES, NULL, NULL, NULL);
        return false;
    }
    cite->source = find_index(s, ref, AKT_TABLE_SOURCES);
    cite->at = at ? akt_spot__keep(s, at) : NULL;
    return cite->source != AKT_NONE;
}

void akt_field__cites(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_CITES, sizeof(akt_cite), read_cite};
    akt_cites *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}

static bool read_part(const akt_spot *s, const char *value, void *item)
{
    akt_part *part = item;
    *part = (akt_part){AKT_NONE, {false, 0}};
    if (akt_json_kind_at(value) == AKT_JSON_STRING) {
        part->flow = find_index(s, value, AKT_TABLE_FLOWS);
        return part->flow != AKT_NONE;
    }
    const char *flow = get_of_two(value, "flow", "amount");
    const char *amount = flow ? get_of_two(value, "amount", "flow") : NULL;
    if (!amount) {
        akt_spot__fault(s, AKT_FAULT_WANTS_PARTS, NULL, NULL, NULL);
        return false;
    }
    part->flow = find_index(s, flow, AKT_TABLE_FLOWS);
    if (akt_json_kind_at(amount) != AKT_JSON_NULL)
        akt_field__amount(s, amount, &part->amount);
    return part->flow != AKT_NONE;
}

static void read_only_part(const akt_spot *s, const char *value, akt_parts *out)
{
    akt_part *part = akt_pool_get(akt_dataset_pool(s->reader->dataset), sizeof *part);
    s->reader->no_memory = s->reader->no_memory || !part;
    if (part && read_part(s, value, part))
        *out = (akt_parts){part, 1};
}

void akt_field__parts(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_PARTS, sizeof(akt_part), read_part};
    akt_parts *out = at;
    if (akt_json_kind_at(value) == AKT_JSON_STRING)
        read_only_part(s, value, out);
    else
        out->items = akt_spot__items(s, value, &reader, &out->count);
}
