#include "scenario/difference_internal.h"

#include <string.h>

/* Records of the second dataset in terms of the first. Each of these moves what a field names, and
 * returns whether all of it is there. */

static bool move_code(const akt_differ *d, akt_vocabulary vocabulary, int32_t *code)
{
    if (*code < 0)
        return true;
    const akt_term *term = akt_dataset_term(d->to, vocabulary, *code);
    *code = akt_dataset_find_term(d->state, vocabulary, term->record.id);
    return *code != AKT_NONE;
}

static int32_t place_of(const akt_differ *d, akt_table table, int32_t index)
{
    return d->state_of[table][index];
}

static bool move_ref(const akt_differ *d, akt_ref *ref)
{
    if (!akt_ref_is_set(*ref))
        return true;
    ref->index = place_of(d, ref->table, ref->index);
    return akt_ref_is_set(*ref);
}

static void *get_items(akt_differ *d, size_t count, size_t size)
{
    void *items = akt_pool_get(d->pool, (count + 1) * size);
    d->failed = d->failed || !items;
    return items;
}

static bool move_refs(akt_differ *d, akt_refs *refs)
{
    akt_ref *items = get_items(d, refs->count, sizeof *items);
    size_t kept = 0, count = refs->count;
    for (size_t i = 0; items && i < count; i++) {
        items[kept] = refs->items[i];
        kept += move_ref(d, &items[kept]);
    }
    *refs = (akt_refs){items, kept};
    return kept == count;
}

static bool move_indices(akt_differ *d, const akt_field *field, akt_indices *indices)
{
    int32_t *items = get_items(d, indices->count, sizeof *items);
    size_t kept = 0, count = indices->count;
    for (size_t i = 0; items && i < count; i++) {
        items[kept] = indices->items[i];
        if (field->type == AKT_FIELD_CODES)
            move_code(d, (akt_vocabulary)field->arg, &items[kept]);
        else
            items[kept] = place_of(d, (akt_table)field->arg, items[kept]);
        kept += items[kept] != AKT_NONE;
    }
    *indices = (akt_indices){items, kept};
    return kept == count;
}

static bool move_cites(akt_differ *d, akt_cites *cites)
{
    akt_cite *items = get_items(d, cites->count, sizeof *items);
    size_t kept = 0, count = cites->count;
    for (size_t i = 0; items && i < count; i++) {
        items[kept] = cites->items[i];
        items[kept].source = place_of(d, AKT_TABLE_SOURCES, items[kept].source);
        kept += items[kept].source != AKT_NONE;
    }
    *cites = (akt_cites){items, kept};
    return kept == count;
}

static bool move_parts(akt_differ *d, akt_parts *parts)
{
    akt_part *items = get_items(d, parts->count, sizeof *items);
    size_t kept = 0, count = parts->count;
    for (size_t i = 0; items && i < count; i++) {
        items[kept] = parts->items[i];
        items[kept].flow = place_of(d, AKT_TABLE_FLOWS, items[kept].flow);
        kept += items[kept].flow != AKT_NONE;
    }
    *parts = (akt_parts){items, kept};
    return kept == count;
}

static bool move_field(akt_differ *d, const akt_field *field, akt_record *record)
{
    void *at = (char *)record + field->offset;
    switch (field->type) {
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA: return move_code(d, (akt_vocabulary)field->arg, at);
    case AKT_FIELD_CODES:
    case AKT_FIELD_INDICES: return move_indices(d, field, at);
    case AKT_FIELD_REF: return move_ref(d, at);
    case AKT_FIELD_REFS: return move_refs(d, at);
    case AKT_FIELD_CITES: return move_cites(d, at);
    case AKT_FIELD_PARTS: return move_parts(d, at);
    default: return true;
    }
}

static uint64_t move_fields(akt_differ *d, const akt_field_choice *fields, akt_record *record)
{
    uint64_t lost = 0;
    for (size_t i = 0; i < fields->count; i++)
        if (!move_field(d, fields->items[i], record))
            lost |= UINT64_C(1) << i;
    return lost;
}

akt_translation akt_differ__translate(akt_differ *d, akt_table table, size_t index)
{
    akt_translation t = {akt_differ__copy(d, table, akt_dataset_record(d->to, table, index)),
                         akt_field_choose_all(akt_schema_of_table(table)), 0};
    if (t.record)
        t.lost = move_fields(d, &t.fields, t.record);
    return t;
}

uint64_t akt_differ__translate_term(akt_differ *d, akt_term *term)
{
    const akt_field_choice fields = akt_field_choose_all(akt_schema_of_terms());
    return move_fields(d, &fields, &term->record);
}

bool akt_translation__is_void(const akt_translation *t, akt_table table)
{
    for (size_t i = 0; i < t->fields.count; i++) {
        const akt_field *field = t->fields.items[i];
        bool is_single = field->type == AKT_FIELD_REF || field->type == AKT_FIELD_AREA;
        bool needed = field->required || (table == AKT_TABLE_ROLES && is_single);
        if (needed && t->lost >> i & 1)
            return true;
    }
    return false;
}

static void reduce_refs(akt_differ *d, akt_refs *refs)
{
    akt_ref *items = get_items(d, refs->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < refs->count; i++)
        if (akt_differ__stays(d, refs->items[i]))
            items[kept++] = refs->items[i];
    *refs = (akt_refs){items, kept};
}

static void reduce_parts(akt_differ *d, akt_parts *parts)
{
    akt_part *items = get_items(d, parts->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < parts->count; i++)
        if (d->to_of[AKT_TABLE_FLOWS][parts->items[i].flow] != AKT_NONE)
            items[kept++] = parts->items[i];
    *parts = (akt_parts){items, kept};
}

akt_record *akt_differ__reduce(akt_differ *d, akt_table table, size_t index)
{
    akt_record *copy = akt_differ__copy(d, table, akt_dataset_record(d->state, table, index));
    const akt_schema *schema = akt_schema_of_table(table);
    for (size_t i = 0; copy && i < schema->field_count; i++) {
        void *at = (char *)copy + schema->fields[i].offset;
        if (schema->fields[i].type == AKT_FIELD_REFS)
            reduce_refs(d, at);
        else if (schema->fields[i].type == AKT_FIELD_PARTS)
            reduce_parts(d, at);
    }
    return copy;
}
