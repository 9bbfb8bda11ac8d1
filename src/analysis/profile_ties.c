#include "analysis/profile_internal.h"

#include "model/schema.h"

#include <string.h>

/* A tie of some kind, as the dataset records it. */
static void put_tie(akt_profile_walk *walk, const akt_ref ends[2], const char *kind, akt_ref record,
                    bool is_there)
{
    const akt_profile_number number = {
        .what = AKT_PROFILE_TIE,
        .ids = {akt_profile__id(walk, ends[0]), akt_profile__id(walk, ends[1])},
        .measure = {kind},
        .subject = record,
        .value = is_there};
    akt_profile__put(walk, &number);
}

/* Whichever way an undirected one is written, its ends stand in order of id. */
static void put_recorded(akt_profile_walk *walk, size_t index)
{
    const akt_tie *tie = &akt_dataset_ties(walk->dataset)[index];
    const akt_term *kind = akt_dataset_term(walk->dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    bool turns = !akt_dataset_tie_is_directed(walk->dataset, tie) &&
                 strcmp(akt_profile__id(walk, tie->from), akt_profile__id(walk, tie->to)) > 0;
    const akt_ref ends[] = {turns ? tie->to : tie->from, turns ? tie->from : tie->to};
    put_tie(walk, ends, kind->record.id, (akt_ref){AKT_TABLE_TIES, (int32_t)index},
            akt_draw_keeps(walk->options->network.draw, AKT_TABLE_TIES, &tie->record));
}

static void put_list(akt_profile_walk *walk, akt_ref owner, akt_refs parties, size_t list,
                     const char *kind)
{
    const akt_record *record = akt_dataset_record(walk->dataset, owner.table, (size_t)owner.index);
    for (size_t i = 0; i < parties.count; i++) {
        const akt_entry entry = {owner.table, record, list, parties.items[i]};
        const akt_ref ends[] = {parties.items[i], owner};
        put_tie(walk, ends, kind, owner,
                akt_draw_keeps_entry(walk->options->network.draw, walk->dataset, &entry));
    }
}

static void put_parent(akt_profile_walk *walk, size_t index)
{
    const akt_actor *actor = &akt_dataset_actors(walk->dataset)[index];
    const akt_ref unit = {AKT_TABLE_ACTORS, (int32_t)index};
    const akt_ref ends[] = {actor->parent, unit};
    if (akt_ref_is_set(actor->parent))
        put_tie(
            walk, ends, "parent", unit,
            akt_draw_keeps(walk->options->network.draw, AKT_TABLE_ACTORS, &actor->party.record));
}

static void put_programme(akt_profile_walk *walk, size_t index)
{
    const akt_programme *programme = &akt_dataset_programmes(walk->dataset)[index];
    const akt_ref owner = {AKT_TABLE_PROGRAMMES, (int32_t)index};
    put_list(walk, owner, programme->owners, 0, "owner");
    put_list(walk, owner, programme->operators, 1, "operator");
    put_list(walk, owner, programme->partners, 2, "partner");
}

static void put_role(akt_profile_walk *walk, size_t index)
{
    const akt_role *role = &akt_dataset_roles(walk->dataset)[index];
    const akt_term *what = akt_dataset_term(walk->dataset, AKT_VOCABULARY_ROLES, role->role);
    const char *area = akt_dataset_area_id(walk->dataset, role->area);
    const akt_profile_number number = {
        .what = AKT_PROFILE_ROLE,
        .ids = {akt_profile__id(walk, role->holder)},
        .measure = {what->record.id, area ? area : "any", akt_strength_name((akt_strength)role->strength)},
        .joint = "/",
        .subject = {AKT_TABLE_ROLES, (int32_t)index},
        .value = akt_draw_keeps(walk->options->network.draw, AKT_TABLE_ROLES, &role->record)};
    akt_profile__put(walk, &number);
}

void akt_profile__put_ties(akt_profile_walk *walk)
{
    const akt_dataset *dataset = walk->dataset;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_TIES); i++) {
        if (akt_dataset_ties(dataset)[i].status == AKT_TIE_EXISTING)
            put_recorded(walk, i);
    }
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        put_parent(walk, i);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES); i++)
        put_programme(walk, i);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FORUMS); i++)
        put_list(walk, (akt_ref){AKT_TABLE_FORUMS, (int32_t)i},
                 akt_dataset_forums(dataset)[i].members, 0, "member");
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ROLES); i++)
        put_role(walk, i);
}
