#include "base/buffer.h"
#include "model/field_same.h"
#include "scenario/difference_internal.h"

#include <stdlib.h>

/* Ties and roles: they have no ids. A step takes all away that are alike, so that where one of several
 * goes the others are added again. */

typedef struct line {
    int64_t key[3];  /* what a step that removes names */
    bool is_wanted;  /* of the second dataset */
    bool is_settled; /* wanted and there, or there and removed already */
    size_t index;
    const akt_record *record; /* in terms of state */
} line;

typedef struct lines {
    line *items;
    size_t count;
    akt_table table;
} lines;

static int64_t pack(akt_ref ref)
{
    return akt_ref_is_set(ref) ? (int64_t)ref.table << 32 | ref.index : -1;
}

static void find_key(const akt_differ *d, akt_table table, line *l)
{
    if (table == AKT_TABLE_ROLES) {
        const akt_role *role = (const akt_role *)l->record;
        l->key[0] = pack(role->holder);
        l->key[1] = role->role;
        l->key[2] = role->area;
        return;
    }
    const akt_tie *tie = (const akt_tie *)l->record;
    int64_t from = pack(tie->from), to = pack(tie->to);
    bool turn = to < from && !akt_dataset_tie_is_directed(d->state, tie);
    l->key[0] = turn ? to : from;
    l->key[1] = turn ? from : to;
    l->key[2] = tie->kind;
}

static int compare_keys(const line *a, const line *b)
{
    for (int i = 0; i < 3; i++)
        if (a->key[i] != b->key[i])
            return a->key[i] < b->key[i] ? -1 : 1;
    return 0;
}

static int compare_lines(const void *left, const void *right)
{
    const line *a = left, *b = right;
    int order = compare_keys(a, b);
    if (order)
        return order;
    if (a->is_wanted != b->is_wanted)
        return a->is_wanted ? 1 : -1;
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_places(const void *left, const void *right)
{
    const line *a = left, *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

static void add_line(const akt_differ *d, lines *all, const line *added)
{
    all->items[all->count] = *added;
    find_key(d, all->table, &all->items[all->count]);
    all->count++;
}

/* What is there of the first dataset when all steps are done: what hangs on nobody who goes. */
static bool is_there(const akt_differ *d, akt_table table, const akt_record *record)
{
    if (table == AKT_TABLE_ROLES)
        return akt_differ__stays(d, ((const akt_role *)record)->holder);
    const akt_tie *tie = (const akt_tie *)record;
    return akt_differ__stays(d, tie->from) && akt_differ__stays(d, tie->to);
}

static const char *id_of(const akt_dataset *dataset, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    return party ? party->record.id : "–";
}

static const char *describe_tie(akt_differ *d, const akt_tie *tie)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_term *kind = akt_dataset_term(d->to, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    akt_buffer_format(&text, "%s %s %s", id_of(d->to, tie->from), kind->record.id,
                      id_of(d->to, tie->to));
    return akt_buffer_settle(&text, d->pool);
}

static const char *describe_role(akt_differ *d, const akt_role *role)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_term *word = akt_dataset_term(d->to, AKT_VOCABULARY_ROLES, role->role);
    const akt_term *area = akt_dataset_term(d->to, AKT_VOCABULARY_AREAS, role->area);
    akt_buffer_format(&text, "%s %s", id_of(d->to, role->holder), word->record.id);
    if (area || role->area == AKT_AREA_ALL)
        akt_buffer_format(&text, " %s", area ? area->record.id : "all");
    return akt_buffer_settle(&text, d->pool);
}

const char *akt_differ__subject(akt_differ *d, akt_table table, size_t index)
{
    const akt_record *record = akt_dataset_record(d->to, table, index);
    if (table == AKT_TABLE_TIES)
        return describe_tie(d, (const akt_tie *)record);
    return table == AKT_TABLE_ROLES ? describe_role(d, (const akt_role *)record) : record->id;
}

/* Both datasets' lines, alike ones side by side, those that are there first. */
static void list(akt_differ *d, akt_table table, lines *out)
{
    size_t there = akt_dataset_count(d->state, table), wanted = akt_dataset_count(d->to, table);
    *out = (lines){calloc(there + wanted + 1, sizeof(line)), 0, table};
    d->failed = d->failed || !out->items;
    for (size_t i = 0; out->items && i < there; i++) {
        const line l = {.index = i, .record = akt_dataset_record(d->state, table, i)};
        if (is_there(d, table, l.record))
            add_line(d, out, &l);
    }
    for (size_t i = 0; out->items && !d->failed && i < wanted; i++) {
        const akt_translation t = akt_differ__translate(d, table, i);
        const line l = {.is_wanted = true, .index = i, .record = t.record};
        if (t.record && !akt_translation__is_void(&t, table))
            add_line(d, out, &l);
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_lines);
}

static bool settle(const akt_schema *schema, line *there, line *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (wanted[i].is_settled || !akt_record_is_same(schema, there->record, wanted[i].record))
            continue;
        wanted[i].is_settled = there->is_settled = true;
        return true;
    }
    return false;
}

/* Alike lines: settles those that both have, all of them or (where one must go) none; of those that
 * must go the first is left unsettled, and stands for all. */
static void settle_group(akt_table table, line *items, size_t count)
{
    const akt_schema *schema = akt_schema_of_table(table);
    size_t there = 0;
    bool all = true;
    while (there < count && !items[there].is_wanted)
        there++;
    for (size_t i = 0; i < there; i++)
        all = settle(schema, &items[i], items + there, count - there) && all;
    for (size_t i = 0; !all && i < count; i++)
        items[i].is_settled = i > 0 && i < there;
}

/* In the order of the datasets again. */
static void settle_all(akt_differ *d, akt_table table, lines *out)
{
    list(d, table, out);
    for (size_t i = 0, end; i < out->count; i = end) {
        for (end = i + 1; end < out->count && !compare_keys(&out->items[i], &out->items[end]);)
            end++;
        settle_group(table, &out->items[i], end - i);
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_places);
}

static void step_lines(akt_differ *d, akt_table table, bool wanted)
{
    lines all;
    settle_all(d, table, &all);
    for (size_t i = 0; i < all.count; i++) {
        const line *l = &all.items[i];
        if (!l->is_settled && l->is_wanted == wanted)
            akt_differ__step(d, wanted ? AKT_DIFFERENCE_ADD : AKT_DIFFERENCE_REMOVE, table,
                             akt_differ__copy(d, table, l->record));
    }
    free(all.items);
}

/* Those that go with a party need no step of their own, but where they continue money that may move
 * before the party goes. */
static void remove_flows(akt_differ *d)
{
    const akt_flow *flows = akt_dataset_flows(d->state);
    for (size_t i = 0; i < akt_dataset_count(d->state, AKT_TABLE_FLOWS); i++) {
        bool goes_with_party = !akt_differ__stays(d, flows[i].from) ||
                               !akt_differ__stays(d, flows[i].to) ||
                               !akt_differ__stays(d, flows[i].via);
        if (d->to_of[AKT_TABLE_FLOWS][i] == AKT_NONE &&
            (!goes_with_party || flows[i].continues.count > 0))
            akt_differ__step(d, AKT_DIFFERENCE_REMOVE, AKT_TABLE_FLOWS,
                             akt_differ__copy(d, AKT_TABLE_FLOWS, &flows[i].record));
    }
}

void akt_differ__remove_lines(akt_differ *d)
{
    remove_flows(d);
    step_lines(d, AKT_TABLE_TIES, false);
    step_lines(d, AKT_TABLE_ROLES, false);
}

void akt_differ__add_lines(akt_differ *d)
{
    step_lines(d, AKT_TABLE_TIES, true);
    step_lines(d, AKT_TABLE_ROLES, true);
}
