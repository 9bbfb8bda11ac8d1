#include "scenario/difference_internal.h"

#include <stdlib.h>
#include <string.h>

/* Parties that come and go. */

/* A record on the ladder of those that stand on others: units on parents, money on money. */
typedef struct rung {
    size_t depth; /* of the longest way down from it */
    size_t index;
    size_t next; /* of those it stands on, to be looked at */
} rung;

static int compare_rungs(const void *left, const void *right)
{
    const rung *a = left, *b = right;
    if (a->depth != b->depth)
        return a->depth < b->depth ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* What the rung stands on next; AKT_NONE after the last. */
static int32_t find_below(const akt_dataset *dataset, akt_table table, const rung *r)
{
    if (table == AKT_TABLE_ACTORS)
        return r->next == 0 ? akt_dataset_actors(dataset)[r->index].parent.index : AKT_NONE;
    if (table != AKT_TABLE_FLOWS)
        return AKT_NONE;
    const akt_parts *parts = &akt_dataset_flows(dataset)[r->index].continues;
    return r->next < parts->count ? parts->items[r->next].flow : AKT_NONE;
}

/* The depth of a rung and of all below it. way has room for every rung: there are no circles. */
static void find_depth(const akt_dataset *dataset, akt_table table, rung *rungs, size_t *way,
                       size_t start)
{
    size_t length = 0;
    way[length++] = start;
    while (length > 0) {
        rung *r = &rungs[way[length - 1]];
        int32_t below = find_below(dataset, table, r);
        if (below == AKT_NONE) {
            length--;
        } else if (find_below(dataset, table, &rungs[below]) != AKT_NONE) {
            way[length++] = (size_t)below;
        } else {
            size_t depth = rungs[below].depth + 1;
            r->depth = depth > r->depth ? depth : r->depth;
            r->next++;
        }
    }
}

size_t *akt_differ__order(akt_differ *d, const akt_dataset *dataset, akt_table table)
{
    size_t count = akt_dataset_count(dataset, table);
    size_t *order = calloc(count + 1, sizeof *order);
    rung *rungs = calloc(count + 1, sizeof *rungs);
    if (order && rungs) {
        for (size_t i = 0; i < count; i++)
            rungs[i].index = i;
        for (size_t i = 0; i < count; i++)
            find_depth(dataset, table, rungs, order, i);
        qsort(rungs, count, sizeof *rungs, compare_rungs);
        for (size_t i = 0; i < count; i++)
            order[i] = rungs[i].index;
        free(rungs);
        return order;
    }
    free(order);
    free(rungs);
    d->failed = true;
    return NULL;
}

static bool is_taken(const akt_differ *d, const akt_party *party)
{
    if (akt_ref_is_set(akt_dataset_find_party(d->state, party->record.id)))
        return true;
    for (size_t i = 0; i < party->former_ids.count; i++)
        if (akt_ref_is_set(akt_dataset_find_party(d->state, party->former_ids.items[i])))
            return true;
    return false;
}

/* The ids lead to the party that stands at index of the state. */
static void know_ids(akt_differ *d, akt_table table, size_t index, const akt_party *party)
{
    bool known = akt_ref_is_set(akt_dataset_index(d->state, table, index, party->record.id));
    for (size_t i = 0; i < party->former_ids.count; i++)
        known = known && akt_ref_is_set(
                             akt_dataset_index(d->state, table, index, party->former_ids.items[i]));
    d->failed = d->failed || !known;
}

static void add_party(akt_differ *d, akt_table table, size_t index)
{
    size_t place = akt_dataset_count(d->state, table);
    const akt_record *record = akt_dataset_record(d->to, table, index);
    akt_unsaid unsaid = AKT_UNSAID_COUNT;
    akt_translation t = akt_differ__translate(d, table, index);
    if (!t.record)
        return;
    if (is_taken(d, (const akt_party *)record))
        unsaid = AKT_UNSAID_TAKEN;
    else if (akt_translation__is_void(&t, table))
        unsaid = AKT_UNSAID_ADDED;
    if (unsaid != AKT_UNSAID_COUNT) {
        akt_differ__note(d, unsaid, akt_table_name(table), record->id, NULL);
        return;
    }
    d->state_of[table][index] = (int32_t)place;
    d->to_of[table][place] = (int32_t)index;
    t = akt_differ__translate(d, table, index); /* now that it can name itself */
    akt_differ__place(d, table, t.record);
    if (!d->failed)
        know_ids(d, table, place, (const akt_party *)t.record);
    akt_differ__step(d, AKT_DIFFERENCE_ADD, table, t.record);
}

void akt_differ__place(akt_differ *d, akt_table table, const akt_record *record)
{
    akt_record *added = record ? akt_dataset_add(d->state, table) : NULL;
    if (added)
        memcpy(added, record, akt_schema_of_table(table)->record_size);
    d->failed = d->failed || !added;
}

void akt_differ__add_parties(akt_differ *d)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        size_t *order = akt_differ__order(d, d->to, tables[t]);
        size_t count = akt_dataset_count(d->to, tables[t]);
        for (size_t i = 0; order && !d->failed && i < count; i++)
            if (d->state_of[tables[t]][order[i]] == AKT_NONE)
                add_party(d, tables[t], order[i]);
        free(order);
    }
}

/* Forums and programmes first, then actors, units before those they belong to. */
void akt_differ__remove_parties(akt_differ *d)
{
    static const akt_table tables[] = {AKT_TABLE_FORUMS, AKT_TABLE_PROGRAMMES, AKT_TABLE_ACTORS};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        size_t *order = akt_differ__order(d, d->state, tables[t]);
        size_t i = order ? akt_dataset_count(d->state, tables[t]) : 0;
        while (i-- > 0)
            if (d->to_of[tables[t]][order[i]] == AKT_NONE)
                akt_differ__step(
                    d, AKT_DIFFERENCE_REMOVE, tables[t],
                    akt_differ__copy(d, tables[t],
                                     akt_dataset_record(d->state, tables[t], order[i])));
        free(order);
    }
}
