#include "scenario/step_internal.h"

#include "model/flow_choice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Steps that deal with money. */

static akt_flow *edit_flow(akt_edit *edit, size_t index)
{
    return (akt_flow *)akt_dataset_edit(edit->dataset, AKT_TABLE_FLOWS, index);
}

/* The flow that the step names; AKT_NONE where there is none. */
static int32_t find_flow(const akt_edit *edit)
{
    return akt_dataset_find(edit->dataset, AKT_TABLE_FLOWS, edit->fields.flow);
}

/* What became unassigned under that id; NULL where nothing did. */
static akt_aside *find_unassigned(akt_edit *edit)
{
    akt_list *asides = akt_dataset_edit_asides(edit->dataset);
    akt_aside *items = asides->items;
    for (size_t i = 0; i < asides->count; i++) {
        if (items[i].reason == AKT_ASIDE_UNASSIGNED &&
            strcmp(items[i].flow.record.id, edit->fields.flow) == 0)
            return &items[i];
    }
    return NULL;
}

static akt_status check_amount(const akt_edit *edit, const akt_flow *flow)
{
    char wanted[24], there[24];
    int64_t amount = edit->fields.amount.value;
    snprintf(wanted, sizeof wanted, "%" PRId64, amount);
    snprintf(there, sizeof there, "%" PRId64, flow->amount.value);
    const char *args[4] = {wanted, flow->record.id, there, NULL};
    const char *only[4] = {flow->record.id, NULL, NULL, NULL};
    const char *whole[4] = {"amount", NULL, NULL, NULL};
    if (amount < 1)
        return akt_edit__fault(edit, AKT_FAULT_NOT_WHOLE, "/amount", whole);
    if (!flow->amount.known)
        return akt_edit__fault(edit, AKT_FAULT_UNKNOWN_AMOUNT, "/flow", only);
    if (amount > flow->amount.value)
        return akt_edit__fault(edit, AKT_FAULT_TOO_MUCH_MONEY, "/amount", args);
    return AKT_OK;
}

static akt_status check_receiver(const akt_edit *edit, const akt_flow *flow)
{
    akt_ref to = edit->fields.to;
    const char *args[4] = {akt_edit__id(edit, to), NULL, NULL, NULL};
    if (akt_ref_is_same(to, flow->from) || akt_ref_is_same(to, flow->to))
        return akt_edit__fault(edit, AKT_FAULT_SAME_RECEIVER, "/to", args);
    return AKT_OK;
}

/* A series of its own, so that what moves stands in for no other money and no other for it. */
static int32_t next_series(const akt_edit *edit)
{
    const akt_flow *flows = akt_dataset_flows(edit->dataset);
    int32_t last = 0;
    for (size_t i = 0; i < akt_dataset_count(edit->dataset, AKT_TABLE_FLOWS); i++)
        last = flows[i].series > last ? flows[i].series : last;
    return last + 1;
}

static void redirect(akt_edit *edit, akt_flow *flow, int32_t series)
{
    flow->to = edit->fields.to;
    flow->series = series;
    if (akt_ref_is_same(flow->via, flow->to))
        flow->via.index = AKT_NONE;
}

/* Whoever passed this money on does so no more: it never comes there. */
static akt_status forget_followers(akt_edit *edit, const bool *moved)
{
    for (size_t i = 0; i < akt_dataset_count(edit->dataset, AKT_TABLE_FLOWS); i++) {
        akt_flow *flow = edit_flow(edit, i);
        size_t kept = 0;
        akt_part *parts = akt_pool_get(akt_dataset_pool(edit->dataset),
                                       (flow->continues.count + 1) * sizeof *parts);
        if (!parts)
            return AKT_ENOMEM;
        for (size_t p = 0; p < flow->continues.count; p++)
            if (!moved[flow->continues.items[p].flow] || moved[i])
                parts[kept++] = flow->continues.items[p];
        if (kept < flow->continues.count)
            flow->continues = (akt_parts){parts, kept};
    }
    return AKT_OK;
}

/* All of a flow moves, and with it what else is told of the same money. */
static akt_status move_whole(akt_edit *edit, int32_t index, const akt_flow_choice *choice)
{
    int32_t series = next_series(edit);
    bool *moved = calloc(choice->count + 1, sizeof *moved);
    if (!moved)
        return AKT_ENOMEM;
    for (size_t i = 0; i < choice->count; i++) {
        moved[i] = choice->stand_in[i] == index;
        if (moved[i])
            redirect(edit, edit_flow(edit, i), series);
    }
    akt_status status = forget_followers(edit, moved);
    free(moved);
    return status;
}

/* An id for the part that moves: the flow's and the receiver's, with a number where it is taken. */
static const char *make_id(const akt_edit *edit)
{
    akt_buffer id = AKT_BUFFER_INIT;
    const char *to = akt_edit__id(edit, edit->fields.to);
    akt_buffer_format(&id, "%s-%s", edit->fields.flow, to);
    for (unsigned n = 2;
         akt_dataset_find(edit->dataset, AKT_TABLE_FLOWS, akt_buffer_text(&id)) != AKT_NONE; n++) {
        akt_buffer_clear(&id);
        akt_buffer_format(&id, "%s-%s-%u", edit->fields.flow, to, n);
    }
    return akt_buffer_settle(&id, akt_dataset_pool(edit->dataset));
}

__extension__ typedef __int128 wide;

/* The share part / whole of an amount, rounded down. */
static akt_amount take_share(akt_amount amount, int64_t part, int64_t whole)
{
    if (amount.known)
        amount.value = (int64_t)((wide)amount.value * part / whole);
    return amount;
}

static void take_away(akt_amount *from, akt_amount part)
{
    if (from->known)
        from->value -= part.value;
}

/* Divides a flow's amount, range and what it continues: `taken` gets its share, `rest` keeps the
 * remainder. taken is a copy of rest. */
static akt_status divide(akt_edit *edit, akt_flow *rest, akt_flow *taken)
{
    int64_t part = edit->fields.amount.value, whole = rest->amount.value;
    akt_pool *pool = akt_dataset_pool(edit->dataset);
    size_t count = rest->continues.count;
    akt_part *left = akt_pool_get(pool, (count + 1) * sizeof *left);
    akt_part *moved = akt_pool_get(pool, (count + 1) * sizeof *moved);
    if (!left || !moved)
        return AKT_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        left[i] = moved[i] = rest->continues.items[i];
        moved[i].amount = take_share(left[i].amount, part, whole);
        take_away(&left[i].amount, moved[i].amount);
    }
    taken->continues = (akt_parts){moved, count};
    taken->amount.value = part;
    taken->amount_min = take_share(rest->amount_min, part, whole);
    taken->amount_max = take_share(rest->amount_max, part, whole);
    if (taken->amount_max.known && taken->amount_max.value < part)
        taken->amount_max.value = part;
    rest->continues = (akt_parts){left, count};
    take_away(&rest->amount, taken->amount);
    take_away(&rest->amount_min, taken->amount_min);
    take_away(&rest->amount_max, taken->amount_max);
    if (rest->amount_min.known && rest->amount_min.value > rest->amount.value)
        rest->amount_min.value = rest->amount.value;
    return AKT_OK;
}

/* A new flow, as another is but for its id and serial. */
static akt_flow *add_like(akt_edit *edit, const akt_flow *like, const char *id)
{
    akt_flow *added = (akt_flow *)akt_dataset_add(edit->dataset, AKT_TABLE_FLOWS);
    size_t index = akt_dataset_count(edit->dataset, AKT_TABLE_FLOWS) - 1;
    if (!added)
        return NULL;
    uint32_t serial = added->record.serial;
    *added = *like;
    added->record.serial = serial;
    added->record.id = id;
    return akt_ref_is_set(akt_dataset_index(edit->dataset, AKT_TABLE_FLOWS, index, id)) ? added
                                                                                        : NULL;
}

static akt_status move_part(akt_edit *edit, int32_t index)
{
    int32_t series = next_series(edit);
    const akt_flow like = akt_dataset_flows(edit->dataset)[index];
    akt_flow *taken = add_like(edit, &like, make_id(edit));
    if (!taken)
        return AKT_ENOMEM;
    akt_status status = divide(edit, edit_flow(edit, (size_t)index), taken);
    redirect(edit, taken, series);
    return status;
}

static akt_status move_flow(akt_edit *edit, int32_t index)
{
    akt_flow_choice choice;
    akt_status status = akt_flow_choice_make(&choice, edit->dataset, 0, 0, edit->err);
    if (status != AKT_OK)
        return status;
    const akt_flow *flows = akt_dataset_flows(edit->dataset);
    const char *args[4] = {flows[index].record.id, flows[choice.stand_in[index]].record.id, NULL,
                           NULL};
    if (choice.stand_in[index] != index)
        status = akt_edit__fault(edit, AKT_FAULT_MONEY_NOT_COUNTED, "/flow", args);
    else if (edit->fields.amount.value == flows[index].amount.value)
        status = move_whole(edit, index, &choice);
    else
        status = move_part(edit, index);
    akt_flow_choice_dispose(&choice);
    return status;
}

/* Takes back a part of what is set aside, or all of it. */
static akt_status move_unassigned(akt_edit *edit, akt_aside *aside)
{
    const char *args[4] = {edit->fields.flow, "–", NULL, NULL};
    if (!akt_ref_is_set(aside->flow.from) || !aside->counted)
        return akt_edit__fault(edit, AKT_FAULT_MONEY_NOT_COUNTED, "/flow", args);
    bool is_whole = edit->fields.amount.value == aside->flow.amount.value;
    akt_flow *taken =
        add_like(edit, &aside->flow, is_whole ? aside->flow.record.id : make_id(edit));
    if (!taken)
        return AKT_ENOMEM;
    redirect(edit, taken, next_series(edit));
    if (!is_whole)
        return divide(edit, &aside->flow, taken);
    akt_list *asides = akt_dataset_edit_asides(edit->dataset);
    akt_aside *end = (akt_aside *)asides->items + asides->count--;
    memmove(aside, aside + 1, (size_t)(end - aside - 1) * sizeof *aside);
    return AKT_OK;
}

akt_status akt_step__move_money(akt_edit *edit)
{
    int32_t index = find_flow(edit);
    akt_aside *aside = index == AKT_NONE ? find_unassigned(edit) : NULL;
    if (index == AKT_NONE && !aside)
        return akt_edit__unknown(edit, AKT_TABLE_FLOWS, edit->fields.flow, "/flow");
    const akt_flow *flow = aside ? &aside->flow : &akt_dataset_flows(edit->dataset)[index];
    akt_status status = check_amount(edit, flow);
    if (status == AKT_OK)
        status = check_receiver(edit, flow);
    if (status != AKT_OK)
        return status;
    return aside ? move_unassigned(edit, aside) : move_flow(edit, index);
}

akt_status akt_step__change_amount(akt_edit *edit)
{
    int32_t index = find_flow(edit);
    if (index == AKT_NONE)
        return akt_edit__unknown(edit, AKT_TABLE_FLOWS, edit->fields.flow, "/flow");
    akt_flow *flow = edit_flow(edit, (size_t)index);
    flow->amount = edit->fields.amount;
    flow->missing = AKT_MISSING_NOT_STATED;
    flow->amount_min = flow->amount_max = (akt_amount){false, 0}; /* they were of the old amount */
    return AKT_OK;
}

akt_status akt_step__remove_flow(akt_edit *edit)
{
    int32_t index = find_flow(edit);
    if (index == AKT_NONE)
        return akt_edit__unknown(edit, AKT_TABLE_FLOWS, edit->fields.flow, "/flow");
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    keep[AKT_TABLE_FLOWS] = akt_edit__flags(edit, AKT_TABLE_FLOWS);
    if (!keep[AKT_TABLE_FLOWS])
        return AKT_ENOMEM;
    keep[AKT_TABLE_FLOWS][index] = false;
    akt_status status = akt_edit__select(edit, keep);
    free(keep[AKT_TABLE_FLOWS]);
    return status;
}
