#include "scenario/merger_internal.h"

#include <string.h>

/* Several bodies become one. */

static akt_actor *edit_actor(akt_merger *m, int32_t index)
{
    return (akt_actor *)akt_dataset_edit(m->fold.dataset, AKT_TABLE_ACTORS, (size_t)index);
}

static akt_status check_members(const akt_edit *edit)
{
    static const char *const args[4] = {"actors", NULL, NULL, NULL};
    const akt_refs *actors = &edit->fields.actors;
    for (size_t i = 1; i < actors->count; i++)
        if (!akt_ref_is_same(actors->items[0], actors->items[i]))
            return AKT_OK;
    return akt_edit__fault(edit, AKT_FAULT_TOO_FEW, "/actors", args);
}

/* Which of them stays, or lends its place to the new one. */
static akt_status find_target(akt_merger *m)
{
    static const char *const name[4] = {"name", NULL, NULL, NULL};
    const akt_edit *edit = m->edit;
    const akt_step_fields *fields = &edit->fields;
    const char *args[4] = {fields->into, NULL, NULL, NULL};
    akt_ref into = akt_dataset_find_party(edit->dataset, fields->into);
    m->is_new = !akt_ref_is_set(into);
    m->target = m->is_new ? fields->actors.items[0].index : into.index;
    if (!m->is_new)
        return akt_refs_contain(&fields->actors, into)
                   ? AKT_OK
                   : akt_edit__fault(edit, AKT_FAULT_TAKEN_ID, "/into", args);
    if (!akt_input_is_id(fields->into))
        return akt_edit__fault(edit, AKT_FAULT_BAD_ID, "/into", args);
    if (!akt_text_in(&fields->name, AKT_LANG_NB))
        return akt_edit__fault(edit, AKT_FAULT_MISSING_FIELD, "", name);
    return AKT_OK;
}

/* Units of those that merge are units of the one. */
static void move_units(akt_merger *m)
{
    for (size_t i = 0; i < akt_dataset_count(m->fold.dataset, AKT_TABLE_ACTORS); i++) {
        akt_actor *actor = edit_actor(m, (int32_t)i);
        if (m->fold.body[i] == (int32_t)i && (int32_t)i != m->target)
            actor->parent = akt_fold__ref(&m->fold, actor->parent);
    }
}

static akt_status check_circle(const akt_merger *m)
{
    const akt_actor *actors = akt_dataset_actors(m->fold.dataset);
    akt_buffer way = AKT_BUFFER_INIT;
    int32_t at = m->target;
    do {
        akt_buffer_format(&way, "%s → ", actors[at].party.record.id);
        at = actors[at].parent.index;
    } while (at != AKT_NONE && at != m->target);
    akt_buffer_add(&way, actors[m->target].party.record.id);
    const char *args[4] = {akt_buffer_text(&way), NULL, NULL, NULL};
    akt_status status = way.failed ? AKT_ENOMEM : AKT_OK;
    if (status == AKT_OK && at == m->target)
        status = akt_edit__fault(m->edit, AKT_FAULT_PARENT_CYCLE, "/actors", args);
    akt_buffer_dispose(&way);
    return status;
}

static akt_role *edit_role(akt_merger *m, size_t index)
{
    return (akt_role *)akt_dataset_edit(m->fold.dataset, AKT_TABLE_ROLES, index);
}

static bool is_same_role(const akt_role *a, const akt_role *b)
{
    return akt_ref_is_same(a->holder, b->holder) && a->role == b->role && a->area == b->area &&
           memcmp(&a->from, &b->from, sizeof a->from) == 0 &&
           memcmp(&a->to, &b->to, sizeof a->to) == 0;
}

/* Of the same role twice the strongest stays, with the sources of both. */
static void unite_roles(akt_merger *m)
{
    bool *keep = m->fold.keep[AKT_TABLE_ROLES];
    size_t count = akt_dataset_count(m->fold.dataset, AKT_TABLE_ROLES);
    const akt_ref body = {AKT_TABLE_ACTORS, m->target};
    for (size_t i = 0; i < count; i++) {
        akt_role *role = edit_role(m, i);
        for (size_t j = 0; keep[i] && akt_ref_is_same(role->holder, body) && j < i; j++) {
            akt_role *earlier = edit_role(m, j);
            if (!keep[j] || !is_same_role(role, earlier))
                continue;
            bool is_stronger = role->strength < earlier->strength;
            akt_merger__add_cites(m, is_stronger ? &role->record.sources : &earlier->record.sources,
                                  is_stronger ? &earlier->record.sources : &role->record.sources);
            keep[is_stronger ? j : i] = false;
        }
    }
}

/* Whether two ties are one that a split doubled. */
static bool is_same_tie(const akt_tie *a, const akt_tie *b)
{
    return a->record.serial == b->record.serial && a->record.is_assumed == b->record.is_assumed &&
           akt_ref_is_same(a->from, b->from) && akt_ref_is_same(a->to, b->to) &&
           a->kind == b->kind && a->what.in[AKT_LANG_NB] == b->what.in[AKT_LANG_NB];
}

static void unite_ties(akt_merger *m)
{
    bool *keep = m->fold.keep[AKT_TABLE_TIES];
    const akt_tie *ties = akt_dataset_ties(m->fold.dataset);
    const akt_ref body = {AKT_TABLE_ACTORS, m->target};
    for (size_t i = 0; i < akt_dataset_count(m->fold.dataset, AKT_TABLE_TIES); i++) {
        bool is_ours = akt_ref_is_same(ties[i].from, body) || akt_ref_is_same(ties[i].to, body);
        for (size_t j = 0; keep[i] && is_ours && j < i; j++)
            keep[i] = !keep[j] || !is_same_tie(&ties[i], &ties[j]);
    }
}

/* Flows that lost their flags ran between those that merge. */
static void eliminate_flows(akt_merger *m)
{
    const akt_flow *before = akt_dataset_flows(m->edit->dataset);
    const akt_flow *flows = akt_dataset_flows(m->fold.dataset);
    akt_list *asides = akt_dataset_edit_asides(m->fold.dataset);
    for (size_t i = 0; i < m->choice.count; i++) {
        if (m->fold.keep[AKT_TABLE_FLOWS][i])
            continue;
        akt_aside *aside = akt_list_add(asides);
        m->fold.failed = m->fold.failed || !aside;
        if (aside)
            *aside = (akt_aside){flows[i], AKT_ASIDE_ELIMINATED,
                                 akt_flow_choice_counts(&m->choice, before, i)};
    }
}

static akt_status merge(akt_merger *m)
{
    const akt_refs *actors = &m->edit->fields.actors;
    for (size_t i = 0; i < actors->count; i++)
        m->fold.body[actors->items[i].index] = m->target;
    akt_merger__make_body(m);
    move_units(m);
    akt_status status = check_circle(m);
    if (status != AKT_OK)
        return status;
    akt_fold__apply(&m->fold, m->edit->dataset);
    unite_roles(m);
    unite_ties(m);
    eliminate_flows(m);
    akt_dataset *merged = NULL;
    status = akt_fold__finish(&m->fold, &merged, m->edit->err);
    if (status != AKT_OK)
        return status;
    akt_dataset_free(m->edit->dataset);
    m->edit->dataset = merged;
    return AKT_OK;
}

akt_status akt_step__merge(akt_edit *edit)
{
    akt_merger m = {.edit = edit};
    akt_status status = check_members(edit);
    if (status == AKT_OK)
        status = find_target(&m);
    if (status != AKT_OK)
        return status;
    status = akt_fold__start(&m.fold, edit->dataset, edit->err);
    if (status == AKT_OK)
        status = akt_flow_choice_make(&m.choice, edit->dataset, 0, 0, edit->err);
    if (status == AKT_OK) {
        status = merge(&m);
        akt_flow_choice_dispose(&m.choice);
    }
    akt_fold__dispose(&m.fold);
    return status;
}
