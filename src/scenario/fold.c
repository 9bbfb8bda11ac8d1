#include "scenario/fold_internal.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>

/* Flows in a row inside one body that money is followed through. */
enum { DEEPEST = 16 };

/* A flow whose ends are moved, as it was before. */
typedef struct moved {
    const akt_flow *flow;
    size_t index;
} moved;

akt_ref akt_fold__ref(const akt_fold *f, akt_ref ref)
{
    if (akt_ref_is_set(ref) && ref.table == AKT_TABLE_ACTORS)
        ref.index = f->body[ref.index];
    return ref;
}

/* Each once, where it stands first. */
static void fold_refs(akt_fold *f, akt_refs *refs)
{
    akt_ref *items = akt_pool_get(akt_dataset_pool(f->dataset), (refs->count + 1) * sizeof *items);
    size_t kept = 0;
    f->failed = f->failed || !items;
    f->lists++;
    for (size_t i = 0; items && i < refs->count; i++) {
        akt_ref ref = akt_fold__ref(f, refs->items[i]);
        size_t *seen = &f->seen[ref.table][ref.index];
        if (*seen != f->lists)
            items[kept++] = ref;
        *seen = f->lists;
    }
    *refs = (akt_refs){items, items ? kept : 0};
}

static void fold_record(akt_fold *f, akt_table table, akt_record *record)
{
    const akt_schema *schema = akt_schema_of_table(table);
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        void *at = (char *)record + field->offset;
        if (field->type == AKT_FIELD_REFS)
            fold_refs(f, at);
        else if (field->type == AKT_FIELD_REF && table != AKT_TABLE_ACTORS)
            *(akt_ref *)at = akt_fold__ref(f, *(akt_ref *)at);
    }
}

void akt_fold__add_codes(akt_fold *f, akt_indices *to, const akt_indices *from)
{
    int32_t *items =
        akt_pool_get(akt_dataset_pool(f->dataset), (to->count + from->count + 1) * sizeof *items);
    f->failed = f->failed || !items;
    if (!items)
        return;
    for (size_t i = 0; i < to->count; i++)
        items[i] = to->items[i];
    akt_indices all = {items, to->count};
    for (size_t i = 0; i < from->count; i++) {
        if (!akt_indices_contain(&all, from->items[i]))
            items[all.count++] = from->items[i];
    }
    *to = all;
}

static int compare_refs(akt_ref a, akt_ref b)
{
    int order = (a.table > b.table) - (a.table < b.table);
    return order ? order : (a.index > b.index) - (a.index < b.index);
}

static int compare_moved(const void *left, const void *right)
{
    const akt_flow *a = ((const moved *)left)->flow;
    const akt_flow *b = ((const moved *)right)->flow;
    int order = compare_refs(a->from, b->from);
    if (order == 0)
        order = compare_refs(a->to, b->to);
    return order ? order : (a->series > b->series) - (a->series < b->series);
}

/* Money of a unit and money of its body stay two series where their ends become the same. */
static void number_series(akt_fold *f, const akt_dataset *before)
{
    size_t count = akt_dataset_count(before, AKT_TABLE_FLOWS), changed = 0;
    const akt_flow *flows = akt_dataset_flows(before);
    moved *list = malloc((count + 1) * sizeof *list);
    int32_t series = 0;
    f->failed = f->failed || !list;
    for (size_t i = 0; list && i < count; i++) {
        series = flows[i].series > series ? flows[i].series : series;
        if (!akt_ref_is_same(akt_fold__ref(f, flows[i].from), flows[i].from) ||
            !akt_ref_is_same(akt_fold__ref(f, flows[i].to), flows[i].to))
            list[changed++] = (moved){&flows[i], i};
    }
    if (changed > 0)
        qsort(list, changed, sizeof *list, compare_moved);
    for (size_t i = 0; i < changed; i++) {
        series += i == 0 || compare_moved(&list[i - 1], &list[i]) != 0;
        ((akt_flow *)akt_dataset_edit(f->dataset, AKT_TABLE_FLOWS, list[i].index))->series = series;
    }
    free(list);
}

static bool is_loop(akt_table table, const akt_record *record)
{
    if (table == AKT_TABLE_TIES)
        return akt_ref_is_same(((const akt_tie *)record)->from, ((const akt_tie *)record)->to);
    if (table == AKT_TABLE_FLOWS)
        return akt_ref_is_same(((const akt_flow *)record)->from, ((const akt_flow *)record)->to);
    return false;
}

static void fold_asides(akt_fold *f)
{
    akt_list *asides = akt_dataset_edit_asides(f->dataset);
    akt_aside *items = asides->items;
    for (size_t i = 0; i < asides->count; i++)
        fold_record(f, AKT_TABLE_FLOWS, &items[i].flow.record);
}

static void fold_tables(akt_fold *f, const akt_dataset *before)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        akt_table table = (akt_table)t;
        for (size_t i = 0; i < akt_dataset_count(f->dataset, table); i++) {
            akt_record *record = akt_dataset_edit(f->dataset, table, i);
            bool was_loop = is_loop(table, akt_dataset_record(before, table, i));
            fold_record(f, table, record);
            if (table != AKT_TABLE_ACTORS)
                f->keep[t][i] = was_loop || !is_loop(table, record);
        }
    }
}

/* The lesser of two amounts; not known is no bound. */
static akt_amount least(akt_amount a, akt_amount b)
{
    return !b.known || (a.known && a.value < b.value) ? a : b;
}

/* Adds a part, or, where its flow stays inside a body, what that one continues in its place. */
static void add_part(akt_fold *f, akt_list *parts, akt_part part, size_t depth)
{
    const akt_flow *flow = &akt_dataset_flows(f->dataset)[part.flow];
    if (f->keep[AKT_TABLE_FLOWS][part.flow]) {
        akt_part *added = akt_list_add(parts);
        f->failed = f->failed || !added;
        if (added)
            *added = part;
        return;
    }
    for (size_t i = 0; depth > 0 && i < flow->continues.count; i++) {
        akt_part through = flow->continues.items[i];
        through.amount = least(through.amount, least(part.amount, flow->amount));
        add_part(f, parts, through, depth - 1);
    }
}

static bool goes_through(const akt_fold *f, const akt_flow *flow)
{
    for (size_t i = 0; i < flow->continues.count; i++)
        if (!f->keep[AKT_TABLE_FLOWS][flow->continues.items[i].flow])
            return true;
    return false;
}

/* Money that a flow inside a body handed on comes from where that flow had it, so that none of it is
 * added twice. */
static void pass_through(akt_fold *f)
{
    for (size_t i = 0; i < akt_dataset_count(f->dataset, AKT_TABLE_FLOWS); i++) {
        akt_flow *flow = (akt_flow *)akt_dataset_edit(f->dataset, AKT_TABLE_FLOWS, i);
        akt_list parts = AKT_LIST_OF(akt_part);
        if (!f->keep[AKT_TABLE_FLOWS][i] || !goes_through(f, flow))
            continue;
        for (size_t p = 0; p < flow->continues.count; p++)
            add_part(f, &parts, flow->continues.items[p], DEEPEST);
        akt_part *items =
            akt_pool_get(akt_dataset_pool(f->dataset), (parts.count + 1) * sizeof *items);
        f->failed = f->failed || !items;
        if (items && parts.count)
            memcpy(items, parts.items, parts.count * sizeof *items);
        flow->continues = (akt_parts){items, items ? parts.count : 0};
        akt_list_dispose(&parts);
    }
}

akt_status akt_fold__start(akt_fold *f, const akt_dataset *dataset, akt_error *err)
{
    size_t actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    *f = (akt_fold){.dataset = akt_dataset_copy(dataset),
                    .body = calloc(actors + 1, sizeof *f->body)};
    f->failed = !f->dataset || !f->body;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(dataset, (akt_table)t);
        f->keep[t] = malloc(count + 1);
        f->seen[t] = calloc(count + 1, sizeof *f->seen[t]);
        f->failed = f->failed || !f->keep[t] || !f->seen[t];
        if (f->keep[t])
            memset(f->keep[t], true, count + 1);
    }
    for (size_t i = 0; !f->failed && i < actors; i++)
        f->body[i] = (int32_t)i;
    return f->failed ? akt_error_memory(err) : AKT_OK;
}

void akt_fold__dispose(akt_fold *f)
{
    akt_dataset_free(f->dataset);
    free(f->body);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        free(f->keep[t]);
        free(f->seen[t]);
    }
}

void akt_fold__apply(akt_fold *f, const akt_dataset *dataset)
{
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        f->keep[AKT_TABLE_ACTORS][i] = f->body[i] == (int32_t)i;
    number_series(f, dataset);
    fold_tables(f, dataset);
    fold_asides(f);
    pass_through(f);
}

akt_status akt_fold__finish(akt_fold *f, akt_dataset **out, akt_error *err)
{
    *out = f->failed ? NULL : akt_dataset_select(f->dataset, f->keep);
    return *out ? AKT_OK : akt_error_memory(err);
}
