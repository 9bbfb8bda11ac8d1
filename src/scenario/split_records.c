#include "scenario/split_internal.h"

#include <stdlib.h>
#include <string.h>

/* What becomes of everything that names the whole. */

akt_actor *akt_split__edit_part(akt_split *s, size_t part)
{
    return (akt_actor *)akt_dataset_edit(s->edit->dataset, AKT_TABLE_ACTORS,
                                         (size_t)s->parts[part]);
}

static uint64_t takers_of(const akt_split *s, akt_ref party)
{
    return akt_ref_is_set(party) ? s->takers[party.table][party.index] : 0;
}

static bool is_whole(const akt_split *s, akt_ref ref)
{
    return akt_ref_is_same(ref, s->whole);
}

static akt_ref part_ref(const akt_split *s, size_t part)
{
    return (akt_ref){AKT_TABLE_ACTORS, s->parts[part]};
}

/* The first of the takers; the first part where there is none. */
static akt_ref first_of(const akt_split *s, uint64_t takers)
{
    size_t part = 0;
    while (takers && !(takers >> part & 1))
        part++;
    return part_ref(s, part);
}

static void move_ref(const akt_split *s, akt_ref *ref, uint64_t takers)
{
    if (is_whole(s, *ref))
        *ref = first_of(s, takers);
}

/* In the place of the whole stand all that take over the list's owner. */
static akt_status move_refs(akt_split *s, akt_refs *refs, uint64_t takers)
{
    if (!akt_refs_contain(refs, s->whole))
        return AKT_OK;
    akt_ref *items =
        akt_pool_get(akt_dataset_pool(s->edit->dataset), (refs->count + s->count) * sizeof *items);
    akt_refs moved = {items, 0};
    if (!items)
        return AKT_ENOMEM;
    for (size_t i = 0; i < refs->count; i++) {
        if (!is_whole(s, refs->items[i])) {
            items[moved.count++] = refs->items[i];
            continue;
        }
        for (size_t p = 0; p < s->count; p++)
            if ((takers ? takers >> p & 1 : p == 0) && !akt_refs_contain(&moved, part_ref(s, p)))
                items[moved.count++] = part_ref(s, p);
    }
    *refs = moved;
    return AKT_OK;
}

/* Units, programmes, forums, roles and statements. */
static akt_status move_table(akt_split *s, akt_table table)
{
    const akt_schema *schema = akt_schema_of_table(table);
    akt_status status = AKT_OK;
    for (size_t i = 0; i < akt_dataset_count(s->edit->dataset, table); i++) {
        akt_record *record = akt_dataset_edit(s->edit->dataset, table, i);
        uint64_t takers = s->takers[table] ? s->takers[table][i] : 0;
        for (size_t f = 0; status == AKT_OK && f < schema->field_count; f++) {
            void *at = (char *)record + schema->fields[f].offset;
            if (schema->fields[f].type == AKT_FIELD_REF)
                move_ref(s, at, takers);
            else if (schema->fields[f].type == AKT_FIELD_REFS)
                status = move_refs(s, at, takers);
        }
    }
    return status;
}

static void move_flow(const akt_split *s, akt_flow *flow)
{
    uint64_t takers = takers_of(s, is_whole(s, flow->from) ? flow->to : flow->from);
    takers = takers ? takers : takers_of(s, flow->via);
    move_ref(s, &flow->from, takers);
    move_ref(s, &flow->to, takers);
}

static void move_flows(akt_split *s)
{
    for (size_t i = 0; i < akt_dataset_count(s->edit->dataset, AKT_TABLE_FLOWS); i++)
        move_flow(s, (akt_flow *)akt_dataset_edit(s->edit->dataset, AKT_TABLE_FLOWS, i));
    akt_list *asides = akt_dataset_edit_asides(s->edit->dataset);
    akt_aside *items = asides->items;
    for (size_t i = 0; i < asides->count; i++)
        move_flow(s, &items[i].flow);
}

static akt_tie *edit_tie(akt_split *s, size_t index)
{
    return (akt_tie *)akt_dataset_edit(s->edit->dataset, AKT_TABLE_TIES, index);
}

/* Every taker has the tie; those after the first a copy of it. */
static akt_status copy_tie(akt_split *s, size_t index, akt_ref first, uint64_t takers)
{
    for (size_t p = 0; p < s->count; p++) {
        akt_ref part = part_ref(s, p);
        if (!(takers >> p & 1) || akt_ref_is_same(part, first))
            continue;
        if (!akt_dataset_add(s->edit->dataset, AKT_TABLE_TIES))
            return AKT_ENOMEM;
        akt_tie *copy = edit_tie(s, akt_dataset_count(s->edit->dataset, AKT_TABLE_TIES) - 1);
        *copy = *edit_tie(s, index);
        if (akt_ref_is_same(copy->from, first))
            copy->from = part;
        else
            copy->to = part;
    }
    return AKT_OK;
}

static akt_status move_ties(akt_split *s)
{
    size_t count = akt_dataset_count(s->edit->dataset, AKT_TABLE_TIES);
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < count; i++) {
        akt_tie *tie = edit_tie(s, i);
        if (!is_whole(s, tie->from) && !is_whole(s, tie->to))
            continue;
        uint64_t takers = takers_of(s, is_whole(s, tie->from) ? tie->to : tie->from);
        move_ref(s, &tie->from, takers);
        move_ref(s, &tie->to, takers);
        status = copy_tie(s, i, first_of(s, takers), takers);
    }
    return status;
}

/* The first part is found by what the whole was called before, as far as no other bears it. */
static akt_status keep_former_ids(akt_split *s)
{
    akt_strings *own = &akt_split__edit_part(s, 0)->party.former_ids;
    const char **ids = akt_pool_get(akt_dataset_pool(s->edit->dataset),
                                    (own->count + s->former.count + 1) * sizeof *ids);
    if (!ids)
        return AKT_ENOMEM;
    if (own->count)
        memcpy(ids, own->items, own->count * sizeof *ids);
    size_t kept = own->count;
    for (size_t i = 0; i < s->former.count; i++)
        if (!akt_ref_is_set(akt_dataset_find_party(s->edit->dataset, s->former.items[i])))
            ids[kept++] = s->former.items[i];
    *own = (akt_strings){ids, kept};
    return AKT_OK;
}

static akt_status remove_whole(akt_split *s)
{
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    keep[AKT_TABLE_ACTORS] = akt_edit__flags(s->edit, AKT_TABLE_ACTORS);
    if (!keep[AKT_TABLE_ACTORS])
        return AKT_ENOMEM;
    keep[AKT_TABLE_ACTORS][s->whole.index] = false;
    akt_status status = akt_edit__select(s->edit, keep);
    free(keep[AKT_TABLE_ACTORS]);
    return status;
}

akt_status akt_split__divide(akt_split *s)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS,
                                       AKT_TABLE_ROLES, AKT_TABLE_STATEMENTS};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < sizeof tables / sizeof *tables; i++)
        status = move_table(s, tables[i]);
    if (status == AKT_OK)
        status = move_ties(s);
    if (status == AKT_OK)
        status = keep_former_ids(s);
    move_flows(s);
    return status == AKT_OK ? remove_whole(s) : status;
}
