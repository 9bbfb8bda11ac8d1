#include "scenario/step_internal.h"

#include <string.h>

/* Steps that add: records, and members of forums. */

akt_status akt_step__add(akt_edit *edit)
{
    return akt_input_add_record(edit->dataset, edit->table, &edit->text, edit->faults, edit->err);
}

/* Money that was set aside under the flow's id is in use again. */
static void take_back(akt_edit *edit, const char *id)
{
    akt_list *asides = akt_dataset_edit_asides(edit->dataset);
    akt_aside *items = asides->items;
    size_t kept = 0;
    for (size_t i = 0; i < asides->count; i++)
        if (!id || strcmp(items[i].flow.record.id, id) != 0)
            items[kept++] = items[i];
    asides->count = kept;
}

akt_status akt_step__add_flow(akt_edit *edit)
{
    akt_status status = akt_step__add(edit);
    size_t count = akt_dataset_count(edit->dataset, AKT_TABLE_FLOWS);
    if (status == AKT_OK)
        take_back(edit, akt_dataset_record(edit->dataset, AKT_TABLE_FLOWS, count - 1)->id);
    return status;
}

static akt_status fault_member(const akt_edit *edit, akt_fault fault)
{
    const char *args[4] = {akt_edit__id(edit, edit->fields.member),
                           akt_edit__id(edit, edit->fields.forum), NULL, NULL};
    return akt_edit__fault(edit, fault, "/member", args);
}

static akt_forum *find_forum(akt_edit *edit)
{
    return (akt_forum *)akt_dataset_edit(edit->dataset, AKT_TABLE_FORUMS,
                                         (size_t)edit->fields.forum.index);
}

akt_status akt_step__add_member(akt_edit *edit)
{
    akt_refs *members = &find_forum(edit)->members;
    if (akt_refs_contain(members, edit->fields.member))
        return fault_member(edit, AKT_FAULT_IS_MEMBER);
    akt_ref *items =
        akt_pool_get(akt_dataset_pool(edit->dataset), (members->count + 1) * sizeof *items);
    if (!items)
        return AKT_ENOMEM;
    if (members->count)
        memcpy(items, members->items, members->count * sizeof *items);
    items[members->count] = edit->fields.member;
    *members = (akt_refs){items, members->count + 1};
    return AKT_OK;
}

akt_status akt_step__remove_member(akt_edit *edit)
{
    akt_refs *members = &find_forum(edit)->members;
    if (!akt_refs_contain(members, edit->fields.member))
        return fault_member(edit, AKT_FAULT_NO_MEMBER);
    akt_ref *items = akt_pool_get(akt_dataset_pool(edit->dataset), members->count * sizeof *items);
    size_t kept = 0;
    if (!items)
        return AKT_ENOMEM;
    for (size_t i = 0; i < members->count; i++)
        if (!akt_ref_is_same(members->items[i], edit->fields.member))
            items[kept++] = members->items[i];
    *members = (akt_refs){items, kept};
    return AKT_OK;
}
