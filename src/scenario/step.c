#include "scenario/step_internal.h"

#include "base/near.h"

#include <stdlib.h>
#include <string.h>

/* The kinds of steps as rows: their fields, and what does them. */

#define PARTIES (1 << AKT_TABLE_ACTORS | 1 << AKT_TABLE_PROGRAMMES | 1 << AKT_TABLE_FORUMS)
#define ROW(member, name, kind, required, arg)                                                     \
    {                                                                                              \
        name, AKT_FIELD_##kind, offsetof(akt_step_fields, member), required, arg, NULL             \
    }
#define SCHEMA(rows)                                                                               \
    {                                                                                              \
        "steps", sizeof(akt_step_fields), rows, sizeof(rows) / sizeof *(rows), false               \
    }

static const akt_field actor_rows[] = {ROW(id, "id", REF, true, 1 << AKT_TABLE_ACTORS)};
static const akt_field programme_rows[] = {ROW(id, "id", REF, true, 1 << AKT_TABLE_PROGRAMMES)};
static const akt_field forum_rows[] = {ROW(id, "id", REF, true, 1 << AKT_TABLE_FORUMS)};
static const akt_field merge_rows[] = {
    ROW(actors, "actors", REFS, true, 1 << AKT_TABLE_ACTORS),
    ROW(into, "into", STRING, true, 0),
    ROW(name, "name", TEXT, false, 0),
};
static const akt_field member_rows[] = {
    ROW(forum, "forum", REF, true, 1 << AKT_TABLE_FORUMS),
    ROW(member, "member", REF, true, PARTIES),
};
static const akt_field tie_rows[] = {
    ROW(from, "from", REF, true, PARTIES),
    ROW(to, "to", REF, true, PARTIES),
    ROW(kind, "kind", CODE, true, AKT_VOCABULARY_TIE_KINDS),
};
static const akt_field role_rows[] = {
    ROW(holder, "holder", REF, false, PARTIES),
    ROW(role, "role", CODE, true, AKT_VOCABULARY_ROLES),
    ROW(area, "area", AREA, false, AKT_VOCABULARY_AREAS),
};
static const akt_field move_rows[] = {
    ROW(flow, "flow", STRING, true, 0),
    ROW(to, "to", REF, true, PARTIES),
    ROW(amount, "amount", AMOUNT, true, 0),
};
static const akt_field amount_rows[] = {
    ROW(flow, "flow", STRING, true, 0),
    ROW(amount, "amount", AMOUNT, true, 0),
};
static const akt_field flow_rows[] = {ROW(flow, "flow", STRING, true, 0)};
static const akt_field set_rows[] = {
    ROW(table, "table", STRING, true, 0),
    ROW(record, "id", STRING, true, 0),
    ROW(field, "field", STRING, true, 0),
};

static const akt_schema actor = SCHEMA(actor_rows), programme = SCHEMA(programme_rows),
                        forum = SCHEMA(forum_rows), merging = SCHEMA(merge_rows),
                        member = SCHEMA(member_rows), tie = SCHEMA(tie_rows),
                        role = SCHEMA(role_rows), moving = SCHEMA(move_rows),
                        amount = SCHEMA(amount_rows), one_flow = SCHEMA(flow_rows),
                        setting = SCHEMA(set_rows);

static const char *const usual_keys[] = {"do", "why", NULL};
static const char *const split_keys[] = {"do", "why", "into", "ties", NULL};
static const char *const set_keys[] = {"do", "why", "value", NULL};

#define ADDS(table) table, NULL, akt_step__add
#define NO_TABLE AKT_TABLE_COUNT

const akt_step_kind akt_step__kinds[AKT_STEP_KINDS] = {
    {"add_actor", ADDS(AKT_TABLE_ACTORS), {"id"}, usual_keys},
    {"add_programme", ADDS(AKT_TABLE_PROGRAMMES), {"id"}, usual_keys},
    {"add_forum", ADDS(AKT_TABLE_FORUMS), {"id"}, usual_keys},
    {"add_tie", ADDS(AKT_TABLE_TIES), {"from", "to"}, usual_keys},
    {"give_role", ADDS(AKT_TABLE_ROLES), {"holder", "role", "area"}, usual_keys},
    {"add_flow", AKT_TABLE_FLOWS, NULL, akt_step__add_flow, {"id"}, usual_keys},
    {"remove_actor", NO_TABLE, &actor, akt_step__remove_party, {"id"}, usual_keys},
    {"remove_programme", NO_TABLE, &programme, akt_step__remove_party, {"id"}, usual_keys},
    {"remove_forum", NO_TABLE, &forum, akt_step__remove_party, {"id"}, usual_keys},
    {"merge", NO_TABLE, &merging, akt_step__merge, {"actors"}, usual_keys},
    {"split", NO_TABLE, &actor, akt_step__split, {"id"}, split_keys},
    {"add_member", NO_TABLE, &member, akt_step__add_member, {"forum", "member"}, usual_keys},
    {"remove_member", NO_TABLE, &member, akt_step__remove_member, {"forum", "member"}, usual_keys},
    {"remove_tie", NO_TABLE, &tie, akt_step__remove_tie, {"from", "to"}, usual_keys},
    {"drop_role", NO_TABLE, &role, akt_step__drop_role, {"holder", "role", "area"}, usual_keys},
    {"move_money", NO_TABLE, &moving, akt_step__move_money, {"flow", "to"}, usual_keys},
    {"change_amount", NO_TABLE, &amount, akt_step__change_amount, {"flow"}, usual_keys},
    {"remove_flow", NO_TABLE, &one_flow, akt_step__remove_flow, {"flow"}, usual_keys},
    {"set", NO_TABLE, &setting, akt_step__set, {"id", "field"}, set_keys},
};

akt_status akt_step__apply(akt_edit *edit, const akt_step_kind *kind)
{
    edit->table = kind->table;
    edit->text.other = kind->other;
    akt_status status = AKT_OK;
    if (kind->schema)
        status = akt_input_read_object(edit->dataset, kind->schema, &edit->text, edit->faults,
                                       &edit->fields);
    if (status == AKT_OK)
        status = kind->apply(edit);
    return status == AKT_ENOMEM ? akt_error_memory(edit->err) : status;
}

akt_status akt_edit__fault(const akt_edit *edit, akt_fault fault, const char *pointer,
                           const char *const args[4])
{
    const akt_object_text *text = &edit->text;
    akt_buffer whole = AKT_BUFFER_INIT;
    akt_buffer_add(&whole, text->pointer);
    akt_buffer_add(&whole, pointer);
    size_t offset = akt_json_locate(text->file->text, text->offset, pointer);
    akt_text_file_fault(text->file, edit->faults, fault, offset, akt_buffer_text(&whole), args);
    bool failed = whole.failed || edit->faults->failed;
    akt_buffer_dispose(&whole);
    return failed ? AKT_ENOMEM : AKT_EDATA;
}

akt_status akt_edit__unknown(const akt_edit *edit, akt_table table, const char *id,
                             const char *pointer)
{
    akt_near near = akt_near_start(id);
    for (size_t i = 0; i < akt_dataset_count(edit->dataset, table); i++) {
        const char *known = akt_dataset_record(edit->dataset, table, i)->id;
        if (known)
            akt_near_try(&near, known);
    }
    const char *args[4] = {id, near.best, NULL, NULL};
    return akt_edit__fault(edit, AKT_FAULT_UNKNOWN_ID, pointer, args);
}

const char *akt_edit__id(const akt_edit *edit, akt_ref party)
{
    const akt_party *found = akt_dataset_party(edit->dataset, party);
    return found && found->record.id ? found->record.id : "–";
}

akt_status akt_edit__select(akt_edit *edit, bool *const keep[AKT_TABLE_COUNT])
{
    bool is_short = akt_pool_has_failed(akt_dataset_pool(edit->dataset));
    akt_dataset *left = is_short ? NULL : akt_dataset_select(edit->dataset, keep);
    if (!left)
        return AKT_ENOMEM;
    akt_dataset_free(edit->dataset);
    edit->dataset = left;
    return AKT_OK;
}

bool *akt_edit__flags(const akt_edit *edit, akt_table table)
{
    size_t count = akt_dataset_count(edit->dataset, table);
    bool *flags = malloc(count + 1);
    if (flags)
        memset(flags, true, count + 1);
    return flags;
}

akt_status akt_edit__set_aside(akt_edit *edit, const akt_flow *flow, akt_aside_reason reason,
                               bool counted)
{
    akt_aside *aside = akt_list_add(akt_dataset_edit_asides(edit->dataset));
    if (!aside)
        return AKT_ENOMEM;
    *aside = (akt_aside){*flow, reason, counted};
    return AKT_OK;
}
