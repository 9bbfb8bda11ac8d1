#include "model/field_same.h"
#include "scenario/difference_internal.h"

#include <stdlib.h>
#include <string.h>

/* Fields of records that both datasets have. */

static int find_name(const akt_field_choice *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->items[i]->name, name) == 0)
            return (int)i;
    return -1;
}

bool akt_field_choice__has(const akt_field_choice *fields, const char *name)
{
    return find_name(fields, name) >= 0;
}

void akt_field_choice__remove(akt_field_choice *fields, const char *name)
{
    int at = find_name(fields, name);
    if (at < 0)
        return;
    fields->count--;
    memmove(&fields->items[at], &fields->items[at + 1],
            (fields->count - (size_t)at) * sizeof *fields->items);
}

/* Sets `second` before `first`. */
static void turn(akt_field_choice *fields, const char *first, const char *second)
{
    int a = find_name(fields, first), b = find_name(fields, second);
    const akt_field *field = fields->items[a];
    fields->items[a] = fields->items[b];
    fields->items[b] = field;
}

static const void *value_of(const akt_field_choice *fields, const char *name,
                            const akt_record *record)
{
    return akt_field_of(fields->items[find_name(fields, name)], record);
}

static bool has_both(const akt_field_choice *fields, const char *first, const char *second)
{
    return akt_field_choice__has(fields, first) && akt_field_choice__has(fields, second);
}

/* The lower bound is set first, unless it would pass the upper one that is still there. */
static void order_bounds(akt_field_choice *fields, const akt_record *old, const akt_record *new)
{
    if (has_both(fields, "amount_min", "amount_max")) {
        const akt_amount *low = value_of(fields, "amount_min", new);
        const akt_amount *high = value_of(fields, "amount_max", old);
        if (low->known && high->known && low->value > high->value)
            turn(fields, "amount_min", "amount_max");
    }
    if (has_both(fields, "from", "to")) {
        const akt_field *from = fields->items[find_name(fields, "from")];
        if (from->type != AKT_FIELD_DATE)
            return;
        const akt_date *start = value_of(fields, "from", new), *end = value_of(fields, "to", old);
        if (start->year && end->year && akt_date_is_over(*end, *start))
            turn(fields, "from", "to");
    }
}

/* What cannot be said of a list is left out of it; anything else is then not set at all. */
static bool is_list(const akt_field *field)
{
    return field->type == AKT_FIELD_CODES || field->type == AKT_FIELD_INDICES ||
           field->type == AKT_FIELD_REFS || field->type == AKT_FIELD_CITES ||
           field->type == AKT_FIELD_PARTS;
}

akt_field_choice akt_differ__changes(const akt_translation *t, const akt_record *reduced)
{
    akt_field_choice changed = {.count = 0};
    for (size_t i = 0; i < t->fields.count; i++) {
        const akt_field *field = t->fields.items[i];
        bool is_fixed = strcmp(field->name, "id") == 0 || strcmp(field->name, "former_ids") == 0;
        bool is_lost = t->lost >> i & 1 && !is_list(field);
        if (!is_fixed && !is_lost && !akt_field_is_same(field, reduced, t->record))
            changed.items[changed.count++] = field;
    }
    order_bounds(&changed, reduced, t->record);
    return changed;
}

/* Who leaves, and who joins: a forum has no first member. */
static void change_members(akt_differ *d, const akt_record *old, const akt_record *new)
{
    const akt_refs *before = &((const akt_forum *)old)->members;
    const akt_refs *after = &((const akt_forum *)new)->members;
    for (size_t i = 0; i < before->count; i++)
        if (!akt_refs_contain(after, before->items[i]))
            akt_differ__member(d, AKT_DIFFERENCE_LEAVE, new, before->items[i]);
    for (size_t i = 0; i < after->count; i++)
        if (!akt_refs_contain(before, after->items[i]))
            akt_differ__member(d, AKT_DIFFERENCE_JOIN, new, after->items[i]);
}

static void set_record(akt_differ *d, akt_table table, size_t index)
{
    akt_translation t = akt_differ__translate(d, table, index);
    int32_t place = d->state_of[table][index];
    const akt_record *old = akt_differ__reduce(d, table, (size_t)place);
    if (!t.record || !old)
        return;
    t.record->id = old->id;
    akt_field_choice changed = akt_differ__changes(&t, old);
    if (table == AKT_TABLE_FORUMS)
        change_members(d, old, t.record);
    akt_field_choice__remove(&changed, "members");
    for (size_t i = 0; i < changed.count; i++)
        akt_differ__set(d, table, t.record, changed.items[i]);
}

void akt_differ__set_fields(akt_differ *d)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        if (t == AKT_TABLE_FLOWS)
            continue;
        size_t count = akt_dataset_count(d->to, (akt_table)t);
        size_t *order = akt_differ__order(d, d->to, (akt_table)t);
        for (size_t i = 0; order && i < count; i++)
            if (d->state_of[t][order[i]] != AKT_NONE)
                set_record(d, (akt_table)t, order[i]);
        free(order);
    }
}
