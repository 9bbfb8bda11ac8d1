#include "scenario/step_internal.h"

#include "model/flow_choice.h"

#include <stdlib.h>

/* Steps that take away: parties, ties and roles. */

static akt_status check_units(const akt_edit *edit)
{
    const akt_ref self = edit->fields.id;
    const akt_actor *actors = akt_dataset_actors(edit->dataset);
    akt_buffer units = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_dataset_count(edit->dataset, AKT_TABLE_ACTORS); i++)
        if (self.table == AKT_TABLE_ACTORS && actors[i].parent.index == self.index)
            akt_buffer_format(&units, "%s%s", units.size ? ", " : "", actors[i].party.record.id);
    const char *args[4] = {akt_edit__id(edit, self), akt_buffer_text(&units), NULL, NULL};
    akt_status status = units.failed ? AKT_ENOMEM : AKT_OK;
    if (status == AKT_OK && units.size)
        status = akt_edit__fault(edit, AKT_FAULT_HAS_UNITS, "/id", args);
    akt_buffer_dispose(&units);
    return status;
}

/* Sets aside the money that comes to, from or by way of a party, and clears its flags. */
static akt_status set_money_aside(akt_edit *edit, akt_ref gone, bool *keep)
{
    akt_flow_choice choice;
    akt_status status = akt_flow_choice_make(&choice, edit->dataset, 0, 0, edit->err);
    const akt_flow *flows = akt_dataset_flows(edit->dataset);
    for (size_t i = 0; status == AKT_OK && i < choice.count; i++) {
        bool gave = akt_ref_is_same(flows[i].from, gone);
        bool got = akt_ref_is_same(flows[i].to, gone) || akt_ref_is_same(flows[i].via, gone);
        keep[i] = !gave && !got;
        if (!keep[i])
            status = akt_edit__set_aside(edit, &flows[i],
                                         got ? AKT_ASIDE_UNASSIGNED : AKT_ASIDE_UNFUNDED,
                                         akt_flow_choice_counts(&choice, flows, i));
    }
    akt_flow_choice_dispose(&choice);
    return status;
}

akt_status akt_step__remove_party(akt_edit *edit)
{
    const akt_ref gone = edit->fields.id;
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    akt_status status = check_units(edit);
    if (status != AKT_OK)
        return status;
    keep[gone.table] = akt_edit__flags(edit, gone.table);
    keep[AKT_TABLE_FLOWS] = akt_edit__flags(edit, AKT_TABLE_FLOWS);
    status = keep[gone.table] && keep[AKT_TABLE_FLOWS] ? AKT_OK : AKT_ENOMEM;
    if (status == AKT_OK) {
        keep[gone.table][gone.index] = false;
        status = set_money_aside(edit, gone, keep[AKT_TABLE_FLOWS]);
    }
    if (status == AKT_OK)
        status = akt_edit__select(edit, keep);
    free(keep[gone.table]);
    free(keep[AKT_TABLE_FLOWS]);
    return status;
}

static bool is_the_tie(const akt_edit *edit, const akt_tie *tie)
{
    const akt_step_fields *f = &edit->fields;
    const akt_tie meant = {.from = f->from, .to = f->to, .kind = f->kind};
    return akt_dataset_tie_is_alike(edit->dataset, tie, &meant);
}

static akt_status fault_tie(const akt_edit *edit)
{
    const akt_step_fields *f = &edit->fields;
    const akt_term *kind = akt_dataset_term(edit->dataset, AKT_VOCABULARY_TIE_KINDS, f->kind);
    const char *args[4] = {akt_edit__id(edit, f->from), akt_edit__id(edit, f->to), kind->record.id,
                           NULL};
    return akt_edit__fault(edit, AKT_FAULT_NO_SUCH_TIE, "", args);
}

static bool is_the_role(const akt_edit *edit, const akt_role *role)
{
    const akt_step_fields *f = &edit->fields;
    const akt_role meant = {.holder = f->holder, .role = f->role, .area = f->area};
    return akt_dataset_role_is_alike(&meant, role);
}

static akt_status fault_role(const akt_edit *edit)
{
    const akt_step_fields *f = &edit->fields;
    const akt_term *role = akt_dataset_term(edit->dataset, AKT_VOCABULARY_ROLES, f->role);
    const char *area = akt_dataset_area_id(edit->dataset, f->area);
    const char *args[4] = {akt_edit__id(edit, f->holder), role->record.id, area ? area : "–", NULL};
    return akt_edit__fault(edit, AKT_FAULT_NO_SUCH_ROLE, "", args);
}

/* Drops the ties or roles that are meant. */
static akt_status drop(akt_edit *edit, akt_table table)
{
    size_t count = akt_dataset_count(edit->dataset, table), dropped = 0;
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    bool *flags = keep[table] = akt_edit__flags(edit, table);
    if (!flags)
        return AKT_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const void *record = akt_dataset_record(edit->dataset, table, i);
        flags[i] = table == AKT_TABLE_TIES ? !is_the_tie(edit, record) : !is_the_role(edit, record);
        dropped += !flags[i];
    }
    akt_status status = AKT_OK;
    if (dropped)
        status = akt_edit__select(edit, keep);
    else
        status = table == AKT_TABLE_TIES ? fault_tie(edit) : fault_role(edit);
    free(flags);
    return status;
}

akt_status akt_step__remove_tie(akt_edit *edit)
{
    return drop(edit, AKT_TABLE_TIES);
}

akt_status akt_step__drop_role(akt_edit *edit)
{
    return drop(edit, AKT_TABLE_ROLES);
}
