#include "scenario/difference_internal.h"

#include <stdlib.h>
#include <string.h>

/* Which record of the one dataset is which of the other. */

static const akt_table party_tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
enum { PARTY_TABLES = sizeof party_tables / sizeof *party_tables };

static int32_t *make_places(akt_differ *d, size_t count)
{
    int32_t *places = malloc((count + 1) * sizeof *places);
    d->failed = d->failed || !places;
    for (size_t i = 0; places && i < count; i++)
        places[i] = AKT_NONE;
    return places;
}

/* state may come to hold all that both have. */
static void start_table(akt_differ *d, akt_table table)
{
    size_t there = akt_dataset_count(d->to, table);
    free(d->state_of[table]);
    free(d->to_of[table]);
    d->state_of[table] = make_places(d, there);
    d->to_of[table] = make_places(d, there + akt_dataset_count(d->state, table));
}

static void pair(akt_differ *d, akt_table table, int32_t state, int32_t to)
{
    d->state_of[table][to] = state;
    d->to_of[table][state] = to;
}

static const char *id_of(const akt_dataset *dataset, akt_table table, size_t index)
{
    return akt_dataset_record(dataset, table, index)->id;
}

static void match_ids(akt_differ *d, akt_table table)
{
    for (size_t i = 0; i < akt_dataset_count(d->to, table); i++) {
        const char *id = id_of(d->to, table, i);
        int32_t found = akt_dataset_find(d->state, table, id);
        if (found != AKT_NONE && strcmp(id_of(d->state, table, (size_t)found), id) == 0)
            pair(d, table, found, (int32_t)i);
    }
}

/* A party that both know under another id: of which the second dataset knows the former, or the
 * first. */
static void match_former_ids(akt_differ *d, akt_table table)
{
    for (size_t i = 0; i < akt_dataset_count(d->state, table); i++) {
        int32_t found = akt_dataset_find(d->to, table, id_of(d->state, table, i));
        if (d->to_of[table][i] == AKT_NONE && found != AKT_NONE &&
            d->state_of[table][found] == AKT_NONE)
            pair(d, table, (int32_t)i, found);
    }
    for (size_t i = 0; i < akt_dataset_count(d->to, table); i++) {
        int32_t found = akt_dataset_find(d->state, table, id_of(d->to, table, i));
        if (d->state_of[table][i] == AKT_NONE && found != AKT_NONE &&
            d->to_of[table][found] == AKT_NONE)
            pair(d, table, found, (int32_t)i);
    }
}

void akt_differ__match(akt_differ *d)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        start_table(d, (akt_table)t);
    for (int t = 0; !d->failed && t < AKT_TABLE_COUNT; t++)
        if (akt_schema_field(akt_schema_of_table((akt_table)t), "id"))
            match_ids(d, (akt_table)t);
    for (int i = 0; !d->failed && i < PARTY_TABLES; i++)
        match_former_ids(d, party_tables[i]);
}

/* Marks whoever goes and bears the id; returns whether somebody does. */
static bool mark_bearer(const akt_differ *d, const char *id, bool *const gone[AKT_TABLE_COUNT])
{
    akt_ref bearer = akt_dataset_find_party(d->state, id);
    bool goes = akt_ref_is_set(bearer) && !akt_differ__stays(d, bearer);
    if (goes)
        gone[bearer.table][bearer.index] = true;
    return goes;
}

static size_t mark_bearers(const akt_differ *d, bool *const gone[AKT_TABLE_COUNT])
{
    size_t marked = 0;
    for (int t = 0; t < PARTY_TABLES; t++) {
        akt_table table = party_tables[t];
        for (size_t i = 0; i < akt_dataset_count(d->to, table); i++) {
            const akt_party *party = (const akt_party *)akt_dataset_record(d->to, table, i);
            if (d->state_of[table][i] != AKT_NONE)
                continue;
            marked += mark_bearer(d, party->record.id, gone);
            for (size_t f = 0; f < party->former_ids.count; f++)
                marked += mark_bearer(d, party->former_ids.items[f], gone);
        }
    }
    return marked;
}

/* The units of an actor that goes are nobody's before it may go. */
static void free_units(akt_differ *d, const bool *gone)
{
    const akt_field *parent = akt_schema_field(akt_schema_of_table(AKT_TABLE_ACTORS), "parent");
    const akt_actor *actors = akt_dataset_actors(d->state);
    for (size_t i = 0; i < akt_dataset_count(d->state, AKT_TABLE_ACTORS); i++) {
        if (!akt_ref_is_set(actors[i].parent) || !gone[actors[i].parent.index])
            continue;
        akt_record *unit = akt_differ__copy(d, AKT_TABLE_ACTORS, &actors[i].party.record);
        if (unit)
            akt_field_clear(parent, unit);
        akt_differ__set(d, AKT_TABLE_ACTORS, unit, parent);
    }
}

/* Flags of what stays instead of what goes; flows go with all that they pass. */
static void turn_flags(const akt_differ *d, bool *flags[AKT_TABLE_COUNT])
{
    const akt_flow *flows = akt_dataset_flows(d->state);
    for (size_t i = 0; i < akt_dataset_count(d->state, AKT_TABLE_FLOWS); i++) {
        const akt_ref ends[] = {flows[i].from, flows[i].to, flows[i].via};
        flags[AKT_TABLE_FLOWS][i] = true;
        for (size_t e = 0; e < 3; e++)
            if (akt_ref_is_set(ends[e]) && flags[ends[e].table][ends[e].index])
                flags[AKT_TABLE_FLOWS][i] = false;
    }
    for (int t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(d->state, party_tables[t]); i++)
            flags[party_tables[t]][i] = !flags[party_tables[t]][i];
}

static void remove_marked(akt_differ *d, bool *flags[AKT_TABLE_COUNT])
{
    free_units(d, flags[AKT_TABLE_ACTORS]);
    for (int t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(d->state, party_tables[t]); i++)
            if (flags[party_tables[t]][i])
                akt_differ__step(
                    d, AKT_DIFFERENCE_REMOVE, party_tables[t],
                    akt_differ__copy(d, party_tables[t],
                                     akt_dataset_record(d->state, party_tables[t], i)));
    turn_flags(d, flags);
    akt_dataset *left = akt_dataset_select(d->state, flags);
    d->failed = d->failed || !left;
    if (!left)
        return;
    akt_dataset_free(d->state);
    d->state = left;
    d->pool = akt_dataset_pool(left);
    akt_differ__match(d);
}

void akt_differ__clear_ids(akt_differ *d)
{
    bool *flags[AKT_TABLE_COUNT] = {NULL};
    bool lacks = false;
    for (int t = 0; t <= PARTY_TABLES; t++) {
        akt_table table = t < PARTY_TABLES ? party_tables[t] : AKT_TABLE_FLOWS;
        flags[table] = calloc(akt_dataset_count(d->state, table) + 1, sizeof(bool));
        lacks = lacks || !flags[table];
    }
    d->failed = d->failed || lacks;
    if (!lacks && mark_bearers(d, flags) > 0)
        remove_marked(d, flags);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(flags[t]);
}
