#include "scenario/roll_up.h"

#include "base/list.h"
#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

/* Flows in a row inside one body that money is followed through. */
enum { DEEPEST = 16 };

typedef struct folding {
    akt_dataset *dataset; /* a copy, edited in place */
    int32_t *body;        /* of each actor: the topmost one above it, itself where there is none */
    bool *keep[AKT_TABLE_COUNT];
    size_t *seen[AKT_TABLE_COUNT]; /* the number of the list that a record last stood in */
    size_t lists;
    bool failed;
} folding;

/* A flow whose ends are moved, as it was before. */
typedef struct moved {
    const akt_flow *flow;
    size_t index;
} moved;

/* Validation has seen to it that no actor is above itself. */
static void find_bodies(folding *f)
{
    const akt_actor *actors = akt_dataset_actors(f->dataset);
    size_t count = akt_dataset_count(f->dataset, AKT_TABLE_ACTORS);
    for (size_t i = 0; i < count; i++) {
        int32_t top = (int32_t)i;
        while (akt_ref_is_set(actors[top].parent))
            top = actors[top].parent.index;
        f->body[i] = top;
        f->keep[AKT_TABLE_ACTORS][i] = top == (int32_t)i;
    }
}

static akt_ref fold(const folding *f, akt_ref ref)
{
    if (akt_ref_is_set(ref) && ref.table == AKT_TABLE_ACTORS)
        ref.index = f->body[ref.index];
    return ref;
}

/* Each once, where it stands first. */
static void fold_refs(folding *f, akt_refs *refs)
{
    akt_ref *items = akt_pool_get(akt_dataset_pool(f->dataset), (refs->count + 1) * sizeof *items);
    size_t kept = 0;
    f->failed = f->failed || !items;
    f->lists++;
    for (size_t i = 0; items && i < refs->count; i++) {
        akt_ref ref = fold(f, refs->items[i]);
        size_t *seen = &f->seen[ref.table][ref.index];
        if (*seen != f->lists)
            items[kept++] = ref;
        *seen = f->lists;
    }
    *refs = (akt_refs){items, items ? kept : 0};
}

static void fold_record(folding *f, akt_table table, akt_record *record)
{
    const akt_schema *schema = akt_schema_of_table(table);
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        void *at = (char *)record + field->offset;
        if (field->type == AKT_FIELD_REFS)
            fold_refs(f, at);
        else if (field->type == AKT_FIELD_REF && table != AKT_TABLE_ACTORS)
            *(akt_ref *)at = fold(f, *(akt_ref *)at);
    }
}

static void add_codes(folding *f, akt_indices *to, const akt_indices *from)
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

static void fold_units(folding *f)
{
    for (size_t i = 0; i < akt_dataset_count(f->dataset, AKT_TABLE_ACTORS); i++) {
        if (f->keep[AKT_TABLE_ACTORS][i])
            continue;
        const akt_actor *unit = &akt_dataset_actors(f->dataset)[i];
        akt_actor *body =
            (akt_actor *)akt_dataset_edit(f->dataset, AKT_TABLE_ACTORS, (size_t)f->body[i]);
        add_codes(f, &body->audiences, &unit->audiences);
        add_codes(f, &body->instruments, &unit->instruments);
    }
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
static void number_series(folding *f, const akt_dataset *before)
{
    size_t count = akt_dataset_count(before, AKT_TABLE_FLOWS), changed = 0;
    const akt_flow *flows = akt_dataset_flows(before);
    moved *list = malloc((count + 1) * sizeof *list);
    int32_t series = 0;
    f->failed = f->failed || !list;
    for (size_t i = 0; list && i < count; i++) {
        series = flows[i].series > series ? flows[i].series : series;
        if (!akt_ref_is_same(fold(f, flows[i].from), flows[i].from) ||
            !akt_ref_is_same(fold(f, flows[i].to), flows[i].to))
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

static void fold_tables(folding *f, const akt_dataset *before)
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
static void add_part(folding *f, akt_list *parts, akt_part part, size_t depth)
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

static bool goes_through(const folding *f, const akt_flow *flow)
{
    for (size_t i = 0; i < flow->continues.count; i++)
        if (!f->keep[AKT_TABLE_FLOWS][flow->continues.items[i].flow])
            return true;
    return false;
}

/* Money that a flow inside a body handed on comes from where that flow had it, so that none of it is
 * added twice. */
static void pass_through(folding *f)
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

static akt_status make_room(folding *f, const akt_dataset *dataset, akt_error *err)
{
    f->dataset = akt_dataset_copy(dataset);
    f->body = calloc(akt_dataset_count(dataset, AKT_TABLE_ACTORS) + 1, sizeof *f->body);
    f->failed = !f->dataset || !f->body;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        f->keep[t] = calloc(akt_dataset_count(dataset, (akt_table)t) + 1, 1);
        f->seen[t] = calloc(akt_dataset_count(dataset, (akt_table)t) + 1, sizeof *f->seen[t]);
        f->failed = f->failed || !f->keep[t] || !f->seen[t];
    }
    return f->failed ? akt_error_memory(err) : AKT_OK;
}

akt_status akt_roll_up(akt_dataset **out, const akt_dataset *dataset, akt_error *err)
{
    folding f = {0};
    *out = NULL;
    akt_status status = make_room(&f, dataset, err);
    if (status == AKT_OK) {
        find_bodies(&f);
        fold_units(&f);
        number_series(&f, dataset);
        fold_tables(&f, dataset);
        pass_through(&f);
        if (!f.failed)
            *out = akt_dataset_select(f.dataset, f.keep);
        if (*out)
            akt_dataset_edit_about(*out)->rolled_up = true;
        else
            status = akt_error_memory(err);
    }
    akt_dataset_free(f.dataset);
    free(f.body);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        free(f.keep[t]);
        free(f.seen[t]);
    }
    return status;
}
