#include "model/field_same.h"
#include "scenario/difference_internal.h"

#include <stdlib.h>

/* Flows that change and come. */

typedef struct change {
    akt_translation wanted;
    akt_field_choice changed; /* empty where the flow is new */
    bool is_cleared;          /* what it continued was taken away first */
} change;

static const akt_field *flow_field(const char *name)
{
    return akt_schema_field(akt_schema_of_table(AKT_TABLE_FLOWS), name);
}

static bool is_lost(const akt_translation *t, const char *name)
{
    for (size_t i = 0; i < t->fields.count; i++)
        if (t->fields.items[i] == flow_field(name))
            return t->lost >> i & 1;
    return false;
}

static void find_change(akt_differ *d, size_t index, change *out)
{
    int32_t place = d->state_of[AKT_TABLE_FLOWS][index];
    out->wanted = akt_differ__translate(d, AKT_TABLE_FLOWS, index);
    if (place == AKT_NONE || !out->wanted.record)
        return;
    const akt_record *old = akt_differ__reduce(d, AKT_TABLE_FLOWS, (size_t)place);
    if (old)
        out->changed = akt_differ__changes(&out->wanted, old);
}

/* Whether the flow, or where the money that it continues goes, moves: no step between may find the
 * two apart. */
static bool moves(const akt_differ *d, const change *changes, size_t index)
{
    const akt_parts *old =
        &akt_dataset_flows(d->state)[d->state_of[AKT_TABLE_FLOWS][index]].continues;
    bool moved = akt_field_choice__has(&changes[index].changed, "from");
    for (size_t i = 0; i < old->count; i++) {
        int32_t first = d->to_of[AKT_TABLE_FLOWS][old->items[i].flow];
        moved =
            moved || (first != AKT_NONE && (akt_field_choice__has(&changes[first].changed, "to") ||
                                            akt_field_choice__has(&changes[first].changed, "via")));
    }
    return moved && old->count > 0;
}

static void clear_continued(akt_differ *d, change *changes, size_t index)
{
    changes[index].is_cleared = moves(d, changes, index);
    if (!changes[index].is_cleared)
        return;
    akt_record *cleared = akt_differ__copy(d, AKT_TABLE_FLOWS, changes[index].wanted.record);
    if (cleared)
        akt_field_clear(flow_field("continues"), cleared);
    akt_differ__set(d, AKT_TABLE_FLOWS, cleared, flow_field("continues"));
}

/* A known amount takes the range of the old one away: the new range is set after it. */
static void change_amount(akt_differ *d, change *c)
{
    static const char *const range[] = {"amount_min", "amount_max"};
    const akt_flow *flow = (const akt_flow *)c->wanted.record;
    if (!akt_field_choice__has(&c->changed, "amount") || !flow->amount.known)
        return;
    akt_differ__step(d, AKT_DIFFERENCE_AMOUNT, AKT_TABLE_FLOWS, c->wanted.record);
    akt_field_choice__remove(&c->changed, "amount");
    akt_field_choice__remove(&c->changed, "missing");
    for (size_t i = 0; i < 2; i++) {
        const akt_field *field = flow_field(range[i]);
        akt_field_choice__remove(&c->changed, range[i]);
        if (((const akt_amount *)akt_field_of(field, flow))->known)
            akt_differ__set(d, AKT_TABLE_FLOWS, c->wanted.record, field);
    }
}

static void set_fields(akt_differ *d, change *c)
{
    change_amount(d, c);
    for (size_t i = 0; i < c->changed.count; i++)
        if (c->changed.items[i] != flow_field("continues"))
            akt_differ__set(d, AKT_TABLE_FLOWS, c->wanted.record, c->changed.items[i]);
}

/* What it continues cannot be said where it does not begin where it should. */
static void set_continued(akt_differ *d, const change *c)
{
    const akt_flow *flow = (const akt_flow *)c->wanted.record;
    bool changes = akt_field_choice__has(&c->changed, "continues") ||
                   (c->is_cleared && flow->continues.count > 0);
    if (c->is_cleared && flow->continues.count == 0)
        changes = false;
    if (!changes)
        return;
    if (is_lost(&c->wanted, "from"))
        akt_differ__note(d, AKT_UNSAID_PART, "flows", flow->record.id, "continues");
    else
        akt_differ__set(d, AKT_TABLE_FLOWS, c->wanted.record, flow_field("continues"));
}

static void add_flow(akt_differ *d, size_t index)
{
    akt_translation t = akt_differ__translate(d, AKT_TABLE_FLOWS, index);
    if (!t.record)
        return;
    if (akt_translation__is_void(&t, AKT_TABLE_FLOWS)) {
        akt_differ__note(d, AKT_UNSAID_ADDED, "flows", t.record->id, NULL);
        return;
    }
    int32_t place = (int32_t)akt_dataset_count(d->state, AKT_TABLE_FLOWS);
    d->state_of[AKT_TABLE_FLOWS][index] = place;
    d->to_of[AKT_TABLE_FLOWS][place] = (int32_t)index;
    akt_differ__place(d, AKT_TABLE_FLOWS, t.record);
    akt_differ__step(d, AKT_DIFFERENCE_ADD, AKT_TABLE_FLOWS, t.record);
}

/* In an order in which what is continued comes first: then no circle is closed on the way. */
static void change_all(akt_differ *d, const size_t *order, change *changes)
{
    size_t count = akt_dataset_count(d->to, AKT_TABLE_FLOWS);
    const int32_t *state_of = d->state_of[AKT_TABLE_FLOWS];
    for (size_t i = 0; i < count; i++)
        find_change(d, i, &changes[i]);
    for (size_t i = 0; !d->failed && i < count; i++)
        if (state_of[i] != AKT_NONE)
            clear_continued(d, changes, i);
    for (size_t i = 0; !d->failed && i < count; i++)
        if (state_of[i] != AKT_NONE)
            set_fields(d, &changes[i]);
    for (size_t i = 0; !d->failed && i < count; i++) {
        if (state_of[order[i]] == AKT_NONE) {
            add_flow(d, order[i]);
            continue;
        }
        bool was_cleared = changes[order[i]].is_cleared;
        find_change(d, order[i], &changes[order[i]]); /* what was added can be named now */
        changes[order[i]].is_cleared = was_cleared;
        if (!d->failed)
            set_continued(d, &changes[order[i]]);
    }
}

void akt_differ__change_flows(akt_differ *d)
{
    size_t *order = akt_differ__order(d, d->to, AKT_TABLE_FLOWS);
    change *changes = calloc(akt_dataset_count(d->to, AKT_TABLE_FLOWS) + 1, sizeof *changes);
    d->failed = d->failed || !changes;
    if (order && changes)
        change_all(d, order, changes);
    free(changes);
    free(order);
}
